"""How far the labels of a ruled table stand from the left edge of their cells: what they are part of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

_DEEPEST = 8  # characters of indent
_NEAR = 0.2  # of a character: how exactly an indent is a number of whole ones
_FIGURES = frozenset("0123456789.,-+%—")
_LABELS = 2  # columns that are looked at


def indents(table: Any) -> Iterator[list[int]]:
    """For each row the indents of its first cells in characters; 0 in a column that is not set from the left."""
    columns = list(zip(*_gaps(table), strict=True))
    yield from map(list, zip(*(_whole(column) for column in columns), strict=True))


def _gaps(table: Any) -> Iterator[list[float | None]]:
    """The blank before the first character of a cell in sizes of its letters, `None` for an empty cell and for a figure."""
    chars = [char for char in table.page.chars if char["text"].strip()]
    for row in table.rows:
        _, top, _, bottom = row.bbox
        here = [char for char in chars if top <= (char["top"] + char["bottom"]) / 2 <= bottom]
        yield [_gap(cell, here) for cell in row.cells[:_LABELS]]


def _gap(cell: tuple[float, ...] | None, chars: Sequence[Any]) -> float | None:
    if cell is None:
        return None
    inside = [char for char in chars if cell[0] <= (char["x0"] + char["x1"]) / 2 <= cell[2]]
    first = min(inside, key=lambda char: (char["x0"], char["top"]), default=None)
    if first is None or first["text"] in _FIGURES:
        return None
    return float((first["x0"] - cell[0]) / max(first["size"], 1.0))


def _whole(gaps: Sequence[float | None]) -> list[int]:
    """Each gap less the smallest one; nothing where few cells are words, or stand no whole characters apart as in a centred column."""
    told = [gap for gap in gaps if gap is not None]
    more = [0.0 if gap is None else gap - min(told) for gap in gaps]
    if 2 * len(told) <= len(gaps) or any(abs(gap - round(gap)) > _NEAR or gap > _DEEPEST for gap in more):
        return [0] * len(gaps)
    return [round(gap) for gap in more]
