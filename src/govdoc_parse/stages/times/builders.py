"""The builders: a match of a rule → what the wording means in a reference."""

from __future__ import annotations

import re
from datetime import date

from govdoc_parse.stages.text.dates import part
from govdoc_parse.stages.times import calendar
from govdoc_parse.stages.times.calendar import Days
from govdoc_parse.stages.times.expressions import Meaning
from govdoc_parse.stages.times.reference import ReferenceDays
from govdoc_parse.stages.times.wording import count, day_of, split, year_number, year_of

_CENSUSES = {
    "人口": (195307, 196407, 198207, 199007, 200011, 201011, 202011),  # taken on the first day of a month
    "经济": (2004, 2008, 2013, 2018, 2023),
    "农业": (1996, 2006, 2016),
}


def interval(match: re.Match[str]) -> Meaning:
    """A year, half, quarter or month (2023年上半年, 1—9月, 全年)."""
    local = match[0].endswith("度") and "季度" not in match[0]

    def resolve(reference: ReferenceDays) -> Days | None:
        number = year_of(match, reference)
        return None if number is None else split(match, number)

    return Meaning("interval", resolve, local)


def as_of(match: re.Match[str]) -> Meaning:
    """截至5月底, 截至2022年底, 截至目前: from the first day of that year to that day."""

    def resolve(reference: ReferenceDays) -> Days | None:
        if match.groupdict().get("d"):
            return _until_day(match, reference)
        number = year_of(match, reference)
        days = None if number is None else split(match, number)
        return None if days is None else (date(days[1].year, 1, 1), days[1])

    return Meaning("as_of", resolve)


def _until_day(match: re.Match[str], reference: ReferenceDays) -> Days | None:
    number = year_of(match, reference)
    day = None if number is None else day_of(number, match["m"], match["d"])
    return None if day is None else (date(day.year, 1, 1), day)


def now(_: re.Match[str]) -> Meaning:
    """截至目前, 今年以来: from the first day of the year to the day the document was written."""

    def resolve(reference: ReferenceDays) -> Days | None:
        if reference.anchor is None:
            return reference.scope
        start = date(reference.anchor.year, 1, 1)
        if reference.scope is not None and reference.scope[1] < start:
            return reference.scope
        return start, reference.anchor

    return Meaning("as_of", resolve)


def instant(match: re.Match[str]) -> Meaning:
    """年末, 9月末, 季末: the last day alone."""

    def resolve(reference: ReferenceDays) -> Days | None:
        number = year_of(match, reference)
        if number is None:
            return None
        if match[0].startswith(("季", "期", "半年", "月")):
            return (reference.scope[1],) * 2 if reference.scope else None
        days = split(match, number)
        return None if days is None else (days[1], days[1])

    return Meaning("instant", resolve)


def quarter_end(match: re.Match[str]) -> Meaning:
    """三季度末, 上半年末: the last day alone."""
    months = {"一": 3, "1": 3, "二": 6, "2": 6, "上": 6, "三": 9, "3": 9, "四": 12, "4": 12}

    def resolve(reference: ReferenceDays) -> Days | None:
        number = year_of(match, reference)
        if number is None:
            return None
        name = next(c for c in reversed(match[0]) if c in months)
        return (calendar.months(number, months[name], months[name])[1],) * 2

    return Meaning("instant", resolve)


def deadline(match: re.Match[str]) -> Meaning:
    """年内, 年底前, 12月底前: some day of the period."""

    def resolve(reference: ReferenceDays) -> Days | None:
        number = year_of(match, reference)
        days = None if number is None else split(match, number)
        return None if days is None else (date(days[1].year, 1, 1), days[1])

    return Meaning("deadline", resolve)


def dated(match: re.Match[str]) -> Meaning:
    """3月21日, 2月21至23日, 2023年1月1日至12月31日, 2019-04-19."""

    def resolve(reference: ReferenceDays) -> Days | None:
        number = year_of(match, reference)
        if number is None:
            return None
        start = day_of(number, match["m"], match["d"])
        end = day_of(int(match["ey"] or number), match["em"] or match["m"], match["ed"]) if match["ed"] else start
        if start is not None and end is not None and end < start and not match["ey"]:
            end = day_of(number + 1, match["em"] or match["m"], match["ed"])  # 12月26日至1月2日
        return None if start is None or end is None or end < start else (start, end)

    return Meaning("interval", resolve, local=not match["em"])


def third(match: re.Match[str]) -> Meaning:
    """3月上旬, 中旬, 下旬."""

    def resolve(reference: ReferenceDays) -> Days | None:
        number, month = year_of(match, reference), part(match["m"])
        if number is None:
            return None
        days = calendar.months(number, month, month)
        first, last = {"上": (1, 10), "中": (11, 20), "下": (21, days[1].day)}[match["x"]]
        return date(number, month, first), date(number, month, last)

    return Meaning("interval", resolve, local=True)


def since(match: re.Match[str]) -> Meaning:
    """2023年以来, 自2019年5月8日起: from its first day to the day the document was written.

    Where that day is not known or lies before it, 起 leaves the time as it is named.
    """

    def resolve(reference: ReferenceDays) -> Days | None:
        g, number = match.groupdict(), year_of(match, reference)
        if number is None:
            return None
        named = calendar.months(number, part(g["m"]), part(g["m"])) if g["m"] else calendar.year(number)
        if g["d"]:
            day = day_of(number, g["m"], g["d"])
            if day is None:
                return None
            named = day, day
        end = reference.anchor or (reference.scope[1] if reference.scope else None)
        if end is not None and end >= named[0]:
            return named[0], end
        return named if g["from"] is not None else None

    return Meaning("as_of", resolve)


def month_range(match: re.Match[str]) -> Meaning:
    """2022年7月至2023年6月, 2023年7月至今: from the first day of the one month to the last of the other."""

    def resolve(reference: ReferenceDays) -> Days | None:
        first = calendar.months(year_number(match["y"]), int(match["m"]), int(match["m"]))[0]
        if match["em"] is None:
            end = reference.anchor
        else:
            end = calendar.months(int(match["ey"] or first.year), int(match["em"]), int(match["em"]))[1]
        return None if end is None or end < first else (first, end)

    return Meaning("interval", resolve)


def years(match: re.Match[str]) -> Meaning:
    """2021—2023年."""

    def resolve(_: ReferenceDays) -> Days | None:
        first, last = int(match["y1"]), int(match["y2"])
        last += first // 100 * 100 if last < 100 else 0
        return (date(first, 1, 1), date(last, 12, 31)) if first <= last else None

    return Meaning("interval", resolve)


def plan(match: re.Match[str]) -> Meaning:
    """“十四五”时期, 第十四个五年规划; with 末 its last year."""
    groups = match.groupdict()

    def resolve(_: ReferenceDays) -> Days | None:
        days = calendar.plan(groups["p"] if "p" in groups else f"{groups['n']}五")
        return (days[1].replace(month=1, day=1), days[1]) if days and groups.get("e") else days

    return Meaning("interval", resolve)


def census(match: re.Match[str]) -> Meaning:
    """第七次全国人口普查: the day that it counts (全国人口普查条例, art. 8); of the economy and of agriculture the year."""
    held = _CENSUSES[match["what"]]
    number = "一二三四五六七".index(match["n"])

    def resolve(_: ReferenceDays) -> Days | None:
        if number >= len(held):
            return None
        year, month = divmod(held[number], 100) if match["what"] == "人口" else (held[number], 0)
        return (date(year, month, 1), date(year, month, 1)) if month else calendar.year(year)

    return Meaning("interval", resolve)


def last_months(match: re.Match[str]) -> Meaning:
    """去年最后两个月: November and December."""

    def resolve(reference: ReferenceDays) -> Days | None:
        number = year_of(match, reference)
        return None if number is None else calendar.months(number, 13 - count(match["n"]), 12)

    return Meaning("interval", resolve)


def dotted_months(match: re.Match[str]) -> Meaning:
    """1999.08-2002.02."""

    def resolve(_: ReferenceDays) -> Days | None:
        first = calendar.months(int(match["y1"]), int(match["m1"]), int(match["m1"]))
        last = calendar.months(int(match["y2"]), int(match["m2"]), int(match["m2"]))
        return (first[0], last[1]) if first[0] <= last[1] else None

    return Meaning("interval", resolve)


def base(_: re.Match[str]) -> Meaning:
    """较去年, 比上半年: the base of a comparison, without days of its own."""
    return Meaning("base", lambda _reference: None)


def year_base(match: re.Match[str]) -> Meaning:
    """The days a change starts from: 上年同期 is the scope one year back."""

    def resolve(reference: ReferenceDays) -> Days | None:
        if "同期" in match[0] and reference.scope is not None:
            return calendar.shifted(reference.scope, -1)
        number = year_of(match, reference)
        if number is None:
            return None
        days = calendar.year(number)
        return (days[1], days[1]) if match[0].rstrip("的").endswith(("末", "底")) else days

    return Meaning("base", resolve)
