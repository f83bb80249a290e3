"""The panel as a file: CSV, Excel, Parquet or Stata, told by its suffix."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from io import StringIO
from pathlib import Path
from typing import Any, TypeAlias

from govdoc_parse.export.columns import Column, Value
from govdoc_parse.export.frames import arrow_type
from govdoc_parse.export.harmless import harmless
from govdoc_parse.export.headings import heading_row, shown_rows
from govdoc_parse.export.panel import PanelRow, panel
from govdoc_parse.export.panel_columns import PANEL, panel_values, wide_columns, wide_values
from govdoc_parse.export.panel_excel import (
    Sheet,
    codebook_sheet,
    facts_sheet,
    links,
    scaled,
    write_pages,
    write_workbook,
)
from govdoc_parse.export.tables import Documents, named
from govdoc_parse.extras import need
from govdoc_parse.model.document import Document
from govdoc_parse.outputs import replacing
from govdoc_parse.terms import Language

_STATA_NAME, _STATA_LABEL = 32, 80
_LONG = {"sentence", "quote", "target_words", "target_quote", "outcome_quote", "target_sentence", "outcome_sentence"}


def write_panel(
    documents: Documents,
    path: str | Path,
    *,
    wide: bool = False,
    language: Language = "en",
    views: str | Path | None = None,
) -> int:
    """Write the panel of documents to a file whose suffix says how: .csv, .xlsx, .parquet or .dta; returns how many rows.

    `wide` gives one row for each region and year with a column for each indicator and measure. A workbook has the sheets panel,
    facts and codebook; `language="zh"` has its headings and codes, and those of a CSV, in Chinese. `views` is a folder for the page of each
    document; each quote of a long workbook then leads to its place there. Raises `ValueError` for another suffix and
    `MissingExtraError` where a format needs a package.
    """
    path, known = Path(path), dict(named(documents))
    suffix = path.suffix.lower()
    if suffix not in PANEL_FORMATS:
        raise ValueError(f"{path}: the panel goes to a file that ends with {', '.join(PANEL_FORMATS)}")
    if views is not None and (suffix != ".xlsx" or wide):
        raise ValueError(f"{path}: pages are linked from the long panel in a file that ends with .xlsx")
    rows = panel(known)
    columns, values = (wide_columns(rows), wide_values(rows)) if wide else (PANEL, panel_values(rows))
    sheet = Sheet("panel", columns, values)
    if suffix == ".xlsx":
        write_workbook(_workbook(known, rows, sheet, None if views is None else Path(views), path), path, language)
    else:
        PANEL_FORMATS[suffix](sheet, path, language)
    return len(sheet.rows)


def _workbook(
    documents: dict[str, Document], rows: Sequence[PanelRow], sheet: Sheet, views: Path | None, path: Path
) -> tuple[Sheet, Sheet, Sheet]:
    if sheet.columns is PANEL:
        addresses = [] if views is None else links(documents, rows, write_pages(documents, views), path)
        sheet = scaled(Sheet(sheet.name, sheet.columns, sheet.rows, addresses))
    return sheet, facts_sheet(documents), codebook_sheet(sheet.columns, rows)


def write_rows(
    name: str, columns: Sequence[Column], rows: Sequence[tuple[Value, ...]], path: Path, language: Language = "en"
) -> None:
    """Write rows of any columns in the format of a suffix of `PANEL_FORMATS`."""
    PANEL_FORMATS[path.suffix.lower()](Sheet(name, columns, rows), path, language)


def write_panel_rows(rows: Sequence[PanelRow], path: str | Path, *, language: Language = "en") -> None:
    """Write rows of a panel, such as its conflicts, as CSV in UTF-8 with a byte order mark; `language` as in `write_panel`."""
    _write_csv(Sheet("panel", PANEL, panel_values(rows)), Path(path), language)


def _write_csv(sheet: Sheet, path: Path, language: Language) -> None:
    with replacing(path) as aside:
        aside.write_bytes(csv_sheet(sheet, language))


def csv_sheet(sheet: Sheet, language: Language = "en") -> bytes:
    """A sheet as CSV in UTF-8 with a byte order mark; absent values are empty, and no text is a formula."""
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(heading_row(sheet.columns, language))
    writer.writerows(
        ["" if value is None else harmless(value) for value in row]
        for row in shown_rows(sheet.columns, sheet.rows, language)
    )
    return file.getvalue().encode("utf-8-sig")


def _write_parquet(sheet: Sheet, path: Path, _: Language) -> None:
    pa, pq = need("pyarrow", "arrow"), need("pyarrow.parquet", "arrow")
    fields = [pa.field(c.name, arrow_type(c.type), metadata={"meaning": c.meaning}) for c in sheet.columns]
    columns = list(zip(*sheet.rows, strict=True)) if sheet.rows else [()] * len(fields)
    arrays = [pa.array(values, type=field.type) for values, field in zip(columns, fields, strict=True)]
    with replacing(path) as aside:
        pq.write_table(pa.Table.from_arrays(arrays, schema=pa.schema(fields)), aside, compression="zstd")


def _write_stata(sheet: Sheet, path: Path, _: Language) -> None:
    """A .dta of version 118 with labels; dates are daily dates, and text of any length is kept."""
    pd = need("pandas", "pandas")
    frame = pd.DataFrame(list(sheet.rows), columns=_stata_names(sheet.columns))
    labels = {}
    for name, column in zip(frame.columns, sheet.columns, strict=True):
        labels[name] = column.meaning[:_STATA_LABEL]
        if column.type == "date":
            frame[name] = pd.to_datetime(frame[name])
        elif column.type == "string":
            frame[name] = frame[name].fillna("").astype(str)
        elif (
            column.type == "float64" or frame[name].isna().any()
        ):  # a whole number cannot be missing, and None is no number
            frame[name] = frame[name].astype("float64")
    dates = {name: "td" for name, c in zip(frame.columns, sheet.columns, strict=True) if c.type == "date"}
    long = [name for name in frame.columns if name in _LONG]
    options: dict[str, Any] = {"write_index": False, "version": 118, "variable_labels": labels, "convert_dates": dates}
    with replacing(path) as aside:
        frame.to_stata(
            aside, convert_strl=long if len(frame) else [], data_label=f"govdoc_parse: {sheet.name}", **options
        )


def _write_excel(sheet: Sheet, path: Path, language: Language) -> None:
    write_workbook([sheet], path, language)


def _stata_names(columns: Sequence[Column]) -> list[str]:
    """Names that Stata takes: at most 32 characters, each once, and none of its own words."""
    out: list[str] = []
    for column in columns:
        name = "end_" if column.name == "end" else column.name[:_STATA_NAME]
        while name in out:
            name = f"{name[: _STATA_NAME - 4]}_{len(out)}"
        out.append(name)
    return out


_Write: TypeAlias = Callable[[Sheet, Path, Language], None]
PANEL_FORMATS: dict[str, _Write] = {
    ".csv": _write_csv,
    ".xlsx": _write_excel,
    ".parquet": _write_parquet,
    ".dta": _write_stata,
}
