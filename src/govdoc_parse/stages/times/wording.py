"""How times are worded: the pieces that the rules are put together from, and how their groups are read."""

from __future__ import annotations

import re
from datetime import date

from govdoc_parse.stages.text.dates import part
from govdoc_parse.stages.times import calendar
from govdoc_parse.stages.times.calendar import Days
from govdoc_parse.stages.times.reference import ReferenceDays

NTH = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "首": 1}
CN = "〇零一二三四五六七八九十"
MONTH = rf"(?:1[0-2]|0?[1-9]|(?<![{CN}])(?:十[一二]?|[一二三四五六七八九]))"
DAY = r"(?:[12]\d|3[01]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]|廿[一二三四五六七八九]?)"
_SHORT = rf"(?=年(?:第?[一二三四1-4首]季度|[上下]半年|{MONTH}月|首[月季]|前[一二三四五六七八九十两\d]{{1,2}}个?[月季]|[底末]))"
YEAR = rf"(?P<y>(?:19|20)\d\d|[一二][〇零九][〇零一二三四五六七八九]{{2}}|(?<![\d.])\d\d{_SHORT}|(?<![{CN}])[〇零一二三四五六七八九]{{2}}{_SHORT})年(?:度|份)?"
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
    r"(?:一(?:至|-)(?P<qe>[二三四])季度|第?(?P<q>[一二三四1-4首])季度|[Qq](?P<qq>[1-4])(?!\d)|前(?P<q3>[二两三23])个?季度"
    r"|(?P<h>上|下)半年|[前头](?P<nm>\d{1,2}|[一二两三四五六七八九十]{1,3})个?月|(?P<fm>首)月"
    rf"|(?P<m1>{MONTH})月?(?:-{{1,2}}|~|至|到)(?P<m2>{MONTH})月(?:份|底|末)?(?!\d)|(?P<m>{MONTH})月份?(?!\d|[之以]?内)|(?P<fy>全年))"
)
COUNT = r"(?:\d{1,2}|[一二两三四五六七八九十]|二?十[一二三四五六七八九])"


def numeric_day(e: str = "") -> str:
    """2020-05-26, 2020/5/26, 2019.9.6 as a pattern; `e` goes before the names of its groups."""
    marked = (rf"{mark}(?P<{e}m>{MONTH}){mark}(?P<{e}d>{DAY})" for mark in ("-", "/", r"\."))
    return rf"(?P<{e}y>(?:19|20)\d\d)(?:{'|'.join(marked)})"


def compact_day(e: str = "") -> str:
    """20240630 as a pattern."""
    return rf"(?P<{e}y>(?:19|20)\d\d)(?P<{e}m>0[1-9]|1[0-2])(?P<{e}d>0[1-9]|[12]\d|3[01])(?!\d)"


def year_number(text: str) -> int:
    """The year of 2023, 二〇二三 or, with two digits, of the years 1950 to 2049."""
    number = part(text)
    return number if number >= 100 else number + (2000 if number < 50 else 1900)


def year_of(match: re.Match[str], reference: ReferenceDays) -> int | None:
    """The year that the groups of YEAR or WORD_YEAR name, else the year of the reference."""
    groups = match.groupdict()
    if groups.get("y"):
        return year_number(groups["y"])
    if groups.get("r"):
        base = reference.this_year if reference.this_year is not None else reference.year
        if groups["r"].startswith(("上", "当", "本")) and reference.scope is not None:
            base = reference.year  # 上年 in the review of 2024 is 2023, whenever the review was given
        return None if base is None else base + RELATIVE[groups["r"]]
    return reference.year


def split(match: re.Match[str], number: int) -> Days | None:
    """The part of a year that the groups of SPLIT name; the whole year if they name none."""
    g = match.groupdict()
    if g.get("q"):
        return calendar.quarter(number, NTH.get(g["q"]) or int(g["q"]))
    if g.get("qq"):
        return calendar.quarter(number, int(g["qq"]))
    if g.get("qe"):
        return calendar.months(number, 1, 3 * NTH[g["qe"]])
    if g.get("q3"):
        return calendar.months(number, 1, 3 * (NTH.get(g["q3"]) or int(g["q3"])))
    if g.get("h"):
        return calendar.months(number, *((1, 6) if g["h"] == "上" else (7, 12)))
    if g.get("fm"):
        return calendar.months(number, 1, 1)
    first, last = (
        (1, count(g["nm"]))
        if g.get("nm")
        else (part(g.get("m1") or g.get("m") or "1"), part(g.get("m2") or g.get("m") or "12"))
    )
    return calendar.months(number, first, last) if 1 <= first <= last <= 12 else None


def count(text: str) -> int:
    """A small count in Arabic or Chinese digits."""
    return part(text.replace("两", "二"))


def day_of(number: int, month: str, nth: str) -> date | None:
    """The day that a month and a day of MONTH and DAY name in a year."""
    return calendar.day(number, str(part(month)), str(part(nth.replace("廿", "二十"))))
