"""The tables of the document with all of their heads, and their facts marked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from govdoc_parse.export.cells import CellRow, cell_rows
from govdoc_parse.export.view.escape import escape, flat
from govdoc_parse.export.view.words import english, word
from govdoc_parse.model.document import Document
from govdoc_parse.model.outline import Table

_FIGURE = re.compile(r"[-+−－(（]?[\d０-９][\d０-９,，.．:：]*[%％‰)）]?|[-—－/]+")


def tables_html(document: Document) -> str:
    """Each table with its caption and the note that names its unit."""
    rows: list[dict[int, list[CellRow]]] = [{} for _ in document.tables]
    for cell in cell_rows("", document):
        rows[cell.index].setdefault(cell.row, []).append(cell)
    return "".join(_table(document, table, rows[index]) for index, table in enumerate(document.tables))


def _table(document: Document, table: Table, rows: dict[int, list[CellRow]]) -> str:
    line, _ = document.line_column(table.span.start)
    caption = flat(table.caption.text) if table.caption else ""
    named = escape(caption) or f"{word('table_at')} {line}"
    unit = f" <small>{escape(flat(table.unit_note.text))}</small>" if table.unit_note else ""
    figures = _columns_of_figures(rows)
    head = "".join(f"<tr>{_row(cells, figures)}</tr>" for row, cells in rows.items() if row <= 0)
    body = "".join(f"<tr>{_row(cells, figures)}</tr>" for row, cells in rows.items() if row > 0)
    header = f"<thead>{head}</thead>" if head else ""
    label = escape(caption or f"{english('table_at')} {line}")
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{label}"><table class="list grid">'
        f'<caption><a href="#L{line}">{named}</a>{unit}</caption>{header}<tbody>{body}</tbody></table></div>'
    )


def _columns_of_figures(rows: Mapping[int, Sequence[CellRow]]) -> set[int]:
    """The columns whose cells below the head are numbers: they are set to the right, as the heads over them are."""
    held: dict[int, list[bool]] = {}
    for row, cells in rows.items():
        for cell in cells:
            if row > 0 and (text := flat(cell.cell.text)):
                held.setdefault(cell.column, []).append(_FIGURE.fullmatch(text) is not None)
    return {column for column, numbers in held.items() if column and 2 * sum(numbers) > len(numbers)}


def _row(cells: Sequence[CellRow], figures: set[int]) -> str:
    return "".join(_cell(cell, figures) for place, cell in enumerate(cells) if not _is_covered(cells, place))


def _is_covered(cells: Sequence[CellRow], place: int) -> bool:
    """Whether a cell was written to the left of this place, or in a row above."""
    made = cells[place]
    table = made.table.head if made.row <= 0 else made.table.body
    row = table[made.row - 1 if made.row > 0 else made.row - 1 + len(made.table.head)]
    return all(begun is not made.cell for begun in row) or made.column != made.cell.column


def _cell(made: CellRow, figures: set[int]) -> str:
    cell, fact = made.cell, made.of
    text = escape(flat(cell.text))
    if fact is not None and made.fact is not None:
        text = f'<a class="cf {fact.role} {fact.status}" href="#f{made.fact + 1}">{text}</a>'
    rows = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    columns = f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    side = ' class="num"' if made.column in figures and not columns else ""
    if made.row > 0:
        return f"<td{rows}{columns}{side}>{text}</td>"
    return f'<th scope="col{"group" if columns else ""}"{rows}{columns}{side}>{text}</th>'
