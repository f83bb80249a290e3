"""Rows of unequal length → rows of one width."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from govdoc_parse.lazy import lazy
from govdoc_parse.model.covered import Side
from govdoc_parse.model.span import Quote
from govdoc_parse.stages.layout.row_texts import has_figures, is_figure, squeezed
from govdoc_parse.stages.text.source import Source

_STYLE = lazy(
    r"(?P<cn>[一二三四五六七八九十]{1,3}、)|(?P<bracket>\([一二三四五六七八九十]{1,3}\))|(?P<dot>\d{1,2}\.(?!\d))"
)
_TOTAL = lazy("[总合小]计")


@dataclass(frozen=True, slots=True)
class RawRow:
    """The cells of a row from left to right, at `[start, end)` of the text.

    `covered` tells of columns whose place another cell reaches over, where that is known.
    """

    start: int
    end: int
    cells: tuple[Quote, ...]
    covered: Mapping[int, Side] = field(default_factory=dict)


def squared(source: Source, rows: Sequence[RawRow]) -> list[RawRow]:
    """All rows in one width: an empty cell where a row ends early, or where a merged cell was dropped from its front."""
    width = max(len(row.cells) for row in rows)
    if all(len(row.cells) == width for row in rows):
        return list(rows)
    figures = 0 if any(row.covered for row in rows) else _figures_at_end(rows)
    if figures:
        return _aligned_right(source, rows, width, figures)
    return [replace(row, cells=(*row.cells, *[_empty(source, row)] * (width - len(row.cells)))) for row in rows]


def _empty(source: Source, row: RawRow) -> Quote:
    return source.quote(row.end, row.end)


def _figures_at_end(rows: Sequence[RawRow]) -> int:
    """How many figures end each row of figures, where all have the same and begin at different places; else 0."""
    counts, lengths = set(), set()
    for row in rows:
        texts = [squeezed(cell.text) for cell in row.cells]
        if not has_figures(texts):
            continue
        at = len(texts)
        while at and is_figure(texts[at - 1]):
            at -= 1
        counts.add(len(texts) - at)
        lengths.add(len(texts))
    return counts.pop() if len(counts) == 1 and len(lengths) > 1 and min(counts) >= 2 else 0


def _aligned_right(source: Source, rows: Sequence[RawRow], width: int, figures: int) -> list[RawRow]:
    """The figures of all rows below each other; a label goes to the column where its kind of number was met before."""
    labels = width - figures
    places: dict[str, int] = {}
    out: list[RawRow] = []
    heads: list[RawRow] = []
    for row in rows:
        texts = [squeezed(cell.text) for cell in row.cells]
        if not has_figures(texts):
            heads.append(row)
            continue
        out += _heads(source, heads, labels, figures)
        heads = []
        own = len(row.cells) - figures
        first = min(places.get(_style(texts[0]), 0), labels - own)
        for offset in range(own):
            places.setdefault(_style(texts[offset]), first + offset)
        gap = [source.quote(row.start, row.start)] * first
        behind = [source.quote(row.cells[own].start, row.cells[own].start)] * (labels - own - first)
        out.append(replace(row, cells=(*gap, *row.cells[:own], *behind, *row.cells[own:])))
    return out + _heads(source, heads, labels, figures)


def _style(text: str) -> str:
    match = _STYLE.match(text)
    return "" if match is None else match.lastgroup or ""


def _heads(source: Source, rows: list[RawRow], labels: int, figures: int) -> list[RawRow]:
    """Rows of heads whose merged cells were dropped: a head is as wide as the heads that the next row has for it."""
    covered: list[int] = []  # columns of figures that the row below leaves to the row above
    out: list[RawRow] = []
    for place, row in enumerate(rows):
        first = 1 if place == 0 and len(row.cells) > 1 else 0
        heads = row.cells[first:]
        below = rows[place + 1].cells if place + 1 < len(rows) else ()
        free = covered or list(range(figures))
        wide, covered = _widths(heads, len(free), below)
        cells = [source.quote(row.end, row.end)] * (labels + figures)
        cells[:first] = row.cells[:first]
        at = 0
        parent: list[int] = []
        for head, width in zip(heads, wide, strict=False):
            if at < len(free):
                cells[labels + free[at]] = head
            if width > 1:
                parent = free[at : at + width]
            at += width
        covered = parent
        out.append(replace(row, cells=tuple(cells)))
    return out


def _widths(heads: Sequence[Quote], free: int, below: Sequence[Quote]) -> tuple[list[int], list[int]]:
    """How many columns each head takes: the one that the row below divides takes what the others leave."""
    if not heads or len(heads) >= free:
        return [1] * len(heads), []
    rest = free - len(heads) + 1
    words = "".join(squeezed(cell.text) for cell in below)

    def likeness(place: int) -> tuple[bool, int, int]:
        text = squeezed(heads[place].text)
        return _TOTAL.search(text) is None, sum(c in words for c in text), place

    parent = max(range(len(heads)), key=likeness)
    return [rest if place == parent else 1 for place in range(len(heads))], []
