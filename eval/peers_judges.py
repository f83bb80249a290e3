"""Whether the library gives what a row of a peer's cases expects: one judge a kind of row."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from peers_issues import ANSWERS

import govdoc_parse
from govdoc_parse.fold import fold
from govdoc_parse.model import Fact, Quantity
from govdoc_parse.numerals import numeral_value

Row = dict[str, Any]
CURRENCIES = {
    "元": "CNY", "Chinese yuan": "CNY", "美元": "USD", "United States dollar": "USD", "Dollar": "USD", "港元": "HKD",
    "Hong Kong dollar": "HKD", "日元": "JPY", "Japanese yen": "JPY", "欧元": "EUR", "Euro": "EUR", "新台币": "TWD",
    "New Taiwan dollar": "TWD", "泰铢": "THB", "卢布": "RUB", "韩元": "KRW", "澳元": "AUD", "Swiss franc": "CHF",
    "Nigerian naira": "NGN",
}  # fmt: skip
UNITS = {
    "Mu": "mu", "Kilogram": "kg", "Centimeter": "cm", "Ton": "t", "Meter": "m", "Jin": "jin", "Kilometer": "km",
    "Gram": "g", "Microgram": "ug", "Kilowatt": "kW", "Kilocalorie": "kcal", "Hertz": "Hz", "Megahertz": "MHz",
    "Megabyte": "MB",
}  # fmt: skip
PERCENTS = {"percent", "permille", "percentage_point", "discount"}
BLUR = {
    "accurate": {None},
    "blur": {"about", "over", None},
    "blur-": {"nearly", "under"},
    "blur+": {"at_least", "over"},
}


def facts_of(text: str, day: str = "") -> tuple[Fact, ...]:
    """The facts of a text in a document of that day."""
    head = f"发布日期：{day}\n\n" if day else ""
    return govdoc_parse.parse(f"{head}{text}").facts


def quantities(row: Row, carrier: str) -> list[Quantity]:
    """What is found in a sentence as it is; an amount alone is put behind a word, for no document holds one alone."""
    text = row["input"].strip()
    expected = row["expected"]
    bare = not isinstance(expected, list) or any(e.get("end", 0) - e.get("start", 0) >= len(text) - 1 for e in expected)
    end = "" if text.endswith(("。", "；", "？", "！")) else "。"
    return [f.quantity for f in facts_of(f"{carrier if bare else ''}{text}{end}")]


def whole_number(row: Row) -> bool:
    expected = row["expected"][0]["value"] if isinstance(row["expected"], list) else row["expected"]
    got = numeral_value(fold(row["input"]).strip())
    if row["kind"] == "number_error":
        return got is None
    return got is not None and abs(got - Decimal(str(expected))) <= abs(Decimal(str(expected))) * Decimal("1e-12")


def numbers(row: Row) -> bool:
    """A numeral by itself is read as a numeral, one with a unit or as a fraction in its sentence."""
    expected = row["expected"]
    text = row["input"].strip()
    alone = isinstance(expected, list) and len(expected) == 1 and expected[0]["end"] - expected[0]["start"] >= len(text)
    if alone and "分之" not in fold(text).replace(" ", ""):
        return whole_number(row)
    got = [_number(q) for q in quantities(row, "达到")]
    wanted = [Decimal(str(e["value"])) for e in expected]
    return len(got) == len(wanted) and all(
        abs(a - b) <= abs(b) * Decimal("1e-12") for a, b in zip(got, wanted, strict=True)
    )


def _number(quantity: Quantity) -> Decimal:
    if quantity.ratio and "/" in quantity.ratio:
        part, whole = quantity.ratio.split("/")
        return Decimal(part) / Decimal(whole)
    return quantity.value if quantity.value is not None else Decimal("NaN")


def amounts(row: Row) -> bool:
    """大写金额 and amounts of cn2an."""
    got = [q for q in quantities(row, "合计") if q.kind == "money"]
    return len(got) == 1 and got[0].value == Decimal(str(row["expected"])).normalize()


def jionlp_money(row: Row) -> bool:
    expected = row["expected"]
    got = [q for q in quantities(row, "投资") if q.kind == "money"]
    if len(got) != 1:
        return False
    quantity, number = got[0], expected["num"]
    ends = [Decimal(n) for n in number] if isinstance(number, list) else [Decimal(number)]
    if quantity.unit_id not in {CURRENCIES[expected["case"]], None}:
        return False
    if len(ends) == 1:
        return (
            round(quantity.value or Decimal(0), 2) == round(ends[0], 2)
            and quantity.approximation in BLUR[expected["definition"]]
        )
    low, high = quantity.lower, quantity.upper
    return low is not None and high is not None and [low.value, high.value] == ends


def jionlp_extract(row: Row) -> bool:
    """The numeral and unit found lie where the peer finds them; blanks and 整 may differ at the edge."""
    got = [q for q in quantities(row, "") if q.kind == "money"]
    wanted = row["expected"]
    return len(got) == len(wanted) and all(
        abs(q.quote.start - e["offset"][0]) <= 1 and abs(q.quote.end - e["offset"][1]) <= 1
        for q, e in zip(got, wanted, strict=True)
    )


def times(row: Row) -> bool:
    """The period of a figure that stands behind the time; of deadlines and ends (年底) only the end is compared."""
    base = _base(row["context"]["time_base"])
    found = facts_of(f"{row['input']}完成投资10亿元。", base.isoformat())
    wanted = row["expected"]["time"]
    period = found[-1].period if found else None
    if period is None:
        return False
    end_only = row["input"].rstrip("之").endswith(("前", "底")) or "以前" in row["input"]
    return str(period.end) == wanted[1][:10] and (end_only or str(period.start) == wanted[0][:10])


def _base(value: Any) -> date:
    if isinstance(value, str):
        return date.fromisoformat(value[:10])
    if isinstance(value, (int, float)):
        return datetime.fromtimestamp(value, UTC).date()
    parts = list(value.values()) if isinstance(value, dict) else value
    return date(*([*parts, 1, 1])[:3])


def percents(row: Row) -> bool:
    """By value; 个百分点 stays apart from %, and 折 is what is left of the price."""
    got = [q for q in quantities(row, "达到") if q.unit_id in PERCENTS or q.kind == "ratio"]
    wanted = row["expected"]
    if len(got) != len(wanted):
        return False
    for quantity, item in zip(got, wanted, strict=True):
        value = quantity.high if quantity.high is not None else quantity.value
        if quantity.kind == "ratio":
            value = _number(quantity) * 100
        if quantity.unit_id in {"discount"} and value is not None:
            value *= 10
        point = "百分点" in fold(item["text"]).replace(" ", "").replace("個", "个").replace("點", "点")
        scale = Decimal("0.1") if quantity.unit_id == "permille" else Decimal(1)
        if (quantity.kind == "percentage_point") != point or value is None:
            return False
        if abs(value * scale - Decimal(item["value"].rstrip("%"))) > Decimal("1e-9"):
            return False
    return True


def measures(row: Row) -> bool:
    """Value and unit of every expected item, in order, among what is found."""
    table = CURRENCIES if row["kind"] == "currency" else UNITS
    got = [(q.value, q.unit_id) for q in quantities(row, "共计") if q.unit_id in set(table.values())]
    wanted = [(Decimal(str(e["value"])), table.get(e["unit"], e["unit"])) for e in row["expected"]]
    return [g for g in got if g in wanted] == wanted


def ranges(row: Row) -> bool:
    """The interval, ends included or not as the words say; ours closes what the peer leaves open at the top."""
    text = fold(row["input"])
    got = [f.quantity for f in facts_of(f"涉及{text}人。")] if text[-1] in "万亿" else quantities(row, "")
    wanted = [_interval(e["value"]) for e in row["expected"]]
    return len(got) == len(wanted) and all(
        _low(q) == low and _high(q) in {high, _top(q, high)} for q, (low, high) in zip(got, wanted, strict=True)
    )


def _low(quantity: Quantity) -> Decimal | None:
    return quantity.value if quantity.high is not None else quantity.lower.value if quantity.lower else None


def _high(quantity: Quantity) -> Decimal | None:
    return quantity.high if quantity.high is not None else quantity.upper.value if quantity.upper else None


def _top(quantity: Quantity, high: Decimal | None) -> Decimal | None:
    """500余亿 has an upper bound here (600亿), and none there."""
    return quantity.upper.value if high is None and quantity.upper and quantity.approximation == "over" else high


def _interval(text: str) -> tuple[Decimal | None, Decimal | None]:
    low, high = text.strip("[]()").split(",")
    return (Decimal(low) if low else None), (Decimal(high) if high else None)


def issues(row: Row) -> bool:
    return ANSWERS[row["line"]](row["input"])
