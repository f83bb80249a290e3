"""The times that heads, labels and captions name → days, counted from those of what surrounds them."""

from __future__ import annotations

from datetime import date, timedelta

from govdoc_parse.stages.facts.tables.terms import Terms
from govdoc_parse.stages.layout.row_texts import is_year
from govdoc_parse.stages.times import calendar
from govdoc_parse.stages.times.calendar import Days
from govdoc_parse.stages.times.reference import ReferenceDays
from govdoc_parse.stages.times.time_finder import TimeFinder


class HeadPeriods:
    """Resolves the times of heads."""

    def __init__(self, times: TimeFinder, terms: Terms) -> None:
        self._times = times
        self._terms = terms

    def stated(self, text: str, reference: ReferenceDays) -> tuple[Days | None, str]:
        """The days that a squeezed text names, and the text without their wording."""
        terms = self._terms
        if is_year(text):
            return calendar.year(int(text[:4])), ""
        for time in self._times.find_times(text, 0, len(text), named=True):
            if time.kind == "base" or (time.bare and terms.says("compares", text)):
                continue
            days = time.resolve(reference)
            if days is None:
                continue
            if terms.says("of_account", text[time.start :]):
                return days, text
            left = terms.without("time_before", text[: time.start])
            return days, left + text[time.end :]
        return None, terms.without("own_year", text)

    def within(self, text: str, outer: Days | None, reference: ReferenceDays) -> tuple[Days | None, str]:
        """The days of a head inside of `outer`, `None` where it names none, and what it says besides."""
        scope = outer or reference.scope
        if scope is not None and (shift := self._relative(text, scope)) is not None:
            days, wording = shift
            return days, text.replace(wording, "", 1)
        return self.stated(text, reference.within(outer))

    def at_end(self, label: str, days: Days) -> Days:
        """The last day alone of a stock (年末常住人口), not of the lines of an account (年末结转和结余)."""
        return (days[1], days[1]) if self._terms.says("stock", label) and not self._terms.says("flow", label) else days

    def _relative(self, text: str, scope: Days) -> tuple[Days, str] | None:
        """The days of words that count from those of the table, and the words that are no part of a name."""
        if any(map(str.isdecimal, text)):
            return None
        find, end = self._terms.find, scope[1]
        compares = self._terms.says("compares", text)
        before, yearly = find("last_year", text), scope[0].year == end.year
        if find("to_date", text):
            days = (date(end.year, 1, 1), end)
            return (calendar.shifted(days, -1) if find("same_time", text) and not compares else days), ""
        if find("yearly", text) and yearly and not before:
            return calendar.year(end.year), ""
        if (month := find("this_month", text)) is not None:
            return calendar.months(end.year, end.month, end.month), "" if compares else month[0]
        if compares:
            return None
        if (found := find("last_month", text)) is not None:
            last = date(end.year, end.month, 1) - timedelta(days=1)
            return calendar.months(last.year, last.month, last.month), found[0]
        if (found := find("last_quarter", text)) is not None:
            last = date(end.year, 3 * ((end.month - 1) // 3) + 1, 1) - timedelta(days=1)
            return calendar.months(last.year, last.month - 2, last.month), found[0]
        if find("last_period", text):
            earlier = calendar.months_before(scope)
            return None if earlier is None else (earlier, "")
        found = find("same_time", text) or (before if yearly else None)
        return None if found is None else (calendar.shifted(scope, -1), found[0])
