"""Prose → the single blanks inside its clauses that copying put between two Chinese characters (力 争全年新增15家)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from govdoc_parse.lazy import lazy
from govdoc_parse.model.outline import Paragraph

LONG = 16  # characters of a paragraph of prose
COUPLET = 12  # characters of a piece that another of the same length may stand beside
_COPIED = " \u00a0"  # what copying leaves; a full-width blank was set by a writer
_CLAUSE = lazy(r"[^,。;:!?()\"'“”‘’《》、|\n]+")
_BETWEEN = lazy("(?<=[一-龥]) (?=[一-龥])")
_PROSE = lazy("[,。;]")
_DIGIT = lazy(r"\d")


def find_stray_blanks(text: str, folded: str, paragraphs: Iterable[Paragraph]) -> Iterator[int]:
    """Where they stand in the text.

    A clause with one blank holds no list of names or columns, which have more of them. One that ends with a colon is a label
    behind a value, and two pieces of equal length are a couplet. What stands at the head of a paragraph in front of a blank may
    be its heading or a caption, unless it is a single character or has a figure.
    """
    for paragraph in paragraphs:
        spans = paragraph.spans
        if spans[-1].end - spans[0].start < LONG or not any(folded.find(" ", s.start, s.end) >= 0 for s in spans):
            continue
        if _PROSE.search(folded, spans[0].start, spans[-1].end):
            for span in spans:
                yield from _inside(text, folded, (span.start, span.end), spans[0].start)


def _inside(text: str, folded: str, line: Sequence[int], head: int) -> Iterator[int]:
    for clause in _CLAUSE.finditer(folded, *line):
        words = clause[0].strip(" ")
        if words.count(" ") != 1:
            continue
        start = clause.start() + len(clause[0]) - len(clause[0].lstrip(" "))
        blank = _BETWEEN.search(folded, start, clause.end())
        if blank is None or text[blank.start()] not in _COPIED or folded.startswith(":", clause.end()):
            continue
        before, behind = words.split(" ")
        if len(before) == len(behind) <= COUPLET:
            continue
        if start > head or len(before) == 1 or _DIGIT.search(before):
            yield blank.start()
