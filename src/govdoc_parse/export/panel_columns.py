"""The columns of the panel, and its wide form: one row for each region and year."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal

from govdoc_parse.export.columns import Column, Value, rounded
from govdoc_parse.export.panel import PanelRow

PANEL = (
    Column("document", "string", "id of the document", lambda r: r.document),
    Column("region", "string", "the region that the figure is of, by the name of GB/T 2260 where it is known", lambda r: r.region),
    Column("region_code", "string", "its code of GB/T 2260 in the year of the document", lambda r: r.region_code),
    Column("region_level", "string", "nation, province, prefecture, county, township", lambda r: r.region_level),
    Column("subject", "string", "the entity inside the region: a row of a table, a project, a group", lambda r: r.subject),
    Column("indicator_id", "string", "id of the indicator", lambda r: r.indicator_id),
    Column("indicator", "string", "its Chinese name", lambda r: r.indicator),
    Column("measure", "string", "level, growth, target_level, target_growth", lambda r: r.measure),
    Column("year", "int64", "the year that the value is for", lambda r: r.year),
    Column("value", "float64", "the value in `unit`, a fall negative; the low end of a range; none in words", lambda r: rounded(r.value)),
    Column("unit", "string", "the unit as written, without the magnitude", lambda r: r.unit),
    Column("value_base", "float64", "the value in `unit_base`", lambda r: rounded(r.value_base)),
    Column("unit_base", "string", "the unit for comparisons: t, ha, km, m3, kWh, kW, CNY, USD, percent …", lambda r: r.unit_base),
    Column("approximation", "string", "about, nearly, over, at_least, at_most, under, range; empty: exact", lambda r: r.approximation),
    Column("target_words", "string", "a target without a number, as it stands", lambda r: r.target_words),
    Column("confidence", "string", "how sure the fact is: high, medium, low; empty where it is not measured", lambda r: r.confidence),
    Column("conflict", "int64", "how many other facts give the cell another value", lambda r: r.conflict),
    Column("line", "int64", "line of the figure, from 1", lambda r: r.line),
    Column("start", "int64", "its offset in the text, in code points", lambda r: r.start),
    Column("end", "int64", "its end, exclusive", lambda r: r.end),
    Column("quote", "string", "the figure as it stands in the text", lambda r: r.quote),
    Column("sentence", "string", "its sentence on one line, cut beyond 2,000 characters", lambda r: r.sentence),
    Column("period_start", "date", "first day of its period", lambda r: r.period_start),
    Column("period_end", "date", "its last day, included", lambda r: r.period_end),
    Column("document_year", "int64", "the year of the document", lambda r: r.document_year),
    Column("document_date", "date", "the day it was written", lambda r: r.document_date),
)  # fmt: skip


def panel_values(rows: Iterable[PanelRow]) -> list[tuple[Value, ...]]:
    """The rows as plain values in the order of `PANEL`."""
    return [tuple(column.read(row) for column in PANEL) for row in rows]


def wide_columns(rows: Iterable[PanelRow]) -> tuple[Column, ...]:
    """The columns of the wide form: region, code, year, then one for each indicator and measure in the order of the rows."""
    names = dict.fromkeys((row.indicator_id, row.measure, row.indicator, row.unit_base) for row in rows)
    seen: dict[str, str] = {}
    for id_, measure, indicator, unit in names:
        seen.setdefault(f"{id_}_{measure}", f"{indicator}, {measure}, {unit or ''}".rstrip(", "))
    keys = (
        Column("region", "string", "the region", lambda r: r[0]),
        Column("region_code", "string", "its code of GB/T 2260", lambda r: r[1]),
        Column("year", "int64", "the year", lambda r: r[2]),
    )
    figures = (Column(name, "float64", meaning, _read(at)) for at, (name, meaning) in enumerate(seen.items(), start=3))
    return (*keys, *figures)


def wide_values(rows: Iterable[PanelRow]) -> list[tuple[Value, ...]]:
    """One row for each region and year, the values in base units; of several documents the first that states a value.

    Rows with a subject and targets in words are left out.
    """
    kept = [row for row in rows if row.subject is None and row.value_base is not None]
    columns = [column.name for column in wide_columns(rows)][3:]
    found: dict[tuple[str | None, str | None, int], dict[str, Decimal | None]] = {}
    for row in kept:
        cells = found.setdefault((row.region, row.region_code, row.year), {})
        cells.setdefault(f"{row.indicator_id}_{row.measure}", row.value_base)
    ordered = sorted(found.items(), key=lambda each: (each[0][1] or "", each[0][0] or "", each[0][2]))
    return [(*key, *(rounded(cells.get(name)) for name in columns)) for key, cells in ordered]


def _read(at: int) -> Callable[[tuple[Value, ...]], Value]:
    return lambda row: row[at]
