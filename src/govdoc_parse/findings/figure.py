"""A fact with what its number may stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from govdoc_parse.findings.interval import Interval, exactly
from govdoc_parse.findings.relation import Relation
from govdoc_parse.model.fact import Fact

_OWN = "全我本"


@dataclass(frozen=True, slots=True)
class Figure:
    """A fact with what its number may stand for."""

    fact: Fact
    value: Interval

    @property
    def unit(self) -> str | None:
        """The id of its unit."""
        return self.fact.quantity.unit_id

    @property
    def whose(self) -> tuple[str | None, str | None, str | None]:
        """Region, subject and actor that the text names; 全县 and 我县 are the document's own region."""
        region, actor = self.fact.region, self.fact.actor
        other = region.text if region is not None and region.text[0] not in _OWN else None
        return other, self.fact.subject, None if actor is None else actor.text

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and last day it is for."""
        period = self.fact.period
        return None if period is None else (period.start, period.end)

    def signed(self) -> Figure:
        """A change as a number below zero where it is a fall."""
        size = abs(self.value)
        return Figure(self.fact, exactly(0) - size if self.fact.direction == "down" else size)

    def is_level(self) -> bool:
        """Whether it says how much there is."""
        return self.fact.role == "level" and self.fact.quantity.kind not in {"rank", "ratio"}

    def changes_in(self, kind: str) -> bool:
        """Whether it is a change, of this kind of quantity."""
        return self.fact.role == "change" and self.fact.quantity.kind == kind

    def is_percent(self) -> bool:
        """Whether it is a percentage, of whatever role."""
        return self.fact.quantity.kind == "percent"


def between(folded: str, before: Figure, after: Figure) -> str:
    """The folded text between two figures."""
    return folded[before.fact.quantity.quote.end : after.fact.quantity.quote.start]


def relation_of(code: str, place: Figure, others: Sequence[Figure], computed: Interval, **more: str | bool) -> Relation:
    """A relation between figures; `more` are its other fields."""
    quotes = tuple(figure.fact.quantity.quote for figure in others)
    return Relation(code, place.fact.quantity.quote, quotes, place.value, computed, **more)  # type: ignore[arg-type]


def as_written(value: Interval, like: Figure) -> str:
    """A number in the magnitude that another is written in."""
    quantity = like.fact.quantity
    for word, size in (("亿", 10**8), ("万", 10**4)):
        if word in quantity.quote.text:
            scaled, stated = value / exactly(size), like.value / exactly(size)
            return f"{scaled.shown(stated)}{word}{quantity.unit or ''}"
    return f"{value.shown(like.value)}{quantity.unit or ''}"
