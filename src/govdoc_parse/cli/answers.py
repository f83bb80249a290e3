"""An Arrow table as text on the terminal or in a pipe, and as a file."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rich import box
from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from govdoc_parse.cli.language import told
from govdoc_parse.cli.terminal import visible
from govdoc_parse.export.files import EXCEL_CELL, EXCEL_ROWS, workbook
from govdoc_parse.export.harmless import harmless
from govdoc_parse.extras import need
from govdoc_parse.outputs import replacing

if TYPE_CHECKING:
    import pyarrow

FILES = (".csv", ".parquet", ".xlsx")
_SHOWN = 200  # rows; more would run off the screen
_LONGEST = 200  # characters of a cell in a block
_LEAST = 12  # characters that a column is folded to at most


def text_rows(answer: pyarrow.Table) -> Iterator[list[str]]:
    """The names of the columns, then the rows, each cell on one line; what is absent is empty."""
    yield list(answer.column_names)
    for values in _values(answer):
        yield [" ".join(_text(value).split()) for value in values]


def shown_answer(answer: pyarrow.Table, width: int) -> RenderableType:
    """The first rows as a table where its columns fit a width, a little folded; else each as a block of the columns it has."""
    head, *rows = ([visible(cell) for cell in row] for row in text_rows(answer.slice(0, _SHOWN)))
    natural = [max(cell_len(cell) for cell in column) for column in zip(head, *rows, strict=True)]
    needed = sum(min(_LEAST, each) for each in natural) + 2 * len(natural)
    return _shown_table(answer) if needed <= width else _blocks(head, rows, answer.num_rows - len(rows))


def _blocks(head: list[str], rows: list[list[str]], left: int) -> RenderableType:
    """A heading with its number for each row, and below it a line for each column that is not empty."""
    names = max(map(cell_len, head))
    grid = Table(box=None, show_header=False, pad_edge=False)
    grid.add_column(style="dim", width=names, no_wrap=True)
    grid.add_column(overflow="fold")
    for number, row in enumerate(rows, start=1):
        grid.add_row(Text(f"{number}", style="bold"), "")
        for name, cell in zip(head, row, strict=True):
            if cell:
                shown = (
                    cell
                    if len(cell) <= _LONGEST
                    else told(f"{cell[:_LONGEST]}… ({len(cell):,} characters)", sys.stdout)
                )
                grid.add_row(Text(name), Text(shown))
    return Group(grid, told(f"and {left:,} more", sys.stdout)) if left > 0 else grid


def _shown_table(answer: pyarrow.Table) -> RenderableType:
    """A table for the terminal, of the first rows where there are many."""
    pa = need("pyarrow", "arrow")
    kinds = (pa.types.is_integer, pa.types.is_floating, pa.types.is_decimal)
    left = answer.num_rows - _SHOWN
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for field in answer.schema:
        right = any(is_kind(field.type) for is_kind in kinds)
        table.add_column(Text(visible(field.name)), justify="right" if right else "left", overflow="fold")
    rows = text_rows(answer.slice(0, _SHOWN))
    next(rows)
    for row in rows:
        table.add_row(*(Text(visible(cell)) for cell in row))  # as it stands: a text with brackets is no markup
    return Group(table, told(f"and {left:,} more", sys.stdout)) if left > 0 else table


def write_answer(answer: pyarrow.Table, path: Path, *, raw: bool = False) -> None:
    """Write to a file by its suffix: CSV as Excel reads it, Parquet, or a workbook of one sheet.

    Text that a spreadsheet would take for a formula gets an apostrophe in front in CSV, unless `raw`.
    """
    match path.suffix.lower():
        case ".csv":
            with replacing(path) as aside, aside.open("w", encoding="utf-8-sig", newline="") as file:
                writer = csv.writer(file)
                cell = _text if raw else _cell
                writer.writerow(map(cell, answer.column_names))
                writer.writerows(map(cell, values) for values in _values(answer))
        case ".parquet":
            with replacing(path) as aside:
                need("pyarrow.parquet", "arrow").write_table(answer, aside, compression="zstd")
        case ".xlsx":
            _write_excel(answer, path)
        case suffix:
            raise ValueError(f"no file of {suffix!r}; there are {', '.join(FILES)}")


def _write_excel(answer: pyarrow.Table, path: Path) -> None:
    if answer.num_rows >= EXCEL_ROWS:
        raise ValueError(f"{answer.num_rows:,} rows, and a sheet holds {EXCEL_ROWS - 1:,}; write CSV or Parquet")
    with workbook(path, {"constant_memory": True}) as book:
        bold, days = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        for place, name in enumerate(answer.column_names):
            sheet.write_string(0, place, name, bold)
        for at, values in enumerate(_values(answer), start=1):
            for place, value in enumerate(values):
                if isinstance(value, bool | int | float):
                    sheet.write(at, place, value)
                elif isinstance(value, date):
                    sheet.write_datetime(at, place, value, days)
                elif value is not None:
                    sheet.write_string(at, place, _text(value)[:EXCEL_CELL])  # never a formula


def _values(answer: pyarrow.Table) -> Iterator[tuple[object, ...]]:
    for batch in answer.to_batches(max_chunksize=1000):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _cell(value: object) -> object:
    """Text without a formula; a number stays one, also below zero."""
    return harmless(value) if isinstance(value, str) else _text(value)


def _text(value: object) -> str:
    """A value in plain digits where it is a number: 18640000000, not 18640000000.0 or 1.864e+10."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**63:
        return str(int(value))
    return str(value)
