"""Heading → what its section is about (review, plan, problem …)."""

from __future__ import annotations

from govdoc_parse.lazy import lazy
from govdoc_parse.lexicon import Lexicon
from govdoc_parse.patterns.compile import NEVER, compiled

_END = lazy(r"(?:\([^()]*\)|[。;:,、!\s])+$")


class SectionKinds:
    """Tells the kind of a section: by the head word that its heading ends with, else by the first row that matches."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.section_kinds
        self._heads = tuple((compiled(f"(?:{row.head_words or NEVER})$"), row.kind) for row in rows)
        self._kinds = tuple((compiled(row.pattern), row.kind) for row in rows)

    def kind_of(self, heading: str) -> str | None:
        """The kind that a folded heading names."""
        bare = _END.sub("", heading)
        by_head = next((kind for pattern, kind in self._heads if pattern.search(bare)), None)
        return by_head or next((kind for pattern, kind in self._kinds if pattern.search(heading)), None)
