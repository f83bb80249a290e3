"""Quantities as a whole text, such as the cell of a table."""

from __future__ import annotations

import pytest

import govdoc_parse as gp
from govdoc_parse import Lexicon
from govdoc_parse.stages.quantities.quantity_finder import QuantityFinder

FINDER = QuantityFinder(Lexicon.default())


@pytest.mark.parametrize(("text", "value"), [("六角五分", "0.65"), ("3.2万元", "32000"), ("2万5千公里", "25000")])
def test_a_text_that_is_one_quantity_is_read(text: str, value: str) -> None:
    reading = FINDER.read(text)
    assert reading is not None
    assert str(reading.value) == value


@pytest.mark.parametrize("text", ["十一零元五角", "二至五十一零名", "十折", "3.2万元以上", "约3公里", "公里", ""])
def test_a_text_that_is_none_or_holds_more_is_not(text: str) -> None:
    assert FINDER.read(text) is None


@pytest.mark.parametrize(
    ("text", "unit_id"),
    [
        ("出口38亿元。", "CNY"),
        ("出口3万澳元。", "AUD"),
        ("出口额新台币38亿元。", "TWD"),
        ("出口12万元欧元。", "EUR"),
        ("支付￥300。", "CNY"),
        ("大约五千块的投资。", "piece"),
        ("投资五千块。", "CNY"),
        ("完成三成。", "percent"),
        ("采购3至5辆。", "vehicle"),
        ("人均3万元/人。", "CNY/人"),
    ],
)
def test_a_unit_has_its_id(text: str, unit_id: str) -> None:
    assert [fact.quantity.unit_id for fact in gp.parse(text).facts] == [unit_id]


@pytest.mark.parametrize("text", ["补助数十万元。", "补助数十余万元。"])
def test_some_tens_are_below_a_hundred(text: str) -> None:
    upper = gp.parse(text).facts[0].quantity.upper
    assert upper is not None
    assert (upper.value, upper.closed) == (1_000_000, False)
