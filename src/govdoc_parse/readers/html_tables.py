"""The cells of an HTML table → lines: pairs of metadata, rows of data, or the blocks of a table that lays a page out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import regex

from govdoc_parse.readers.covers import ABOVE, LEFT
from govdoc_parse.readers.html_tags import CELLS, children, count
from govdoc_parse.readers.tables import one_line, pair_lines, pipe_rows

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_WIDEST = 40  # columns of one cell
_COLUMNS = (
    200  # beyond them a cell is as wide as itself: else each that spans columns and rows widens all rows below it
)
_LONG = 200  # characters: with several lines, no datum
_SENTENCE = regex.compile("[。；！？]")


class Cell(NamedTuple):
    """The lines of a cell, and the addresses that it links; a place that another cell covers has its mark alone."""

    lines: Sequence[str] = ()
    links: Sequence[str] = ()
    mark: str = ""

    @property
    def is_prose(self) -> bool:
        """Whether the cell holds paragraphs and no datum."""
        if len(self.lines) >= 3 and any(map(_SENTENCE.search, self.lines)):
            return True
        return len(self.lines) >= 2 and sum(map(len, self.lines)) > _LONG

    @property
    def text(self) -> str:
        """The cell as one line; the paragraphs of prose keep their line ends."""
        return "\n".join(self.lines) if self.is_prose else one_line(self.lines)


_BESIDE, _BELOW = Cell(mark=LEFT), Cell(mark=ABOVE)


def table_lines(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """A table of labels as pairs, one of data as rows between pipes, one of layout as the lines of its cells."""
    rows = [row for row in rows if any(cell.lines for cell in row)]
    pairs = pair_lines([[cell.text for cell in row] for row in rows])
    if pairs:
        lines = [line for pair in pairs for line in pair.split("\n")]
    elif _is_layout(rows):
        return list(_blocks(rows))
    else:
        lines = pipe_rows([[cell.mark or one_line(cell.lines) for cell in row] for row in rows])
    return lines + [link for row in rows for cell in row for link in cell.links]


def _is_layout(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the table has one column, or prose that outweighs its other cells or stands in no grid of three columns."""
    if max((len(row) for row in rows), default=0) < 2:
        return True
    prose = [len(cell.text) for row in rows for cell in row if cell.is_prose]
    if not prose:
        return False
    whole = sum(len(cell.text) for row in rows for cell in row)
    full = sum(sum(bool(cell.lines) for cell in row) >= 3 for row in rows)
    return full < 2 or max(prose) > max(_LONG, whole * 2 // 3)


def _blocks(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """The lines of the cells; cells of one line that stand side by side share one."""
    for row in rows:
        beside: list[str] = []
        for cell in row:
            if len(cell.lines) > 1:
                yield from [" ".join(beside)] if beside else []
                beside = []
                yield from cell.lines
            else:
                beside += cell.lines
        yield from [" ".join(beside)] if beside else []
        yield from (link for cell in row for link in cell.links)


def grid(rows: Sequence[LexborNode], read: Callable[[LexborNode], Cell]) -> Iterator[list[Cell]]:
    """The cells of the rows, each in its column: one that spans columns or rows is followed by marked ones without lines."""
    below: dict[int, int] = {}  # column → rows still covered from above
    for row in rows:
        cells: list[Cell] = []
        covered, below = below, {at: left - 1 for at, left in below.items() if left > 1}
        for node in (child for child in children(row) if child.tag in CELLS):
            while len(cells) in covered:
                cells.append(_BELOW)
            wide = max(min(count(node.attributes.get("colspan"), _WIDEST), _COLUMNS - len(cells)), 1)
            rest = count(node.attributes.get("rowspan"), len(rows)) - 1
            if rest > 0:
                below |= dict.fromkeys(range(len(cells), min(len(cells) + wide, _COLUMNS)), rest)
            cells += [read(node), *[_BESIDE] * (wide - 1)]
        while len(cells) in covered:
            cells.append(_BELOW)
        yield cells
