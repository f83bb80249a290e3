"""Last year's report against this year's → figures restated otherwise, targets that vanished."""

from __future__ import annotations

from collections.abc import Iterator

from govdoc_parse.export.panel import PanelRow, panel
from govdoc_parse.findings.codes import LAST, wording
from govdoc_parse.findings.figure import Figure
from govdoc_parse.findings.interval import printed
from govdoc_parse.model.diagnostic import Finding
from govdoc_parse.model.document import Document
from govdoc_parse.model.span import Quote, Span

_OUTCOMES = ("level", "growth")
_Key = tuple[object, ...]


def against(document: Document, last: Document) -> Iterator[Finding]:
    """What a report says of figures and targets of the report before it."""
    now, before = panel(document), panel(last)
    yield from _restated((document, now), (last, before))
    yield from _vanished(now, before)


def _restated(this: tuple[Document, list[PanelRow]], last: tuple[Document, list[PanelRow]]) -> Iterator[Finding]:
    """The outcome of one time, printed in both; what rounds to it is the same."""
    known = {_cell(row): (row, figure) for row, figure in _outcomes(*last)}
    for row, figure in _outcomes(*this):
        found = known.get(_cell(row))
        if found is not None and found[1].unit == figure.unit and not figure.value.meets(found[1].value):
            yield _finding("F121", figure.fact.quantity.quote, figure.fact.quantity.quote.text, found[0].quote)


def _outcomes(document: Document, rows: list[PanelRow]) -> Iterator[tuple[PanelRow, Figure]]:
    """The rows of achieved figures that are printed as single numbers; a fall is below zero."""
    facts = {fact.quantity.quote.start: fact for fact in document.facts}
    for row in rows:
        fact = facts.get(row.start)
        value = None if fact is None or row.measure not in _OUTCOMES else printed(fact.quantity)
        if fact is not None and value is not None:
            yield row, Figure(fact, value).signed() if row.measure == "growth" else Figure(fact, value)


def _vanished(now: list[PanelRow], before: list[PanelRow]) -> Iterator[Finding]:
    """A target for a year that this report tells of, with no figure of its indicator for that year."""
    told = {row.year for row in now if row.measure in _OUTCOMES}
    reported = {(*_whose(row), row.year) for row in now if row.measure in _OUTCOMES}
    for row in before:
        key = *_whose(row), row.year
        if row.measure.startswith("target") and row.value is not None and row.year in told and key not in reported:
            reported.add(key)  # once, though level and growth are both targets
            yield _finding("F122", None, f"{row.indicator}{row.quote}", str(row.year))


def _cell(row: PanelRow) -> _Key:
    return *_whose(row), row.measure, row.period_start, row.period_end


def _whose(row: PanelRow) -> _Key:
    return row.region_code or row.region, row.subject, row.indicator_id


def _finding(code: str, place: Quote | None, stated: str, computed: str) -> Finding:
    said = wording(code, stated, computed)
    return Finding(
        code=code,
        span=Span(start=place.start if place else 0, end=place.end if place else 0),
        severity=LAST[code].severity,
        message=said.english,
        message_zh=said.chinese,
        places=() if place is None else (place,),
        stated=stated,
        computed=computed,
    )
