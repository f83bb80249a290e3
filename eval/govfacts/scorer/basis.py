"""Compares what a change is measured against: yoy, mom, ytd, entity, target, plan_period, since:TEXT or nothing."""

from __future__ import annotations

import re

from .load import Fact

YEAR = re.compile(r"(?:19|20)\d\d")
LAST_YEAR = re.compile(r"上年|去年|上一年|前一年|同期")
YEAR_END = re.compile(r"年[末底初]")
LAST_PERIOD = re.compile(r"上月|上个月|上季|上期|上半年")
UNSTATED = (None, "entity", "target", "plan_period")  # 年均 and 比目标: nothing is stated, or the base is no time


def same_basis(want: Fact, have: Fact) -> bool:
    """Tells whether two bases are one; `since:` texts are one if their years do not differ."""
    one, other = want.get("basis"), have.get("basis")
    if one == other or (one in UNSTATED and other in UNSTATED):
        return True
    if _since(one) and _since(other):
        years = [set(YEAR.findall(text)) for text in (one, other)]
        return not all(years) or years[0] == years[1]
    for text, word in ((one, other), (other, one)):
        if _since(text):
            return word in _words(text, want.get("period"), have.get("period"))
    return False


def _since(basis: str | None) -> bool:
    return basis is not None and basis.startswith("since:")


def _words(text: str, *periods: object) -> set[str]:
    """The bases that say the same as a stated one: since:2022年 is yoy for a period that ends in 2023."""
    words = set()
    ends = {int(str(period[1])[:4]) for period in periods if isinstance(period, list)}
    if LAST_YEAR.search(text) or any(int(year) + 1 in ends for year in YEAR.findall(text)):
        words.add("yoy")
    if YEAR_END.search(text):
        words.add("ytd")
    if LAST_PERIOD.search(text):
        words.add("mom")
    if re.search(r"五|计划|规划", text):
        words.add("plan_period")
    if re.search(r"目标|任务|计划|预期|预算|标准", text):
        words.add("target")
    return words
