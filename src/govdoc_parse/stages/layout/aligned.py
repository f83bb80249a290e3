"""Lines → rows whose cells are set below each other with blanks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from govdoc_parse.lazy import lazy
from govdoc_parse.model.span import Quote
from govdoc_parse.stages.layout.row_runs import RowRun
from govdoc_parse.stages.layout.row_texts import has_figures, is_figure, squeezed
from govdoc_parse.stages.layout.squared import RawRow
from govdoc_parse.stages.text.lines import Line
from govdoc_parse.stages.text.source import Source

_CELL = lazy(r"\S+(?: \S+)*")
_PROSE = lazy("[。;!?]|^.{2,12}:")
_LONGEST = 30  # characters of a cell
_FEWEST = 3  # rows
_HEADS = 3  # rows of them
_FARTHEST = 400  # blanks before a row


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a line, and from where to where each of them reaches; a wide character takes two places."""

    cells: tuple[Quote, ...]
    reach: tuple[tuple[int, int], ...]
    figures: bool


_NONE = _Row((), (), False)


def aligned_frames(source: Source, lines: Sequence[Line], taken: frozenset[int]) -> Iterator[RowRun]:
    """Three lines or more of cells with two blanks or more between them, figures in all but the heads.

    All have as many cells, or fewer where each stands below one column of the others: rows without their first cell, and heads
    over several columns.
    """
    rows = [_NONE if i in taken else _row(source, line) for i, line in enumerate(lines)]
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and rows[at].cells and rows[end].cells and not _begins(rows, end):
            end += 1
        fitted = list(_fitted(source, rows[at:end])) if end - at >= _FEWEST else []
        if len(fitted) >= _FEWEST and _is_table(fitted):
            yield RowRun(at, at + len(fitted), tuple(fitted))
            end = at + len(fitted)
        at = end


def _row(source: Source, line: Line) -> _Row:
    if "  " not in line.text or _PROSE.search(line.text):
        return _NONE
    found = list(_CELL.finditer(line.text))
    if len(found) < 2 or any(len(match[0]) > _LONGEST for match in found):
        return _NONE
    cells = tuple(source.quote(line.start + m.start(), line.start + m.end()) for m in found)
    first = max(source.text.rfind("\n", 0, line.start) + 1, line.start - _FARTHEST)
    reach, at, place = [], first, 0
    for cell in cells:
        left = place + _width(source.text[at : cell.start])
        place = left + _width(cell.text)
        reach.append((left, place))
        at = cell.end
    return _Row(cells, tuple(reach), has_figures([squeezed(cell.text) for cell in cells]))


def _width(text: str) -> int:
    """The places that a text takes."""
    return len(text) if text.isascii() else sum(2 if ord(character) > 0x2E7F else 1 for character in text)


def _begins(rows: Sequence[_Row], at: int) -> bool:
    """Whether a row of heads stands below rows of figures, with another number of cells."""
    row, above = rows[at], rows[at - 1]
    return above.figures and not row.figures and len(row.cells) != len(above.cells)


def _fitted(source: Source, rows: Sequence[_Row]) -> Iterator[RawRow]:
    """The rows up to the first that does not fit, all as wide as the widest row of figures."""
    width = max((len(row.cells) for row in rows if row.figures), default=0)
    if not width:
        return
    full = [row.reach for row in rows if row.figures and len(row.cells) == width]
    columns = [
        (min(left for left, _ in column), max(right for _, right in column)) for column in zip(*full, strict=True)
    ]
    apart = all(one[1] <= other[0] for one, other in pairwise(columns))
    below = False  # the heads
    for row in rows:
        below = below or row.figures
        cells: tuple[Quote, ...] | None = row.cells
        if len(row.cells) != width:
            places = (_places if below else _nearest)(row, columns) if apart else None
            cells = None if places is None else _placed(source, row, places, width)
        if cells is None:
            return
        yield RawRow(row.cells[0].start, row.cells[-1].end, cells)


def _places(row: _Row, columns: Sequence[tuple[int, int]]) -> list[int] | None:
    """The column that each cell of a shorter row stands below; `None` where one stands below none or two."""
    out: list[int] = []
    for left, right in row.reach:
        below = [c for c, (begin, end) in enumerate(columns) if left < end and begin < right]
        if len(below) != 1 or below[0] in out:
            return None
        out += below
    return out


def _nearest(row: _Row, columns: Sequence[tuple[int, int]]) -> list[int] | None:
    """The first column that each head of a shorter row stands over, else the one nearest to it; `None` where two have the same."""
    out: list[int] = []
    for left, right in row.reach:
        away = [max(begin - right, left - end, -1) for begin, end in columns]
        place = away.index(min(away))
        if out and place <= out[-1]:
            return None
        out.append(place)
    return out


def _placed(source: Source, row: _Row, places: Sequence[int], width: int) -> tuple[Quote, ...]:
    """The cells in their columns, those between them empty."""
    out: list[Quote] = []
    for cell, place in zip(row.cells, places, strict=True):
        out += [source.quote(cell.start, cell.start)] * (place - len(out)) + [cell]
    return (*out, *[source.quote(row.cells[-1].end, row.cells[-1].end)] * (width - len(out)))


def _is_table(rows: Sequence[RawRow]) -> bool:
    """Whether figures stand in all rows but those of the heads."""
    texts = [[squeezed(cell.text) for cell in row.cells] for row in rows]
    heads = next((at for at, row in enumerate(texts) if has_figures(row)), len(texts))
    return 0 < heads <= _HEADS and all(any(map(is_figure, row[1:])) for row in texts[heads:])
