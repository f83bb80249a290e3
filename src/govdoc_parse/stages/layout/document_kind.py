"""Title → the kind of the document (文种 or genre)."""

from __future__ import annotations

import re

from govdoc_parse.lexicon import Lexicon
from govdoc_parse.patterns.compile import compiled

_BRACKETS = re.compile(r"\([^()]*\)$")


class KindFinder:
    """Tells the kind of a document by its title."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._kinds = tuple((compiled(row.pattern), row.kind) for row in lexicon.document_kinds)

    def kind_of(self, title: str) -> str | None:
        """The kind that a folded title names; what stands behind it in brackets (试行) does not count."""
        bare = "".join(title.split())
        while (shorter := _BRACKETS.sub("", bare)) != bare:
            bare = shorter
        return next((kind for pattern, kind in self._kinds if pattern.search(bare)), None)
