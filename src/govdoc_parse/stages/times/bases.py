"""Wording of a comparison: what a change is measured against (同比, 较去年同期, 比2020年)."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from govdoc_parse.lexicon import Lexicon
from govdoc_parse.model.fact import Basis
from govdoc_parse.patterns.compile import NEVER, compiled

OPENING = 16  # how far into a sentence the mark may be that ends its opening


@dataclass(frozen=True, slots=True)
class Base:
    """Wording of a comparison at `[start, end)`."""

    start: int
    end: int
    basis: Basis


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

    def opening(self, folded: str, start: int, end: int) -> Base | None:
        """The base that opens a sentence and holds for all its changes: 与上年相比，…."""
        stop = folded.find(",", start, min(end, start + OPENING))
        base = self.last(folded, start, stop) if stop > 0 else None
        return base if base is not None and (base.start, base.end) == (start, stop) else None
