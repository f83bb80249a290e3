"""Lines of the web page or the printed page that are not of the document."""

from __future__ import annotations

import regex

from govdoc_parse.lexicon import Lexicon

_LONGEST = 200


class FurnitureFinder:
    """Recognises lines that consist of furniture items alone, so that no sentence is ever dropped for a word in it."""

    def __init__(self, lexicon: Lexicon) -> None:
        item = "|".join(f"(?:{row.pattern})" for row in lexicon.furniture)
        self._line = regex.compile(rf"(?:(?:{item})(?:[ |,]+|$))+")

    def matches(self, line: str) -> bool:
        """Whether the folded line is furniture from end to end."""
        return len(line) <= _LONGEST and self._line.fullmatch(line) is not None
