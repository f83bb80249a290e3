"""What a time expression is, and the builders that turn a match into days, given a frame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

import regex

from govdoc_parse.stages.dates import part
from govdoc_parse.stages.times import calendar
from govdoc_parse.stages.times.calendar import Days
from govdoc_parse.stages.times.frame import Frame

Kind = Literal["interval", "as_of", "instant", "deadline", "base"]
Resolve = Callable[[Frame], Days | None]

NTH = {"一": 1, "二": 2, "三": 3, "四": 4, "首": 1}
YEAR = r"(?P<y>(?:19|20)\d\d|[一二][〇零九][〇零一二三四五六七八九]{2})年(?:度|份)?"
RELATIVE = {
    "今年": 0,
    "本年度": 0,
    "本年": 0,
    "当年": 0,
    "去年": -1,
    "上年度": -1,
    "上年": -1,
    "上一年": -1,
    "前年": -2,
    "明年": 1,
}
WORD_YEAR = rf"(?P<r>{'|'.join(sorted(RELATIVE, key=len, reverse=True))})"
SPLIT = (
    r"(?:一(?:至|-)(?P<qe>[二三四])季度|第?(?P<q>[一二三四1-4])季度|[Qq](?P<qq>[1-4])(?!\d)|前(?P<q3>三|3)个?季度|(?P<h>上|下)半年|前(?P<nm>\d{1,2}|[一二两三四五六七八九十]+)个?月"
    r"|(?P<m1>\d{1,2})月?(?:-|~|至|到)(?P<m2>\d{1,2})月(?:份|底|末)?(?!\d)|(?P<m>\d{1,2})月份?(?!\d)|(?P<fy>全年))"
)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Wording of time at `[start, end)`. `kind` tells how it is meant, `resolve` its days in a frame.

    `local` ones govern their clause alone (2月21日, 2022年度…评价); `bare` ones lack a year of their own (全年).
    `interval` covers its days; `as_of` (截至…) runs from the start of the year; `instant` is the last day alone
    (年末); `deadline` lies ahead (年底前); `base` is what a change is measured from (较去年同期) and sets no scope.
    """

    start: int
    end: int
    kind: Kind
    resolve: Resolve
    local: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a rule builds: the expression without its place."""

    kind: Kind
    resolve: Resolve
    local: bool = False


def _year_of(match: regex.Match[str], frame: Frame) -> int | None:
    groups = match.groupdict()
    if groups.get("y"):
        return part(groups["y"])
    if groups.get("r"):
        base = frame.this_year if frame.this_year is not None else frame.year
        if groups["r"].startswith(("上", "当", "本")) and frame.scope is not None:
            base = frame.year  # 上年 in the review of 2024 is 2023, whenever the review was given
        return None if base is None else base + RELATIVE[groups["r"]]
    return frame.year


def _split(match: regex.Match[str], number: int) -> Days | None:
    """The part of a year that the groups of SPLIT name; the whole year if they name none."""
    g = match.groupdict()
    if g.get("q"):
        return calendar.quarter(number, NTH.get(g["q"]) or int(g["q"]))
    if g.get("qq"):
        return calendar.quarter(number, int(g["qq"]))
    if g.get("qe"):
        return calendar.months(number, 1, 3 * NTH[g["qe"]])
    if g.get("q3"):
        return calendar.months(number, 1, 9)
    if g.get("h"):
        return calendar.months(number, *((1, 6) if g["h"] == "上" else (7, 12)))
    first, last = (
        (1, part(g["nm"]))
        if g.get("nm")
        else (int(g.get("m1") or g.get("m") or 1), int(g.get("m2") or g.get("m") or 12))
    )
    return calendar.months(number, first, last) if 1 <= first <= last <= 12 else None


def interval(match: regex.Match[str]) -> Meaning:
    """A year, half, quarter or month (2023年上半年, 1—9月, 全年)."""
    local = match[0].endswith("度") and "季度" not in match[0]

    def resolve(frame: Frame) -> Days | None:
        number = _year_of(match, frame)
        return None if number is None else _split(match, number)

    return Meaning("interval", resolve, local)


def as_of(match: regex.Match[str]) -> Meaning:
    """截至5月底, 截至2022年底, 截至目前: from the first day of that year to that day."""

    def resolve(frame: Frame) -> Days | None:
        if match.groupdict().get("d"):
            return _until_day(match, frame)
        number = _year_of(match, frame)
        days = None if number is None else _split(match, number)
        return None if days is None else (date(days[1].year, 1, 1), days[1])

    return Meaning("as_of", resolve)


def _until_day(match: regex.Match[str], frame: Frame) -> Days | None:
    number = _year_of(match, frame)
    day = None if number is None else calendar.day(number, match["m"], match["d"])
    return None if day is None else (date(day.year, 1, 1), day)


def now(_: regex.Match[str]) -> Meaning:
    """截至目前, 今年以来: from the first day of the year to the day the document was written."""

    def resolve(frame: Frame) -> Days | None:
        if frame.anchor is None:
            return frame.scope
        start = date(frame.anchor.year, 1, 1)
        if frame.scope is not None and frame.scope[1] < start:
            return frame.scope
        return start, frame.anchor

    return Meaning("as_of", resolve)


def instant(match: regex.Match[str]) -> Meaning:
    """年末, 9月末, 季末: the last day alone."""

    def resolve(frame: Frame) -> Days | None:
        number = _year_of(match, frame)
        if number is None:
            return None
        if match[0].startswith(("季", "期", "半年", "月")):
            return (frame.scope[1],) * 2 if frame.scope else None
        days = _split(match, number)
        return None if days is None else (days[1], days[1])

    return Meaning("instant", resolve)


def deadline(match: regex.Match[str]) -> Meaning:
    """年内, 年底前, 12月底前: some day of the period."""

    def resolve(frame: Frame) -> Days | None:
        number = _year_of(match, frame)
        days = None if number is None else _split(match, number)
        return None if days is None else (date(days[1].year, 1, 1), days[1])

    return Meaning("deadline", resolve)


def dated(match: regex.Match[str]) -> Meaning | None:
    """3月21日, 2月21至23日, 2023年1月1日至12月31日."""
    if not (1 <= int(match["m"]) <= 12 and 1 <= int(match["d"]) <= 31):
        return None

    def resolve(frame: Frame) -> Days | None:
        number = _year_of(match, frame)
        if number is None:
            return None
        start = calendar.day(number, match["m"], match["d"])
        end = calendar.day(int(match["ey"] or number), match["em"] or match["m"], match["ed"]) if match["ed"] else start
        if start is not None and end is not None and end < start and not match["ey"]:
            end = calendar.day(number + 1, match["em"] or match["m"], match["ed"])  # 12月26日至1月2日
        return None if start is None or end is None or end < start else (start, end)

    return Meaning("interval", resolve, local=not match["em"])


def third(match: regex.Match[str]) -> Meaning:
    """3月上旬, 中旬, 下旬."""

    def resolve(frame: Frame) -> Days | None:
        number, month = _year_of(match, frame), int(match["m"])
        if number is None or not 1 <= month <= 12:
            return None
        days = calendar.months(number, month, month)
        first, last = {"上": (1, 10), "中": (11, 20), "下": (21, days[1].day)}[match["x"]]
        return date(number, month, first), date(number, month, last)

    return Meaning("interval", resolve, local=True)


def since(match: regex.Match[str]) -> Meaning:
    """2023年以来: from its first day to the day the document was written."""

    def resolve(frame: Frame) -> Days | None:
        start = date(part(match["y"]), 1, 1)
        end = frame.anchor or (frame.scope[1] if frame.scope else None)
        return None if end is None or end < start else (start, end)

    return Meaning("as_of", resolve)


def chinese_day(match: regex.Match[str]) -> Meaning:
    """二〇〇四年二月二十四日, 一九五五年三月."""

    def resolve(frame: Frame) -> Days | None:
        number = _year_of(match, frame)
        month = part(match["m"])
        if number is None or not 1 <= month <= 12:
            return None
        if match["d"] is None:
            return calendar.months(number, month, month)
        day = calendar.day(number, str(month), str(part(match["d"])))
        return None if day is None else (day, day)

    return Meaning("interval", resolve, local=True)


def month_range(match: regex.Match[str]) -> Meaning:
    """2022年7月至2023年6月, 2023年7月至今: from the first day of the one month to the last of the other."""

    def resolve(frame: Frame) -> Days | None:
        first = calendar.months(part(match["y"]), int(match["m"]), int(match["m"]))[0]
        if match["em"] is None:
            end = frame.anchor
        else:
            end = calendar.months(int(match["ey"] or first.year), int(match["em"]), int(match["em"]))[1]
        return None if end is None or end < first else (first, end)

    return Meaning("interval", resolve)


def years(match: regex.Match[str]) -> Meaning:
    """2021—2023年."""

    def resolve(_: Frame) -> Days | None:
        first, last = int(match["y1"]), int(match["y2"])
        last += first // 100 * 100 if last < 100 else 0
        return (date(first, 1, 1), date(last, 12, 31)) if first <= last else None

    return Meaning("interval", resolve)


def plan(match: regex.Match[str]) -> Meaning:
    """“十四五”时期; with 末 its last year."""

    def resolve(_: Frame) -> Days | None:
        days = calendar.plan(match["p"])
        return (days[1].replace(month=1, day=1), days[1]) if days and match["e"] else days

    return Meaning("interval", resolve)


def five_years(match: regex.Match[str]) -> Meaning:
    """过去五年, 今后五年, 五年累计."""

    def resolve(frame: Frame) -> Days | None:
        if frame.scope and frame.scope[1].year - frame.scope[0].year == 4:
            return frame.scope
        last = frame.year
        if last is None:
            return None
        if match[0].startswith(("今后", "未来")):
            return date(last, 1, 1), date(last + 4, 12, 31)
        return date(last - 4, 1, 1), date(last, 12, 31)

    return Meaning("interval", resolve)


def base(_: regex.Match[str]) -> Meaning:
    """较去年, 比上半年: the base of a comparison, without days of its own."""
    return Meaning("base", lambda _frame: None)


def year_base(match: regex.Match[str]) -> Meaning:
    """The days a change starts from: 上年同期 is the scope one year back."""

    def resolve(frame: Frame) -> Days | None:
        if "同期" in match[0] and frame.scope is not None:
            return calendar.shifted(frame.scope, -1)
        number = _year_of(match, frame)
        return None if number is None else calendar.year(number)

    return Meaning("base", resolve)
