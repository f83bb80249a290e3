"""Cells of a Word table as lines → rows between pipes, or the lines themselves where the table only lays out a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

import regex

from govdoc_parse.readers.covers import ABOVE, LEFT
from govdoc_parse.readers.tables import one_line, pair_lines, pipe_rows

Cell: TypeAlias = list[str]
"""The lines of a cell; `GOES_ON` for one that continues the cell above, `BESIDE` the one to its left, nothing for an empty one."""

GOES_ON: Cell = [""]
BESIDE: Cell = ["", ""]
_PARAGRAPHS = 3
_LONG = 80  # characters in two paragraphs that no cell of data holds
_FIELDS = 2  # a row of a label and its article is layout; one of more cells is a record, whose cells belong together
_STOP = regex.compile(r"[。！？；]")


def table_lines(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """The lines of a table: an article set in it keeps its paragraphs, everything else becomes rows."""
    rows = [row for row in rows if any(map(any, row))]
    if all(len(row) < 2 for row in rows):
        return list(_flat(rows))
    layout = any(map(_is_article, rows)) and all(map(_is_narrow, rows))
    lines: list[str] = []
    for article, group in groupby(rows, _is_article):
        part = list(group)
        pairs = [] if article else pair_lines([[one_line(cell) for cell in row] for row in part])
        lines += pairs or (_flat(part) if article or layout else pipe_rows([list(map(_place, row)) for row in part]))
    return lines


def indented(lines: list[str], written: Iterable[str]) -> list[str]:
    """The lines of a cell with the blanks that its first paragraph, as `written`, begins with: they tell what a label is part of."""
    first = next((text for text in written if text.strip()), "")
    indent = len(first) - len(first.lstrip(" \u3000"))
    return [first[:indent] + lines[0], *lines[1:]] if lines and indent else lines


def _place(cell: Cell) -> str:
    """What stands in a place of a row: the text of a cell, or the mark that another one covers it."""
    if cell is GOES_ON or cell is BESIDE:
        return ABOVE if cell is GOES_ON else LEFT
    return one_line(cell)


def _flat(rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    return (line.strip() for row in rows for cell in row for line in cell if line)


def _is_narrow(row: Sequence[Cell]) -> bool:
    return sum(map(bool, row)) <= _FIELDS


def _is_article(row: Sequence[Cell]) -> bool:
    return _is_narrow(row) and any(map(_is_prose, row))


def _is_prose(cell: Cell) -> bool:
    """Whether a cell holds paragraphs of sentences, or a table of its own."""
    if any(line.startswith("| ") for line in cell):
        return True
    long = len(cell) >= _PARAGRAPHS or (len(cell) > 1 and sum(map(len, cell)) >= _LONG)
    return long and any(map(_STOP.search, cell))
