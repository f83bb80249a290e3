"""Tables → facts: each figure with its indicator, subject, unit and period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from govdoc_parse.fold import fold
from govdoc_parse.lexicon import Lexicon
from govdoc_parse.model.outline import Table, TableCell
from govdoc_parse.stages.facts.decision import Verdict
from govdoc_parse.stages.facts.tables.axes import Axis, Sheet, axis_of
from govdoc_parse.stages.facts.tables.cell_days import CellDays
from govdoc_parse.stages.facts.tables.cells import CellReader, CellReading
from govdoc_parse.stages.facts.tables.columns import ColumnClass, class_of
from govdoc_parse.stages.facts.tables.entries import Context, Entry
from govdoc_parse.stages.facts.tables.halves import Half, halves_of
from govdoc_parse.stages.facts.tables.head_periods import HeadPeriods
from govdoc_parse.stages.facts.tables.heads import Head, HeadReader, below
from govdoc_parse.stages.facts.tables.labels import read_label, shown
from govdoc_parse.stages.facts.tables.names import Namer
from govdoc_parse.stages.facts.tables.rows import Row, label_columns, of_classes, of_group, rows_of
from govdoc_parse.stages.facts.tables.senses import label_sense, turns, without_change
from govdoc_parse.stages.facts.tables.terms import Terms
from govdoc_parse.stages.facts.tables.units import Told, column_units, note_units, unit_told
from govdoc_parse.stages.frames.frame import SectionFrame
from govdoc_parse.stages.layout.row_texts import is_figure, is_year, squeezed
from govdoc_parse.stages.quantities.quantity_finder import QuantityFinder
from govdoc_parse.stages.text.source import Source
from govdoc_parse.stages.times.time_finder import TimeFinder


@dataclass(frozen=True, slots=True)
class _View:
    """A half with all that was decided of it."""

    half: Half
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]
    axis: Verdict[Axis]
    units: tuple[str | None, ...] | None
    label_unit: str | None
    repeated: frozenset[str]
    context: Context
    namer: Namer


class TableReader:
    """Reads the figures of tables as facts."""

    def __init__(self, lexicon: Lexicon, quantities: QuantityFinder, times: TimeFinder) -> None:
        self._terms = Terms(lexicon, quantities)
        self._cells = CellReader(quantities, self._terms)
        self._periods = HeadPeriods(times, self._terms)
        self._heads = HeadReader(self._terms, self._periods)
        self._days = CellDays(self._periods)

    def find_entries(self, source: Source, table: Table, frame: SectionFrame, title: str) -> Iterator[Entry]:
        """An entry for each figure that can be read; how many cannot, and why, is reported once as TABLE_UNREAD."""
        if not table.head or not table.body:
            return
        context = self._context(table, frame, title)
        unread: Counter[str] = Counter()
        for half in halves_of(table):
            view = self._view(source, half, context)
            for place, row in enumerate(view.rows):
                for index in range(len(view.heads)):
                    made = self._entry(view, place, row, index)
                    if isinstance(made, Entry):
                        yield made
                    elif made is not None:
                        unread[made] += 1
        if unread:
            why = ", ".join(f"{count} {reason}" for reason, count in sorted(unread.items()))
            message = f"{sum(unread.values())} figures of the table gave no fact: {why}"
            source.report("TABLE_UNREAD", table.span.start, table.span.end, message)

    def _context(self, table: Table, frame: SectionFrame, title: str) -> Context:
        caption = squeezed(table.caption.text) if table.caption else ""
        note = fold(table.unit_note.text) if table.unit_note else ""
        titles = tuple(text for text in (caption, squeezed(title)) if text)
        stated = [self._periods.stated(text, frame.reference)[0] for text in titles]
        says, days = self._terms.says, next((d for d in stated if d), None)
        over = next((says("over", text) for text in titles if says("over", text) or says("to_come", text)), None)
        rules = says("sets_standards", "|".join(titles)) and not says("no_standards", "|".join(titles))
        return Context(self._terms, frame, titles, note_units(note, self._terms), days, rules, over)

    def _view(self, source: Source, half: Half, context: Context) -> _View:
        columns = [[squeezed(row[c].text) for row in half.rows] for c in range(len(half.heads))]
        classes = tuple(
            class_of([cell.text for cell in path], columns[c], self._terms, first=c == 0)
            for c, path in enumerate(half.heads)
        )
        reference = context.frame.reference.within(context.days)
        heads = tuple(
            self._heads.head(c, half.heads[c], reference) for c, k in enumerate(classes) if k is ColumnClass.FIGURES
        )
        rows = tuple(rows_of(source, half, classes, self._terms))
        units = next(
            (tuple(column_units(columns[c], self._terms)) for c, k in enumerate(classes) if k is ColumnClass.UNIT), None
        )
        labels = label_columns(half, classes, self._terms)
        over = next((path for path in reversed(half.heads[: labels[-1] + 1]) if path), None) if labels else None
        label = read_label(over[-1].text, self._terms.knows) if over else None
        names = [row.label.name for row in rows if row.label is not None]
        sheet = Sheet(
            label.name if label else "", names, heads, units is not None, any(r.label and r.label.unit for r in rows),
            self._terms, bool(labels),
        )  # fmt: skip
        repeated = frozenset(name for name, count in Counter(names).items() if count > 1)
        classes_of = len(labels) > 1 and of_classes(half, labels[-1], self._terms)
        repeated = frozenset(names) if classes_of or (repeated and any(row.group for row in rows)) else repeated
        axis = axis_of(sheet)
        year = next((c for c, k in enumerate(classes) if k is ColumnClass.YEAR), None)
        return _View(
            half,
            heads,
            tuple(self._dated(row, year, axis.value, context) for row in rows),
            axis,
            units,
            label.unit if label else None,
            repeated,
            context,
            Namer(self._terms, context.titles, label.name if label else "", half.noun or ""),
        )

    def _dated(self, row: Row, year: int | None, axis: Axis, context: Context) -> Row:
        """A row with the days, or the measure, that a column of years or its label names."""
        if year is not None:
            text = squeezed(row.cells[year].text)
            changes = not is_year(text) and self._terms.says("change", text)
            return replace(row, days=self._days.of_year(row, year, context), changes=changes)
        if (
            row.label is None
            or row.label_cell is None
            or axis is Axis.ROWS
            or self._terms.says("total", row.label.name)
        ):
            return row
        measure = self._heads.head(-1, (row.label_cell,), context.frame.reference.within(context.days))
        if measure.own or not (measure.days or measure.status or measure.sense.role != "level"):
            return row
        return replace(row, days=measure.days, measure=measure)

    def _entry(self, view: _View, place: int, row: Row, index: int) -> Entry | str | None:
        """What a cell states; a reason where it states a figure that cannot be read; `None` where it states none."""
        head = view.heads[index]
        cell = row.cells[head.column]
        row = of_group(row, cell)
        head = below(head, row.measure) if row.measure is not None else head
        text = squeezed(cell.text)
        if (
            not _begins(view.rows, place, head.column)
            or not any(map(str.isdecimal, text))
            or (is_year(text) and text[-1] == "年")
        ):
            return None
        if not (is_figure(text) or text[0].isdecimal()):
            return "in brackets or words"
        if _under_several(view.half.heads, head.column, cell):
            return "under several heads"
        name = self._name(view, row, index)
        if name is None:
            return "without a label"
        told = Told(
            view.units[place] if view.units else None, row.unit, head, view.label_unit, view.context.notes, name,
            self._terms,
        )  # fmt: skip
        unit = unit_told(told)
        unknown = unit.decision == "unknown_change" or (row.changes and head.sense.role == "level")
        if unknown and not self._cells.has_unit(cell):
            return "without a unit for the change"
        reading = self._cells.read(cell, unit.value)
        if reading is None:
            return "with an unknown unit or form"
        return self._made(view, (row, head, index), name, reading, unit.decision)

    def _name(self, view: _View, row: Row, index: int) -> str | None:
        head, namer = view.heads[index], view.namer
        if not head.cells and view.axis.value is not Axis.ROWS and len(view.heads) > 1:
            return None
        if view.axis.value is Axis.HEADS:
            return namer.of_head(head, view.heads[:index]) or namer.of_title or head.text or None
        if view.axis.value is Axis.TITLE:
            return head.own if head.partial else namer.of_title or head.text or None
        name = namer.of_row(row, view.half.noun)
        return f"{name}（{head.own}）" if name and head.partial else name

    def _made(self, view: _View, place: tuple[Row, Head, int], name: str, reading: CellReading, unit: str) -> Entry:
        row, head, index = place
        on_rows = view.axis.value is Axis.ROWS
        subject, quotes = _subject(view, row, head)
        label = row.label.name if row.label is not None and on_rows and head.sense.role == "level" else ""
        sense = label_sense(label, reading.reading.unit, self._terms) if not head.partial else None
        if sense is not None:
            name = shown(without_change(label, sense, self._terms)) or name
            head = replace(head, sense=sense, falls=turns(label, self._terms))
        return Entry(
            row=row,
            head=head,
            name=name,
            indicator=row.label_cell if on_rows else (head.cells[-1] if head.cells else None),
            subject=subject,
            subject_cells=quotes,
            reading=reading,
            days=self._days.of(row, view.heads, index, view.context, name),
            decisions=(f"axis.{view.axis.decision}", f"unit.{unit}"),
            context=view.context,
        )


def _under_several(heads: Sequence[Sequence[TableCell]], column: int, cell: TableCell) -> bool:
    """Whether the whole of two heads or more stands over a cell; one that only begins or ends over it does not count."""
    if cell.column_span == 1:
        return False
    over = [path[-1] for path in heads[column : column + cell.column_span] if path]
    end = cell.column + cell.column_span
    return len({h.start for h in over if h.column >= cell.column and h.column + h.column_span <= end}) > 1


def _begins(rows: Sequence[Row], place: int, column: int) -> bool:
    """Whether a cell begins at a place of the grid, which one that covers several does but once."""
    cells = rows[place].cells
    return not (column and cells[column - 1] is cells[column]) and not (
        place and rows[place - 1].cells[column] is cells[column]
    )


def _subject(view: _View, row: Row, head: Head) -> tuple[str | None, tuple[TableCell, ...]]:
    """The entity of a figure: by the row where heads or title name the indicator, else by the head."""
    if view.axis.value is Axis.ROWS:
        named = not head.measures or (_entity_heads(view) and head.sense.role == "level" and not head.partial)
        return (
            (shown(read_label(head.cells[-1].text, view.context.terms.knows).name), head.cells[-1:])
            if named and head.cells
            else (None, ())
        )
    labels = view.namer.subject_of(row, view.repeated)
    cells = tuple(cell for cell in (row.group_cell if len(labels) > 1 else None, row.label_cell) if cell is not None)
    if not labels or row.days is not None or row.measure is not None:
        return None, ()
    return "".join(label.name for label in labels), cells


def _entity_heads(view: _View) -> bool:
    """Whether the heads name entities, so that a total among them is one too: 自然人, 商业企业, 总计."""
    return sum(not head.measures for head in view.heads) * 2 > len(view.heads)
