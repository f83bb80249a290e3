"""The times that heads, labels and captions name → days, counted from those of what surrounds them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from govdoc_parse.stages.times import calendar
from govdoc_parse.stages.times.calendar import Days
from govdoc_parse.stages.times.reference import ReferenceDays
from govdoc_parse.stages.times.time_finder import TimeFinder

_MONTH = re.compile("[本当]月(?!末|底)|^(?:当期|本期)$")
_LAST_MONTH = re.compile("上月|上个月")
_TO_DATE = re.compile("累计|1-本月|年初至今")
_SAME = re.compile("(?:上年|去年)?同[期月]")
_LAST_YEAR = re.compile("^(?:上年|去年)(?:度|末|底)?")
_BASE = re.compile("[比较与]|同比|增|±|结转")
_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_AROUND = re.compile(r"^(?:截?[至止到]|于)|^(?:度|份|末|底)")
_YEARLY = re.compile("^(?:年初|全年|年度|调整)(?=预算|计划|任务|目标|执行|投资)")
_OWN_YEAR = re.compile("^(?:本年|当年|全年|今年)(?:度)?(?!收入|支出|结转|盈余)")
_OF_ACCOUNT = re.compile("本年(?:度)?(?:收入|支出)")
_OF_ACCOUNT = re.compile("本年(?:度)?(?:收入|支出)")
_LAST = re.compile("年末|期末|普查|[0-9]末")
_FLOW = re.compile("结转|结余|余额变动")


class HeadPeriods:
    """Resolves the times of heads."""

    def __init__(self, times: TimeFinder) -> None:
        self._times = times

    def stated(self, text: str, reference: ReferenceDays) -> tuple[Days | None, str]:
        """The days that a squeezed text names, and the text without their wording."""
        if (year := _YEAR.fullmatch(text)) is not None:
            return calendar.year(int(year[1])), ""
        for time in self._times.find_times(text, 0, len(text), named=True):
            if time.kind == "base" or (time.bare and _BASE.search(text)):
                continue
            days = time.resolve(reference)
            if days is None:
                continue
            if _OF_ACCOUNT.match(text, time.start):
                return days, text
            if _OF_ACCOUNT.match(text, time.start):
                return days, text
            left = re.sub("(?:截[至止]|[至到])$", "", text[: time.start])
            return days, left + re.sub("^(?:年?度|份|末|底|累计(?=$))", "", text[time.end :])
        return None, _OWN_YEAR.sub("", text, count=1)

    def within(self, text: str, outer: Days | None, reference: ReferenceDays) -> tuple[Days | None, str]:
        """The days of a head inside of `outer`, `None` where it names none, and what it says besides."""
        scope = outer or reference.scope
        if scope is not None and (shift := _relative(text, scope)) is not None:
            days, wording = shift
            return days, text.replace(wording, "", 1)
        return self.stated(text, reference.within(outer))


def _relative(text: str, scope: Days) -> tuple[Days, str] | None:
    if re.search(r"\d", text):
        return None
    end = scope[1]
    if (found := _TO_DATE.search(text)) is not None:
        days = (date(end.year, 1, 1), end)
        return (calendar.shifted(days, -1) if _SAME.search(text) and not _BASE.search(text) else days), ""
    if (found := _YEARLY.search(text)) is not None and scope[0].year == end.year and not _LAST_YEAR.search(text):
        return calendar.year(end.year), ""
    if _MONTH.search(text) and _BASE.search(text):
        return calendar.months(end.year, end.month, end.month), ""
    if _BASE.search(text):
        return None
    if (found := _MONTH.search(text)) is not None:
        return calendar.months(end.year, end.month, end.month), found[0]
    if (found := _LAST_MONTH.search(text)) is not None:
        before = date(end.year, end.month, 1) - timedelta(days=1)
        return calendar.months(before.year, before.month, before.month), found[0]
    if (found := _SAME.search(text)) is not None:
        return calendar.shifted(scope, -1), found[0]
    if (found := _LAST_YEAR.search(text)) is not None and scope[0].year == end.year:
        return calendar.shifted(scope, -1), found[0]
    return None


def at_end(label: str, days: Days) -> Days:
    """The last day alone of a stock (年末常住人口), not of the lines of an account (年末结转和结余)."""
    return (days[1], days[1]) if _LAST.search(label) and not _FLOW.search(label) else days
