"""Text → rows of a table that is written in HTML inside it, as tools for recognising pages leave it in Markdown."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from govdoc_parse.lazy import lazy
from govdoc_parse.model.covered import Side
from govdoc_parse.model.span import Quote
from govdoc_parse.stages.layout.row_runs import RowRun
from govdoc_parse.stages.layout.squared import RawRow
from govdoc_parse.stages.text.lines import Line
from govdoc_parse.stages.text.source import Source

_TABLE = lazy(r"(?i)<table\b[^<>]{0,400}>|</table>")
_ROW = lazy(r"(?i)<tr\b[^<>]{0,400}>")
_CELL = lazy(r"(?i)<t[dh]\b(?P<at>[^<>]{0,400})>|</t[dh]>|</tr>|<tr\b[^<>]{0,400}>")
_EDGE = lazy(r"^(?:<[^<>]{0,200}>|&nbsp;|\s)+|(?:<[^<>]{0,200}>|&nbsp;|\s)+$")
_SPAN = lazy(r"(?i)(?P<which>col|row)span\s*=\s*[\"']?(?P<n>\d{1,4})")
_WIDEST = 200
_TALLEST = 1000


def html_frames(source: Source, lines: Sequence[Line], taken: frozenset[int]) -> Iterator[RowRun]:
    """The rows of each outermost `<table>`; a place that a spanning cell covers is empty."""
    if "<t" not in source.text and "<T" not in source.text:
        return
    starts = [line.start for line in lines]
    assert not taken, "HTML is looked for first"
    depth, begin = 0, 0
    for tag in _TABLE.finditer(source.text):
        if tag[0][1] != "/":
            begin = tag.end() if depth == 0 else begin
            depth += 1
        elif depth:
            depth -= 1
            rows = tuple(_rows(source, begin, tag.start())) if depth == 0 else ()
            if len(rows) >= 2 and max(len(row.cells) for row in rows) > 1:
                first = max(bisect_left(starts, begin) - 1, 0)
                yield RowRun(first, bisect_left(starts, tag.end()), rows)


def _rows(source: Source, begin: int, end: int) -> Iterator[RawRow]:
    marks = [m.start() for m in _ROW.finditer(source.text, begin, end)] + [end]
    below: dict[int, int] = {}
    for start, stop in itertools.pairwise(marks):
        row, below = _row(source, start, stop, below)
        if any(cell.text for cell in row.cells):
            yield row


def _row(source: Source, start: int, stop: int, covered: dict[int, int]) -> tuple[RawRow, dict[int, int]]:
    """A row with each cell in its column, and the columns still covered below it."""
    below = {column: left - 1 for column, left in covered.items() if left > 1}
    sides: dict[int, Side] = dict.fromkeys(covered, "above")
    cells: list[Quote] = []
    opened: tuple[int, str] | None = None
    for tag in [*_CELL.finditer(source.text, start, stop), None]:
        if opened is not None:
            while len(cells) in covered:
                cells.append(source.quote(opened[0], opened[0]))
            spans = {m["which"].lower(): int(m["n"]) for m in _SPAN.finditer(opened[1])}
            wide = max(min(spans.get("col", 1), _WIDEST - len(cells)), 1)
            if spans.get("row", 1) > 1:
                below |= dict.fromkeys(range(len(cells), len(cells) + wide), min(spans["row"], _TALLEST) - 1)
            quote = _content(source, opened[0], stop if tag is None else tag.start())
            sides |= dict.fromkeys(range(len(cells) + 1, len(cells) + wide), "left")
            cells += [quote, *[source.quote(quote.end, quote.end)] * (wide - 1)]
        opened = None if tag is None or tag["at"] is None else (tag.end(), tag["at"])
    cells += [source.quote(stop, stop) for column in covered if column >= len(cells)]
    return RawRow(start, stop, tuple(cells), sides), below


def _content(source: Source, start: int, end: int) -> Quote:
    """What stands between the tags, without those at its ends."""
    while (edge := _EDGE.search(source.text[start:end])) and edge[0]:
        if edge.start() == 0:
            start += edge.end()
        else:
            end = start + edge.start()
    return source.quote(start, end)
