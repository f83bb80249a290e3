"""The cells of the tables of a document with their place in the grid, the heads above them, and the fact that they gave."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govdoc_parse.export.pieces import one_line
from govdoc_parse.model.document import Document
from govdoc_parse.model.fact import Fact
from govdoc_parse.model.outline import Table, TableCell, laid_out
from govdoc_parse.stages.facts.tables.halves import first_columns
from govdoc_parse.stages.layout.row_texts import is_word, squeezed


@dataclass(frozen=True, slots=True)
class CellRow:
    """A cell wherever it covers; `row` counts from 1 in the body, 0 and less are the heads, the lowest 0."""

    document: str
    whole: Document
    index: int
    table: Table
    row: int
    column: int
    cell: TableCell
    label: str | None
    heads: tuple[str, ...]
    fact: int | None

    @property
    def of(self) -> Fact | None:
        """The fact that the cell gave."""
        return None if self.fact is None else self.whole.facts[self.fact]


def cell_rows(name: str, document: Document) -> Iterator[CellRow]:
    """The cells of all tables, row by row, the heads first."""
    starts = [fact.quantity.quote.start for fact in document.facts]
    for index, table in enumerate(document.tables):
        head, body = laid_out(table.head), laid_out(table.body)
        paths, halves = _paths(head), first_columns(table)
        for row, cells in enumerate((*head, *body), start=1 - len(head)):
            for column, cell in enumerate(cells):
                at = bisect_right(halves, column)
                label = _label(cells[halves[at - 1] : halves[at] if at < len(halves) else None]) if row > 0 else None
                heads = paths[column] if row > 0 and column < len(paths) else ()
                fact = _fact_in(document, starts, cell) if row > 0 else None
                yield CellRow(name, document, index, table, row, column, cell, label, heads, fact)


def head_path(heads: tuple[str, ...]) -> str | None:
    """The heads over a cell from the top down as one text."""
    return " / ".join(heads) or None


def head_paths(document: Document) -> dict[int, str]:
    """The heads over the figure of each fact that a table gave, by the place of the fact."""
    found = ((cell.fact, head_path(cell.heads)) for cell in cell_rows("", document))
    return {fact: path for fact, path in found if fact is not None and path is not None}


def _label(cells: Sequence[TableCell]) -> str:
    """The first cell of words of a row, else its first cell: neither its number nor a code names it."""
    named = next((cell for cell in cells if is_word(squeezed(cell.text))), cells[0])
    return one_line(named.text)


def _paths(head: list[list[TableCell]]) -> list[tuple[str, ...]]:
    out = []
    for column in zip(*head, strict=True):
        begun = {cell.start: cell for cell in column if cell.text.strip()}
        out.append(tuple(one_line(cell.text) for cell in begun.values()))
    return out


def _fact_in(document: Document, starts: list[int], cell: TableCell) -> int | None:
    at = bisect_left(starts, cell.start)
    return at if at < bisect_right(starts, cell.end - 1) and document.facts[at].quantity.quote.end <= cell.end else None
