"""Every row of every table has an example that is read otherwise without it, by the stage that reads the table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import pytest

from govdoc_parse import Document, Lexicon, Parser
from govdoc_parse.fold import fold
from govdoc_parse.lexicon import TABLES, Row
from govdoc_parse.parser import default_parser
from govdoc_parse.stages.layout.document_kind import GenreFinder
from govdoc_parse.stages.layout.furniture import FurnitureFinder
from govdoc_parse.stages.layout.labels import LabelFinder
from govdoc_parse.stages.layout.markers import MarkerFinder
from govdoc_parse.stages.layout.tail import AuthorityFinder
from govdoc_parse.stages.quantities.quantity_finder import QuantityFinder
from govdoc_parse.stages.series.canonical import plain, spellings_of
from govdoc_parse.stages.text.source import read_source
from govdoc_parse.stages.text.wording import Wording
from govdoc_parse.stages.times.time_finder import TimeFinder

LEXICON = Lexicon.default()
QUANTITIES = QuantityFinder(LEXICON)
CUED = Parser(LEXICON)
TIMES = TimeFinder()
WORDING = CUED._frames._wording
UNITS = {surface: row for row in reversed(LEXICON.units) for surface in row.surfaces}


def _measures(lexicon: Lexicon, text: str) -> Any:
    source = read_source(text)
    found = (QUANTITIES if lexicon is LEXICON else QuantityFinder(lexicon)).find_measures(source, 0, len(text), [])
    return found, source.diagnostics


def _labels(lexicon: Lexicon, text: str) -> Any:
    finder = LabelFinder(lexicon)
    return finder.whole(fold(text)), finder.pairs(fold(text), 0)


def _document(lexicon: Lexicon, text: str) -> Document:
    if lexicon is LEXICON:
        return default_parser().parse(text)
    with patch(
        "govdoc_parse.parser.TimeFinder", lambda: TIMES
    ):  # whose rules no row changes: half of what a parser compiles
        return Parser(lexicon).parse(text)


def _facts(lexicon: Lexicon, text: str) -> Any:
    return _document(lexicon, text).facts


def _said(lexicon: Lexicon, text: str) -> Any:
    vars(WORDING).update(vars(Wording(lexicon)))  # compiling all the rest of a parser takes a third of a second
    document = CUED.parse(text)
    return document.facts, document.diagnostics


READ: dict[str, Callable[[Lexicon, str], Any]] = {
    "approximators": _measures,
    "false_friends": _measures,
    "labels": _labels,
    "numbering": lambda lexicon, text: MarkerFinder(lexicon).at(fold(text), 0, len(text)),
    "furniture": lambda lexicon, text: FurnitureFinder(lexicon).matches(fold(text)),
    "genres": lambda lexicon, text: GenreFinder(lexicon).genre_of(fold(text)),
    "authorities": lambda lexicon, text: AuthorityFinder(lexicon).matches(fold(text)),
    "section_kinds": lambda lexicon, text: [section.kind for section in _document(lexicon, text).sections],
    "changes": _facts,
    "comparisons": _facts,
    "statuses": _facts,
    "cues": _said,
    "words": _facts,
    "table_words": _facts,
}
OPEN: dict[str, int] = {}  # rows that still lack such an example


def _undecided(name: str) -> list[Row]:
    """The rows of a table whose example is read the same without them."""
    rows: tuple[Row, ...] = getattr(LEXICON, name)
    out = []
    for index, row in enumerate(rows):
        without = LEXICON.model_copy(update={name: (*rows[:index], *rows[index + 1 :])})
        if READ[name](without, row.example) == READ[name](LEXICON, row.example):
            out.append(row)
    return out


def test_every_table_is_checked() -> None:
    assert {*READ, "units", "indicators"} == TABLES.keys()  # each of these two has a test of its own


@pytest.mark.parametrize("name", READ)
def test_every_row_decides_its_example(name: str) -> None:
    undecided = _undecided(name)
    assert len(undecided) <= OPEN.get(name, 0), undecided


@pytest.mark.parametrize("row", LEXICON.units, ids=lambda row: row.id)
def test_every_unit_is_that_of_a_measure_of_its_example(row: Any) -> None:
    quotes = [fold(row.example)[measure.start : measure.end] for measure in _measures(LEXICON, row.example)[0]]
    written = [max((s for s in UNITS if quote.endswith(s)), key=len, default="") for quote in quotes]
    assert row in [UNITS.get(surface) for surface in written]


@pytest.mark.parametrize("surface", sorted({s for row in LEXICON.units for s in row.surfaces}))
def test_every_surface_of_a_unit_is_read(surface: str) -> None:
    found, _ = _measures(LEXICON, f"共计3.5万{surface}。")
    assert [m.reading.value for m in found] in ([35000], [350000], [3500]), surface
    # 成 counts by tens of percent, and 35折 is 3.5折


def test_every_indicator_is_the_id_of_a_figure_of_its_example() -> None:
    found = {row.id: {fact.indicator_id for fact in _facts(LEXICON, row.example)} for row in LEXICON.indicators}
    assert [id_ for id_, ids in found.items() if id_ not in ids] == []


def test_an_id_and_a_spelling_are_those_of_one_indicator() -> None:
    ids = [row.id for row in LEXICON.indicators]
    assert len(ids) == len(set(ids)) >= 200
    for field in ("spellings", "shares", "changes"):
        written = {
            row.id: {s for c in getattr(row, field) for s in spellings_of(plain(c))} for row in LEXICON.indicators
        }
        assert sum(map(len, written.values())) == len(set().union(*written.values())), field


def test_what_an_indicator_excludes_is_not_its_spelling() -> None:
    for row in LEXICON.indicators:
        spelt = {s for compact in (row.name, *row.spellings, *row.changes) for s in spellings_of(plain(compact))}
        assert not spelt & set(map(plain, row.excludes)), row.id
