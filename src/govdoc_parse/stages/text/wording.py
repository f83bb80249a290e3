"""A stretch of text → the wording in it that tells something: a limit, a share, a grant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from govdoc_parse.lexicon import Lexicon
from govdoc_parse.lexicon.senses import SENSES, Place
from govdoc_parse.patterns.compile import NEVER, compiled

Match = re.Match[str]
METHODS: dict[Place, str] = {"opens": "match", "within": "search", "ends": "search", "whole": "fullmatch"}


def year_in(text: str) -> int | None:
    """The first year that a folded text states in four digits."""
    return next((int(text[at : at + 4]) for at in range(len(text) - 3) if text[at : at + 4].isdecimal()), None)


class _Finders(dict[str, Callable[[str, int, int], Match | None]]):
    """The method that looks for a sense; the pattern is compiled with the first look."""

    def __init__(self, patterns: Mapping[str, re.Pattern[str]]) -> None:
        self._patterns = patterns

    def __missing__(self, sense: str) -> Callable[[str, int, int], Match | None]:
        found: Callable[[str, int, int], Match | None] = getattr(self._patterns[sense], METHODS[SENSES[sense]])
        self[sense] = found
        return found


class Wording:
    """The cues of a lexicon, a compiled pattern a sense."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._patterns: dict[str, re.Pattern[str]] = {}
        for sense, place in SENSES.items():
            words = "|".join(f"(?:{row.pattern})" for row in lexicon.cues if row.sense == sense) or NEVER
            self._patterns[sense] = compiled(f"(?:{words})$" if place == "ends" else words)
        self._find = _Finders(self._patterns)

    def says(self, sense: str, folded: str, left: int, right: int) -> Match | None:
        """The first wording of a sense in `[left, right)`: there, or where it opens, ends or is all of it, as the sense asks."""
        return self._find[sense](folded, left, right)

    def every(self, sense: str, folded: str, left: int, right: int) -> Iterator[Match]:
        """All wordings of a sense within `[left, right)`, in order."""
        return self._patterns[sense].finditer(folded, left, right)
