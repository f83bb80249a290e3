"""Figures made comparable: growth with its sign, and values in one unit for each kind of quantity."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from govdoc_parse.lexicon import Indicator, Lexicon, Unit
from govdoc_parse.model.fact import Fact
from govdoc_parse.model.quantity import Quantity
from govdoc_parse.stages.series.canonical import plain, states_growth

_NOT_ITS_HISTORY = {"entity", "target", "standard"}


def growth_of(fact: Fact) -> Decimal | None:
    """The growth in percent with its sign: of a change in the indicator's own history, or of what is stated as 增速 or 涨幅.

    `None` for changes against another region or a target, in percentage points, and in units.
    """
    if fact.quantity.kind != "percent" or fact.quantity.value is None:
        return None
    basis = fact.comparison.basis if fact.comparison else None
    if fact.role == "change" and basis not in _NOT_ITS_HISTORY:
        return _signed(fact)
    row = indicator_of(fact)
    named = fact.name is not None and states_growth(plain(fact.name))
    return _signed(fact) if fact.role == "level" and (named or (row is not None and row.growth)) else None


def in_base(quantity: Quantity) -> tuple[Decimal | None, str | None]:
    """The value in the base unit of its unit and the id of that unit: 斤 → t, 亩 → ha; a unit without one is its own."""
    unit = _units().get(quantity.unit_id or "")
    if unit is None or not unit.base or quantity.value is None:
        return quantity.value, quantity.unit_id
    exact = Fraction(quantity.value) * Fraction(unit.factor)
    return Decimal(exact.numerator) / Decimal(exact.denominator), unit.base


def indicator_of(fact: Fact) -> Indicator | None:
    """The row of the default lexicon with the id of a fact."""
    return None if fact.indicator_id is None else indicators_by_id().get(fact.indicator_id)


def _signed(fact: Fact) -> Decimal | None:
    value = fact.quantity.value
    return None if value is None else -abs(value) if fact.direction == "down" else value


@lru_cache(maxsize=1)
def _units() -> dict[str, Unit]:
    return {unit.id: unit for unit in reversed(Lexicon.default().units)}


@lru_cache(maxsize=1)
def indicators_by_id() -> dict[str, Indicator]:
    """The rows of the default lexicon by their ids."""
    return {row.id: row for row in Lexicon.default().indicators}
