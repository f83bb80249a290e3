"""The headline figures of a document: indicators of the panel with what was reached, how it grew, and what is aimed at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias, TypeVar

from govdoc_parse.export.panel import Measure, PanelRow, panel
from govdoc_parse.export.view.escape import escape, flat
from govdoc_parse.export.view.facts import value_html
from govdoc_parse.export.view.figures import growth_text
from govdoc_parse.export.view.words import word
from govdoc_parse.model.document import Document
from govdoc_parse.model.fact import Fact

SHOWN = 8  # as many as a first screen holds beside the metadata
_REACHED: tuple[Measure, ...] = ("level", "growth")
_AIMED: tuple[Measure, ...] = ("target_level", "target_growth")
_SURE = ("high", "medium", "low")
Cells: TypeAlias = Mapping[Measure, PanelRow]
_T = TypeVar("_T")


def headline_html(document: Document) -> str:
    """A card for each indicator, each figure leading to its place in the text; empty where the panel has none."""
    facts = {(f.quantity.quote.start, f.quantity.quote.end): (nr, f) for nr, f in enumerate(document.facts, 1)}
    cards = "".join(_card_html(cells, facts) for cells in headline(panel(document)))
    if not cards:
        return ""
    return (
        f'<section class="headline" aria-labelledby="h-headline"><h2 id="h-headline">{word("headline")}</h2>'
        f"<ul>{cards}</ul></section>\n"
    )


def headline(rows: Sequence[PanelRow]) -> Sequence[Cells]:
    """The measures of each indicator that the document states of its own region, in text order; outcomes before mere targets.

    Outcomes are those of the year that most figures are of, targets those of the last year that has any.
    """
    region = _commonest(row.region for row in rows)
    own = [row for row in rows if row.subject is None and row.region == region]
    reached = _commonest(row.year for row in own if row.measure in _REACHED)
    aimed = max((row.year for row in own if row.measure not in _REACHED), default=None)
    found: dict[str, dict[Measure, PanelRow]] = {}
    for row in own:
        if row.year == (reached if row.measure in _REACHED else aimed):
            found.setdefault(row.indicator_id, {}).setdefault(row.measure, row)
    return sorted(found.values(), key=lambda cells: not cells.keys() & set(_REACHED))[:SHOWN]


def _commonest(values: Iterable[_T]) -> _T | None:
    """The value that there is most of, the first of two with as many."""
    return next((value for value, _ in Counter(values).most_common(1)), None)


def _card_html(cells: Cells, facts: Mapping[tuple[int, int], tuple[int, Fact]]) -> str:
    rows = [cells[measure] for measure in (*_REACHED, *_AIMED) if measure in cells]
    year = rows[0].year
    links = "".join(_link_html(row, year, *facts.get((row.start, row.end), (0, None))) for row in rows)
    worst = max((row.confidence for row in rows if row.confidence), key=_SURE.index, default=None)
    sure = f'<p class="sure {worst}">{word(worst)}</p>' if worst else ""
    if any(row.conflict for row in rows):
        links += f"<small>{word('conflicting')}</small>"
    return f'<li><h3><span lang="zh-Hans">{escape(rows[0].indicator)}</span> <small>{year}</small></h3>{sure}<div>{links}</div></li>'


def _link_html(row: PanelRow, year: int, number: int, fact: Fact | None) -> str:
    """A figure that leads to its fact; a target in words, which is none, to its line."""
    aim = (
        f"<small>{word('target')}{'' if row.year == year else f' {row.year}'}</small> " if row.measure in _AIMED else ""
    )
    place = f"f{number}" if number else f"L{row.line}"
    return f'<a class="{row.measure}" href="#{place}">{aim}{_figure(row, fact)}</a>'


def _figure(row: PanelRow, fact: Fact | None) -> str:
    if row.value is None or fact is None:
        return f'<span lang="zh-Hans">{escape(flat(row.quote))}</span>'
    bound = f"{word(row.approximation)} " if row.approximation not in {None, "range"} else ""
    return bound + (escape(growth_text(row.value)) if row.measure == "growth" else value_html(fact.quantity))
