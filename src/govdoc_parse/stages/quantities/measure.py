"""What the quantity stage makes: a number with its unit, before any statement is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from sys import intern

from govdoc_parse.model.quantity import Approximation, Bound, Kind, Quantity
from govdoc_parse.stages.text.source import Source

_OF_QUANTITY = set(Quantity.model_fields)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule builds from a match: the value and its unit, without place."""

    kind: Kind
    value: Decimal | None
    high: Decimal | None = None
    unit: str | None = None
    unit_id: str | None = None
    ratio: str | None = None
    step: Decimal | None = None  # one unit of the last significant digit, where 余 or 多 follows
    scope: tuple[int, int] | None = None  # of a rank: 全国
    of: int | None = None  # of a rank: 17个…中
    core: tuple[int, int] | None = None  # the quote, where the match holds more than it
    ahead: bool = False  # what the match holds in front of the quote is a sign of the unit, and no part of a name


@dataclass(frozen=True, slots=True)
class Measure:
    """A reading at `[start, end)`; `[outer_start, outer_end)` takes in 约, 超过, 以上, 左右."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    reading: Reading
    approximation: Approximation | None
    suffixed: bool  # the approximator is 以上, which means "more than" in a report and "at least" in a plan
    rule: str

    def quantity(self, source: Source, approximation: Approximation | None) -> Quantity:
        """The public model, with the bounds that the words stand for."""
        r = self.reading
        lower, upper = bounds(r, approximation)
        fields = {
            "quote": source.quote(self.start, self.end),
            "kind": r.kind,
            "value": r.value,
            "high": r.high,
            "unit": r.unit and intern(r.unit),
            "unit_id": r.unit_id,
            "ratio": r.ratio,
            "approximation": approximation,
            "lower": lower,
            "upper": upper,
            "rule": self.rule,
        }
        return Quantity.of_valid(fields, _OF_QUANTITY)


def bounds(reading: Reading, approximation: Approximation | None) -> tuple[bool | None, Bound | bool | None]:
    """The interval of a reading (民法典 art. 1259): 以上、以下、以内 include the number, 超过、不满 exclude it.

    A bound that is the value itself, or the high end of a range, is told as whether it is closed.

    200余家 lies between 200 and 300, both excluded: the step is one unit of the last significant digit written.
    """
    if reading.value is None:
        return None, None
    match approximation:
        case None:
            return True, True
        case "over":
            top = None if reading.step is None else Bound(value=reading.value + reading.step, closed=False)
            return False, top
        case "at_least":
            return True, None
        case "at_most":
            return None, True
        case "under" | "nearly":
            return None, False
        case _:
            return None, None
