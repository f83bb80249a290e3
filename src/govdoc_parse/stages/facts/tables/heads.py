"""The heads over a column of figures → what they say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from govdoc_parse.model.fact import Status
from govdoc_parse.model.outline import TableCell
from govdoc_parse.stages.facts.tables.head_periods import HeadPeriods
from govdoc_parse.stages.facts.tables.labels import read_label, shown
from govdoc_parse.stages.facts.tables.senses import Sense, is_measure, sense_of, status_of, turns, without_change
from govdoc_parse.stages.facts.tables.terms import Terms
from govdoc_parse.stages.times.calendar import Days
from govdoc_parse.stages.times.reference import ReferenceDays


@dataclass(frozen=True, slots=True)
class Head:
    """A column of figures: its nouns from the top down without measures and times, and what its words decide."""

    column: int
    cells: tuple[TableCell, ...]
    text: str
    nouns: tuple[str, ...]
    own: str
    unit: str | None
    sense: Sense
    status: Status | None
    days: Days | None
    partial: bool
    falls: bool

    @property
    def measures(self) -> bool:
        """Whether the lowest head names no indicator of its own."""
        return not self.own or self.partial

    @property
    def top(self) -> int:
        """Where the highest head stands; columns under one head share it."""
        return self.cells[0].start if self.cells else -1


def below(head: Head, measure: Head) -> Head:
    """A head for a row whose label is a measure: what the label says of role, unit and status holds."""
    if measure.sense.role == "level":
        return replace(head, status=measure.status or head.status)
    unit = measure.unit or (head.unit if measure.sense.own else None)
    return replace(head, sense=measure.sense, unit=unit, falls=measure.falls, status=measure.status or head.status)


class HeadReader:
    """Reads heads."""

    def __init__(self, terms: Terms, periods: HeadPeriods) -> None:
        self._terms = terms
        self._periods = periods

    def head(self, column: int, path: Sequence[TableCell], reference: ReferenceDays) -> Head:
        """What the heads over a column say; the lower wins over the higher."""
        days: Days | None = None
        unit: str | None = None
        terms, sense, nouns, own, text = self._terms, Sense("level"), [], "", ""
        texts: list[str] = []
        for cell in path:
            label = read_label(cell.text, terms.knows)
            said = sense_of(label.text, terms)
            sense = sense if said.role == "level" else said
            unit = label.unit or unit
            days, rest = self._within(label.name, days, reference)
            rest = terms.without("earlier", without_change(rest, said, terms))
            own = "" if is_measure(rest, terms) else shown(terms.without("of_time", rest))
            text = label.name
            texts.append(label.text)
            nouns += [own] if own else []
        return Head(
            column, tuple(path), text, tuple(nouns), own, unit, sense, status_of(texts, terms), days,
            terms.says("partial", own), bool(texts) and turns(texts[-1], terms),
        )  # fmt: skip

    def _within(self, name: str, outer: Days | None, reference: ReferenceDays) -> tuple[Days | None, str]:
        plain = name.replace("（", "(").replace("）", ")")
        days, rest = self._periods.within(plain, outer, reference)
        return days or outer, rest
