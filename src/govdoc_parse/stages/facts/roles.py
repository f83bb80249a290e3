"""What kind of statement a figure makes: level, change, share, rank or standard."""

from __future__ import annotations

import regex

from govdoc_parse.model.fact import Role, Status
from govdoc_parse.stages.facts.changes import Change, Changes
from govdoc_parse.stages.facts.clauses import Clause

_SHARE_CLAUSE = regex.compile(r"占(?!地|用|有|道)[^,。;]*$")
_SHARE_TAIL = regex.compile(r"(?:比重|占比|份额|比例)[^,。;]{0,8}$")
_NO_SHARE = regex.compile(r"(?:优良|优良天数|达标|合格|天数|优质|分担)(?:率|比例)[^,。;]{0,8}$")
_STANDARD = regex.compile(
    r"(?:标准|收费|费用|注册费|罚款|保底额度|最高额度|限额|起征点|租金不低于)[^,。;]{0,16}$"
    r"|每(?:户|人|亩|头|台|辆|家|件|个|次|年)[^,。;]{0,10}(?:补助|补贴|奖励|给予|不超过|最高)[^,。;]{0,6}$"
    r"|(?:一次性|分别)?(?:给予|奖励|补助|补贴)(?:最高|不超过)?$|处以?$"
)
_RULE_AFTER = regex.compile(r"(?:的)?(?:罚款|奖励|补助|补贴)|的,|及以上的")
_FROM = regex.compile(r"(?:由|从|自)[^,。;]*$")
_CHANGING = {"percent", "percentage_point", "multiple", "ratio"}


def find_role(
    folded: str, clause: Clause, change: Change | None, indicator: tuple[int, int] | None, status: Status, index: int,
    clauses: list[Clause],
) -> Role:  # fmt: skip
    """The role of a figure, from the words beside it."""
    reading = clause.measure.reading
    if reading.kind == "rank":
        return "rank"
    changed = change is not None and not change.reaches
    standard = _is_standard(folded, clause, status, indicator)
    if changed and (reading.kind in _CHANGING or not standard):
        return "change"
    if reading.kind == "percentage_point" or (reading.kind == "multiple" and reading.unit == "番"):
        return "change"
    if standard and reading.kind != "percent":
        return "standard"
    if reading.kind in {"percent", "ratio"} and _is_share(folded, clause, indicator, index, clauses):
        return "share"
    return "standard" if standard else "level"


def _is_share(folded: str, clause: Clause, indicator: tuple[int, int] | None, index: int, clauses: list[Clause]) -> bool:
    if clause.measure.reading.ratio and ":" in clause.measure.reading.ratio:
        return False
    if _NO_SHARE.search(folded, clause.left, clause.number):
        return False
    if _SHARE_CLAUSE.search(folded, clause.left, clause.number) or _SHARE_TAIL.search(folded, clause.left, clause.number):
        return True
    if index and clause.left == clauses[index - 1].behind:  # 比重由46.9%提高到48.2%
        before = clauses[index - 1]
        return _SHARE_TAIL.search(folded, before.left, before.number) is not None
    return indicator is not None and folded[indicator[0] : indicator[1]].endswith(("占比", "比重"))


def _is_standard(folded: str, clause: Clause, status: Status, indicator: tuple[int, int] | None) -> bool:
    if clause.measure.reading.kind in {"percentage_point", "rank", "ratio"}:
        return False
    if status == "required" or _STANDARD.search(folded, clause.left, clause.number):
        return True
    if clause.measure.reading.kind == "duration" and clause.measure.approximation == "at_most":
        return True
    if indicator is not None and folded[indicator[1] - 2 : indicator[1]] in {"标准", "收费"}:
        return True
    return _RULE_AFTER.match(folded, clause.behind, min(len(folded), clause.behind + 6)) is not None


def from_value(folded: str, left: int, right: int, following: list[Clause], changes: Changes) -> bool:
    """Whether a figure is the start of 从…提高到…: it has no direction, and a time of its own or none."""
    if _FROM.search(folded, left, right) is None or not following:
        return False
    return any(
        (change := changes.change(folded, c.left, c.number, None)) is not None and change.reaches for c in following[:3]
    )
