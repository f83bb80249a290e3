"""Tables → facts: row label and column label make the indicator, the header or 单位： the unit, the caption the period."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from govdoc_parse.fold import fold
from govdoc_parse.model.fact import Comparison, Direction, Fact, Period, Role
from govdoc_parse.model.outline import Table
from govdoc_parse.model.span import Quote, Span
from govdoc_parse.stages.frames.frame import SectionFrame
from govdoc_parse.stages.frames.periods import as_period
from govdoc_parse.stages.quantities.measure import Measure, Reading
from govdoc_parse.stages.quantities.quantity_finder import QuantityFinder
from govdoc_parse.stages.text.source import Source
from govdoc_parse.stages.times.time_finder import TimeFinder

_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?%?")
_BRACKETED = re.compile(r"\((?P<unit>[^()]{1,12})\)")
_NOTE = re.compile(r"单 *位 *: *(?P<unit>[^()]{1,12})")
_CHANGE = re.compile(r"增长|增减|增速|增幅|±|[同环]比|下降|减少")
_FALL = re.compile(r"下降|减少|降低")
_SHARE = re.compile(r"比重|占比|构成")
_SERIAL = re.compile(r"序 *号|编 *号|^年 *份?$|代 *码|电 *话|联系")
_UNIT_COLUMN = re.compile(r"(?:计量)?单 *位")


@dataclass(frozen=True, slots=True)
class Column:
    """What the head of a column says of the numbers below it."""

    label: str
    unit: str | None
    role: Role
    yoy: bool
    own_unit: bool = False
    period: Period | None = None


class TableReader:
    """Reads the numbers of statistical tables as facts."""

    def __init__(self, quantities: QuantityFinder, times: TimeFinder) -> None:
        self._quantities = quantities
        self._times = times

    def find_facts(self, source: Source, table: Table, frame: SectionFrame, section: str | None) -> Iterator[Fact]:
        """A fact for each number whose row has a label and whose unit is told; tables without a header give none."""
        if not table.header:
            return
        note = _NOTE.search(fold(table.unit_note.text)) if table.unit_note else None
        unit = note["unit"].strip() if note else None
        columns = [self._dated(_column(cell, unit), frame) for cell in table.header]
        stated = self._times.stated_period(fold(table.caption.text), frame.reference) if table.caption else None
        days = stated[1] if stated else frame.reference.scope
        period = None if days is None else as_period(days, "heading" if stated else frame.whose)
        units = next((i for i, c in enumerate(table.header) if i and _UNIT_COLUMN.fullmatch(fold(c.text))), None)
        for row in table.rows:
            if len(row) != len(columns) or _NUMBER.fullmatch(fold(row[0].text)):
                continue
            own = _BRACKETED.search(fold(row[0].text))
            for place, cell in enumerate(row[1:], start=1):
                told = fold(row[units].text) if units is not None else own["unit"] if own else None
                reading = self._reading(cell, columns[place], told)
                if reading is None:
                    continue
                span = Span(start=row[0].start, end=row[-1].end)
                yield self._fact(source, row[0], cell, columns[place], reading, span, section).model_copy(
                    update={"period": columns[place].period or period}
                )

    def _dated(self, column: Column, frame: SectionFrame) -> Column:
        """A column with the period that its head names (2024年, 1—6月)."""
        stated = self._times.stated_period(column.label, frame.reference)
        return column if stated is None else replace(column, period=as_period(stated[1], "heading"))

    def _reading(self, cell: Quote, column: Column, told: str | None) -> Reading | None:
        text = fold(cell.text).replace(" ", "")
        if not _NUMBER.fullmatch(text) or _SERIAL.search(column.label):
            return None
        unit = column.unit if column.role != "level" or column.own_unit else (told or column.unit)
        return self._quantities.read(text if text.endswith("%") or unit is None else text + unit)

    @staticmethod
    def _fact(
        source: Source, label: Quote, cell: Quote, column: Column, reading: Reading, span: Span, section: str | None
    ) -> Fact:
        measure = Measure(cell.start, cell.end, cell.start, cell.end, reading, None, False, "table_cell")
        direction: Direction | None = None
        if column.role == "change" and reading.value is not None:
            falls = _FALL.search(column.label) is not None and "增" not in column.label
            direction = "flat" if reading.value == 0 else "up" if (reading.value > 0) != falls else "down"
        named = _BRACKETED.search(fold(label.text))
        end = label.start + (named.start() if named and named.start() else len(label.text))
        indicator = source.quote(label.start, end)
        return Fact(
            quantity=measure.quantity(source, None),
            indicator=indicator,
            name="".join(indicator.text.split()).lstrip("#"),
            role=column.role,
            direction=direction,
            comparison=Comparison(basis="yoy") if column.yoy else None,
            status="achieved",
            sentence=span,
            section=section,
            rules=("table_cell", "table"),
        )


def _column(cell: Quote, note: str | None) -> Column:
    text = fold(cell.text).replace(" ", "")
    bracket = _BRACKETED.search(text)
    unit = bracket["unit"].strip() if bracket else None
    if _CHANGE.search(text):
        percent = "%" if unit is None or "%" in unit else unit
        return Column(text, percent, "change", "同比" in text or "上年" in text)
    if _SHARE.search(text):
        return Column(text, "%", "share", False)
    return Column(text, unit or note, "level", False, unit is not None)
