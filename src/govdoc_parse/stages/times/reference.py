"""The days that relative times are resolved against: never those of the machine's clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from govdoc_parse.stages.times.calendar import Days


@dataclass(frozen=True, slots=True)
class ReferenceDays:
    """What 今年, 全年 and 截至目前 mean at a place.

    `anchor` is the day the document was written, `this_year` the year that 今年 means, `scope` the period that a bare 全年 or
    一季度 falls into. Who decides them is no matter of the expressions; the frames do.
    """

    anchor: date | None = None
    this_year: int | None = None
    scope: Days | None = None

    @property
    def year(self) -> int | None:
        """The year that 全年, 一季度 or 年末 belongs to."""
        if self.scope is not None:
            return self.scope[1].year
        return self.this_year if self.this_year is not None else (self.anchor.year if self.anchor else None)

    def within(self, scope: Days | None) -> ReferenceDays:
        """The days at a place whose period is `scope`."""
        return self if scope is None else ReferenceDays(self.anchor, self.this_year or scope[1].year, scope)
