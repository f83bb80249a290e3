"""Words that hold what elsewhere is a verb or a particle, and belong to the name: 公共 ends at no 共, 行为 at no 为."""

from __future__ import annotations

from collections.abc import Iterable


class Compounds:
    """Words of two characters or more."""

    def __init__(self, held: Iterable[str]) -> None:
        self._words = {word for word in held if len(word) > 1}
        self._pairs = {word[at : at + 2] for word in self._words for at in range(len(word) - 1)}
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            lengths.setdefault(word[:2], set()).add(len(word))
        self._lengths = {begin: sorted(found, reverse=True) for begin, found in lengths.items()}
        self._longest = max(map(len, self._words), default=0)

    def end_over(self, folded: str, left: int, start: int, end: int) -> int | None:
        """Where a compound ends that holds all of `[start, end)` and does not begin before `left`."""
        if folded[start - 1 : start + 1] not in self._pairs and folded[start : start + 2] not in self._pairs:
            return None
        for at in range(max(left, start - self._longest + 1), start + 1):
            lengths = self._lengths.get(folded[at : at + 2], ())
            longest = next((n for n in lengths if folded[at : at + n] in self._words), 0)
            if longest and at + longest >= end:
                return at + longest
        return None
