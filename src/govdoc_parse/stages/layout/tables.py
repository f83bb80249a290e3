"""Lines → tables: rows of cells outside the prose."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govdoc_parse.fold import fold
from govdoc_parse.model.outline import Table
from govdoc_parse.model.span import Quote, Span
from govdoc_parse.stages.text.lines import Line
from govdoc_parse.stages.text.source import Source

_UNIT_NOTE = re.compile(r"\(?(?:计量)?单 *位 *:.{1,20}\)?")
_NUMBER_CELL = re.compile(r"[-+]?[\d,.]+%?|-+|持平")
_PAIR = re.compile(r"(?!其中|注)[^:：]{2,12}[:：].")
_RULE = re.compile(r":?-{2,}:?")  # the line under the header of a pipe table
_RULE_LINE = re.compile(r"\|?(?: *:?-{2,}:? *\|)+(?: *:?-{2,}:? *)?")
_YEAR = re.compile(r"(?:19|20)\d\d年?")
_CAPTION = re.compile(
    r"(?:附?表 ?[\d一二三四五六七八九十-]{0,4}|图表).{2,40}|.{4,36}(?:一览|情况|任务|统计|分解|明细)表"
)
_CELL_LENGTH = 60


def find_tables(source: Source, lines: Sequence[Line]) -> tuple[tuple[Table, ...], frozenset[int]]:
    """The tables written as tab-separated rows or pipe rows, and the indexes of the lines that they take.

    Two rows or more make a table. The line above with 单位： is its unit note, the short line above that its caption,
    in which the unit note may stand too (表1 水利投资（单位：亿元）).
    """
    rows = [_cells(source, line) for line in lines]
    tables: list[Table] = []
    taken: set[int] = set()
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and (len(rows[end]) > 1 or (end > at and _RULE_LINE.fullmatch(lines[end].text))):
            end += 1
        end = _over_subheads(lines, rows, end) if end > at + 1 else end
        if end - at >= 2:
            first = _with_head(lines, at)
            tables.append(_table(source, lines[first:at], lines[at:end], rows[at:end]))
            taken.update(range(first, end))
        at = max(end, at + 1)
    return tuple(tables), frozenset(taken)


def _over_subheads(lines: Sequence[Line], rows: list[tuple[Quote, ...]], end: int) -> int:
    """Go on over a short one-cell line inside a table (期末畜禽存栏) when rows of cells follow it."""
    while end + 1 < len(lines) and len(lines[end]) <= 12 and len(rows[end + 1]) > 1 and "。" not in lines[end].text:
        end += 1
        while end < len(lines) and len(rows[end]) > 1:
            end += 1
    return end


def _cells(source: Source, line: Line) -> tuple[Quote, ...]:
    raw = source.text[line.start : line.end]
    mark = "|" if line.text.count("|") >= 2 else "\t"
    if mark not in raw and "\t" not in raw:
        return ()
    out, at = [], line.start
    pieces = source.fold[line.start : line.end].split("|") if mark == "|" else raw.split("\t")
    for piece in pieces:
        text = piece.strip()
        if not _RULE.fullmatch(text):
            start = at + (piece.index(text) if text else 0)
            out.append(source.quote(start, start + len(text)))
        at += len(piece) + 1
    out = _within_borders(out, mark == "|")
    framed = mark == "|" and line.text.startswith("|") and line.text.endswith("|")
    if not framed and any(len(cell.text) > _CELL_LENGTH or "。" in cell.text for cell in out):
        return ()  # prose with a tab in it
    if sum(bool(cell.text) for cell in out) < 2 or any(_PAIR.match(cell.text) for cell in out):
        return ()  # a line of metadata pairs
    return tuple(out)


def _within_borders(cells: list[Quote], piped: bool) -> list[Quote]:
    """The cells of a row, empty ones between others kept, so that no column shifts; blanks at its ends are none."""
    while cells and not cells[-1].text:
        cells.pop()
    if piped and cells and not cells[0].text:
        return cells[1:]  # what stands before the first pipe
    return cells if piped else cells[next((i for i, cell in enumerate(cells) if cell.text), 0) :]


def _with_head(lines: Sequence[Line], at: int) -> int:
    """The index of the first line above `at` that belongs to the table as unit note or caption."""
    first = at
    if first and _UNIT_NOTE.fullmatch(lines[first - 1].text):
        first -= 1
        if first and len(lines[first - 1]) <= 40 and "。" not in lines[first - 1].text:
            first -= 1
    elif first and _CAPTION.fullmatch(lines[first - 1].text):
        first -= 1
    return first


def _table(source: Source, above: Sequence[Line], lines: Sequence[Line], rows: Sequence[tuple[Quote, ...]]) -> Table:
    """The table of the lines with their cells; `above` are the lines with its caption and its unit note."""
    caption, note = _caption(source, above)
    body = [
        row or (source.quote(line.start, line.end),)
        for line, row in zip(lines, rows, strict=True)
        if row or not _RULE_LINE.fullmatch(line.text)
    ]
    figures = [cell.text for cell in body[0][1:] if _NUMBER_CELL.fullmatch(cell.text)]
    header = () if figures and not all(_YEAR.fullmatch(f) for f in figures) else body.pop(0)
    span = Span(start=(*above, *lines)[0].start, end=lines[-1].end)
    if not header:
        source.report("TABLE_NO_HEADER", span.start, span.end, "the table has no header row")
    return Table(span=span, caption=caption, unit_note=note, header=header, rows=tuple(body))


def _caption(source: Source, above: Sequence[Line]) -> tuple[Quote | None, Quote | None]:
    """The caption and the unit note, which may stand in the caption."""
    caption = note = None
    for line in above:
        quote = source.quote(line.start, line.end)
        if _UNIT_NOTE.fullmatch(line.text):
            note = quote
        else:
            caption = quote
    if note is None and caption is not None and (inside := _UNIT_NOTE.search(fold(caption.text))):
        note = source.quote(caption.start + inside.start(), caption.start + inside.end())
    return caption, note
