"""Days, months, quarters and plan periods as pairs of dates, both ends included."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]

PLANS = {
    "一五": 1953, "二五": 1958, "三五": 1966, "四五": 1971, "五五": 1976, "六五": 1981, "七五": 1986, "八五": 1991,
    "九五": 1996, "十五": 2001, "十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026,
}  # fmt: skip


def year(number: int) -> Days:
    """A calendar year."""
    return date(number, 1, 1), date(number, 12, 31)


def months(number: int, first: int, last: int) -> Days:
    """The months `first` to `last` of a year."""
    return date(number, first, 1), date(number, last, monthrange(number, last)[1])


def day(number: int, month: str, nth: str) -> date | None:
    """A day of a year, `None` where the calendar has none (2月30日)."""
    try:
        return date(number, int(month), int(nth))
    except ValueError:
        return None


def months_later(day: date, count: int) -> date:
    """The same day of another month, or the last one where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def quarter(number: int, nth: int) -> Days:
    """The nth quarter of a year."""
    return months(number, 3 * nth - 2, 3 * nth)


def plan(name: str) -> Days | None:
    """The five years of a national plan (十四五 → 2021-2025)."""
    first = PLANS.get(name)
    return None if first is None else (date(first, 1, 1), date(first + 4, 12, 31))


def months_before(days: Days) -> Days | None:
    """As many whole months before (April to June → January to March), `None` for days that are no whole months."""
    first, last = days
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    return (months_later(first, -count), first - timedelta(days=1)) if whole else None


def shifted(days: Days, years: int) -> Days:
    """The same days `years` later; the 29th of February becomes the 28th."""
    return _shift(days[0], years), _shift(days[1], years)


def _shift(day: date, years: int) -> date:
    last = monthrange(day.year + years, day.month)[1]
    return date(day.year + years, day.month, min(day.day, last))
