"""Tables and documents as files: JSON Lines, CSV and Excel."""

from __future__ import annotations

import csv as csv_module
import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from govdoc_parse.export.columns import Column, Value
from govdoc_parse.export.harmless import harmless
from govdoc_parse.export.headings import heading_row
from govdoc_parse.export.tables import TABLES, Documents, TableName, columns_of, named, table_rows
from govdoc_parse.extras import need
from govdoc_parse.model.document import Document
from govdoc_parse.outputs import naming, replacing
from govdoc_parse.terms import Language

EXCEL_ROWS = 1_048_576  # of one sheet (ISO/IEC 29500, Excel's own limit)
EXCEL_CELL = 32_767  # characters
AS_GIVEN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}  # text is text
_NAMED = '{"document":'  # how a line begins that holds an id


def write_jsonl(documents: Documents, path: str | Path) -> int:
    """Write documents as JSON Lines in UTF-8, one a line with its id in `document` before its fields, and return how many."""
    count = 0
    with replacing(Path(path)) as aside, aside.open("w", encoding="utf-8", newline="\n") as file:
        for name, document in named(documents):
            file.write(json_line(name, document))
            count += 1
    return count


def read_jsonl(path: str | Path) -> Iterator[Document]:
    """The documents of a file that `write_jsonl` wrote, equal to those written, without their ids."""
    with Path(path).open(encoding="utf-8", newline="\n") as file:
        for line in file:
            if line.strip():
                yield Document.model_validate_json(_unnamed(line))


def json_line(name: str, document: Document) -> str:
    """A document on one line of JSON, its id first."""
    return f"{_NAMED}{json.dumps(name, ensure_ascii=False)},{document.model_dump_json()[1:]}\n"


def _unnamed(line: str) -> str:
    if not line.startswith(_NAMED):
        return line
    _, end = json.JSONDecoder().raw_decode(line, len(_NAMED))
    return "{" + line[end + 1 :]


def write_csv(
    documents: Documents, path: str | Path, table: TableName = "facts", *, raw: bool = False, language: Language = "en"
) -> None:
    """Write one table as CSV in UTF-8 with a byte order mark, so that Excel reads it as Chinese; absent values are empty.

    Text that a spreadsheet would take for a formula gets an apostrophe in front; `raw` leaves it, for programs.
    `language="zh"` heads the columns in Chinese.
    """
    keep = _shown(columns_of(table))
    with replacing(Path(path)) as aside, aside.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv_module.writer(file)
        writer.writerow(heading_row([columns_of(table)[i] for i in keep], language))
        for row in table_rows(documents, table):
            cells = ("" if row[i] is None else row[i] for i in keep)
            writer.writerow(cells if raw else map(harmless, cells))


def write_excel(documents: Documents, path: str | Path, *, language: Language = "en") -> None:
    """Write the five tables as the sheets of one workbook (extra `excel`); `language="zh"` heads the columns in Chinese.

    Text is written as text, so that no cell of a document becomes a formula. Raises `ValueError` where a table has more
    rows than a sheet holds.
    """
    with workbook(Path(path), {"constant_memory": True, **AS_GIVEN}) as book:
        write_sheets(book, documents, language)


def write_sheets(book: Any, documents: Documents, language: Language) -> None:
    """The five tables, each as a sheet of an open workbook."""
    known = dict(named(documents))
    bold, days = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    for table, columns in TABLES.items():
        sheet = book.add_worksheet(table)
        sheet.freeze_panes(1, 1)
        keep = _shown(columns)
        sheet.write_row(0, 0, heading_row([columns[i] for i in keep], language), bold)
        last = 0
        for last, row in enumerate(table_rows(known, table), start=1):
            if last >= EXCEL_ROWS:
                raise ValueError(f"the table {table} has more than {EXCEL_ROWS - 1:,} rows; write CSV or Parquet")
            _write_row(sheet, last, [(columns[i], row[i]) for i in keep], days)
        sheet.autofilter(0, 0, last, len(keep) - 1)


@contextmanager
def workbook(path: Path, options: Mapping[str, Any]) -> Iterator[Any]:
    """A workbook of xlsxwriter, which is made in memory and written to `path` when it is done (extra `excel`).

    Not as its own context, which closes a workbook that failed, and fails again. Rows that wait in files are in a folder of
    their own, so that none is left.
    """
    xlsxwriter, errors = need("xlsxwriter", "excel"), need("xlsxwriter.exceptions", "excel")
    made = BytesIO()
    with naming(path), TemporaryDirectory() as folder:
        book = xlsxwriter.Workbook(made, {**options, "tmpdir": folder})
        try:
            yield book
            book.close()
        except errors.FileCreateError as error:
            raise OSError(*error.args[0].args) from error
    with replacing(path) as aside:
        aside.write_bytes(made.getbuffer())


def _write_row(sheet: object, at: int, cells: Iterable[tuple[Column, Value]], days: object) -> None:
    for place, (column, value) in enumerate(cells):
        if value is None:
            continue
        if column.type == "date":
            sheet.write_datetime(at, place, value, days)  # type: ignore[attr-defined]
        elif isinstance(value, str):
            sheet.write_string(at, place, value[:EXCEL_CELL])  # type: ignore[attr-defined]
        else:
            sheet.write(at, place, value)  # type: ignore[attr-defined]


def _shown(columns: tuple[Column, ...]) -> list[int]:
    return [place for place, column in enumerate(columns) if column.type != "json"]
