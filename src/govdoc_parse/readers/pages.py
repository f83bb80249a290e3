"""Lines placed on pages → running text: page numbers, headers and footers dropped, hard-wrapped lines rejoined."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median

import regex

from govdoc_parse.model.covered import Side
from govdoc_parse.model.place import Place
from govdoc_parse.readers.covers import uncovered
from govdoc_parse.readers.margins import without_margins
from govdoc_parse.readers.placed import Page, PlacedLine
from govdoc_parse.readers.placed_text import PlacedText, bounded

_ENDS = "。；：！？"
_SLACK = 0.8  # how much wider, in characters, than the first word of the next line the rest of a full line may be
_WORD = regex.compile(
    r"(?:[0-9A-Za-z.,%:/+∶-]+|[“‘《（〔【(]*.)[，。；：、！？”’》）〕】)%]*(?:[“‘《（〔【(]+.)?", regex.DOTALL
)  # never broken
_FAR = 4.0  # lines further apart, in characters, are not of one paragraph
_NARROWEST = 0.7  # a line that ends left of this share of its page is not wrapped
_NUMBERED = regex.compile(
    r"[一二三四五六七八九十百]+、(?![一二三四五六七八九十百])|[（(][一二三四五六七八九十百\d]{1,3}[）)](?![项款类目种])"
    r"|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十百\d]+(?:[编章](?![的规所和与至、，。])|[节条]\s)|附[件表录]\s?\d{0,2}(?:[：:\s]|$)"
)  # the number of a part begins a line; not 一、二季度 or 第三条规定, which a line may begin with by chance
_INDENT = 0.7  # a line is indented that begins so many characters, or more, behind the left edge


def running_text(pages: Sequence[Page]) -> PlacedText:
    """The text of the pages, a line a paragraph, and where each line of a page stands."""
    columns: defaultdict[float, list[PlacedLine]] = defaultdict(list)
    kept = [
        (page.number, page.width, line)
        for page, lines in zip(pages, without_margins(pages), strict=True)
        for line in lines
    ]
    for _, width, line in kept:
        columns[width].append(line)
    edges = {width: _column(lines, width) for width, lines in columns.items()}
    out: list[str] = []
    places: list[Place] = []
    covered: dict[int, Side] = {}
    at = 0
    for index, (number, width, line) in enumerate(kept):
        _, width_before, before = kept[index - 1]
        if index and width == width_before and _goes_on(before, line, edges[width]):
            lead = _between(before.text, line.text)
        else:
            lead = "\n" if index else ""
        at += len(lead)
        text, marked = uncovered(line.text, at) if line.table else (line.text, {})
        covered |= marked
        out += (lead, text)
        left, top, right, bottom = line.box or (line.left, line.top, line.right, line.bottom)
        box = (round(left, 1), round(top, 1), round(right, 1), round(bottom, 1))
        places.append(Place.made_of(start=at, end=at + len(text), page=number, box=box))
        at += len(text)
    return PlacedText("".join([*out, "\n"]) if out else "", bounded(places), covered=covered)


@dataclass(frozen=True, slots=True)
class _Column:
    """The edges of the text, the size of its letters, and whether paragraphs begin with an indent."""

    left: float
    right: float
    size: float
    indents: bool


def _column(lines: Sequence[PlacedLine], width: float) -> _Column:
    """The column of text on all pages of one width, so that a page of short lines does not measure itself."""
    prose = [line for line in lines if not line.table]
    size = median(line.size for line in prose) if prose else 1.0
    body = [line for line in prose if abs(line.size - size) <= 0.2 * size] or prose
    if not body:
        return _Column(0.0, 0.0, size, False)
    lefts = Counter(round(line.left / size * 2) for line in body)
    often = min(0.1 * len(body), max(lefts.values()))  # where every line begins elsewhere, one is as good as another
    edge = min(place for place, count in lefts.items() if count >= often) / 2 * size
    rights = sorted(line.right for line in body)
    right = max(rights[ceil(0.95 * (len(rights) - 1))], _NARROWEST * width)
    indented = sum(1.2 <= (line.left - edge) / size <= 3 for line in body)
    return _Column(edge, right, size, indented >= max(1, 0.08 * len(body)))


def _goes_on(before: PlacedLine, line: PlacedLine, column: _Column) -> bool:
    """Whether a line goes on with the sentence of the one before: that one is full, and this one not indented."""
    if before.table or line.table or abs(before.size - line.size) > 0.15 * column.size:
        return False
    if _NUMBERED.match(line.text):
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


def _between(first: str, second: str) -> str:
    """What stands between two lines of a paragraph: a blank between two Latin words."""
    return " " if all(text.isascii() and text.isalpha() for text in (first[-1:], second[:1])) else ""
