"""The heads over a column of figures → what they say of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from govdoc_parse.model.fact import Status
from govdoc_parse.model.outline import TableCell
from govdoc_parse.stages.facts.tables.cells import CellReader
from govdoc_parse.stages.facts.tables.head_periods import HeadPeriods
from govdoc_parse.stages.facts.tables.labels import read_label, shown
from govdoc_parse.stages.facts.tables.senses import (
    Sense,
    is_measure,
    is_partial,
    sense_of,
    status_of,
    turns,
    without_change,
)
from govdoc_parse.stages.times.calendar import Days
from govdoc_parse.stages.times.reference import ReferenceDays

_EARLIER = re.compile("^(?:原有?|现行?|新|调整[前后]|提[标高][前后])(?=.*标准)")

_OF_TIME = re.compile("^[本上当]期(?=价|均价|数|实际|金额|余额)")


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


class HeadReader:
    """Reads heads."""

    def __init__(self, cells: CellReader, periods: HeadPeriods) -> None:
        self._cells = cells
        self._periods = periods

    def head(self, column: int, path: Sequence[TableCell], reference: ReferenceDays) -> Head:
        """What the heads over a column say; the lower wins over the higher."""
        days: Days | None = None
        unit: str | None = None
        sense, nouns, own, text = Sense("level"), [], "", ""
        texts: list[str] = []
        for cell in path:
            label = read_label(cell.text, self._cells.knows)
            said = sense_of(label.text)
            sense = sense if said.role == "level" else said
            unit = label.unit or unit
            days, rest = self._within(label.name, days, reference)
            rest = _EARLIER.sub("", without_change(rest, said))
            own = "" if is_measure(rest) else shown(_OF_TIME.sub("", rest))
            text = label.name
            texts.append(label.text)
            nouns += [own] if own else []
        partial = is_partial(own)
        return Head(
            column, tuple(path), text, tuple(nouns), own, unit, sense, status_of(tuple(texts)), days, partial,
            bool(texts) and turns(texts[-1]),
        )  # fmt: skip

    def _within(self, name: str, outer: Days | None, reference: ReferenceDays) -> tuple[Days | None, str]:
        plain = name.replace("（", "(").replace("）", ")")
        days, rest = self._periods.within(plain, outer, reference)
        return days or outer, rest
