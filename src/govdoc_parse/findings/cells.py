"""Tables → grids of printed numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govdoc_parse.findings.interval import Interval, rounded
from govdoc_parse.fold import fold
from govdoc_parse.model.outline import Table
from govdoc_parse.model.span import Quote

_NUMBER = re.compile(r"(?P<value>-?\d[\d,]*(?:\.\d+)?) ?[%‰]?")


@dataclass(frozen=True, slots=True)
class Cell:
    """A number in a table, with what it may stand for."""

    quote: Quote
    value: Interval


def grid(table: Table) -> list[list[Cell | None]]:
    """The body as numbers in rows of one width, the column of labels left out; `None` for what is no number."""
    rows = [[cell_of(quote) for quote in row[1:]] for row in table.rows]
    width = max(map(len, rows), default=0)
    return [[*row, *[None] * (width - len(row))] for row in rows]


def cell_of(quote: Quote) -> Cell | None:
    """The number of a cell that holds nothing else but a sign of percent."""
    found = _NUMBER.fullmatch(fold(quote.text).strip())
    if found is None:
        return None
    return Cell(quote, rounded(found["value"].replace(",", "")))
