"""Quantities as a whole text, such as the cell of a table."""

from __future__ import annotations

import pytest

from govdoc_parse import Lexicon
from govdoc_parse.stages.quantities.find import QuantityFinder

FINDER = QuantityFinder(Lexicon.default())


@pytest.mark.parametrize(("text", "value"), [("六角五分", "0.65"), ("3.2万元", "32000"), ("2万5千公里", "25000")])
def test_a_text_that_is_one_quantity_is_read(text: str, value: str) -> None:
    reading = FINDER.read(text)
    assert reading is not None
    assert str(reading.value) == value


@pytest.mark.parametrize("text", ["十一零元五角", "二至五十一零名", "十折", "3.2万元以上", "约3公里", "公里", ""])
def test_a_text_that_is_none_or_holds_more_is_not(text: str) -> None:
    assert FINDER.read(text) is None
