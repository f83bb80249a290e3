"""The panel as a workbook: the panel, the facts and a codebook, with links from each figure to its place on a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from os.path import relpath
from pathlib import Path
from typing import Any

from govdoc_parse.export.columns import Column, Value
from govdoc_parse.export.files import EXCEL_CELL, EXCEL_ROWS, workbook
from govdoc_parse.export.headings import heading_row, shown_rows
from govdoc_parse.export.panel import PanelRow
from govdoc_parse.export.panel_columns import PANEL
from govdoc_parse.export.tables import columns_of, table_rows
from govdoc_parse.export.view import html
from govdoc_parse.lexicon import Lexicon
from govdoc_parse.model.document import Document
from govdoc_parse.outputs import replacing
from govdoc_parse.terms import Language, meanings, terms

_WIDTHS = {
    "region": 16, "indicator": 24, "quote": 14, "sentence": 60, "target_words": 30, "document": 24, "meaning": 80, "meaning_zh": 60,
    "code": 26, "chinese": 26, "heading": 24, "name": 24, "target_sentence": 60, "outcome_sentence": 60,
}  # fmt: skip
_WIDTH = 12
_NUMBERS = {"int64": "0", "float64": "#,##0.00##", "date": "yyyy-mm-dd"}
_SCALES = ((100_000_000, "亿元"), (10_000, "万元"))
_LINKS = 65_530  # of one sheet, Excel's own limit


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its name; `links` are the addresses of its quotes, one for each row where there are any."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[tuple[Value, ...]]
    links: Sequence[str] = field(default=())


def write_workbook(sheets: Iterable[Sheet], path: Path, language: Language) -> None:
    """Write sheets; text is written as text, so that no cell becomes a formula. Raises `ValueError` where one is too long."""
    with workbook(path, {}) as book:
        formats = {kind: book.add_format({"num_format": pattern}) for kind, pattern in _NUMBERS.items()}
        formats["head"] = book.add_format({"bold": True})
        for sheet in sheets:
            if len(sheet.rows) >= EXCEL_ROWS:
                raise ValueError(
                    f"{len(sheet.rows):,} rows, and a sheet holds {EXCEL_ROWS - 1:,}; write CSV or Parquet"
                )
            _write_sheet(book, sheet, language, formats)


def _write_sheet(book: Any, sheet: Sheet, language: Language, formats: Mapping[str, Any]) -> None:
    page = book.add_worksheet(sheet.name)
    page.freeze_panes(1, 1)
    page.write_row(0, 0, heading_row(sheet.columns, language), formats["head"])
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, _WIDTHS.get(column.name, _WIDTH), formats.get(column.type))
    for at, row in enumerate(shown_rows(sheet.columns, sheet.rows, language), start=1):
        link = sheet.links[at - 1] if at <= min(len(sheet.links), _LINKS) else None
        for place, (column, value) in enumerate(zip(sheet.columns, row, strict=True)):
            if link is not None and column.name == "quote":
                page.write_url(at, place, link, string=str(value)[:EXCEL_CELL])
            elif value is not None:
                _write_value(page, at, place, value)
    page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.columns) - 1)


def _write_value(page: Any, at: int, place: int, value: Value) -> None:
    if isinstance(value, str):
        page.write_string(at, place, value[:EXCEL_CELL])
    elif isinstance(value, bool | int | float):
        page.write(at, place, value)
    else:
        page.write_datetime(at, place, value)


def scaled(sheet: Sheet) -> Sheet:
    """The long panel with amounts of yuan in 亿元 or 万元 beside them."""
    at = {column.name: place for place, column in enumerate(PANEL)}
    amounts = [_scaled(row[at["value"]], row[at["unit_base"]], row[at["unit"]]) for row in sheet.rows]
    place = at["unit"] + 1
    columns = (
        *PANEL[:place],
        Column("scaled", "float64", "the value in `scaled_unit`, for reading", lambda r: r),
        Column("scaled_unit", "string", "亿元 or 万元 for large sums of yuan, else the unit", lambda r: r),
        *PANEL[place:],
    )
    rows = [(*r[:place], *amount, *r[place:]) for r, amount in zip(sheet.rows, amounts, strict=True)]
    return Sheet(sheet.name, columns, rows, sheet.links)


def _scaled(value: Value, base: Value, unit: Value) -> tuple[Value, Value]:
    if base == "CNY" and isinstance(value, float):
        for size, name in _SCALES:
            if abs(value) >= size:
                return value / size, name
    return value, unit


def facts_sheet(documents: Mapping[str, Document]) -> Sheet:
    """The table of facts without its column of JSON."""
    kept = [(place, column) for place, column in enumerate(columns_of("facts")) if column.type != "json"]
    values = [tuple(row[place] for place, _ in kept) for row in table_rows(documents)]
    return Sheet("facts", [column for _, column in kept], values)


def codebook_sheet(columns: Sequence[Column], rows: Sequence[PanelRow]) -> Sheet:
    """What each column of the panel means, then what each indicator in it is."""
    headings, said = terms("column"), meanings("panel")
    listed: list[tuple[Value, ...]] = [
        (
            column.name,
            headings[column.name].chinese if column.name in headings else None,
            column.meaning,
            said.get(column.name),
        )
        for column in columns
    ]
    used = {row.indicator_id for row in rows}
    for row in Lexicon.default().indicators:
        if row.id in used:
            listed.append((row.id, row.name, row.english, row.nbs))
    heads = [Column(name, "string", "", lambda r: r) for name in ("code", "chinese", "meaning", "meaning_zh")]
    return Sheet("codebook", heads, listed)


def write_pages(documents: Mapping[str, Document], folder: Path) -> Mapping[str, Path]:
    """Write a page of `html` for each document, and return their paths by the ids."""
    folder.mkdir(parents=True, exist_ok=True)
    pages: dict[str, Path] = {}
    for name, document in documents.items():
        stem = Path(name).stem or "document"
        path = folder / f"{stem}.view.html"
        if path in pages.values():
            path = folder / f"{stem}-{len(pages) + 1}.view.html"
        with replacing(path) as aside:
            aside.write_text(html(document, name=Path(name).name), encoding="utf-8", newline="\n")
        pages[name] = path
    return pages


def links(
    documents: Mapping[str, Document], rows: Sequence[PanelRow], pages: Mapping[str, Path], book: Path
) -> list[str]:
    """For each row the address of its figure on the page of its document, as seen from the workbook; of words, their line."""
    numbers = {
        (name, fact.quantity.quote.start, fact.quantity.quote.end): number
        for name, document in documents.items()
        for number, fact in enumerate(document.facts, start=1)
    }
    shown = {name: Path(relpath(page, book.parent)).as_posix() for name, page in pages.items()}
    out = []
    for row in rows:
        number = numbers.get((row.document, row.start, row.end))
        place = f"L{row.line}" if number is None else f"f{number}"
        out.append(f"external:{shown[row.document]}#{place}")
    return out
