"""What the index says of each document, and the figures of it that are set side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from govdoc_parse.export.panel import PanelRow, panel
from govdoc_parse.export.view.escape import flat
from govdoc_parse.export.view.figures import exact_text, growth_text, value_text
from govdoc_parse.export.view.head import title_text
from govdoc_parse.model.document import Document
from govdoc_parse.model.fact import Fact


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell of the panel: the figure as it is read, `exact` if that is another text, and its place on the page."""

    region: str
    region_code: str
    indicator: str
    measure: str
    year: int
    text: str
    exact: str
    place: str
    approximation: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A document of the index; what it does not state is empty."""

    name: str
    page: str
    title: str
    region: str
    region_code: str
    year: str
    genre: str
    facts: int
    findings: int
    figures: Sequence[Figure]


def entry_of(name: str, document: Document, findings: int) -> Entry:
    """The entry of a document; `page`, the file name of its page, is still empty."""
    figures = list(_figures(document))
    region, code = _region(document, figures)
    return Entry(
        name=Path(name).name,
        page="",
        title=title_text(document),
        region=region,
        region_code=code,
        year="" if document.year is None else str(document.year),
        genre=document.kind or "",
        facts=len(document.facts),
        findings=findings,
        figures=figures,
    )


def _region(document: Document, figures: Iterable[Figure]) -> tuple[str, str]:
    """The region of the document, else the one that most of its figures are of."""
    if document.region is not None:
        return document.region.name, document.region.code or document.region.parent or ""
    named = Counter((figure.region, figure.region_code) for figure in figures if figure.region)
    return named.most_common(1)[0][0] if named else ("", "")


def _figures(document: Document) -> Iterable[Figure]:
    """The panel of a document, rows with a subject left out: they are of a part of the region."""
    facts = {(f.quantity.quote.start, f.quantity.quote.end): (nr, f) for nr, f in enumerate(document.facts, 1)}
    for row in panel(document):
        if row.subject is None:
            yield _figure(row, *facts.get((row.start, row.end), (0, None)))


def _figure(row: PanelRow, number: int, fact: Fact | None) -> Figure:
    text, exact = flat(row.quote), ""
    if fact is not None and row.value is not None:
        text, exact = value_text(fact.quantity), exact_text(fact.quantity)
        if row.measure == "growth":
            text = exact = growth_text(row.value)
    return Figure(
        region=row.region or "",
        region_code=row.region_code or "",
        indicator=row.indicator,
        measure=row.measure,
        year=row.year,
        text=text,
        exact="" if exact == text else exact,
        place=f"f{number}" if number else f"L{row.line}",
        approximation=row.approximation if row.approximation not in {None, "range"} else "",
        confidence=row.confidence or "",
    )
