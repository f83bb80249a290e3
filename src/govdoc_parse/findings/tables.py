"""Tables → the relation of each total to the rows above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govdoc_parse.findings.cells import cell_of
from govdoc_parse.findings.interval import exactly
from govdoc_parse.findings.relation import Relation
from govdoc_parse.fold import fold
from govdoc_parse.model.document import Document
from govdoc_parse.model.outline import Table
from govdoc_parse.model.span import Quote

_TOTAL = re.compile(r"(?:总|合) ?计(?:数)?")
_PARTIAL = re.compile("小 ?计|其中|^[#*]")  # rows that hold others
_NO_SUM = re.compile(r"[%‰率增比占均幅位名次序年度号价标指]")  # heads of what does not add up
_EMPTY = {"", "-", "--", "/", "0"}
_FEWEST = 2  # rows that make a total


def find_totals(document: Document) -> Iterator[Relation]:
    """The totals of columns, where one column of the table at least proves that its rows are what is added up."""
    for table in document.tables:
        columns = list(_columns(table))
        proven = sum(relation.holds for relation in columns)
        if proven and proven >= len(columns) - proven:
            yield from columns


def _columns(table: Table) -> Iterator[Relation]:
    rows = [row for row in table.rows if row]
    labels = [fold(row[0].text).strip() for row in rows]
    totals = [at for at, label in enumerate(labels) if _TOTAL.fullmatch(label)]
    if len(totals) != 1 or totals[0] not in {0, len(rows) - 1} or any(map(_PARTIAL.search, labels)):
        return
    others = [row for at, row in enumerate(rows) if at != totals[0]]
    heads = table.header
    for column, cell in enumerate(rows[totals[0]][1:], 1):
        if len(others) < _FEWEST or column >= len(heads) or _NO_SUM.search(fold(heads[column].text)):
            continue
        relation = _column(cell, [row[column] for row in others if column < len(row)])
        if relation is not None:
            yield relation


def _column(total: Quote, cells: Sequence[Quote]) -> Relation | None:
    stated = cell_of(total)
    filled = [cell for cell in cells if fold(cell.text).strip() not in _EMPTY]
    numbers = [cell for quote in filled if (cell := cell_of(quote)) is not None]
    if stated is None or len(numbers) < max(_FEWEST, len(filled)):
        return None
    added = exactly(0)
    for cell in numbers:
        added += cell.value
    return Relation("F109", total, tuple(cell.quote for cell in numbers), stated.value, added)
