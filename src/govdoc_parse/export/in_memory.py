"""Tables as bytes, for those who have no file: not even a temporary one is written."""

from __future__ import annotations

from io import BytesIO

from govdoc_parse.export.files import AS_GIVEN, write_sheets
from govdoc_parse.export.panel_excel import Sheet
from govdoc_parse.export.panel_files import csv_sheet
from govdoc_parse.export.tables import Documents, TableName, columns_of, table_rows
from govdoc_parse.extras import need


def csv_bytes(documents: Documents, table: TableName = "facts") -> bytes:
    """What `write_csv` writes of a table."""
    columns = columns_of(table)
    keep = [place for place, column in enumerate(columns) if column.type != "json"]
    rows = [tuple(row[place] for place in keep) for row in table_rows(documents, table)]
    return csv_sheet(Sheet(table, [columns[place] for place in keep], rows))


def excel_bytes(documents: Documents) -> bytes:
    """The workbook that `write_excel` writes."""
    file = BytesIO()
    with need("xlsxwriter", "excel").Workbook(file, {"in_memory": True, **AS_GIVEN}) as book:
        write_sheets(book, documents, "en")
    return file.getvalue()
