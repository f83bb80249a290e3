"""The targets of last year's reports against the outcomes that this year's report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from pathlib import Path
from typing import Literal, TypeAlias

from govdoc_parse.export.columns import Column, rounded
from govdoc_parse.export.measures import indicators_by_id
from govdoc_parse.export.panel import PanelRow, panel
from govdoc_parse.export.panel_files import PANEL_FORMATS, write_rows
from govdoc_parse.export.tables import Documents
from govdoc_parse.outputs import replacing
from govdoc_parse.terms import Language, term, terms

Result: TypeAlias = Literal["met", "missed", "not_reported", "in_words", "not_comparable"]

_LEVEL_OF = {"target_level": "level", "target_growth": "growth"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """A target and its outcome: the rows of the panel, and what became of it.

    `difference` is outcome less target, in the base unit. `result`: `met` or `missed`, 5%左右 counting as 5% and a range by its
    low end; an indicator that is better low is met by what is not above. `not_reported` where this year's documents give no
    outcome, `in_words` where the target has no number, `not_comparable` where the units differ.
    """

    target: PanelRow
    outcome: PanelRow | None
    difference: Decimal | None
    result: Result


COMPARISON = (
    Column("region", "string", "the region", lambda r: r.target.region),
    Column("region_code", "string", "its code of GB/T 2260", lambda r: r.target.region_code),
    Column("indicator_id", "string", "id of the indicator", lambda r: r.target.indicator_id),
    Column("indicator", "string", "its Chinese name", lambda r: r.target.indicator),
    Column("measure", "string", "level or growth", lambda r: _LEVEL_OF[r.target.measure]),
    Column("year", "int64", "the year of target and outcome", lambda r: r.target.year),
    Column("target", "float64", "the target, in `unit`", lambda r: rounded(r.target.value_base)),
    Column("target_approximation", "string", "about, at_least, range …", lambda r: r.target.approximation),
    Column("outcome", "float64", "the outcome, in `unit`", lambda r: rounded(r.outcome.value_base) if r.outcome else None),
    Column("difference", "float64", "outcome less target", lambda r: rounded(r.difference)),
    Column("unit", "string", "the unit for comparisons", lambda r: r.target.unit_base),
    Column("result", "string", "met, missed, not_reported, in_words, not_comparable", lambda r: r.result),
    Column("target_quote", "string", "the target as it stands", lambda r: r.target.quote),
    Column("outcome_quote", "string", "the outcome as it stands", lambda r: r.outcome.quote if r.outcome else None),
    Column("target_document", "string", "where the target is", lambda r: r.target.document),
    Column("target_line", "int64", "its line", lambda r: r.target.line),
    Column("outcome_document", "string", "where the outcome is", lambda r: r.outcome.document if r.outcome else None),
    Column("outcome_line", "int64", "its line", lambda r: r.outcome.line if r.outcome else None),
    Column("target_sentence", "string", "the sentence of the target", lambda r: r.target.sentence),
    Column("outcome_sentence", "string", "the sentence of the outcome", lambda r: r.outcome.sentence if r.outcome else None),
)  # fmt: skip


def compare(last: Documents, this: Documents) -> list[Comparison]:
    """Every target of `last` with its outcome in `this`, matched by region, subject, indicator, measure and year."""
    outcomes: dict[tuple[object, ...], PanelRow] = {}
    for row in panel(this):
        outcomes.setdefault(_key(row, row.measure), row)
    return list(_compared(panel(last), outcomes))


def write_comparison(last: Documents, this: Documents, path: str | Path, *, language: Language = "en") -> int:
    """Write the comparison as .html to look at, or as .csv, .xlsx, .parquet or .dta; returns how many targets there are.

    `language="zh"` heads the columns of CSV and Excel in Chinese; the page is in Chinese always.
    """
    found, path = compare(last, this), Path(path)
    suffix = path.suffix.lower()
    if suffix in {".html", ".htm"}:
        with replacing(path) as aside:
            aside.write_text(_page(found), encoding="utf-8", newline="\n")
    elif suffix in PANEL_FORMATS:
        rows = [tuple(column.read(each) for column in COMPARISON) for each in found]
        write_rows("compare", COMPARISON, rows, path, language)
    else:
        raise ValueError(f"{path}: the comparison goes to a file that ends with .html, {', '.join(PANEL_FORMATS)}")
    return len(found)


def _key(row: PanelRow, measure: str) -> tuple[object, ...]:
    return (row.region_code or row.region, row.subject, row.indicator_id, measure, row.year)


def _compared(rows: list[PanelRow], outcomes: Mapping[tuple[object, ...], PanelRow]) -> Iterator[Comparison]:
    for target in rows:
        if target.measure not in _LEVEL_OF:
            continue
        outcome = outcomes.get(_key(target, _LEVEL_OF[target.measure]))
        result = _result(target, outcome)
        decided = result in {"met", "missed"} and outcome is not None
        difference = outcome.value_base - target.value_base if decided else None  # type: ignore[operator, union-attr]
        yield Comparison(target, outcome, difference, result)


def _result(target: PanelRow, outcome: PanelRow | None) -> Result:
    if target.value_base is None:
        return "in_words"
    if outcome is None or outcome.value_base is None:
        return "not_reported"
    if outcome.unit_base != target.unit_base:
        return "not_comparable"
    row = indicators_by_id().get(target.indicator_id)
    lower = row is not None and row.better == "lower"
    met = outcome.value_base <= target.value_base if lower else outcome.value_base >= target.value_base
    return "met" if met else "missed"


_STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;margin:2rem}table{border-collapse:collapse}th,td{padding:.3rem .7rem;"
    "border-bottom:1px solid #ccc;text-align:left;vertical-align:top}td.n{text-align:right}tr.met td.r{color:#176b2c}"
    "tr.missed td.r{color:#a3211a}small{color:#666;display:block;max-width:26rem}"
)
_MAGNITUDES = ((Decimal(10**8), "亿"), (Decimal(10**4), "万"))
_HEADS = (
    "region", "indicator", "measure", "year", "target", "outcome", "difference", "result", "target_document", "outcome_document",
)  # fmt: skip


def _page(found: list[Comparison]) -> str:
    """One table of all targets, each with both quotes and the sentences around them."""
    counts = {said.chinese: sum(each.result == result for each in found) for result, said in terms("result").items()}
    summary = "，".join(f"{said} {count}" for said, count in counts.items() if count)
    head = "".join(f"<th>{term('column', name, 'zh')}</th>" for name in _HEADS)
    body = "\n".join(_page_row(each) for each in found)
    return (
        f'<!doctype html>\n<html lang="zh"><meta charset="utf-8"><title>目标与完成</title><style>{_STYLE}</style>\n'
        f"<h1>目标与完成</h1><p>{len(found)} 项目标：{summary}</p>\n<table><thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></html>\n"
    )


def _page_row(each: Comparison) -> str:
    target, outcome = each.target, each.outcome
    cells = (
        escape(target.region or ""), escape(target.indicator), term("measure", _LEVEL_OF[target.measure], "zh"), str(target.year),
        escape(target.quote), escape(outcome.quote) if outcome else "", escape(_difference(each)),
    )  # fmt: skip
    shown = "".join(f"<td>{cell}</td>" for cell in cells)
    sources = "".join(_source(row) for row in (target, outcome))
    named = term("result", each.result, "zh")
    return f'<tr class="{each.result}">{shown}<td class="r">{named}</td>{sources}</tr>'


def _difference(each: Comparison) -> str:
    """Outcome less target with its unit: +210人, -38万元, +0.4个百分点."""
    if each.difference is None:
        return ""
    number, unit = each.difference, "个百分点"
    if each.target.unit_base != "percent":  # in the unit of the target: 斤, not tons
        value, base = each.target.value, each.target.value_base
        number, unit = number * value / base if value and base else number, each.target.unit or ""
    size, magnitude = next(((size, name) for size, name in _MAGNITUDES if abs(number) >= size), (Decimal(1), ""))
    digits = f"{number / size:+.6f}".rstrip("0").rstrip(".") if number else "0"
    return f"{digits}{magnitude}{unit}"


def _source(row: PanelRow | None) -> str:
    if row is None:
        return "<td></td>"
    return f"<td>{escape(row.document)}:{row.line}<small>{escape(row.sentence)}</small></td>"
