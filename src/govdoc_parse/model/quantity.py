"""Measured numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, ClassVar, Literal, TypeAlias

from govdoc_parse.model.span import Model, Quote

Kind: TypeAlias = Literal[
    "money",
    "percent",
    "percentage_point",
    "multiple",
    "count",
    "area",
    "length",
    "mass",
    "volume",
    "energy",
    "power",
    "duration",
    "rank",
    "score",
    "rate",
    "ratio",
    "temperature",
    "other",
]
Approximation: TypeAlias = Literal["about", "nearly", "over", "at_least", "at_most", "under"]


class Bound(Model):
    """One end of the interval that a quantity stands for; `closed` tells that the value itself belongs to it."""

    value: Decimal
    closed: bool


_OF_BOUND = set(Bound.model_fields)


def _lower(quantity: Any) -> Bound | None:
    """The lower bound; its slot holds whether it is closed, where it is the value itself."""
    held: Bound | bool | None = quantity._lower
    return _bound(quantity.value, held) if isinstance(held, bool) else held


def _upper(quantity: Any) -> Bound | None:
    """The upper bound; its slot holds whether it is closed, where it is the high end or the value itself."""
    held: Bound | bool | None = quantity._upper
    end = quantity.value if quantity.high is None else quantity.high
    return _bound(end, held) if isinstance(held, bool) else held


def _bound(value: Decimal, closed: bool) -> Bound:
    return Bound.of_valid({"value": value, "closed": closed}, _OF_BOUND)


class Quantity(Model):
    """A number with its unit, exactly as stated.

    `quote` runs from the numeral to the end of the unit, an inner 余 or 多 included; 约, 超过, 以上 and 左右 stay
    outside and are told by `approximation`. `value` is in `unit` with the magnitude multiplied out (15.2亿元 →
    1520000000 元), the low end of a range, `None` for a ratio. `high` is the high end of a range. `unit` is as written
    without the magnitude; `unit_id` its canonical id. `ratio` holds 3:7, 8.3:41.4:50.3 or 1/3. `lower` and `upper`
    bound what the words say: 不超过5家 has no lower bound and a closed upper one (民法典 art. 1259: 以上、以下、以内
    include the number, 超过、不满 do not). `rule` names the rule that found it.
    """

    worked_out: ClassVar[Mapping[str, Callable[[Any], Any]]] = {"lower": _lower, "upper": _upper}

    quote: Quote
    kind: Kind
    value: Decimal | None
    high: Decimal | None = None
    unit: str | None = None
    unit_id: str | None = None
    ratio: str | None = None
    approximation: Approximation | None = None
    lower: Bound | None = None
    upper: Bound | None = None
    rule: str
