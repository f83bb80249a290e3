"""The figures of one sentence → relations between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from govdoc_parse.findings.figure import Figure, as_written, between, relation_of
from govdoc_parse.findings.interval import exactly
from govdoc_parse.findings.relation import Relation

_NEAR = 14  # characters between a level and what is said of it
_PART = re.compile(r"[,(;]? ?其中[:,]?[^,。;:\d]{0,16}")
_SHARE = re.compile(r"[,(]? ?(?:占|为|完成|相当于)[^,。;\d]{2,20}")
_FRACTION = re.compile(r"[,(]? ?(?:占|占比|比重|占总数的?|占全部的?)(?:为|达到?)?")
_NEXT = re.compile(r"[,、和及]?[^,。;:\d]{1,16}")
_INNER = re.compile("[小合总共]计|包括|[增减]")
_PLANNED = re.compile(r"(?:计划|目标|任务|预算)[^,。;:\d]{0,8}$")
_DONE = re.compile(r"[,;(] ?(?:已|实际|累计)*(?:完成|支出|执行|到位)[^,。;\d]{0,8}")
_OF_PLAN = re.compile(
    r"[,(] ?(?:占|为|完成)?(?:年度|全年|年初|调整)*(?:计划|目标|任务|预算)[^,。;\d]{0,4}的|[,(] ?(?:完成|执行|到位)率(?:为|达到?)?"
)
_OF = re.compile("的(?:比重|比例)?(?:为|达|达到)?")
_OTHERWISE = re.compile(  # what follows is not measured against the number before it, or not by plain arithmetic
    "分别|年均|平均|连续|累计|可比|同口径|扣除|不变价|实际|超|高于|低于|高出|好于|目标|计划|标准|全国|全省"
)
_AGAINST = re.compile(r"[较比][^,。;]{0,14}$")  # a number behind it is what another is measured against
_TO = re.compile("(?:调整|优化|变|扩|升|降|增|减|压缩|压减)[^,]{0,3}[为到至]$")
_EXTENT = re.compile("(?:增|减|降|升|涨|跌|压减|压缩|缩减|下降|增长)(?:幅度?|率|比例)")
_PER_ONE = re.compile("均|每|标准|最[高低]|率")


def in_sentence(folded: str, sentence: Sequence[Figure]) -> Iterator[Relation]:
    """Parts and wholes, shares, changes between two levels, levels with their increase."""
    yield from _parts(folded, sentence)
    yield from _lists(folded, sentence)
    yield from _shares(folded, sentence)
    yield from _moves(folded, sentence)
    yield from _increases(folded, sentence)


def _parts(folded: str, sentence: Sequence[Figure]) -> Iterator[Relation]:
    """新增企业120家，其中规模以上企业15家: a part is not above its whole."""
    for whole, part in pairwise(sentence):
        if not (whole.is_level() and part.is_level() and whole.unit == part.unit) or whole.is_percent():
            continue
        if whole.fact.endpoint or part.fact.endpoint or _PER_ONE.search(f"{whole.fact.name}{part.fact.name}"):
            continue
        if _PART.fullmatch(between(folded, whole, part)):
            shown = whole.fact.quantity.quote.text
            yield relation_of("F103", part, [whole], whole.value, shown=shown, below=True)


def _lists(folded: str, sentence: Sequence[Figure]) -> Iterator[Relation]:
    """其中男生60人、女生70人: what is named of a whole does not add up to more."""
    for at, whole in enumerate(sentence[:-2]):
        parts: list[Figure] = []
        before = whole
        for figure in sentence[at + 1 :]:
            words = between(folded, before, figure)
            if (
                not _is_part(whole, figure, words)
                or not (_NEXT if parts else _PART).fullmatch(words)
                or (parts and "其中" in words)
            ):
                break
            parts.append(figure)
            before = figure
        if len(parts) > 1 and whole.is_level() and not whole.is_percent():
            total = sum((part.value for part in parts), start=exactly(0))
            yield relation_of("F101", whole, parts, total, shown=as_written(total, whole), above=True)


def _is_part(whole: Figure, part: Figure, words: str) -> bool:
    """Whether a figure may be of what was named of another, `words` being before it; 小计 and 包括 begin a whole of its own."""
    named = f"{whole.fact.name}{part.fact.name}"
    if _INNER.search(words):
        return False
    return part.is_level() and part.unit == whole.unit and not part.fact.endpoint and not _PER_ONE.search(named)


def _shares(folded: str, sentence: Sequence[Figure]) -> Iterator[Relation]:
    """税收收入30亿元，占一般公共预算收入50亿元的60%; 充电桩40个，其中快充桩10个，占25%; 计划投资40亿元，完成10亿元，完成率25%."""
    for one, other, share in zip(sentence, sentence[1:], sentence[2:], strict=False):
        if not share.is_percent() or one.unit != other.unit or other.is_percent():
            continue
        first, second = between(folded, one, other), between(folded, other, share)
        if _SHARE.fullmatch(first) and _OF.fullmatch(second):
            part, whole = one, other
        elif _is_fraction(folded, one, first, second) or _is_completed(folded, one, first, second):
            part, whole = other, one
        else:
            continue
        if whole.value.is_positive():
            yield relation_of("F104", share, [part, whole], (part.value / whole.value).times(100), unit="%")


def _is_fraction(folded: str, whole: Figure, first: str, second: str) -> bool:
    """Whether the words around two figures make the second a part of the first: not in 净增40户，其中企业100户, which is of the stock."""
    start = whole.fact.quantity.quote.start
    grown = re.search("[增减][加少]?[^,。;]{0,3}$", folded[max(whole.fact.sentence.start, start - 5) : start])
    return grown is None and _PART.fullmatch(first) is not None and _FRACTION.fullmatch(second) is not None


def _is_completed(folded: str, planned: Figure, first: str, second: str) -> bool:
    """Whether the words around two figures make the second what was done of the first."""
    start = planned.fact.quantity.quote.start
    told = _PLANNED.search(folded, planned.fact.sentence.start, start)
    return told is not None and _DONE.fullmatch(first) is not None and _OF_PLAN.fullmatch(second) is not None


def _moves(folded: str, sentence: Sequence[Figure]) -> Iterator[Relation]:
    """由91.2%提高到93.5%，提高2.3个百分点; 由12家增加到18家，增加6家，增长50%; 达到110亿元，比上年的100亿元增长10%."""
    for index, (one, other) in enumerate(pairwise(sentence)):
        ends = one.fact.endpoint, other.fact.endpoint
        if ends == ("from", "to") or (ends == ("from", None) and _TO.search(between(folded, one, other))):
            before, after = one, other
        elif ends[1] == "from" and ends[0] != "from" and one.is_level() and one.fact.name == other.fact.name:
            before, after = other, one
        else:
            continue
        last = other
        for change in sentence[index + 2 : index + 4]:
            if before.unit != after.unit or not _is_change(change):
                break
            if not _goes_on(between(folded, last, change)):
                break
            relation = _move(before, after, change)
            if relation is not None:
                yield relation
            last = change


def _is_change(figure: Figure) -> bool:
    """Whether a figure is a change, by its role or by its name alone: 减幅34.8%."""
    return figure.fact.role == "change" or _EXTENT.fullmatch(figure.fact.name or "") is not None


def _goes_on(text: str) -> bool:
    """Whether what is between two figures lets the second speak of the first."""
    return len(text) <= _NEAR and not _OTHERWISE.search(text) and not re.search("[。;]", text)


def _move(before: Figure, after: Figure, change: Figure) -> Relation | None:
    difference = abs(after.value - before.value)
    stated = Figure(change.fact, abs(change.value))
    if before.is_percent():
        if not change.changes_in("percentage_point"):
            return None
        return relation_of("F105", stated, [before, after], difference, unit="个百分点")
    if change.is_percent() and before.value.is_positive():
        return relation_of("F105", stated, [before, after], (difference / before.value).times(100), unit="%")
    if change.unit == after.unit:
        return relation_of("F105", stated, [before, after], difference, shown=as_written(difference, change))
    return None


def _increases(folded: str, sentence: Sequence[Figure]) -> Iterator[Relation]:
    """贷款余额达到110亿元，比上年增加10亿元，增长10%."""
    for level, more, growth in zip(sentence, sentence[1:], sentence[2:], strict=False):
        if not (level.is_level() and more.fact.role == "change" and growth.changes_in("percent")):
            continue
        if level.unit != more.unit or level.is_percent() or level.fact.endpoint in {"from", "milestone"}:
            continue
        start = level.fact.quantity.quote.start
        if _AGAINST.search(folded, level.fact.sentence.start, start):
            continue
        if not (_goes_on(between(folded, level, more)) and _goes_on(between(folded, more, growth))):
            continue
        names = {figure.fact.name for figure in (level, more, growth)}
        if len(names) > 1 or _basis(more) != _basis(growth):
            continue
        moved = abs(more.value)
        if more.fact.direction == "up":  # what was added is a part of what there is
            yield relation_of("F103", more, [level], level.value, shown=level.fact.quantity.quote.text, below=True)
        base = level.value + moved if more.fact.direction == "down" else level.value - moved
        if base.is_positive():
            computed = (moved / base).times(100)
            yield relation_of("F106", Figure(growth.fact, abs(growth.value)), [level, more], computed, unit="%")


def _basis(figure: Figure) -> str | None:
    return figure.fact.comparison.basis if figure.fact.comparison else None
