"""Figures with canonical indicators → relations that hold by what the indicators are.

The three industries are the regional product, tax revenue over budget revenue is the share of taxes, and no whole grows faster than
the fastest of its parts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from govdoc_parse.findings.figure import Figure, as_written, relation_of
from govdoc_parse.findings.interval import Interval, exactly
from govdoc_parse.findings.relation import Relation

IDENTITIES: tuple[tuple[str, tuple[str, ...]], ...] = (  # a whole and all its parts
    ("gdp", ("va_primary", "va_secondary", "va_tertiary")),
    ("budget_rev", ("tax_rev", "nontax_rev")),
    ("trade", ("export", "import")),
    ("pop", ("pop_urban", "pop_rural")),
    ("retail", ("retail_urban", "retail_rural")),
    ("three_public", ("three_public_abroad", "three_public_car", "three_public_reception")),
    ("three_public_car", ("three_public_car_buy", "three_public_car_run")),
)
RATIOS: tuple[tuple[str, str, str], ...] = (  # what a part in percent of its whole is called, the part, the whole
    ("urb_rate", "pop_urban", "pop"),
    ("tax_share", "tax_rev", "budget_rev"),
    ("services_share", "va_tertiary", "gdp"),
    ("livelihood_share", "livelihood_exp", "budget_exp"),
    ("rd_int", "rd_exp", "gdp"),
)
_MIXED = ("gdp", "trade", "budget_rev", "retail")  # wholes of whose growth the parts are measured as the whole is
_YEARLY = {"yoy", "prev_year"}
Named: TypeAlias = Mapping[str, Sequence[Figure]]
ByKey: TypeAlias = dict[tuple[Any, ...], dict[str, list[Figure]]]


def of_indicators(figures: Sequence[Figure]) -> Iterator[Relation]:
    """Sums, ratios and mixed growth of indicators of one place and time, each stated once."""
    for by_id in levels(figures).values():
        yield from _sums(by_id)
    for by_id in _by_key(
        figures, _is_amount, lambda figure: (figure.fact.status, figure.days and figure.days[1])
    ).values():
        yield from _ratios(by_id)
    for by_id in _by_key(
        figures, _is_growth, lambda figure: (figure.fact.status, figure.days, figure.fact.price_basis)
    ).values():
        yield from _mixed(by_id)


def levels(figures: Sequence[Figure]) -> ByKey:
    """The levels by what they are of, with their days, status and unit as the last, and then by indicator."""
    return _by_key(figures, _is_stock, lambda figure: (figure.days, figure.fact.status, figure.unit))


def _by_key(figures: Sequence[Figure], wanted: Callable[[Figure], bool], more: Callable[[Figure], object]) -> ByKey:
    out: ByKey = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        fact = figure.fact
        if fact.indicator_id is not None and wanted(figure):
            out[*figure.whose, more(figure)][fact.indicator_id].append(figure)
    return out


def _is_stock(figure: Figure) -> bool:
    return figure.is_level() and figure.fact.endpoint not in {"from", "milestone"} and not figure.fact.flow


def _is_amount(figure: Figure) -> bool:
    fact = figure.fact
    return (
        fact.role in {"level", "share"}
        and fact.endpoint not in {"from", "milestone"}
        and fact.quantity.kind not in {"rank"}
    )


def _is_growth(figure: Figure) -> bool:
    comparison = figure.fact.comparison
    return figure.changes_in("percent") and (comparison is None or comparison.basis in _YEARLY)


def _once(by_id: Named, *ids: str) -> list[Figure] | None:
    """The figures of these indicators, if each is stated once."""
    found = [by_id.get(each, ()) for each in ids]
    return [each[0] for each in found] if all(len(each) == 1 for each in found) else None


def _sums(by_id: Named) -> Iterator[Relation]:
    """The three industries are the regional product, exports and imports are trade."""
    for whole_id, part_ids in IDENTITIES:
        found = _once(by_id, whole_id, *part_ids)
        if found is not None:
            whole, *parts = found
            total = exactly(0)
            for part in parts:
                total += part.value
            yield relation_of("F101", whole, parts, total, shown=as_written(total, whole))


def _ratios(by_id: Named) -> Iterator[Relation]:
    """常住人口200万人，城镇常住人口120万人，城镇化率60%."""
    for ratio_id, part_id, whole_id in RATIOS:
        found = _once(by_id, ratio_id, part_id, whole_id)
        if found is None:
            continue
        ratio, part, whole = found
        if part.unit == whole.unit and whole.value.is_positive() and part.fact.role == whole.fact.role == "level":
            yield relation_of("F111", ratio, [part, whole], (part.value / whole.value).times(100), unit="%")


def _mixed(by_id: Named) -> Iterator[Relation]:
    """A whole grows no faster than the fastest of its parts, and no slower than the slowest."""
    for whole_id, part_ids in IDENTITIES:
        found = _once(by_id, whole_id, *part_ids) if whole_id in _MIXED else None
        if found is not None:
            whole, *parts = (each.signed() for each in found)
            parts.sort(key=lambda part: part.value.value)
            slow, fast = parts[0], parts[-1]
            reach = Interval(slow.value.low, slow.value.value, fast.value.high)
            shown = f"{slow.value.value.normalize():f}%–{fast.value.value.normalize():f}%"
            yield relation_of("F112", whole, parts, reach, shown=shown)
