"""Compares one predicted fact with one gold fact, field by field, with the leniencies that GUIDE.md states.

Every function takes the gold's value first. `fields` gives the verdicts of a pair; a field that is not scored is absent.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal, InvalidOperation

from .basis import same_basis
from .load import Fact
from .period import same_period

UNITS = {
    "％": "%", "百分点": "个百分点", "㎡": "平方米", "m²": "平方米", "平米": "平方米", "平方千米": "平方公里", "千米": "公里",
    "km": "公里", "kWh": "千瓦时", "摄氏度": "℃", "位次": "位", "个位次": "位", "元人民币": "元", "": None,
}  # fmt: skip
REACHED = re.compile(r"(?:完成|占到?|为|是|达到?|恢复到|相当于)[^。；，,;]{0,24}的$")  # 完成年度任务的62%, 是上年的80%
PER = re.compile(r"[每/／均]|单产|万元")  # an amount per something, whatever the unit says of it
WIDE = str.maketrans("（），：；％［］“”／", '(),:;%[]""/')


def squeeze(text: object) -> str:
    """Drops blanks and takes full-width punctuation for half-width."""
    return "".join(str(text or "").split()).translate(WIDE)


def number(value: object) -> Decimal | None:
    """The number of a value such as 1520000000; None for a ratio (3:7, 1/3) or nothing."""
    try:
        return Decimal(str(value).replace(",", "")).normalize()
    except InvalidOperation:
        return None


def same_number(want: object, have: object) -> bool:
    """Tells whether two values are one number, or one ratio."""
    if want is None or have is None:
        return want is have
    one, other = number(want), number(have)
    if one is not None and other is not None:
        return one == other
    ratio = str.maketrans("：∶︰／", ":::/")
    return squeeze(want).translate(ratio) == squeeze(have).translate(ratio)


def same_unit(want: str | None, have: str | None) -> bool:
    """Tells whether two units are one: 台（套） is 台, 平米 is 平方米."""
    return _unit(want) == _unit(have)


def _unit(unit: str | None) -> str | None:
    bare = re.sub(r"\([^()]*\)$", "", squeeze(unit))
    return UNITS.get(bare, bare)


def exact(want: Fact, have: str | None) -> bool:
    """Tells whether the indicator is the gold's or one of its `also`."""
    return squeeze(have) in _phrases(want)


def close(want: Fact, have: str | None) -> bool:
    """Tells whether the indicator shares 60 % of its characters with one of the gold's, or one holds the other."""
    return any(_close(phrase, squeeze(have)) for phrase in _phrases(want))


def _phrases(want: Fact) -> list[str]:
    return [squeeze(phrase) for phrase in (want.get("indicator"), *want.get("also", ()))]


def _close(want: str, have: str) -> bool:
    if not want or not have:
        return want == have
    one, other = Counter(want), Counter(have)
    short, long = sorted((want, have), key=len)
    shared = (one & other).total() / (one | other).total()
    return shared >= 0.6 or (len(short) >= 2 and short in long and len(long) <= len(short) + 12)


def same_role(want: str, have: str, before: str) -> bool:
    """Tells whether two roles are one; 完成…的62% and 是上年的80% may be a level, a share or a change."""
    if want == have:
        return True
    return {want, have} <= {"level", "share", "change"} and REACHED.search(squeeze(before)) is not None


def same_kind(want: str, have: str | None, around: str) -> bool:
    """Tells whether two kinds are one; an amount per person or per 亩 may be a rate or what its own unit says."""
    return want == have or ("rate" in (want, have) and PER.search(around) is not None)


def quantity(want: Fact, have: Fact) -> bool:
    """Tells whether number and unit are right: what makes the other fields worth comparing."""
    return same_number(want.get("value"), have.get("value")) and same_unit(want.get("unit"), have.get("unit"))


def fields(want: Fact, have: Fact, text: str) -> dict[str, bool]:
    """The verdict of each field of a pair; `text` is that of the document, for the words before the figure."""
    start = want["start"]
    before = text[max(0, start - 40) : start]
    around = before + want["q"] + (have.get("unit") or "")
    role = want.get("role", "level")
    given = have.get("role", "level")
    ok = {
        "value": same_number(want.get("value"), have.get("value")),
        "unit": same_unit(want.get("unit"), have.get("unit")),
        "kind": same_kind(want["kind"], have.get("kind"), around),
        "high": same_number(want.get("high"), have.get("high")),
        "approximation": want.get("approx") == have.get("approx"),
        "indicator": exact(want, have.get("indicator")),
        "indicator close": close(want, have.get("indicator")),
        "role": same_role(role, given, before),
        "direction": want.get("direction") == have.get("direction"),
    }
    if ok["role"] and role != given:  # either reading of 完成…的N%: what hangs on the role is not compared
        ok["direction"] = True
    elif role == "change":
        ok["basis"] = same_basis(want, have)
    if role != "standard":
        ok["status"] = want.get("status", "actual") == have.get("status", "actual")
    if want.get("period") == "none":
        ok["no period"] = have.get("period") in (None, "none")
    elif want.get("period"):
        ok["period"] = same_period(want, have.get("period"), text[text.rfind("。", 0, start) + 1 : start])
    return ok


FACT = ("value", "unit", "high", "approximation", "indicator close", "role", "direction", "status", "basis")


def whole(ok: dict[str, bool]) -> bool:
    """Tells whether all that makes a fact is right; the period is counted apart."""
    return all(ok.get(name, True) for name in FACT)
