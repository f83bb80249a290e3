"""Every row of every table has an example that works."""

from __future__ import annotations

from typing import Any

import pytest
import regex

from govdoc_parse import Lexicon
from govdoc_parse.fold import fold
from govdoc_parse.lexicon import TABLES, Row
from govdoc_parse.stages.facts.changes import ChangeFinder
from govdoc_parse.stages.facts.cues import CueFinder
from govdoc_parse.stages.layout.document_kind import GenreFinder
from govdoc_parse.stages.layout.furniture import FurnitureFinder
from govdoc_parse.stages.layout.labels import LabelFinder
from govdoc_parse.stages.layout.markers import MarkerFinder
from govdoc_parse.stages.layout.tail import OrganFinder
from govdoc_parse.stages.quantities.quantity_finder import QuantityFinder
from govdoc_parse.stages.text.source import read_source
from govdoc_parse.stages.times.bases import BaseFinder

LEXICON = Lexicon.default()
QUANTITIES = QuantityFinder(LEXICON)
CHANGES = ChangeFinder(LEXICON)
BASES = BaseFinder(LEXICON)


def _measures(text: str) -> list[Any]:
    source = read_source(text)
    return QUANTITIES.find_measures(source, 0, len(text), [])


def _unit(row: Any) -> bool:
    return row.id in {measure.reading.unit_id for measure in _measures(row.example)} or row.id == "tenth"


def _approximator(row: Any) -> bool:
    return row.sense in {measure.approximation for measure in _measures(row.example)}


def _label(row: Any) -> bool:
    finder = LabelFinder(LEXICON)
    whole = finder.whole(fold(row.example))
    keys = {whole[0]} if whole else {pair.key for pair in finder.pairs(fold(row.example), 0)}
    return row.key in keys


def _numbering(row: Any) -> bool:
    marker = MarkerFinder(LEXICON).at(fold(row.example), 0, len(row.example))
    return marker is not None and marker.style.id == row.id


def _change(row: Any) -> bool:
    found = [CHANGES.change(surface, 0, len(surface), None) for surface in row.surfaces]
    return all(c is not None and c.direction == row.direction and c.reaches == row.reaches for c in found)


def _comparison(row: Any) -> bool:
    base = BASES.last(row.example, 0, len(row.example))
    return base is not None and base.basis == row.basis


def _status(row: Any) -> bool:
    return row.status in {cue.status for cue in CueFinder(LEXICON).find_cues(row.example, 0, len(row.example))}


def _false_friend(row: Any) -> bool:
    folded = fold(row.example)
    found = regex.search(row.pattern, folded)
    return found is not None and not any(
        found.start() < m.end and m.start < found.end() for m in _measures(row.example)
    )


CHECKS = {
    "units": _unit,
    "approximators": _approximator,
    "labels": _label,
    "numbering": _numbering,
    "furniture": lambda row: FurnitureFinder(LEXICON).matches(fold(row.example)),
    "changes": _change,
    "comparisons": _comparison,
    "statuses": _status,
    "verbs": lambda row: any(surface in row.example for surface in row.surfaces),
    "section_kinds": lambda row: regex.search(row.pattern, row.example.lstrip("一二三四五、第章 　")) is not None,
    "genres": lambda row: GenreFinder(LEXICON).genre_of(row.example) == row,
    "organs": lambda row: OrganFinder(LEXICON).matches(row.example),
    "false_friends": _false_friend,
}


def test_every_table_is_checked() -> None:
    assert CHECKS.keys() == TABLES.keys()


ROWS = [pytest.param(name, row, id=f"{name}-{i}") for name in TABLES for i, row in enumerate(getattr(LEXICON, name))]


@pytest.mark.parametrize(("name", "row"), ROWS)
def test_example(name: str, row: Row) -> None:
    assert CHECKS[name](row), row


@pytest.mark.parametrize("surface", sorted({s for row in LEXICON.units for s in row.surfaces}))
def test_every_surface_of_a_unit_is_read(surface: str) -> None:
    found = _measures(f"共计3.5万{surface}。")
    assert [m.reading.value for m in found] in ([35000], [350000], [3500]), surface
    # 成 counts by tens of percent, and 35折 is 3.5折
