"""Compares periods: two days each, as `[first, last]`."""

from __future__ import annotations

import re

from .load import Fact

AS_OF = re.compile(r"截[至止]|[末底]|止|时点")


def same_period(want: Fact, have: object, before: str) -> bool:
    """Tells whether two periods are one.

    What is planned, or stated as of a day (截至, 年末), may be given as the span to that day or as the day alone. Of an
    annual average (年均) the base year may count or not.
    """
    wanted = want["period"]
    if not isinstance(have, list) or len(have) != 2:
        return False
    if have == wanted:
        return True
    if have[1] != wanted[1]:
        return False
    days = wanted[0] == wanted[1], have[0] == have[1]
    if any(days):
        stated = want.get("status") == "planned" or days[0] or AS_OF.search(before) is not None
        return stated and (want.get("status") == "planned" or _from_new_year(have if days[0] else wanted))
    return "年均" in before and abs(int(have[0][:4]) - int(wanted[0][:4])) == 1 and have[0][4:] == wanted[0][4:]


def _from_new_year(period: list[str]) -> bool:
    return period[0] == period[1][:4] + "-01-01"
