"""What a printed number may stand for, and arithmetic on it: 15.2 is anything from 15.15 to 15.25."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from govdoc_parse.fold import fold
from govdoc_parse.model.quantity import Quantity

_NUMERAL = re.compile(r"[-+]?\d[\d,]*(?:\.(?P<decimals>\d+))?")
_EXACT = -4  # the exponent of the last digit shown beside a number that is exact
_SMALL = 100  # a count below it is no round number


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers from `low` to `high`, both included, for a rounding may go either way; `value` is the one printed."""

    low: Decimal
    value: Decimal
    high: Decimal

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.value + other.value, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.value - other.value, self.high - other.low)

    def __truediv__(self, other: Interval) -> Interval:
        """The quotients; `other` does not hold zero."""
        ends = [a / b for a, b in product((self.low, self.high), (other.low, other.high))]
        return Interval(min(ends), self.value / other.value, max(ends))

    def __abs__(self) -> Interval:
        if self.low >= 0:
            return self
        low = -self.high if self.high <= 0 else Decimal(0)
        return Interval(low, abs(self.value), max(-self.low, abs(self.high)))

    @property
    def width(self) -> Decimal:
        """How far its ends are apart; 0 for what is exact."""
        return self.high - self.low

    def times(self, factor: int) -> Interval:
        """The numbers multiplied by a positive one."""
        return Interval(self.low * factor, self.value * factor, self.high * factor)

    def meets(self, other: Interval) -> bool:
        """Whether a number is in both."""
        return self.low <= other.high and other.low <= self.high

    def is_positive(self) -> bool:
        """Whether all of it is above zero, so that it can divide."""
        return self.low > 0

    def shown(self, like: Interval) -> str:
        """The value, to one decimal more than a number of the width of `like` has."""
        exponent = like.width.adjusted() - 1 if like.width else _EXACT
        return f"{self.value.quantize(Decimal(1).scaleb(exponent)).normalize():f}"


def exactly(value: Decimal | int) -> Interval:
    """A number that is not rounded."""
    return Interval(Decimal(value), Decimal(value), Decimal(value))


def rounded(numeral: str, size: Decimal = Decimal(1)) -> Interval:
    """What an Arabic numeral may stand for, times `size`: half a unit of its last digit to either side."""
    value, half = Decimal(numeral), Decimal(5).scaleb(-1 - len(numeral.partition(".")[2]))
    ends = (value - half) * size, (value + half) * size
    return Interval(min(ends), value * size, max(ends))


def printed(quantity: Quantity) -> Interval | None:
    """What the numeral of a quantity may stand for, its magnitude multiplied out; a count that is no round number is exact.

    `None` for what is no single rounded number: a range, a ratio, 约, 超过 or 余, a numeral in Chinese characters.
    """
    value, found = quantity.value, _NUMERAL.match(fold(quantity.quote.text))
    if value is None or quantity.high is not None or quantity.approximation is not None or found is None:
        return None
    numeral = found[0].replace(",", "")
    written = Decimal(numeral)
    if not written:
        return None
    if quantity.kind == "count" and value == written and (value < _SMALL or value % 10):
        return exactly(value)
    return rounded(numeral, value / written)
