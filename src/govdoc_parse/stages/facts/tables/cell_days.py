"""The days of a figure: of its head, of its row, of the caption or title, of the frame."""

from __future__ import annotations

from collections.abc import Sequence

from govdoc_parse.stages.facts.tables.entries import Context
from govdoc_parse.stages.facts.tables.head_periods import HeadPeriods
from govdoc_parse.stages.facts.tables.heads import Head
from govdoc_parse.stages.facts.tables.rows import Row
from govdoc_parse.stages.layout.row_texts import squeezed
from govdoc_parse.stages.times import calendar
from govdoc_parse.stages.times.calendar import Days


class CellDays:
    """Decides on the days of figures."""

    def __init__(self, periods: HeadPeriods) -> None:
        self._periods = periods

    def of_year(self, row: Row, column: int, context: Context) -> Days | None:
        """The days that the column of years names for a row."""
        return self._periods.stated(squeezed(row.cells[column].text), context.frame.reference)[0]

    def of(self, row: Row, heads: Sequence[Head], index: int, context: Context, name: str) -> Days | None:
        """The days of the figure below `heads[index]`; those of a head count inside of those of the row."""
        head, scope = heads[index], context.days or context.frame.reference.scope
        days = head.days
        if row.days is not None:
            inner = self._periods.within(_plain(head.text), row.days, context.frame.reference)[0] if days else None
            days = inner or row.days
        if days is None and head.sense.basis == "plan_period":
            days = _plan(heads)
        if days is None and (head.sense.role != "level" or head.partial):
            days = _beside(heads[:index], scope)
        days = days or scope
        label = "|".join(each.text for each in (*row.parents, *([row.label] if row.label is not None else [])))
        return None if days is None else self._periods.at_end(f"{label}|{head.text}|{name}", days)


def _plain(name: str) -> str:
    return name.replace("（", "(").replace("）", ")")


def _beside(before: Sequence[Head], scope: Days | None) -> Days | None:
    """The days of the nearest column of levels, for a change or share without its own; not those of an earlier time."""
    if scope is None:
        told = [head.days for head in before if head.days is not None and head.sense.role == "level"]
        return max(told, key=lambda days: days[1], default=None)
    for head in reversed(before):
        if head.sense.role == "level" and not head.partial:
            if head.days is None:
                return None
            if head.days[1] >= scope[1] and head.status != "planned":
                return head.days
    return None


def _plan(heads: Sequence[Head]) -> Days | None:
    """The years of 年均增长: from the one after the first column of a year to the last."""
    years = sorted(head.days[1].year for head in heads if head.days is not None and head.sense.role == "level")
    if len(years) < 2 or years[0] == years[-1]:
        return None
    return calendar.year(years[0] + 1)[0], calendar.year(years[-1])[1]
