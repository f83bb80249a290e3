"""Documents → a panel: one row for each region, indicator, measure and year of a document, with its source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from govdoc_parse.export.measures import growth_of, in_base, indicator_of
from govdoc_parse.export.pieces import sentence_of
from govdoc_parse.export.regions import region_of
from govdoc_parse.export.tables import Documents, named
from govdoc_parse.export.targets import find_word_targets
from govdoc_parse.fold import fold
from govdoc_parse.lexicon import Indicator
from govdoc_parse.model.document import Document
from govdoc_parse.model.fact import Fact, Period
from govdoc_parse.model.span import Span

Measure: TypeAlias = Literal["level", "growth", "target_level", "target_growth"]

_AVERAGE = re.compile("年均|年平均|平均每年")
_OF_YEARS = re.compile("累计|[两三四五]年[来间共累]|期间")
_ACHIEVED = re.compile("实现|完成|投入|安排|争取|发放|筹[集措]")
_TOTALS = {"合计", "总计", "全部", "总数"}
_FAR = 80  # characters before a figure that may say that it is an average or a sum
_TARGET = {"planned", "required"}


@dataclass(frozen=True, slots=True)
class PanelRow:
    """A cell of the panel: the figure that was chosen for it, and where it stands.

    `value` is signed and in `unit`, `None` for a target in words (`target_words`); `conflict` is how many other facts give the
    cell another value. `period_start` and `period_end` tell a figure of a part of the year.
    """

    document: str
    region: str | None
    region_code: str | None
    region_level: str | None
    subject: str | None
    indicator_id: str
    indicator: str
    measure: Measure
    year: int
    value: Decimal | None
    unit: str | None
    value_base: Decimal | None
    unit_base: str | None
    approximation: str | None
    target_words: str | None
    confidence: str | None
    conflict: int
    line: int
    start: int
    end: int
    quote: str
    sentence: str
    period_start: date
    period_end: date
    document_year: int | None
    document_date: date | None


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A row with what ranks it among those of its cell."""

    row: PanelRow
    rank: tuple[bool, bool, bool, bool, int]


def panel(documents: Documents) -> list[PanelRow]:
    """The panel of documents, in their order and in text order: one row a cell.

    Of several facts for a cell the first of this order is chosen: an exact outcome before a bound or a range, the whole year
    before a part of it, an achieved figure before an estimate, the end of a change before its start, the earlier in the text.
    `panel_conflicts` lists the others.
    """
    return [chosen for chosen, _ in _cells(documents)]


def panel_conflicts(documents: Documents) -> list[PanelRow]:
    """The rows that were not chosen for their cell and have another value than the chosen one."""
    return [row for chosen, others in _cells(documents) for row in others if not _same(row, chosen)]


def _cells(documents: Documents) -> Iterator[tuple[PanelRow, list[PanelRow]]]:
    for name, document in named(documents):
        cells: dict[tuple[object, ...], list[_Candidate]] = {}
        for candidate in _candidates(name, document):
            row = candidate.row
            key = (row.region, row.region_code, row.subject, row.indicator_id, row.measure, row.year)
            cells.setdefault(key, []).append(candidate)
        for found in cells.values():
            first, *others = (each.row for each in sorted(found, key=lambda each: each.rank))
            yield replace(first, conflict=sum(not _same(row, first) for row in others)), others


def _same(row: PanelRow, other: PanelRow) -> bool:
    return (row.value_base, row.unit_base, row.target_words) == (other.value_base, other.unit_base, other.target_words)


def _candidates(name: str, document: Document) -> Iterator[_Candidate]:
    """Every fact that says something of a cell, then the targets in words."""
    lines = [at for at, character in enumerate(document.text) if character == "\n"]
    for fact in document.facts:
        indicator = indicator_of(fact)
        found = None if indicator is None else _measured(document, fact, indicator)
        if indicator is not None and found is not None and fact.period is not None:
            measure, year, value = found
            value_base, unit_base = in_base(fact.quantity) if measure.endswith("level") else (value, "percent")
            row = _row(name, document, fact, indicator, fact.quantity.quote)
            row = replace(row, measure=measure, year=year, value=value, value_base=value_base, unit_base=unit_base)
            row = replace(
                row,
                unit=fact.quantity.unit,
                approximation=_approximation(fact),
                confidence=fact.confidence,
                line=bisect_right(lines, row.start - 1) + 1,
            )
            yield _Candidate(row, _rank(fact))
    for target in find_word_targets(document):
        row = _row(name, document, target.fact, target.indicator, target.span)
        row = replace(row, target_words=row.quote, line=bisect_right(lines, row.start - 1) + 1)
        yield _Candidate(row, (True, True, True, True, row.start))


def _row(name: str, document: Document, fact: Fact, indicator: Indicator, span: Span) -> PanelRow:
    """A row without a figure: whose, of what, when and where."""
    place = region_of(document, fact)
    period = fact.period
    assert period is not None, "only figures and targets with a period are rows"
    subject = None if fact.subject in _TOTALS or (place is not None and place.name == fact.subject) else fact.subject
    sentence = sentence_of(document, fact)
    quote = document.text[span.start : span.end]
    return PanelRow(
        document=name, region=place.name if place else None, region_code=place.code if place else None,
        region_level=place.level if place else None, subject=subject,
        indicator_id=indicator.id, indicator=indicator.name, measure="target_growth", year=period.end.year, value=None,
        unit=None, value_base=None, unit_base=None, approximation=None, target_words=None, confidence=None, conflict=0,
        line=0, start=span.start, end=span.end, quote=quote, sentence=sentence, period_start=period.start, period_end=period.end,
        document_year=document.year, document_date=document.date,
    )  # fmt: skip


def _measured(document: Document, fact: Fact, indicator: Indicator) -> tuple[Measure, int, Decimal | None] | None:
    """The measure of a fact, its year and its signed value; `None` if it fills no cell."""
    period, words = fact.period, _words_before(document, fact)
    if period is None or fact.quantity.value is None or _AVERAGE.search(words) is not None:
        return None
    target = fact.status in _TARGET
    growth = growth_of(fact)
    if growth is not None:
        one_year = period.start.year == period.end.year and _OF_YEARS.search(words) is None
        return ("target_growth" if target else "growth", period.end.year, growth) if one_year else None
    if fact.role not in {"level", "share"} or (fact.flow and not indicator.flow) or not _dated(fact, period):
        return None
    if _sums_years(fact, period, indicator, words):
        return None
    return "target_level" if target else "level", period.end.year, fact.quantity.value


def _sums_years(fact: Fact, period: Period, indicator: Indicator, words: str) -> bool:
    """Whether a figure is the sum of several years: 五年城镇新增就业452万人, 五年来｜实现进出口总额1.4万亿元."""
    years = period.start.year != period.end.year
    if indicator.flow:
        return years or _OF_YEARS.search(words) is not None
    if fact.quantity.kind != "money":
        return False
    return _OF_YEARS.search(words) is not None or (years and _ACHIEVED.search(words) is not None)


def _dated(fact: Fact, period: Period) -> bool:
    """Whether the period is that of the value itself: the start of a change needs one of its own (从2020年的3.68万亿元)."""
    return fact.endpoint != "from" or period.inherited_from == "clause"


def _words_before(document: Document, fact: Fact) -> str:
    """The words from the last mark to the figure, folded."""
    end = fact.quantity.quote.start
    before = fold(document.text[max(fact.sentence.start, end - _FAR) : end])
    return re.split("[,;:。]", before)[-1]


def _approximation(fact: Fact) -> str | None:
    return "range" if fact.quantity.high is not None else fact.quantity.approximation


def _rank(fact: Fact) -> tuple[bool, bool, bool, bool, int]:
    """The order among the facts of a cell, see `panel`."""
    period = fact.period
    part = period is None or ((period.end - period.start).days < 364 and period.start != period.end)
    exact = _approximation(fact) is None or fact.status in _TARGET  # of 6%以上、力争6.5% the first is the target
    return (
        not exact,
        part,
        fact.status == "estimated",
        fact.endpoint in {"from", "milestone"},
        fact.quantity.quote.start,
    )
