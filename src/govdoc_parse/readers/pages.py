"""Lines placed on pages → running text: page numbers, headers and footers dropped, hard-wrapped lines rejoined."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import regex

from govdoc_parse.readers.margins import without_margins
from govdoc_parse.readers.placed import Page, PlacedLine

_ENDS = "。；：！？"
_SLACK = 0.8  # how much wider, in characters, than the first word of the next line the rest of a full line may be
_WORD = regex.compile(
    r"(?:[0-9A-Za-z.,%:/+∶-]+|[“‘《（〔【(]*.)[，。；：、！？”’》）〕】)%]*(?:[“‘《（〔【(]+.)?", regex.DOTALL
)  # never broken
_FAR = 4.0  # lines further apart, in characters, are not of one paragraph
_INDENT = 0.7  # a line is indented that begins so many characters, or more, behind the left edge


def running_text(pages: Sequence[Page]) -> str:
    """The text of the pages, a line a paragraph."""
    kept = without_margins(pages)
    lines = [line for page in kept for line in page]
    if not lines:
        return ""
    column = _column(lines)
    out = [lines[0].text]
    for before, line in itertools.pairwise(lines):
        if _goes_on(before, line, column):
            out[-1] = _joined(out[-1], line.text)
        else:
            out.append(line.text)
    return "\n".join(out) + "\n"


@dataclass(frozen=True, slots=True)
class _Column:
    """The edges of the text, the size of its letters, and whether paragraphs begin with an indent."""

    left: float
    right: float
    size: float
    indents: bool


def _column(lines: Sequence[PlacedLine]) -> _Column:
    prose = [line for line in lines if not line.table]
    size = median(line.size for line in prose) if prose else 1.0
    body = [line for line in prose if abs(line.size - size) <= 0.2 * size] or prose
    if not body:
        return _Column(0.0, 0.0, size, False)
    lefts = Counter(round(line.left / size * 2) for line in body)
    edge = min(place for place, count in lefts.items() if count >= 0.1 * len(body)) / 2 * size
    rights = sorted(line.right for line in body)
    right = rights[int(0.95 * (len(rights) - 1))]
    indented = sum(1.2 <= (line.left - edge) / size <= 3 for line in body)
    return _Column(edge, right, size, indented >= max(1, 0.08 * len(body)))


def _goes_on(before: PlacedLine, line: PlacedLine, column: _Column) -> bool:
    """Whether a line goes on with the sentence of the one before: that one is full, and this one not indented."""
    if before.table or line.table or abs(before.size - line.size) > 0.15 * column.size:
        return False
    if line.top - before.bottom > _FAR * column.size or line.left > column.left + _INDENT * column.size:
        return False
    word = _WORD.match(line.text)
    room = (column.right - before.right) / column.size - _SLACK
    if room > (_width(word[0]) if word else 1.0):
        return False
    return column.indents or before.text[-1:] not in _ENDS


def _width(text: str) -> float:
    """The width of a text in characters; a Latin letter or digit takes half a one."""
    return sum(1.0 if ord(character) > 0x2000 else 0.5 for character in text)


def _joined(first: str, second: str) -> str:
    blank = first[-1:].isascii() and first[-1:].isalpha() and second[:1].isascii() and second[:1].isalpha()
    return first + (" " if blank else "") + second
