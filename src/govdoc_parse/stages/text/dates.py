"""Written dates: the forms that name one day."""

from __future__ import annotations

import re
from datetime import date

from govdoc_parse.lazy import lazy

DIGITS = str.maketrans("〇零oO一二两三四五六七八九", "00001223456789")
CN_YEAR = "[〇零oO一二三四五六七八九]{4}"
CN_PART = "[一二三四五六七八九十〇]{1,3}"
DATE = (
    rf"(?P<y>(?:19|20)\d\d|{CN_YEAR}) ?年 ?(?P<m>\d{{1,2}}|{CN_PART}) ?月 ?(?P<d>\d{{1,2}}|{CN_PART}) ?[日号]"
    r"|(?P<y2>(?:19|20)\d\d) ?[-/.] ?(?P<m2>\d{1,2}) ?[-/.] ?(?P<d2>\d{1,2})(?!\d{3})"
)

_DATE = lazy(DATE)
_LINE = lazy(rf"\(?(?:{DATE})\)?(?: *\d{{1,2}}:\d\d(?::\d\d)?)?")


def part(text: str) -> int:
    """A year, month or day in Arabic or Chinese digits: 2023, 二〇二三, 十一, 二十."""
    if text.isdigit() and text.isascii():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * int(tens.translate(DIGITS) or 1) + int(ones.translate(DIGITS) or 0)
    return int(text.translate(DIGITS))


def date_of(match: re.Match[str]) -> date | None:
    """The day that a match of `DATE` names, or `None` for an impossible one (2023年2月30日)."""
    year, month, day = (match[g] or match[g + "2"] for g in "ymd")
    try:
        return date(part(year), part(month), part(day))
    except ValueError:
        return None


def find_date(text: str) -> re.Match[str] | None:
    """The first written date of a folded text."""
    return _DATE.search(text)


def date_line(text: str) -> re.Match[str] | None:
    """The match if the folded line is a date and nothing else; brackets and a clock time may stand with it."""
    return _LINE.fullmatch(text)
