"""Wording of a comparison: what a change is measured against (同比, 较去年同期, 比2020年)."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from dataclasses import dataclass, replace

from govdoc_parse.lexicon import Lexicon
from govdoc_parse.model.fact import Basis
from govdoc_parse.patterns.compile import NEVER, compiled
from govdoc_parse.stages.times.expressions import TimeExpression

OPENING = 16  # how far into a sentence the mark may be that ends its opening


@dataclass(frozen=True, slots=True)
class Base:
    """Wording of a comparison at `[start, end)`."""

    start: int
    end: int
    basis: Basis


def without_bases(times: list[TimeExpression], bases: list[Base]) -> list[TimeExpression]:
    """The times of a sentence, those inside a base (对照｜上年) as such: a base is no period of a figure."""
    if not bases or not times:
        return times
    starts = [base.start for base in bases]
    holding = (bases[at - 1] if (at := bisect_right(starts, time.start)) else None for time in times)
    return [
        replace(time, kind="base") if base is not None and time.end <= base.end else time
        for time, base in zip(times, holding, strict=True)
    ]


class BaseFinder:
    """Recognises the bases of comparison of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._bases = {f"b{i}": row.basis for i, row in enumerate(lexicon.comparisons)}
        self._base = compiled(
            "|".join(f"(?P<b{i}>{row.pattern})" for i, row in enumerate(lexicon.comparisons)) or NEVER
        )

    def last(self, folded: str, left: int, right: int) -> Base | None:
        """The last base of comparison in `[left, right)`."""
        hits = deque(self._base.finditer(folded, left, right), maxlen=1)
        return Base(*hits[0].span(), self._bases[str(hits[0].lastgroup)]) if hits else None

    def find_bases(self, folded: str, start: int, end: int) -> list[Base]:
        """All bases of comparison of a sentence, in order; the periods of plans (年均, 到“十四五”末) are none here."""
        found = (Base(*hit.span(), self._bases[str(hit.lastgroup)]) for hit in self._base.finditer(folded, start, end))
        return [base for base in found if base.basis != "plan_period"]

    def opening(self, folded: str, start: int, end: int) -> Base | None:
        """The base that opens a sentence and holds for all its changes: 与上年相比，…."""
        stop = folded.find(",", start, min(end, start + OPENING))
        base = self.last(folded, start, stop) if stop > 0 else None
        return base if base is not None and (base.start, base.end) == (start, stop) else None
