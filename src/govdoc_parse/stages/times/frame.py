"""The document's own frame of time: never the machine's clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from govdoc_parse.stages.times.calendar import Days


@dataclass(frozen=True, slots=True)
class Frame:
    """What relative times are resolved against.

    `anchor` is the day the document was written: signature, else 成文日期, else 发布日期. `this_year` is the year that
    今年 means; `scope` the period that a bare 全年 or 一季度 falls into (a heading's, else the title's).
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

    def within(self, scope: Days | None) -> Frame:
        """The frame inside a heading that states a period of its own."""
        return self if scope is None else Frame(self.anchor, self.this_year or scope[1].year, scope)
