"""Random tables: a fact of a table states the number of its cell times the magnitude of the unit told for it, or nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from conftest import examples
from generated_tables import Cell, Made, made_tables, wrong_facts
from hypothesis import given, settings
from hypothesis import strategies as st

import govdoc_parse as gp
from govdoc_parse.fold import fold

UNITS = {"元": 1, "万元": 10**4, "亿元": 10**8, "吨": 1, "万吨": 10**4, "人": 1, "万人": 10**4, "亩": 1, "%": 1}
LABELS = (
    "东坪镇",
    "地区生产总值",
    "其中：税收收入",
    "一、财政拨款收入",
    "（一）办公费",
    "＃工业",
    "合计",
    "水厂扩建",
    "",
)
HEADS = (
    "产量", "预算数", "2023年", "同比增长（%）", "同比增长", "位次", "增减额", "占比", "合计", "（40分）", "完成率", "得分",
    "本月", "累计", "其中：女性", "",
)  # fmt: skip
CELLS = ("", "-", "—", "…", "持平", "不设", "2023—2026", "[10]", "0835-6220101", "①")
numbers = st.one_of(
    st.integers(0, 10**7).map(str),
    st.integers(0, 10**9).map("{:,}".format),
    st.decimals("-1000", "1000", places=2).map(str),
)


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, str]:
    """A table of pipes and the one unit that it tells, in a note, its heads, its labels or a column."""
    unit = draw(st.sampled_from(sorted(UNITS)))
    place = draw(st.sampled_from(("note", "heads", "labels", "column")))
    width = draw(st.integers(1, 4))
    heads = [draw(st.sampled_from(HEADS)) for _ in range(width)]
    serial = draw(st.booleans())
    bracket = f"（{unit}）"
    head = ["序号"] * serial + ["指标"] + ["单位"] * (place == "column")
    head += [h + bracket if place == "heads" and h and "（" not in h else h for h in heads]
    lines = ["| " + " | ".join(head) + " |"]
    if draw(st.booleans()):
        lines.append("| " + " | ".join(["", *(draw(st.sampled_from(HEADS)) for _ in head[1:])]) + " |")
    for number in range(1, draw(st.integers(1, 5)) + 1):
        label = draw(st.sampled_from(LABELS))
        row = [str(number)] * serial + [label + bracket if place == "labels" and label else label]
        row += [unit] * (place == "column") + [draw(st.one_of(numbers, st.sampled_from(CELLS))) for _ in heads]
        lines.append("| " + " | ".join(row) + " |")
    note = [f"单位：{unit}"] if place == "note" else []
    return "\n".join(["附表1 2023年主要指标表", *note, *lines]), unit


@settings(max_examples=examples(400), deadline=None)
@given(tables())
def test_no_fact_differs_from_its_cell(made: tuple[str, str]) -> None:
    text, unit = made
    bare = unit.lstrip("万亿")
    for fact in gp.parse(text).facts:
        quantity = fact.quantity
        stated = Decimal(fold(quantity.quote.text).replace(",", "").replace(" ", ""))
        assert quantity.unit in {bare, "%", "位", "分", None}
        assert quantity.value == stated * (UNITS[unit] if quantity.unit == bare else 1)


@settings(max_examples=examples(200), deadline=None)
@given(tables())
def test_grids_are_rectangles_and_quotes_of_the_text(made: tuple[str, str]) -> None:
    document = gp.parse(made[0])
    for table in document.tables:
        assert len({len(row) for row in table.rows} | ({len(table.header)} if table.header else set())) <= 1
    assert gp.Document.model_validate(document.model_dump()) == document


@pytest.mark.parametrize("form", ["piped", "html"])
def test_facts_state_what_their_cells_and_a_stated_unit_say(form: str) -> None:
    facts = 0
    for made in made_tables(150, 7):
        document = gp.parse_bytes(getattr(made, form)())
        assert wrong_facts(made, document) == [], document.text
        facts += len(document.facts)
    assert facts > 500


def test_a_wrong_fact_would_be_found() -> None:
    made = Made((), ((Cell("指标"), Cell("产量（吨）")), (Cell("稻谷"), Cell("31.5", units=frozenset({"万元"})))))
    assert wrong_facts(made, gp.parse_bytes(made.piped())) == ["31.5 → 产量 31.5 吨"]
    made = Made((), ((Cell("指标"), Cell("产量（吨）")), (Cell("稻谷"), Cell("31.5"))))
    assert wrong_facts(made, gp.parse_bytes(made.html())) == ["31.5 → 产量 31.5 吨"]
