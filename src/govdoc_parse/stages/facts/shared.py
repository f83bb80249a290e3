"""What facts have in common, kept once: a document of a million figures has a few thousand names, heads and rules."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, TypeVar

from govdoc_parse.model.fact import Period
from govdoc_parse.model.span import Quote, Span
from govdoc_parse.stages.text.source import Source

_REMEMBERED = 4096  # after so many others a name or a row is not met again
T = TypeVar("T")


class Shared:
    """For the facts of one document: of equal values, the first."""

    def __init__(self) -> None:
        self._held: dict[Hashable, Any] = {}

    def text(self, text: str) -> str:
        """A name."""
        return self._held.get(text) or self._keep(text, text)

    def rules(self, rules: tuple[str, ...]) -> tuple[str, ...]:
        """The ids of what decided."""
        return self._held.get(rules) or self._keep(rules, rules)

    def span(self, source: Source, start: int, end: int) -> Span:
        """Where a sentence or a row stands."""
        key = "span", start, end
        return self._held.get(key) or self._keep(key, source.span(start, end))

    def quote(self, source: Source, start: int, end: int) -> Quote:
        """A label, or the head of a column."""
        key = start, end
        return self._held.get(key) or self._keep(key, source.quote(start, end))

    def quotes(self, source: Source, places: tuple[Span, ...]) -> tuple[Quote, ...]:
        """The labels of a row."""
        key = "quotes", *(place.start for place in places)
        return self._held.get(key) or self._keep(
            key, tuple(self.quote(source, place.start, place.end) for place in places)
        )

    def period(self, period: Period | None) -> Period | None:
        """A period that the text states; that of a frame is one for all its figures as it is."""
        if period is None or period.quote is None:
            return period
        key = period.start, period.end, period.inherited_from, period.quote.start
        return self._held.get(key) or self._keep(key, period)

    def _keep(self, key: Hashable, value: T) -> T:
        if len(self._held) >= _REMEMBERED:
            self._held.clear()
        self._held[key] = value
        return value
