"""Lines → tables: rows of cells outside the prose, however they are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from govdoc_parse.fold import fold
from govdoc_parse.lazy import lazy
from govdoc_parse.model.outline import Table
from govdoc_parse.model.span import Quote, Span
from govdoc_parse.stages.layout.aligned import aligned_frames
from govdoc_parse.stages.layout.cell_lines import cell_frames
from govdoc_parse.stages.layout.grids import Frame, tables_of
from govdoc_parse.stages.layout.html_rows import html_frames
from govdoc_parse.stages.layout.parted import parted_frames
from govdoc_parse.stages.layout.row_runs import RowRun
from govdoc_parse.stages.layout.squared import RawRow
from govdoc_parse.stages.text.lines import Line
from govdoc_parse.stages.text.source import Source

_UNIT_NOTE = lazy(r"\(?(?:金额|计量)?单 *位 *:.{1,20}\)?")
_UNIT_INSIDE = lazy(r"\(?(?:金额|计量)?单 *位 *: *[^\s()|。;]{1,16}\)?(?= *\|?$)")
_CAPTION = lazy(
    r"(?:附?表 ?[\d一二三四五六七八九十-]{0,4}|图表|专栏 ?[\d一二三四五六七八九十]{0,3}).{2,40}|.{2,36}(?<!代)表"
)
_LONGEST = 60


def find_tables(source: Source, lines: Sequence[Line], max_cells: int) -> tuple[tuple[Table, ...], frozenset[int]]:
    """The tables of a text in order, of at most `max_cells` cells, and the indexes of the lines that they take.

    Rows are written with tabs or pipes, as HTML, in columns set with blanks, or one cell a line. The line above with 单位：
    is the unit note, the short line above that the caption, in which the unit note may stand too (表1 水利投资（单位：亿元）).
    """
    tables: list[Table] = []
    taken: set[int] = set()
    for finder in (html_frames, parted_frames, aligned_frames, cell_frames):
        for run in finder(source, lines, frozenset(taken)):
            first = _with_head(lines, run.first, taken) if run.rows else run.first
            rows = _within(source, run.rows, max_cells)
            max_cells -= _size(rows)
            if rows:
                tables += tables_of(source, _frame(source, lines, first, replace(run, rows=rows)))
            else:
                tables.append(Table(span=Span(start=lines[run.first].start, end=lines[run.end - 1].end)))
            taken.update(range(first, run.end))
    return tuple(sorted(tables, key=lambda table: table.span.start)), frozenset(taken)


def _within(source: Source, rows: tuple[RawRow, ...], room: int) -> tuple[RawRow, ...]:
    """The rows from the first on that have room as a rectangle; LIMIT_REACHED says how many are left out."""
    if _size(rows) <= room:
        return rows
    kept = rows[: max(room, 0) // max(len(row.cells) for row in rows)]
    left = rows[len(kept) :]
    source.report("LIMIT_REACHED", left[0].start, left[-1].end, f"{len(left)} rows are in no table, see max_cells")
    return kept


def _size(rows: Sequence[RawRow]) -> int:
    """How many cells rows have when all are as wide as the widest."""
    return len(rows) * max((len(row.cells) for row in rows), default=0)


def _with_head(lines: Sequence[Line], at: int, taken: set[int]) -> int:
    """The index of the first line above `at` that belongs to the table as unit note or caption."""
    first = at
    if first and first - 1 not in taken and _holds_unit(lines[first - 1]):
        first -= 1
        above = first - 1
        if first and above not in taken and len(lines[above]) <= 40 and "。" not in lines[above].text:
            first -= 1
    elif first and first - 1 not in taken and _CAPTION.fullmatch(lines[first - 1].text):
        first -= 1
    return first


def _holds_unit(line: Line) -> bool:
    if _UNIT_NOTE.fullmatch(line.text):
        return True
    return len(line) <= _LONGEST and "。" not in line.text and _UNIT_INSIDE.search(line.text) is not None


def _frame(source: Source, lines: Sequence[Line], first: int, run: RowRun) -> Frame:
    caption: Quote | None = None
    note: Quote | None = None
    for line in lines[first : run.first]:
        inside = None if _UNIT_NOTE.fullmatch(line.text) else _UNIT_INSIDE.search(line.text)
        if _UNIT_NOTE.fullmatch(line.text):
            note = source.quote(line.start, line.end)
        elif inside is not None and line is lines[run.first - 1]:
            note = source.quote(line.start + inside.start(), line.start + inside.end())
            caption = source.quote(line.start, line.end) if caption is None and _CAPTION.match(line.text) else caption
        else:
            caption = source.quote(line.start, line.end)
    if note is None and caption is not None and (found := _UNIT_NOTE.search(fold(caption.text))):
        note = source.quote(caption.start + found.start(), caption.start + found.end())
    start = lines[first].start if first < run.first else run.rows[0].start
    return Frame(run.rows, start, caption, note)
