"""Lines → rows whose cells are set below each other with blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govdoc_parse.model.span import Quote
from govdoc_parse.stages.layout.row_runs import RowRun
from govdoc_parse.stages.layout.row_texts import has_figures, is_figure, squeezed
from govdoc_parse.stages.layout.squared import RawRow
from govdoc_parse.stages.text.lines import Line
from govdoc_parse.stages.text.source import Source

_CELL = re.compile(r"\S+(?: \S+)*")
_PROSE = re.compile("[。;!?]|^.{2,12}:")
_LONGEST = 30  # characters of a cell
_FEWEST = 3  # rows


def aligned_frames(source: Source, lines: Sequence[Line], taken: frozenset[int]) -> Iterator[RowRun]:
    """Three lines or more with as many cells each, two blanks or more between them, figures in all but the first."""
    rows = [() if i in taken else _cells(source, line) for i, line in enumerate(lines)]
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and len(rows[at]) > 1 and len(rows[end]) == len(rows[at]):
            end += 1
        if end - at >= _FEWEST and _is_table(rows[at:end]):
            yield RowRun(at, end, tuple(RawRow(r[0].start, r[-1].end, r) for r in rows[at:end]))
        at = end


def _cells(source: Source, line: Line) -> tuple[Quote, ...]:
    if "  " not in line.text or _PROSE.search(line.text):
        return ()
    cells = tuple(source.quote(line.start + m.start(), line.start + m.end()) for m in _CELL.finditer(line.text))
    return cells if all(len(cell.text) <= _LONGEST for cell in cells) else ()


def _is_table(rows: Sequence[Sequence[Quote]]) -> bool:
    texts = [[squeezed(cell.text) for cell in row] for row in rows]
    return not has_figures(texts[0]) and all(any(map(is_figure, row[1:])) for row in texts[1:])
