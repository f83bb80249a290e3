"""A relation between printed numbers: what one place states, and what the others make of it."""

from __future__ import annotations

from dataclasses import dataclass

from govdoc_parse.findings.codes import FIGURES, wording
from govdoc_parse.findings.interval import Interval
from govdoc_parse.model.diagnostic import Finding
from govdoc_parse.model.span import Quote, Span


@dataclass(frozen=True, slots=True)
class Relation:
    """`place` states a number and `others` imply one.

    `shown` is how the implied number is written; without it, it is the middle of `computed`, in `unit`. One that must not
    exceed the other (`below`) holds as long as it may be as large, one that must not fall below it (`above`) as it may be as small.
    """

    code: str
    place: Quote
    others: tuple[Quote, ...]
    stated: Interval
    computed: Interval
    unit: str = ""
    shown: str = ""
    below: bool = False
    above: bool = False

    @property
    def holds(self) -> bool:
        """Whether rounding alone explains the difference."""
        if self.below:
            return self.stated.low <= self.computed.high
        return self.computed.low <= self.stated.high if self.above else self.stated.meets(self.computed)

    def finding(self) -> Finding:
        """The relation as a finding, whether it holds or not."""
        computed = self.shown or f"{self.computed.shown(self.stated)}{self.unit}"
        said = wording(self.code, self.place.text, computed)
        return Finding(
            code=self.code,
            span=Span(start=self.place.start, end=self.place.end),
            severity=FIGURES[self.code].severity,
            message=said.english,
            message_zh=said.chinese,
            places=tuple(sorted((self.place, *self.others), key=lambda quote: quote.start)),
            stated=self.place.text,
            computed=computed,
        )
