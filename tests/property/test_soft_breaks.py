"""A soft break, or a blank where one may be, changes no figure."""

from __future__ import annotations

import random
import re

import pytest
from conftest import THOROUGH
from parsed import PATHS, parsed

import govdoc_parse as gp

_UNSEEN = re.compile(r"[\s\u200b\ufeff]+")
PLACES, MOST = (15 if THOROUGH else 5), 0.01  # of the places of all fixtures, those at which the figures may change


def _figures(document: gp.Document) -> list[tuple[object, ...]]:
    return [
        (
            _UNSEEN.sub("", f.quantity.quote.text),
            f.quantity.value,
            f.quantity.high,
            _UNSEEN.sub("", f.quantity.unit or ""),
            f.role,
            f.direction,
        )
        for f in document.facts
    ]


def _places(text: str, document: gp.Document, chance: random.Random) -> list[int]:
    paragraphs = [*document.preamble, *(p for _, s in document.walk() for p in s.paragraphs)]
    found = [
        at
        for paragraph in paragraphs
        for at in range(paragraph.spans[0].start + 1, paragraph.spans[-1].end - 1)
        if not text[at - 1].isspace() and not text[at].isspace()
    ]
    return chance.sample(found, min(PLACES, len(found)))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_one_line_end_at_any_place_changes_no_figure(end: str) -> None:
    tried = changed = 0
    for path in PATHS:
        document = parsed(path)
        text = document.text
        figures = _figures(document)
        for at in _places(text, document, random.Random(path.name)):
            tried += 1
            changed += _figures(gp.parse(text[:at] + end + text[at:])) != figures
    assert tried >= 40
    assert changed <= MOST * tried


@pytest.mark.parametrize("blank", [" ", "\xa0", "\u3000", "\u200b", "\ufeff"])
@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("完成投资3", ".6亿元。"),
        ("完成投资3.", "6亿元。"),
        ("完成投资3.6", "亿元。"),
        ("接待游客12", "万人次。"),
        ("完成投资", "3.6亿元。"),
        ("提高2.5", "个百分点。"),
        ("提高2.5个", "百分点。"),
    ],
)
def test_one_blank_beside_a_figure_changes_nothing(before: str, behind: str, blank: str) -> None:
    assert _figures(gp.parse(before + blank + behind)) == _figures(gp.parse(before + behind))


def test_what_a_quote_holds_is_what_stands_in_the_text() -> None:
    text = "全年完成投资**4.\u200b7** 亿元，同比增长 $9.8\\%$；产值42[1]亿元。"
    quotes = [fact.quantity.quote for fact in gp.parse(text).facts]
    assert [quote.text for quote in quotes] == ["4.\u200b7** 亿元", "9.8\\%", "42[1]亿元"]
    assert all(text[quote.start : quote.end] == quote.text for quote in quotes)
