"""The panel as a file: CSV, Excel, Parquet or Stata, told by its suffix."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

from govdoc_parse.export.columns import Column, Value
from govdoc_parse.export.panel import PanelRow, panel
from govdoc_parse.export.panel_columns import CHINESE, PANEL, panel_values, wide_columns, wide_values
from govdoc_parse.export.tables import Documents, columns_of, named, table_rows
from govdoc_parse.extras import need
from govdoc_parse.lexicon import Lexicon

Language: TypeAlias = Literal["en", "zh"]

_WIDTHS = {
    "region": 16,
    "indicator": 24,
    "quote": 14,
    "sentence": 60,
    "target_words": 30,
    "document": 24,
    "meaning": 80,
}
_WIDTH = 12
_NUMBERS = {"int64": "0", "float64": "#,##0.00##", "date": "yyyy-mm-dd"}
_STATA_NAME, _STATA_LABEL = 32, 80
_LONG = {"sentence", "quote", "target_words", "target_quote", "outcome_quote", "target_sentence", "outcome_sentence"}
_SCALES = ((100_000_000, "亿元"), (10_000, "万元"))


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    columns: Sequence[Column]
    rows: Sequence[tuple[Value, ...]]


def write_panel(documents: Documents, path: str | Path, *, wide: bool = False, language: Language = "en") -> int:
    """Write the panel of documents to a file whose suffix says how: .csv, .xlsx, .parquet or .dta; returns how many rows.

    `wide` gives one row for each region and year with a column for each indicator and measure. A workbook has the sheets panel,
    facts and codebook; `language="zh"` heads its columns and those of a CSV in Chinese. Raises `ValueError` for another suffix and
    `MissingExtraError` where a format needs a package.
    """
    write = PANEL_FORMATS.get(Path(path).suffix.lower())
    if write is None:
        raise ValueError(f"{path}: the panel goes to a file that ends with {', '.join(PANEL_FORMATS)}")
    known = dict(named(documents))
    rows = panel(known)
    sheet = (
        _Sheet("panel", wide_columns(rows), wide_values(rows)) if wide else _Sheet("panel", PANEL, panel_values(rows))
    )
    write(sheet, Path(path), language, _others(known, rows) if Path(path).suffix.lower() == ".xlsx" else ())
    return len(sheet.rows)


def write_rows(name: str, columns: Sequence[Column], rows: Sequence[tuple[Value, ...]], path: str | Path) -> None:
    """Write rows of any columns in the format of a suffix of `PANEL_FORMATS`."""
    PANEL_FORMATS[Path(path).suffix.lower()](_Sheet(name, columns, rows), Path(path), "en", ())


def write_panel_rows(rows: Sequence[PanelRow], path: str | Path) -> None:
    """Write rows of a panel, such as its conflicts, as CSV in UTF-8 with a byte order mark."""
    _write_csv(_Sheet("panel", PANEL, panel_values(rows)), Path(path), "en", ())


def _write_csv(sheet: _Sheet, path: Path, language: Language, _: Sequence[_Sheet]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_headings(sheet.columns, language))
        writer.writerows(["" if value is None else value for value in row] for row in sheet.rows)


def _write_parquet(sheet: _Sheet, path: Path, _: Language, __: Sequence[_Sheet]) -> None:
    pa, pq = need("pyarrow", "arrow"), need("pyarrow.parquet", "arrow")
    types = {"string": pa.string(), "int64": pa.int64(), "float64": pa.float64(), "date": pa.date32()}
    schema = pa.schema([pa.field(c.name, types[c.type], metadata={"meaning": c.meaning}) for c in sheet.columns])
    columns = list(zip(*sheet.rows, strict=True)) if sheet.rows else [()] * len(schema)
    arrays = [pa.array(values, type=field.type) for values, field in zip(columns, schema, strict=True)]
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), path, compression="zstd")


def _write_stata(sheet: _Sheet, path: Path, _: Language, __: Sequence[_Sheet]) -> None:
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
        elif column.type == "float64":
            frame[name] = frame[name].astype("float64")
    dates = {name: "td" for name, c in zip(frame.columns, sheet.columns, strict=True) if c.type == "date"}
    long = [name for name in frame.columns if name in _LONG]
    options: dict[str, Any] = {"write_index": False, "version": 118, "variable_labels": labels, "convert_dates": dates}
    frame.to_stata(path, convert_strl=long if len(frame) else [], **options)


def _write_excel(sheet: _Sheet, path: Path, language: Language, others: Sequence[_Sheet]) -> None:
    xlsxwriter = need("xlsxwriter", "excel")
    path.open("ab").close()  # a place that cannot be written is an OSError, as with the other formats
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        for each in (_with_scale(sheet), *others):
            _write_sheet(book, each, language)


def _write_sheet(book: Any, sheet: _Sheet, language: Language) -> None:
    page = book.add_worksheet(sheet.name)
    bold = book.add_format({"bold": True})
    formats = {kind: book.add_format({"num_format": pattern}) for kind, pattern in _NUMBERS.items()}
    page.freeze_panes(1, 1)
    page.write_row(0, 0, _headings(sheet.columns, language), bold)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, _WIDTHS.get(column.name, _WIDTH), formats.get(column.type))
    for at, row in enumerate(sheet.rows, start=1):
        for place, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            if value is not None and column.type == "date":
                page.write_datetime(at, place, value)
            elif value is not None:
                page.write(at, place, value)
    page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.columns) - 1)


def _with_scale(sheet: _Sheet) -> _Sheet:
    """The sheet with amounts of yuan in 亿元 or 万元 beside them; the wide form stays as it is."""
    if sheet.columns is not PANEL:
        return sheet
    at = {column.name: place for place, column in enumerate(PANEL)}
    scaled = [_scaled(row[at["value"]], row[at["unit_base"]], row[at["unit"]]) for row in sheet.rows]
    place = at["unit"] + 1
    columns = (
        *PANEL[:place],
        Column("scaled", "float64", "the value in `scaled_unit`, for reading", lambda r: r),
        Column("scaled_unit", "string", "亿元 or 万元 for large sums of yuan, else the unit", lambda r: r),
        *PANEL[place:],
    )
    return _Sheet(sheet.name, columns, [(*r[:place], *s, *r[place:]) for r, s in zip(sheet.rows, scaled, strict=True)])


def _scaled(value: Value, base: Value, unit: Value) -> tuple[Value, Value]:
    if base == "CNY" and isinstance(value, float):
        for size, name in _SCALES:
            if abs(value) >= size:
                return value / size, name
    return value, unit


def _others(documents: dict[str, Any], rows: Sequence[PanelRow]) -> tuple[_Sheet, ...]:
    """The facts of all documents, and the codebook of the columns and of the indicators in the panel."""
    facts = [(place, c) for place, c in enumerate(columns_of("facts")) if c.type != "json"]
    values = [tuple(row[place] for place, _ in facts) for row in table_rows(documents)]
    words = tuple(Column(name, "string", "", lambda r: r) for name in ("name", "chinese", "meaning"))
    listed: list[tuple[Value, ...]] = [(column.name, CHINESE[column.name], column.meaning) for column in PANEL]
    used = {row.indicator_id for row in rows}
    for row in Lexicon.default().indicators:
        if row.id in used:
            listed.append((row.id, row.name, f"{row.english}{f'; {row.nbs}' if row.nbs else ''}"))
    return _Sheet("facts", [column for _, column in facts], values), _Sheet("codebook", words, listed)


def _headings(columns: Sequence[Column], language: Language) -> list[str]:
    return [CHINESE.get(column.name, column.name) if language == "zh" else column.name for column in columns]


def _stata_names(columns: Sequence[Column]) -> list[str]:
    """Names that Stata takes: at most 32 characters, each once, and none of its own words."""
    out: list[str] = []
    for column in columns:
        name = "end_" if column.name == "end" else column.name[:_STATA_NAME]
        while name in out:
            name = f"{name[: _STATA_NAME - 4]}_{len(out)}"
        out.append(name)
    return out


_Write: TypeAlias = Callable[[_Sheet, Path, Language, Sequence[_Sheet]], None]
PANEL_FORMATS: dict[str, _Write] = {".csv": _write_csv, ".xlsx": _write_excel, ".parquet": _write_parquet, ".dta": _write_stata}  # fmt: skip
