"""Days → the period of a frame."""

from __future__ import annotations

from functools import lru_cache

from govdoc_parse.model.fact import Period, Scope
from govdoc_parse.model.span import Quote
from govdoc_parse.stages.times.calendar import Days

OPENING = 16  # how far into a paragraph or sentence the period may stand that governs all of it
_OF_PERIOD = set(Period.model_fields)
_WHOLE = (",", "是", "全市", "全省", "全县", "全区", "我们", "我市", "我省", "我县")


def as_period(days: Days, inherited_from: Scope, quote: Quote | None = None) -> Period:
    """Days as a period, with the wording that states them where there is one; of a frame, one period for all its figures."""
    if quote is None:
        return _of_frame(days, inherited_from)
    return Period.of_valid(
        {"start": days[0], "end": days[1], "quote": quote, "inherited_from": inherited_from}, _OF_PERIOD
    )


@lru_cache(maxsize=256)
def _of_frame(days: Days, inherited_from: Scope) -> Period:
    return Period.of_valid(
        {"start": days[0], "end": days[1], "quote": None, "inherited_from": inherited_from}, _OF_PERIOD
    )


def governs(folded: str, at: int) -> bool:
    """Whether a mark follows the time at the start of a paragraph, or the whole region: it is said of all that comes."""
    return folded.startswith(_WHOLE, at)


def within(inner: Days | None, outer: Days | None) -> bool:
    """Whether days lie inside the days of what surrounds them; without these, all do."""
    return inner is None or outer is None or (outer[0] <= inner[0] and inner[1] <= outer[1])
