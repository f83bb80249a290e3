"""`Fact.row` and `Fact.year`: flat access that has every key for every fact."""

from __future__ import annotations

from decimal import Decimal

import pytest

import govdoc_parse as gp

KEYS = [
    "name", "value", "unit", "written", "role", "direction", "status", "year", "period_start", "period_end", "region",
    "section", "sentence",
]  # fmt: skip


def test_a_row_has_what_the_fact_states() -> None:
    text = "松河县2024年上半年工作总结\n一、工作情况\n全县旅游收入1.2亿元，下降0.8%。\n"
    document = gp.parse(text)
    rows = [fact.row(text) for fact in document.facts]
    assert [list(row) for row in rows] == [KEYS, KEYS]
    assert rows[1] == {
        "name": "旅游收入",
        "value": Decimal("0.8"),
        "unit": "%",
        "written": "0.8%",
        "role": "change",
        "direction": "down",
        "status": "achieved",
        "year": 2024,
        "period_start": "2024-01-01",
        "period_end": "2024-06-30",
        "region": "全县",
        "section": "1",
        "sentence": "全县旅游收入1.2亿元，下降0.8%。",
    }


def test_what_the_fact_does_not_state_is_none() -> None:
    (fact,) = gp.parse("男女比例为3:7。").facts
    row = fact.row()
    assert row["written"] == "3:7"
    assert {key for key, value in row.items() if value is None} == set(KEYS) - {"name", "written", "role", "status"}
    assert fact.year is None


@pytest.mark.parametrize(
    ("text", "year"), [("2024年新建3家。", 2024), ("2021—2025年新建3家。", 2025), ("“十四五”期间新建3家。", 2025)]
)
def test_the_year_is_that_of_the_last_day(text: str, year: int) -> None:
    (fact,) = gp.parse(text).facts
    assert fact.year == fact.row()["year"] == year
