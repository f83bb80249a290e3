"""The builders of times that are counted from the days of the reference: 近三年, 未来两个月, 上个季度."""

from __future__ import annotations

import re
from datetime import date, timedelta

from govdoc_parse.stages.times import calendar
from govdoc_parse.stages.times.calendar import Days
from govdoc_parse.stages.times.expressions import Meaning
from govdoc_parse.stages.times.reference import ReferenceDays
from govdoc_parse.stages.times.wording import count, day_of, split, year_of


def part_base(match: re.Match[str]) -> Meaning:
    """从上半年5.6%降到5.2%: the part of the year that a change starts from."""

    def resolve(reference: ReferenceDays) -> Days | None:
        number = year_of(match, reference)
        return None if number is None else split(match, number)

    return Meaning("base", resolve)


def run_of_years(match: re.Match[str]) -> Meaning:
    """过去五年, 近三年, 五年累计: the last of them is the year that a bare 全年 falls into; 今后五年, 未来三年: it is the first."""
    length = count(match["n"] or match["n2"])

    def resolve(reference: ReferenceDays) -> Days | None:
        if reference.scope and reference.scope[1].year - reference.scope[0].year + 1 == length > 1:
            return reference.scope
        last = reference.year
        if last is None or not 0 < length <= 50:
            return None
        if match[0].startswith(("今后", "未来")):
            return date(last, 1, 1), date(last + length - 1, 12, 31)
        return date(last - length + 1, 1, 1), date(last, 12, 31)

    return Meaning("interval", resolve, local=match["n2"] is not None and match[0].endswith("年"))  # 两年｜平均增长4.9%


def run_of_months(match: re.Match[str]) -> Meaning:
    """近三个月 ends on the day of the document, 未来两个月 begins on it."""

    def resolve(reference: ReferenceDays) -> Days | None:
        months = count(match["n"])
        if reference.anchor is None or not 0 < months <= 36:
            return None
        if match[0].startswith(("今后", "未来")):
            return reference.anchor, calendar.months_later(reference.anchor, months) - timedelta(days=1)
        return calendar.months_later(reference.anchor, -months), reference.anchor

    return Meaning("interval", resolve)


def two_years(_: re.Match[str]) -> Meaning:
    """今明两年."""

    def resolve(reference: ReferenceDays) -> Days | None:
        first = reference.this_year if reference.this_year is not None else reference.year
        return None if first is None else (date(first, 1, 1), date(first + 1, 12, 31))

    return Meaning("interval", resolve)


def near_month(match: re.Match[str]) -> Meaning:
    """上月, 上个月15日, 下月9日 are counted from the day of the document; 本月 is the last month of its period, if told."""

    def resolve(reference: ReferenceDays) -> Days | None:
        base = _base(match["w"], reference)
        if base is None or (match["w"] == "当" and reference.scope is None):
            return None
        first = calendar.months_later(base.replace(day=1), {"上": -1, "下": 1}.get(match["w"], 0))
        if match["d"] is None:
            return calendar.months(first.year, first.month, first.month)
        day = day_of(first.year, str(first.month), match["d"])
        return None if day is None else (day, day)

    return Meaning("interval", resolve, local=match["d"] is not None)


def _base(word: str, reference: ReferenceDays) -> date | None:
    return reference.anchor if word in {"上", "下"} or reference.scope is None else reference.scope[1]


def near_quarter(match: re.Match[str]) -> Meaning:
    """本季度, 上季度, 上个季度."""

    def resolve(reference: ReferenceDays) -> Days | None:
        base = _base(match["w"], reference)
        if base is None:
            return None
        first = calendar.months_later(base.replace(day=1), {"上": -3, "下": 3}.get(match["w"], 0))
        return calendar.quarter(first.year, (first.month + 2) // 3)

    return Meaning("interval", resolve)
