"""Lines → rows whose cells are parted by tabs or pipes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govdoc_parse.lazy import lazy
from govdoc_parse.model.covered import Side
from govdoc_parse.model.span import Quote
from govdoc_parse.stages.layout.row_runs import RowRun
from govdoc_parse.stages.layout.squared import RawRow
from govdoc_parse.stages.text.lines import Line
from govdoc_parse.stages.text.source import Source

_PAIR = lazy(r"(?!其中|注|[(（])[^:：()（）]{2,12}[:：].")
_RULE = lazy(r":?-{2,}:?")  # the line under the header of a pipe table
_RULE_LINE = lazy(r"\|?(?: *:?-{2,}:? *\|)+(?: *:?-{2,}:? *)?")
_CELL_LENGTH = 60
_UNEVEN = 8
_WIDEST = 200  # columns


def parted_frames(source: Source, lines: Sequence[Line], taken: frozenset[int]) -> Iterator[RowRun]:
    """Two rows or more that follow each other; a short line of one cell between them is a row."""
    rows = [() if i in taken else _cells(source, line) for i, line in enumerate(lines)]
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and (_fits(rows[at], rows[end]) or (end > at and _RULE_LINE.fullmatch(lines[end].text))):
            end += 1
        end = _over_subheads(lines, rows, end) if end > at + 1 else end
        if end - at >= 2:
            yield RowRun(at, end, _rows(source, lines, rows, at, end))
        at = max(end, at + 1)


def _fits(first: Sequence[Quote], row: Sequence[Quote]) -> bool:
    """Whether a row may stand in the table of another: of many times its cells it is no row of the same grid."""
    return len(row) > 1 and len(first) > 1 and max(len(first), len(row)) <= _UNEVEN * min(len(first), len(row))


def _rows(
    source: Source, lines: Sequence[Line], rows: list[tuple[Quote, ...]], at: int, end: int
) -> tuple[RawRow, ...]:
    return tuple(
        RawRow(lines[i].start, lines[i].end, cells, _covered(source, cells))
        for i in range(at, end)
        if rows[i] or not _RULE_LINE.fullmatch(lines[i].text)
        for cells in [rows[i] or (source.quote(lines[i].start, lines[i].end),)]
    )


def _covered(source: Source, cells: Sequence[Quote]) -> dict[int, Side]:
    if not source.covered:
        return {}
    return {c: source.covered[cell.start] for c, cell in enumerate(cells) if cell.start in source.covered}


def _over_subheads(lines: Sequence[Line], rows: list[tuple[Quote, ...]], end: int) -> int:
    """Go on over a short one-cell line inside a table (期末畜禽存栏) when rows of cells follow it."""
    while end + 1 < len(lines) and len(lines[end]) <= 12 and len(rows[end + 1]) > 1 and "。" not in lines[end].text:
        end += 1
        while end < len(lines) and len(rows[end]) > 1:
            end += 1
    return end


def _cells(source: Source, line: Line) -> tuple[Quote, ...]:
    mark = "|" if line.text.count("|") >= 2 else "\t"
    if (mark == "\t" and "\t" not in source.text[line.start : line.end]) or line.text.count(mark) > _WIDEST:
        return ()
    start, end = _whole(source, line) if mark == "\t" else (line.start, line.end)
    out, at = [], start
    for piece in (source.fold if mark == "|" else source.text)[start:end].split(mark):
        text = piece.strip()
        if not _RULE.fullmatch(text):
            begin = at + (len(piece) - len(piece.lstrip()) if text else 0)
            out.append(source.quote(begin, begin + len(text)))
        at += len(piece) + 1
    if mark == "|":
        out = out[line.text.startswith("|") : len(out) - line.text.endswith("|")]
    framed = mark == "|" and line.text.startswith("|") and line.text.endswith("|")
    if not framed and any(len(cell.text) > _CELL_LENGTH or "。" in cell.text for cell in out):
        return ()  # prose with a tab in it
    filled = sum(bool(cell.text) for cell in out)
    if filled < (1 if framed and len(out) > 1 else 2) or any(_PAIR.match(cell.text) for cell in out):
        return ()  # a line of metadata pairs
    return tuple(out)


def _whole(source: Source, line: Line) -> tuple[int, int]:
    """The line with the tabs around it: empty cells at the ends of its row."""
    start, end = line.start, line.end
    while start and source.text[start - 1] in "\t ":
        start -= 1
    while end < len(source.text) and source.text[end] in "\t ":
        end += 1
    return start, end
