"""Marks that overlap in any way, cut into pieces that do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Kind = Literal["fact", "heading", "furniture", "item"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that is to be seen; `index` is the number of the fact, or the depth of the heading."""

    start: int
    end: int
    kind: Kind
    index: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch without an inner boundary, and the marks that cover it."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def cut(start: int, end: int, marks: Sequence[Mark], points: Sequence[int] = ()) -> Iterator[Piece]:
    """The pieces of `[start, end)` in order; together they are the whole of it.

    `marks` are in the order of their starts and may reach over the ends; `points` are further places to cut at.
    """
    edges = {start, end, *(p for p in points if start < p < end)}
    for mark in marks:
        edges.update(edge for edge in (mark.start, mark.end) if start < edge < end)
    active: list[Mark] = []
    coming = 0
    for left, right in pairwise(sorted(edges)):
        while coming < len(marks) and marks[coming].start <= left:
            active.append(marks[coming])
            coming += 1
        active = [mark for mark in active if mark.end > left]
        yield Piece(left, right, tuple(active))
