"""Figures as a reader wants to see them: grouped digits, bounds, periods, growth."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from statistics import median

from govdoc_parse.model.fact import Fact, Period
from govdoc_parse.model.quantity import Bound, Quantity

MINUS = "\u2212"
_SCALES = ((Decimal(10**12), "万亿"), (Decimal(10**8), "亿"), (Decimal(10**4), "万"))
_BEYOND = Decimal(10**20)  # no figure of a budget; a remainder of 28 digits is as far as Decimal computes by default
_NAMED_SPANS = {
    (1, 12): "",
    (1, 6): " H1",
    (7, 12): " H2",
    (1, 3): " Q1",
    (4, 6): " Q2",
    (7, 9): " Q3",
    (10, 12): " Q4",
}


def number_text(value: Decimal) -> str:
    """The digits in groups of three, with a real minus sign."""
    return f"{value:,f}".replace("-", MINUS)


def value_text(quantity: Quantity) -> str:
    """The value with its unit as a Chinese reader writes it: `13.7万亿元`, `2–3 所`; a ratio as it is; empty without a value.

    The magnitude is the largest that leaves two decimals at most. Where none does, a value from 1亿 on is rounded to two
    decimals and says so with `≈`; a smaller one keeps all its digits. `exact_text` has them always.
    """
    ends = [end for end in (quantity.value, quantity.high) if end is not None]
    if quantity.value is None or max(map(abs, ends)) >= _BEYOND:
        return exact_text(quantity)
    scale = next(((size, name) for size, name in _SCALES if all(_short(end, size) for end in ends)), None)
    about = ""
    if scale is None:
        scale = next(((size, name) for size, name in _SCALES[:-1] if abs(ends[0]) >= size), None)
        about = "≈"
    if scale is None:
        return exact_text(quantity)
    size, name = scale
    return f"{about}{'–'.join(_scaled(end, size) for end in ends)}{name}{quantity.unit or ''}"


def exact_text(quantity: Quantity) -> str:
    """The value with its unit in full, `13,700,000,000,000 元`; a ratio as it is; empty where the text has none."""
    if quantity.value is None:
        return quantity.ratio or ""
    digits = number_text(quantity.value)
    if quantity.high is not None:
        digits += f"–{number_text(quantity.high)}"
    unit = quantity.unit or ""
    return f"{digits}{unit}" if unit in {"%", "‰"} else f"{digits} {unit}".strip()


def bounds_text(quantity: Quantity) -> str:
    """The interval that the words stand for, `300 < x < 400`; empty for one value or none."""
    lower, upper = quantity.lower, quantity.upper
    if lower is None and upper is None:
        return ""
    if lower is not None and upper is not None:
        if lower.value == upper.value:
            return ""
        return f"{number_text(lower.value)} {_sign(lower)} x {_sign(upper)} {number_text(upper.value)}"
    if lower is not None:
        return f"x {'≥' if lower.closed else '>'} {number_text(lower.value)}"
    assert upper is not None
    return f"x {_sign(upper)} {number_text(upper.value)}"


def days_text(period: Period) -> str:
    """The first and the last day."""
    if period.start == period.end:
        return period.start.isoformat()
    return f"{period.start.isoformat()} – {period.end.isoformat()}"


def period_text(period: Period) -> str:
    """A short name: `2024`, `2024 H1`, `2024 Q1`, `2024-05`, `2021–2025`, else the days."""
    start, end = period.start, period.end
    if start.day != 1 or end.day != monthrange(end.year, end.month)[1]:
        return days_text(period)
    if start.year == end.year:
        if start.month == end.month:
            return f"{start:%Y-%m}"
        named = _NAMED_SPANS.get((start.month, end.month))
        return f"{start:%Y-%m} – {end:%m}" if named is None else f"{_year(start)}{named}"
    if (start.month, end.month) == (1, 12):
        return f"{_year(start)}–{_year(end)}"
    return f"{start:%Y-%m} – {end:%Y-%m}"


def growth(fact: Fact) -> Decimal | None:
    """The signed rate of a percent change, negative when the figure fell; `None` for any other fact."""
    quantity = fact.quantity
    if fact.role != "change" or quantity.kind != "percent" or quantity.value is None:
        return None
    return -abs(quantity.value) if fact.direction == "down" else quantity.value


def growth_text(rate: Decimal) -> str:
    """The rate with its sign: `+9.3%`."""
    return f"{'+' if rate > 0 else ''}{number_text(rate)}%"


def growth_axis(facts: Iterable[Fact]) -> tuple[Decimal, Decimal]:
    """The lowest and the highest rate that the bars show; zero lies between them, or is one of them.

    Four times the median is the limit to either side: one rate of 300 % would flatten all others to a line.
    """
    rates = [rate for fact in facts if (rate := growth(fact))]
    if not rates:
        return Decimal(0), Decimal(1)
    limit = 4 * median(abs(rate) for rate in rates)
    return max(min(*rates, Decimal(0)), -limit), min(max(*rates, Decimal(0)), limit)


def _short(value: Decimal, size: Decimal) -> bool:
    """Whether a value is at least one of a magnitude and has two decimals at most in it."""
    return abs(value) >= size and value % (size / 100) == 0


def _scaled(value: Decimal, size: Decimal) -> str:
    digits = number_text((value / size).quantize(Decimal("0.01"), ROUND_HALF_EVEN))
    return digits.rstrip("0").rstrip(".")


def _sign(bound: Bound) -> str:
    return "≤" if bound.closed else "<"


def _year(day: date) -> str:
    return f"{day.year:04d}"
