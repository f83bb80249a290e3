"""Time expressions: rules that turn wording into days, given a frame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

import regex

from govdoc_parse.stages.dates import part
from govdoc_parse.stages.rule import Rule
from govdoc_parse.stages.times import calendar
from govdoc_parse.stages.times.calendar import Days
from govdoc_parse.stages.times.frame import Frame

Kind = Literal["interval", "as_of", "instant", "deadline", "base"]
Resolve = Callable[[Frame], Days | None]

NTH = {"一": 1, "二": 2, "三": 3, "四": 4, "首": 1}
YEAR = r"(?P<y>(?:19|20)\d\d|[一二][〇零九][〇零一二三四五六七八九]{2})年(?:度|份)?"
RELATIVE = {"今年": 0, "本年度": 0, "本年": 0, "当年": 0, "去年": -1, "上年度": -1, "上年": -1, "上一年": -1, "前年": -2, "明年": 1}
WORD_YEAR = rf"(?P<r>{'|'.join(sorted(RELATIVE, key=len, reverse=True))})"
SPLIT = (
    r"(?:第?(?P<q>[一二三四1-4])季度|前(?P<q3>三|3)个?季度|(?P<h>上|下)半年|前(?P<nm>\d{1,2}|[一二三四五六七八九十]+)个?月"
    r"|(?P<m1>\d{1,2})月?(?:-|~|至|到)(?P<m2>\d{1,2})月(?:份|底|末)?(?!\d)|(?P<m>\d{1,2})月份?(?!\d)|(?P<fy>全年))"
)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Wording of time at `[start, end)`. `kind` tells how it is meant, `resolve` its days in a frame.

    `interval` covers its days; `as_of` (截至…) runs from the start of the year; `instant` is the last day alone
    (年末); `deadline` lies ahead (年底前); `base` is what a change is measured from (较去年同期) and sets no scope.
    """

    start: int
    end: int
    kind: Kind
    resolve: Resolve
    local: bool = False


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
    if g.get("q3"):
        return calendar.months(number, 1, 9)
    if g.get("h"):
        return calendar.months(number, *((1, 6) if g["h"] == "上" else (7, 12)))
    first, last = (1, part(g["nm"])) if g.get("nm") else (int(g.get("m1") or g.get("m") or 1), int(g.get("m2") or g.get("m") or 12))
    return calendar.months(number, first, last) if 1 <= first <= last <= 12 else None


def _interval(match: regex.Match[str]) -> Meaning:
    local = match[0].endswith("度") and "季度" not in match[0]

    def resolve(frame: Frame) -> Days | None:
        number = _year_of(match, frame)
        return None if number is None else _split(match, number)

    return Meaning("interval", resolve, local)


def _as_of(match: regex.Match[str]) -> Meaning:
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
    day = None if number is None else _day(number, match["m"], match["d"])
    return None if day is None else (date(day.year, 1, 1), day)


def _now(_: regex.Match[str]) -> Meaning:
    def resolve(frame: Frame) -> Days | None:
        if frame.anchor is None:
            return frame.scope
        start = date(frame.anchor.year, 1, 1)
        if frame.scope is not None and frame.scope[1] < start:
            return frame.scope
        return start, frame.anchor

    return Meaning("as_of", resolve)


def _instant(match: regex.Match[str]) -> Meaning:
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


def _deadline(match: regex.Match[str]) -> Meaning:
    """年内, 年底前, 12月底前: some day of the period."""

    def resolve(frame: Frame) -> Days | None:
        number = _year_of(match, frame)
        days = None if number is None else _split(match, number)
        return None if days is None else (date(days[1].year, 1, 1), days[1])

    return Meaning("deadline", resolve)


def _dated(match: regex.Match[str]) -> Meaning | None:
    """3月21日, 2月21至23日, 2023年1月1日至12月31日."""
    if not (1 <= int(match["m"]) <= 12 and 1 <= int(match["d"]) <= 31):
        return None

    def resolve(frame: Frame) -> Days | None:
        number = _year_of(match, frame)
        if number is None:
            return None
        start = _day(number, match["m"], match["d"])
        end = _day(int(match["ey"] or number), match["em"] or match["m"], match["ed"]) if match["ed"] else start
        return None if start is None or end is None or end < start else (start, end)

    return Meaning("interval", resolve)


def _day(number: int, month: str, day: str) -> date | None:
    try:
        return date(number, int(month), int(day))
    except ValueError:
        return None


def _years(match: regex.Match[str]) -> Meaning:
    def resolve(_: Frame) -> Days | None:
        first, last = int(match["y1"]), int(match["y2"])
        last += first // 100 * 100 if last < 100 else 0
        return (date(first, 1, 1), date(last, 12, 31)) if first <= last else None

    return Meaning("interval", resolve)


def _plan(match: regex.Match[str]) -> Meaning:
    def resolve(_: Frame) -> Days | None:
        days = calendar.plan(match["p"])
        return (days[1].replace(month=1, day=1), days[1]) if days and match["e"] else days

    return Meaning("interval", resolve)


def _five_years(match: regex.Match[str]) -> Meaning:
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


def _base(_: regex.Match[str]) -> Meaning:
    return Meaning("base", lambda _frame: None)


def _year_base(match: regex.Match[str]) -> Meaning:
    """The days a change starts from: 上年同期 is the scope one year back."""

    def resolve(frame: Frame) -> Days | None:
        if "同期" in match[0] and frame.scope is not None:
            return calendar.shifted(frame.scope, -1)
        number = _year_of(match, frame)
        return None if number is None else calendar.year(number)

    return Meaning("base", resolve)


RULES: tuple[Rule[Meaning], ...] = (
    Rule("comparison", r"[较比与和同](?:上|去|前)(?:一|个)?年(?:同期|同月|全年|末|底|度)?|[较比](?:上|前)(?:一?个?)?(?:季度|月|周|半年)|[较比](?:年初|上年初)|[较比]\d{1,2}-\d{1,2}月份?|[较比]前[一二三四五六七八九\d]+个?(?:季度|月)|[较比]一季度", _base, ("较上年同期增加2160万元",)),
    Rule("compared_year", rf"[较比与](?:同期的)?(?:{YEAR})(?:同期|末|底|相比)*", _base, ("比2020年增长12%",)),
    Rule("from_year", rf"[由从](?:{YEAR}|{WORD_YEAR})(?:同期|末|底|初|的)*", _year_base, ("由上年729万人增加到732万人",)),
    Rule("same_period", rf"{WORD_YEAR}同期", _year_base, ("上年同期为1.3%",)),
    Rule("as_of_day", rf"截[至止](?:到)?(?:{YEAR}|{WORD_YEAR})?(?P<m>\d{{1,2}})月(?P<d>\d{{1,2}})[日号]", _as_of, ("截至5月30日",)),
    Rule("as_of", rf"截[至止](?:到)?(?:(?:{YEAR}|{WORD_YEAR})?{SPLIT}(?:末|底)?|(?:{YEAR}|{WORD_YEAR})(?:年?末|年?底)?)", _as_of, ("截至3月底", "截至2022年底")),
    Rule("now", r"截[至止](?:到)?(?:目前|今|当前|现在)|(?:到)?目前(?:为止)?|至今|(?:今年|年初)以来|今年来|现有(?!的)|现已", _now, ("截至目前已完成",)),
    Rule("day_range", rf"(?:(?:{YEAR}|{WORD_YEAR}) ?)?(?P<m>\d{{1,2}}) ?月 ?(?P<d>\d{{1,2}})[日号]?(?:-|~|至|到)(?:(?P<ey>(?:19|20)\d\d)年)?(?:(?P<em>\d{{1,2}})月)?(?P<ed>\d{{1,2}})[日号]", _dated, ("2月21至23日",)),
    Rule("day", rf"(?:(?:{YEAR}|{WORD_YEAR}) ?)?(?P<m>\d{{1,2}}) ?月 ?(?P<d>\d{{1,2}}) ?[日号](?P<ed>(?!))?(?P<ey>(?!))?(?P<em>(?!))?", _dated, ("3月21日",)),
    Rule("year_range", r"(?P<y1>(?:19|20)\d\d)年?(?:-|~|至|到)(?P<y2>(?:19|20)?\d\d)年", _years, ("2021-2023年",)),
    Rule("deadline", rf"(?:(?:{YEAR}|{WORD_YEAR}))?(?:{SPLIT}(?:底|末)?前|年(?:底|末)(?:之?前|以前)|年内(?!容)|内(?!容)(?<=年内))", _deadline, ("年底前", "8月底前")),
    Rule("month_end", rf"(?:{YEAR}|{WORD_YEAR})?(?P<m>\d{{1,2}})月(?:末|底)(?!前)", _instant, ("9月末",)),
    Rule("period_end", r"(?:季度?末|期末|月末)(?!前)", _instant, ("季末总数为1486家",)),
    Rule("year_end", rf"(?:{YEAR}(?:年?[末底])|{WORD_YEAR}[末底]|(?<![\d一-龥])年[末底]|(?<=[到至争])年[末底]|年[末底](?=全|常|实|人|金|户|总|城|共|各|外|从|累|本))(?!前)", _instant, ("年末常住人口3099万人",)),
    Rule("plan", r"“?(?P<p>十[一二三四五]?五|[一二三四五六七八九]五)”?(?:(?P<e>末)|以来|时期|期间|规划期?|前\d年|后[两\d]年|计划)", _plan, ("“十四五”时期",)),
    Rule("quoted_plan", r"“(?P<p>十[一二三四五]?五|[一二三四五六七八九]五)”(?P<e>末)?", _plan, ("“十四五”主要目标",)),
    Rule("five_years", r"(?:过去|近|这|今后|未来|前)五年(?:来|间)?|五年(?:来|间|累计)", _five_years, ("五年累计新增就业",)),
    Rule("year_part", rf"(?:{YEAR}|{WORD_YEAR})的?{SPLIT}", _interval, ("2023年上半年",)),
    Rule("year", rf"{YEAR}", _interval, ("2023年",)),
    Rule("word_year", rf"{WORD_YEAR}(?!同期)", _interval, ("今年",)),
    Rule("part", rf"(?<![\d.第]){SPLIT}", _interval, ("一季度", "1-9月", "前三季度", "全年")),
    Rule("bare_range", r"(?P<y1>(?:19|20)\d\d)-(?P<y2>20\d\d)(?!\d)", _years, ("2021-2025",)),
)
