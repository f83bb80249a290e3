"""Folded text → the same without the line ends inside its paragraphs."""

from __future__ import annotations

import re
from itertools import pairwise

from govdoc_parse.model.outline import Paragraph
from govdoc_parse.stages.quantities.rules import BROKEN
from govdoc_parse.stages.sections.find import Outline

_TORN = re.compile(r"[\d.]\s+\d")  # a number over two lines


def joined(folded: str, outline: Outline) -> str:
    """The folded text with blanks where the lines of one paragraph were broken: a line end inside it is no mark.

    Between two digits it tears a number apart (“38⏎60万元”): `BROKEN` stands there, and neither half is read.
    """
    pieces: list[str] = []
    at = 0
    for paragraph in _paragraphs(outline):
        for last, span in pairwise(paragraph.spans):
            broken = _TORN.match(folded, last.end - 1) is not None
            pieces += folded[at : last.end], (BROKEN if broken else " ") * (span.start - last.end)
            at = span.start
    return "".join((*pieces, folded[at:])) if pieces else folded


def _paragraphs(outline: Outline) -> list[Paragraph]:
    """All paragraphs of the body, in text order."""
    found = [*outline.preamble, *(p for opening in outline.openings.values() for p in opening)]
    found += (p for root in outline.sections for _, section in root.walk() for p in section.paragraphs)
    return sorted(found, key=lambda paragraph: paragraph.spans[0].start)
