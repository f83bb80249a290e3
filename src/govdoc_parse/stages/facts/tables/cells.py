"""A cell and the unit told for it → a reading: never another number than the one that stands there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from govdoc_parse.fold import fold
from govdoc_parse.lazy import lazy
from govdoc_parse.model.quantity import Approximation
from govdoc_parse.model.span import Quote
from govdoc_parse.numerals import arabic_value, magnitude_of, trimmed
from govdoc_parse.stages.facts.tables.terms import Terms
from govdoc_parse.stages.quantities.measure import Measure, Reading
from govdoc_parse.stages.quantities.quantity_finder import QuantityFinder

_BOUNDS: dict[str, Approximation] = {
    "≥": "at_least", "≧": "at_least", ">=": "at_least", "不低于": "at_least", "不少于": "at_least", "以上": "at_least",
    "≤": "at_most", "≦": "at_most", "<=": "at_most", "不超过": "at_most", "不高于": "at_most", "以内": "at_most", "以下": "at_most",
    ">": "over", "大于": "over", "高于": "over", "<": "under", "小于": "under", "低于": "under",
    "约": "about", "左右": "about", "≈": "about",
}  # fmt: skip
_BEFORE = "|".join(("≥", "≧", ">=", "≤", "≦", "<=", "不低于", "不少于", "不超过", "不高于", ">", "<", "大于", "高于", "小于", "低于", "约", "≈"))  # fmt: skip
_UNEVEN = {"discount", "year"}  # 75折 is 7.5, 2023年 no duration
_REMEMBERED = 1024
LONGEST = 60  # characters of a cell that is a figure
_CELL = lazy(
    rf" *(?P<before>{_BEFORE})? *(?P<sign>[-+])? *(?P<n>\d{{1,3}}(?:,\d{{3}}){{1,6}}(?:\.\d{{1,12}})?|\d{{1,18}}(?:\.\d{{1,12}})?)"
    r"(?P<rest> *(?P<unit>[^\d①-⑳*\[\] -][^\d①-⑳*\[\] ]{0,14}?(?:/\d{1,4}[^\d①-⑳*\[\] ]{1,6})?)??) *(?P<after>左右|以上|以内|以下)? *(?:[①-⑳*]+|\[\d\])? *"
)
_END = r"\d{1,6}(?:\.\d{1,6})?"
_YEARS = r"(?:19|20)\d\d[-—–~～](?:19|20)?\d\d$"  # no range: 2023—2026, nor is a telephone (0835-6220101)
_TWO = lazy(rf"(?!{_YEARS}|0\d){_END}[-—–~～](?!0\d){_END}")
_SCALE = lazy(r"(?P<mag>[十百千]?万亿|[十百千]?[万亿])(?P<unit>.*)")


@dataclass(frozen=True, slots=True)
class CellReading:
    """What a cell states, and where in the text its number and unit stand."""

    reading: Reading
    start: int
    end: int
    outer_start: int
    outer_end: int
    approximation: Approximation | None

    def measure(self) -> Measure:
        """The reading as any other of the text."""
        return Measure(
            self.start, self.end, self.outer_start, self.outer_end, self.reading, self.approximation, False, "table_cell"
        )  # fmt: skip


class CellReader:
    """Reads cells by the units of the lexicon."""

    def __init__(self, quantities: QuantityFinder, terms: Terms) -> None:
        self._quantities = quantities
        self._terms = terms
        self._ones: dict[str, Reading | None] = {}

    def has_unit(self, cell: Quote) -> bool:
        """Whether a cell states its own unit."""
        match = _CELL.fullmatch(fold(cell.text[:LONGEST]))
        return match is not None and match["unit"] is not None and not _is_magnitude(match["unit"])

    def read(self, cell: Quote, unit: str | None) -> CellReading | None:
        """The number of a cell in its own unit, else in `unit`; `None` where it is no number or its unit is not known."""
        folded = fold(cell.text)
        match = _CELL.fullmatch(folded) if len(folded) <= LONGEST else None
        own = (match["unit"] or "") if match is not None else ""
        if match is None or (own and not _is_magnitude(own) and not self._terms.knows(own)):
            return self._in_words(cell, folded) or self._range(cell, folded, unit or "")
        told = own + (unit or "") if not own or _is_magnitude(own) else own
        reading = self._reading((match["sign"] or "").replace("+", ""), match["n"], told)
        if reading is None:
            return None
        at = match.start("sign" if match["sign"] == "-" else "n")
        start = cell.start + at if at else cell.start
        sense = match["before"] or match["after"]
        to = match.end("unit" if own else "n")
        end = cell.start + to if to < len(folded) else cell.end
        outer = (cell.start + match.start("before")) if match["before"] else start
        last = cell.start + match.end("after") if match["after"] else end
        return CellReading(reading, start, end, outer, last, _BOUNDS[sense] if sense else None)

    def _in_words(self, cell: Quote, folded: str) -> CellReading | None:
        """A cell that is a quantity of another form from end to end: 第1名, 3:7, 15-20万元."""
        reading = self._quantities.read(folded)
        return None if reading is None else CellReading(reading, cell.start, cell.end, cell.start, cell.end, None)

    def _range(self, cell: Quote, folded: str, unit: str) -> CellReading | None:
        """Two numbers in the unit told for both: 3.0—3.5 below a head with （%）."""
        text = folded.strip()
        if not unit or not _TWO.fullmatch(text):
            return None
        reading = self._quantities.read(text + unit)
        if reading is None or reading.high is None or reading.value is None or reading.value >= reading.high:
            return None
        start = cell.start + folded.index(text)
        return CellReading(reading, start, start + len(text), start, start + len(text), None)

    def _reading(self, sign: str, number: str, unit: str) -> Reading | None:
        value = arabic_value(number)
        if value is None:
            return None
        value = -value if sign else value
        one = self._one(unit)
        if one is not None and one.value is not None:
            return replace(one, value=trimmed(value * one.value))
        if self._terms.knows(unit) and (reading := self._quantities.read(f"{sign}{number}{unit}")) is not None:
            return reading
        scale = _SCALE.fullmatch(unit)
        factor = magnitude_of(scale["mag"]) if scale is not None else Decimal(1)
        bare = scale["unit"] if scale is not None else unit
        return Reading(
            "rate" if "/" in bare else "other" if bare else "count", trimmed(value * factor), unit=bare or None
        )

    def _one(self, unit: str) -> Reading | None:
        """One of a unit, where a number times it is what the number and the unit say; not so of 折 and of years."""
        if unit not in self._ones:
            if len(self._ones) > _REMEMBERED:
                self._ones.clear()
            one, three = (self._quantities.read(f"{n}{unit}") if self._terms.knows(unit) else None for n in (1, 3))
            plain = one is not None and one.value is not None and one.unit_id not in _UNEVEN
            even = plain and one is not None and three == replace(one, value=trimmed(3 * (one.value or Decimal(0))))
            self._ones[unit] = one if even else None
        return self._ones[unit]


def _is_magnitude(unit: str) -> bool:
    scale = _SCALE.fullmatch(unit)
    return unit in {"百", "千"} or (scale is not None and not scale["unit"])
