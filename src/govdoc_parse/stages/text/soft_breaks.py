"""Folded text → the same without the line ends inside its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from govdoc_parse.model.outline import Paragraph

BROKEN = "\x1f"  # in place of a line end between two digits; no number begins behind it
_TORN = re.compile(r"[\d.]\s+\d")  # a number over two lines


def without_soft_breaks(folded: str, paragraphs: Iterable[Paragraph]) -> str:
    """The folded text with blanks where the lines of one paragraph were broken: a line end inside it is no mark.

    Between two digits it tears a number apart (“38⏎60万元”): `BROKEN` stands there, and neither half is read.
    """
    pieces: list[str] = []
    at = 0
    for paragraph in sorted(paragraphs, key=lambda paragraph: paragraph.spans[0].start):
        for last, span in pairwise(paragraph.spans):
            broken = _TORN.match(folded, last.end - 1) is not None
            pieces += folded[at : last.end], (BROKEN if broken else " ") * (span.start - last.end)
            at = span.start
    return "".join((*pieces, folded[at:])) if pieces else folded
