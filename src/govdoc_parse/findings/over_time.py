"""One indicator at two times → targets below what is reported already, and values of another magnitude."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from govdoc_parse.findings.figure import Figure, relation_of
from govdoc_parse.findings.interval import Interval
from govdoc_parse.findings.relation import Relation
from govdoc_parse.model.fact import Fact

_FACTOR = 2_000  # 万元 for 亿元 is 10,000 times less, of a value that may have grown five times
_REACHES = re.compile(
    r"(?:突破|达到|超过|迈上|跨上|[高升加大展]到|[增升]至) ?$"
)  # 稳定在 and a bare 以上 set a floor, which may be lower
_BEFORE = 4  # characters before a figure that say so


def over_time(folded: str, facts: Sequence[Fact], figures: Sequence[Figure]) -> Iterator[Relation]:
    """What two values of one indicator at two times say of each other."""
    yield from _targets(folded, facts, figures)
    yield from _magnitudes(figures)


def _targets(folded: str, facts: Sequence[Fact], figures: Sequence[Figure]) -> Iterator[Relation]:
    """高新技术企业达到85家，明年达到80家以上: what is to be reached is reached already."""
    reached: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.fact.status == "achieved" and _is_level(figure):
            reached[_what(figure)].append(figure)
    for fact in facts:
        target = _target(folded, fact)
        if target is None or target.days is None:
            continue
        before = [each for each in reached.get(_what(target), ()) if each.days and each.days[1] < target.days[1]]
        if before:
            last = max(before, key=lambda each: (each.days, -each.fact.quantity.quote.start))
            span = Interval(last.value.low, last.value.value, last.value.high)
            shown = last.fact.quantity.quote.text
            yield relation_of("F113", target, [last], span, shown=shown, above=True)


def _target(folded: str, fact: Fact) -> Figure | None:
    """A planned level that is to be reached from below, as it was printed."""
    value, start = fact.quantity.value, fact.quantity.quote.start
    kept_low = fact.quantity.approximation in {"at_most", "under"}  # 不超过1500万元 may lie below what was spent
    if value is None or kept_low or fact.status != "planned" or not _REACHES.search(folded, start - _BEFORE, start):
        return None
    figure = Figure(fact, Interval(value, value, value))
    return figure if _is_level(figure) else None


def _magnitudes(figures: Sequence[Figure]) -> Iterator[Relation]:
    """15.2万元 beside 14.1亿元 of the year before."""
    values: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if _is_level(figure) and figure.value.is_positive():
            values[_what(figure)].append(figure)
    for same in values.values():
        for one, other in pairwise(same):
            if one.days != other.days:
                near = Interval(one.value.low / _FACTOR, one.value.value, one.value.high * _FACTOR)
                yield relation_of("F114", other, [one], near, shown=one.fact.quantity.quote.text)


def _is_level(figure: Figure) -> bool:
    fact = figure.fact
    return (
        figure.is_level()
        and not fact.flow
        and fact.endpoint not in {"from", "milestone"}
        and fact.indicator_id is not None
    )


def _what(figure: Figure) -> tuple[object, ...]:
    return *figure.whose, figure.fact.indicator_id, figure.unit
