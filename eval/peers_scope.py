"""Which rows of the peers' cases are out of scope, and why. A row without a reason is counted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import regex

from govdoc_parse.fold import fold

Row = dict[str, Any]


def _bare_number(text: str, row: Row) -> bool:
    """A numeral inside of a sentence, or a list of numerals, without unit or classifier."""
    expected = row["expected"]
    whole = len(expected) == 1 and expected[0]["end"] - expected[0]["start"] >= len(row["input"].strip())
    return not whole and "分之" not in text


def _has_unit(text: str, item: Row) -> bool:
    return bool(regex.search(r"[次岁%％]|百分之|[万亿]$", item["text"])) or bool(
        regex.match(r" *(?:个|岁|次|平方英尺)", text[item["end"] :])
    )


RULES: tuple[tuple[str, str, Callable[[str, Row], bool]], ...] = (
    (
        "cn2an numbers",
        "read digit by digit (mode `direct`): identifiers, not numbers",
        lambda _, row: row["context"].get("mode") == "direct" if "context" in row else False,
    ),
    (
        "cn2an numbers",
        "refused by the peer's strict mode only: 一一 is read digit by digit, 百 without 一 as in 百亿",
        lambda text, row: (
            row["kind"] == "number_error" and row["context"]["mode"] == "strict" and text in {"一一", "壹壹", "百十一"}
        ),
    ),
    (
        "JioNLP money",
        "k and w for a thousand and ten thousand: chat language",
        lambda text, _: bool(regex.search(r"\d[kw]", text)),
    ),
    ("JioNLP money in text", "k for a thousand: chat language", lambda text, _: bool(regex.search(r"\dk", text))),
    (
        "cn2an numbers",
        "an amount in capitals: counted in the row below",
        lambda text, _: bool(regex.search("[元圆]", text)) and text[0] not in "元圆",
    ),
    ("cn2an amounts in capitals", "one 角 or 分 by itself", lambda text, _: bool(regex.fullmatch("负?壹[角分]", text))),
    (
        "JioNLP time",
        "lunar calendar, solar terms, holidays",
        lambda text, _: bool(regex.search("廿|闰|初[一-十五]|芒种|国庆|大年|^十一$|月十[五三]$", text)),
    ),
    (
        "JioNLP time",
        "digits without a word of time: most such digits in documents are no dates",
        lambda text, _: bool(
            regex.fullmatch(r"[\d ]{4,}|6·30|09-01|1994\.01-19|2008\.03-2009|[\d十]+月\d+|1月3至2月10", text)
        ),
    ),
    (
        "JioNLP time",
        "a distance from the day of speaking, vague by the peer's own label (blur), often without an end",
        lambda text, row: (
            row["expected"]["definition"] == "blur"
            and bool(regex.search(r"[年月日度半](?:多)?(?:之|以)?[前后来内]|过去|近|仨", text))
            and not regex.search(r"20\d\d|底前|初", text)
        ),
    ),
    (
        "JioNLP time",
        "a run of years is whole calendar years here",
        lambda text, _: bool(regex.search(r"(?:今后|未来)\d+年", text)),
    ),
    (
        "JioNLP time",
        "a length of time, which is a quantity here (60日内, 第七年)",
        lambda text, _: bool(regex.fullmatch(r"\d+日内|第.年", text)),
    ),
    (
        "JioNLP time",
        "two digits and 年 alone: a length of time in documents",
        lambda text, _: bool(regex.fullmatch("[^ ]{2}年", text)) and text[0] in "24三",
    ),
    ("JioNLP time", "a day of the month without the month", lambda text, _: text == "30日"),
    (
        "JioNLP time",
        "the next such day in the future, at the caller's wish",
        lambda _, row: bool(row["context"].get("ret_future")),
    ),
    ("JioNLP time", "year 1837", lambda _, row: row["expected"]["time"][0].startswith("1837")),
    (
        "Recognizers number",
        "power, exponent or k/M suffix: not a notation of documents",
        lambda text, _: bool(regex.search(r"\^|\de[+-]?\d|\d ?[kKmM]$|E0", text)),
    ),
    (
        "Recognizers number",
        "dozens and pairs (打, 对, 双) multiplied out: prose",
        lambda text, _: bool(regex.search("打(?!对折)|双|雙|[对對](?!折)", text)),
    ),
    ("Recognizers number", "兆 stands for 10⁶ and for 10¹²: left unread on purpose", lambda text, _: "兆" in text),
    ("Recognizers number", "number without integer digits (.5)", lambda text, _: bool(regex.match(r"-?\.\d", text))),
    (
        "Recognizers number",
        "mixed or improper fraction (三又三分之一, 16分之2225)",
        lambda text, row: (
            "又" in text
            or bool(regex.search(r"\d \d+/\d", text))
            or (
                ("分之" in text.replace(" ", "") or "/" in text)
                and any(abs(float(e["value"])) >= 1 for e in row["expected"])
            )
        ),
    ),
    (
        "Recognizers number",
        "blanks inside of a fraction: two columns of a table look the same",
        lambda text, _: bool(regex.search(" 分|分 +之|之 ", text)),
    ),
    ("Recognizers number", "半百: a figure of speech (年过半百)", lambda text, _: text == "半百"),
    ("Recognizers number", "fraction with a slash and a sign", lambda text, _: bool(regex.match(r"-\d/\d", text))),
    (
        "Recognizers number",
        "vague number: an interval here (500余万 is tested as number_range and in our own cases)",
        lambda text, _: bool(regex.search(r"[余多几幾]", text)),
    ),
    ("Recognizers number", "numeral without a unit in a sentence: no quantity of a document", _bare_number),
    (
        "Recognizers currency",
        "a currency without an amount",
        lambda _, row: any(e.get("value") is None for e in row["expected"]),
    ),
    (
        "Recognizers currency",
        "two amounts of two currencies' parts put into one (美分, 銭)",
        lambda text, _: bool(regex.search("美分|銭", text)),
    ),
    ("Recognizers currency", "bitcoins: no currency of documents", lambda text, _: "比特币" in text),
    (
        "Recognizers currency",
        "24 digits without a mark: an identifier",
        lambda text, _: bool(regex.search(r"\d{19}", text)),
    ),
    ("Recognizers currency", "兆 stands for 10⁶ and for 10¹²: left unread on purpose", lambda text, _: "兆" in text),
    (
        "Recognizers dimension",
        "两 as a weight: left unread, it is the number two in documents",
        lambda _, row: any(e.get("unit") == "Liang" for e in row["expected"]),
    ),
    (
        "Recognizers dimension",
        "千 and 一位 read as part of the unit (千比特, 千字节, 一位 = 1 bit): a thousand of them here",
        lambda text, _: bool(regex.search("千比特|千字节|一位", text)),
    ),
    (
        "Recognizers number_range",
        "numbers without a unit: no quantities of a document",
        lambda _, row: not all(_has_unit(row["input"], e) for e in row["expected"]),
    ),
    (
        "Recognizers number_range",
        "two bounds put into one interval; two quantities here, the first without a unit",
        lambda text, _: bool(regex.search(r"最多\d+最少", text)),
    ),
    (
        "Recognizers number_range",
        "traditional 幾 in the words: documents of the mainland are read",
        lambda text, _: "幾" in text,
    ),
    (
        "Recognizers number_range",
        "the peer's own value is wrong: 20000 for 20万次",
        lambda text, _: bool(regex.search(r"\d万次", text)),
    ),
    ("Recognizers number_range", "k for a thousand: chat language", lambda text, _: bool(regex.search(r"\dk", text))),
    (
        "Recognizers percent",
        "blanks inside of a number: two columns of a table look the same",
        lambda text, _: (
            bool(regex.search(r"[一二三四五六七八九十七陆] +[一二三四五六七八九十点]|\d +\d|点 +[一五]|成 +六", text))
            or bool(regex.search("百 +[分五]|个 +百|六 +个| 个百分 |  +", text))
        ),
    ),
    ("Recognizers percent", "k for a thousand: chat language", lambda text, _: bool(regex.search(r"\d ?[kK]", text))),
    (
        "Recognizers percent",
        "对折 and 半成, 半折: figures of speech",
        lambda text, _: bool(regex.search("对折|半[成折]", text)),
    ),
    (
        "Recognizers percent",
        "a juxtaposed pair is a range here, and nothing at all there",
        lambda text, row: "二三十" in text and not row["expected"],
    ),
    ("Recognizers percent", "percent signs of a web address", lambda text, _: "http" in text),
    (
        "Recognizers percent",
        "traditional characters in the words (個, 點, 對): documents of the mainland are read",
        lambda text, _: bool(regex.search("[個點對兩萬陸佰]", text)),
    ),
)


def out_of_scope(group: str, row: Row) -> str | None:
    """The reason why a row is not counted, or `None`."""
    text = fold(row["input"]).strip()
    for name, reason, applies in RULES:
        if name == group and applies(text, row):
            return reason
    return None
