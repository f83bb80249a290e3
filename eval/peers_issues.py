"""What users reported as wrong in other libraries: a check of what this one answers, and the differences explained.

The reports are named by their line in from_issues_cn.jsonl. Each check takes the reported input and tells whether the
answer is right. `EXPLAINED` lists those whose right answer here differs from the reporter's wish, with the reason; their
check states what is answered instead.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import govdoc_parse
from govdoc_parse.fold import fold
from govdoc_parse.model import Fact
from govdoc_parse.numerals import numeral_value

Check = Callable[[str], bool]


def _facts(text: str) -> tuple[Fact, ...]:
    """The facts of a sentence; a line without a mark at its end could be a title."""
    return govdoc_parse.parse(text if text.endswith("。") else f"{text}。").facts


def nothing(text: str) -> bool:
    return not _facts(text)


def number(value: str) -> Check:
    return lambda text: numeral_value(fold(text)) == Decimal(value)


def one(value: str, unit_id: str | None, high: str | None = None, approximation: str | None = None) -> Check:
    """One quantity of that value and unit, and no other."""

    def check(text: str) -> bool:
        found = [f.quantity for f in _facts(text)]
        return [(q.value, q.high, q.unit_id, q.approximation) for q in found] == [
            (Decimal(value), Decimal(high) if high else None, unit_id, approximation)
        ]

    return check


def many(*pairs: tuple[str, str]) -> Check:
    def check(text: str) -> bool:
        return [(q.value, q.unit_id) for q in (f.quantity for f in _facts(text))] == [
            (Decimal(value), unit) for value, unit in pairs
        ]

    return check


def period(start: date, end: date) -> Check:
    """The days of a figure behind the time, in a document of the 20th of May 2024."""

    def check(text: str) -> bool:
        facts = _facts(f"发布日期：2024-05-20\n\n{text}，完成投资10亿元。")
        found = facts[-1].period if facts else None
        return found is not None and (found.start, found.end) == (start, end)

    return check


def outline(*expected: tuple[str, int | None]) -> Check:
    def check(text: str) -> bool:
        document = govdoc_parse.parse(f"前言说明如下。\n{text}\n")
        covered = "".join(
            document.text[s.start : s.end] for _, x in document.walk() for p in x.paragraphs for s in p.spans
        )
        heads = "".join((x.heading.text if x.heading else "") for _, x in document.walk())
        body = "".join(text.split())
        kept = "".join((heads + covered).split())
        return [(s.marker.text, s.ordinal) for _, s in document.walk()] == list(expected) and (
            not expected or all(c in kept for c in body[len("".join(expected[0][0].split())) :])
        )

    return check


def indicator(text: str) -> bool:
    facts = _facts(text)
    return (
        len(facts) == 1
        and facts[0].name == "规模以上工业增加值"
        and facts[0].role == "change"
        and (facts[0].comparison is not None and facts[0].comparison.basis == "prev_year")
    )


YEAR = date(2024, 1, 1), date(2024, 12, 31)
ANSWERS: dict[int, Check] = {
    1: one("412000000000", "CNY"),
    2: nothing,
    3: one("35410700", "CNY"),
    4: one("1000000000", "USD"),
    5: one("4726428700", "CNY"),
    6: one("123.11", "CNY"),
    7: one("1056000000", "CNY"),
    8: one("100", "item", approximation="at_least"),
    9: nothing,
    10: one("30000", "EUR"),
    11: nothing,
    12: period(*YEAR),
    13: nothing,
    14: period(date(2024, 1, 1), date(2024, 3, 31)),
    15: nothing,
    16: nothing,
    17: nothing,
    18: nothing,
    19: one("2", "item", "3"),
    20: one("30", "CNY", "40"),
    21: one("1.57", "percent"),
    22: number("1903971"),
    23: one("103453", "CNY"),
    24: number("132000"),
    25: number("1000000"),
    26: number("110090000000"),
    27: number("350000000000000"),
    28: lambda text: one("30000000000000", "CNY", approximation="over")(f"投资{text}元"),
    29: number("1500000000000"),
    30: one("20", "percentage_point"),
    31: one("5", "percent", "20"),
    32: many(("6", "percent"), ("32.5", "percent")),
    33: period(date(2024, 1, 1), date(2024, 6, 30)),
    34: lambda text: not any(f.quantity.unit_id == "month" for f in _facts(text)),
    35: nothing,
    36: nothing,
    37: indicator,
    38: period(date(2023, 1, 1), date(2023, 6, 30)),
    39: one("10", "percent", approximation="about"),
    40: outline(),
    41: outline(("十一、", 11)),
    42: outline(("三、", 3)),
    43: lambda text: outline(("第十条", 10))(text) and many(("30", "minute"), ("50", "CNY"), ("3", "year"))(text),
    44: outline(("第 1 章", 1)),
}

EXPLAINED: dict[int, str] = {
    34: "21年 alone is a length of time in documents; with a month, a quarter or a half behind it "
    "(21年3月) it is read as 2021",
    2: "a number without a unit in prose is no fact; in a table the unit of the label is taken over "
    "(tests/cases/tables.toml)",
    13: "no quantity is found, which is what matters; times of day are not read",
    15: "times of day are not read; no quantity is invented from them",
}
