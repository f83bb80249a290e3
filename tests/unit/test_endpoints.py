"""Which end of a change a level is, and marks that were passed."""

from __future__ import annotations

import pytest

import govdoc_parse as gp


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("森林覆盖率由41.1%提高到43.5%。", [("41.1%", "from"), ("43.5%", "to")]),
        ("地区生产总值突破千亿元大关，达到1023亿元。", [("千亿元", "milestone"), ("1023亿元", None)]),
        ("旅游收入迈上百亿元新台阶。", [("百亿元", "milestone")]),
        ("经营主体迈过50万户关口。", [("50万户", "milestone")]),
        ("粮食产量突破21万吨。", [("21万吨", None)]),
        ("旅游收入增长10%，跨过100亿元门槛。", [("10%", None), ("100亿元", "milestone")]),
        ("建成关口3个。", [("3个", None)]),
    ],
)
def test_a_level_knows_which_end_it_is(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(fact.quantity.quote.text, fact.endpoint) for fact in gp.parse(text).facts] == expected
