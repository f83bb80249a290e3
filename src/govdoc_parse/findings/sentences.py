"""The figures of one sentence → relations between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from govdoc_parse.findings.figure import Figure, as_written, between, relation_of
from govdoc_parse.findings.relation import Relation

_NEAR = 14  # characters between a level and what is said of it
_PART = re.compile(r"[,(;]? ?其中[:,]?[^,。;:\d]{0,16}")
_SHARE = re.compile(r"[,(]? ?占[^,。;\d]{2,20}")
_OF = re.compile("的(?:比重|比例)?(?:为|达|达到)?")
_OTHERWISE = re.compile(  # what follows is not measured against the number before it, or not by plain arithmetic
    "分别|年均|平均|连续|累计|可比|同口径|扣除|不变价|实际|超|高于|低于|高出|好于|目标|计划|标准|全国|全省"
)
_AGAINST = re.compile(r"[较比][^,。;]{0,14}$")  # a number behind it is what another is measured against
_PER_ONE = re.compile("均|每|标准|最[高低]|率")


def in_sentence(folded: str, sentence: Sequence[Figure]) -> Iterator[Relation]:
    """Parts and wholes, shares, changes between two levels, levels with their increase."""
    yield from _parts(folded, sentence)
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


def _shares(folded: str, sentence: Sequence[Figure]) -> Iterator[Relation]:
    """税收收入30亿元，占一般公共预算收入50亿元的60%."""
    for part, whole, share in zip(sentence, sentence[1:], sentence[2:], strict=False):
        if not share.is_percent() or part.unit != whole.unit or whole.is_percent() or not whole.value.is_positive():
            continue
        if _SHARE.fullmatch(between(folded, part, whole)) and _OF.fullmatch(between(folded, whole, share)):
            yield relation_of("F104", share, [part, whole], (part.value / whole.value).times(100), unit="%")


def _moves(folded: str, sentence: Sequence[Figure]) -> Iterator[Relation]:
    """由91.2%提高到93.5%，提高2.3个百分点; 由12家增加到18家，增加6家，增长50%; 达到110亿元，比上年的100亿元增长10%."""
    for index, (one, other) in enumerate(pairwise(sentence)):
        ends = one.fact.endpoint, other.fact.endpoint
        if ends == ("from", "to"):
            before, after = one, other
        elif ends[1] == "from" and ends[0] != "from" and one.is_level() and one.fact.name == other.fact.name:
            before, after = other, one
        else:
            continue
        last = other
        for change in sentence[index + 2 : index + 4]:
            if before.unit != after.unit or change.fact.role != "change":
                break
            if not _goes_on(between(folded, last, change)):
                break
            relation = _move(before, after, change)
            if relation is not None:
                yield relation
            last = change


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
