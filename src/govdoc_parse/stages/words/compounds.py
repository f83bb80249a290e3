"""Words that hold what elsewhere is a verb or a particle, and belong to the name: 公共 ends at no 共, 行为 at no 为."""

from __future__ import annotations

from collections.abc import Iterable

from govdoc_parse.patterns.compile import NEVER, compiled, of_words


class Compounds:
    """Words of two characters or more."""

    def __init__(self, held: Iterable[str]) -> None:
        words = sorted(word for word in held if len(word) > 1)
        found = of_words(words) or NEVER
        self._found = compiled(found)
        self._longest = max(map(len, words), default=0)
        self._pairs = {word[at : at + 2] for word in words for at in range(len(word) - 1)}

    def end_over(self, folded: str, left: int, start: int, end: int) -> int | None:
        """Where a compound ends that holds all of `[start, end)` and does not begin before `left`."""
        if folded[start - 1 : start + 1] not in self._pairs and folded[start : start + 2] not in self._pairs:
            return None
        for at in range(max(left, start - self._longest + 1), start + 1):
            found = self._found.match(folded, at)
            if found is not None and found.end() >= end:
                return found.end()
        return None
