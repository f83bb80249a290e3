"""The rows of a half → their labels, with the labels above them that they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from govdoc_parse.model.outline import TableCell
from govdoc_parse.stages.facts.tables.columns import ColumnClass
from govdoc_parse.stages.facts.tables.halves import Half
from govdoc_parse.stages.facts.tables.heads import Head
from govdoc_parse.stages.facts.tables.labels import Label, read_label
from govdoc_parse.stages.facts.tables.terms import Terms
from govdoc_parse.stages.layout.row_texts import is_figure, is_word, squeezed
from govdoc_parse.stages.text.source import Source
from govdoc_parse.stages.times.calendar import Days

_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Row:
    """A row of figures: its label, the group before it, its parents from the top down with their units, and the days it names.

    `measure` is a label that names nothing but a time or measure, read as a head (2023年预算数); `changes` tells that the row
    holds changes of what the rows above state (年均增长 below 2022 and 2023).
    """

    cells: tuple[TableCell, ...]
    label: Label | None
    label_cell: TableCell | None
    group: Label | None
    group_cell: TableCell | None
    parents: tuple[Label, ...]
    days: Days | None = None
    measure: Head | None = None
    changes: bool = False

    @property
    def unit(self) -> str | None:
        """The unit of the label, else that of the nearest parent."""
        told = [each.unit for each in (*self.parents, *([self.label] if self.label else []))]
        return next((unit for unit in reversed(told) if unit), None)


@dataclass(slots=True)
class _Above:
    label: Label
    indent: int
    chained: bool
    marked: bool


def label_columns(half: Half, classes: Sequence[ColumnClass], terms: Terms) -> list[int]:
    """The columns of labels: those of words left of the figures up to the first that names each row by itself.

    A column of ranks may stand before them, and one head over several columns of words makes labels of all.
    """
    figures = (c for c, kind in enumerate(classes) if kind is ColumnClass.FIGURES and not _ranks(half, c, terms))
    first = next(figures, len(classes))
    words = [c for c in range(first) if classes[c] is ColumnClass.WORDS]
    out: list[int] = []
    for place, column in enumerate(words):
        out.append(column)
        if place + 1 == len(words):
            break
        if not _under_one_head(half, column, words[place + 1]) and not _groups(half, (column, words[place + 1]), terms):
            break
    return out


def _ranks(half: Half, column: int, terms: Terms) -> bool:
    """Whether the first column ranks the rows by its head."""
    return column == 0 and bool(half.heads[0]) and terms.says("rank", squeezed(half.heads[0][-1].text))


def _under_one_head(half: Half, column: int, following: int) -> bool:
    over, beside = half.heads[column], half.heads[following]
    return bool(over and beside) and over[-1] is beside[-1]


def _groups(half: Half, columns: tuple[int, int], terms: Terms) -> bool:
    """Whether a column names groups of the rows that the next one names, or things that the next one names the classes of."""
    column, following = columns
    own = [row[column] for row in half.rows]
    beside = [squeezed(row[following].text) for row in half.rows]
    filled = sum(map(bool, beside))
    if 3 * filled < len(beside):
        return False
    merged = any(cell.row_span > 1 for cell in own)
    missing = sum(not cell.text and bool(text) for cell, text in zip(own, beside, strict=True))
    different = len({squeezed(cell.text) for cell in own})
    repeated = different < len(own) and len(set(beside)) > different
    head = squeezed(half.heads[column][-1].text) if half.heads[column] else ""
    if of_classes(half, following, terms):  # a kind of each thing is no name: 大米 and its 规格 一级
        return merged or bool(missing) or different < len(own)
    return merged or bool(missing) or repeated or terms.says("group_head", head)


def of_classes(half: Half, column: int, terms: Terms) -> bool:
    """Whether a column tells classes of the things before it: 规格, 等级."""
    return bool(half.heads[column]) and terms.says("class_head", squeezed(half.heads[column][-1].text))


def rows_of(source: Source, half: Half, classes: Sequence[ColumnClass], terms: Terms) -> Iterator[Row]:
    """The rows in order; a parent is known by numbers, by 其中 or #, by its indent, or by a merged cell."""
    columns = label_columns(half, classes, terms)
    stack: list[_Above] = []
    for cells in half.rows:
        cell = _label_cell(cells, columns, classes)
        label = read_label(cell.text, terms.knows) if cell is not None else None
        group_cell = _group_cell(cells, columns, cell)
        group = read_label(group_cell.text, terms.knows) if group_cell is not None else None
        if group is not None and group.rank and all(above.label.text != group.text for above in stack):
            _push(stack, group, 0, terms)
        parents: tuple[Label, ...] = ()
        if label is not None and cell is not None:
            parents = _push(stack, label, _indent(source, cell), terms)
        yield Row(cells, label, cell, group, group_cell, parents)


def of_group(row: Row, cell: TableCell) -> Row:
    """The row that a merged figure is of: that of the group whose label reaches over as many rows, else its own."""
    group = row.group_cell
    if group is None or cell.row_span == 1 or cell.row_span != group.row_span:
        return row
    return replace(row, label=row.group, label_cell=group, group=None, group_cell=None, parents=())


def _label_cell(cells: Sequence[TableCell], columns: Sequence[int], classes: Sequence[ColumnClass]) -> TableCell | None:
    """The cell that names a row: in the column of labels, else in those before it, where a total may stand."""
    if not columns:
        return None
    last = columns[-1]
    for column in (last, *reversed(range(last))):
        text = squeezed(cells[column].text)
        if is_word(text) or (column == last and is_figure(text)):  # 60岁及以上
            numbered = classes[column] is ColumnClass.SERIAL and len(text) < 2
            if not numbered:
                return cells[column]
    return None


def _group_cell(cells: Sequence[TableCell], columns: Sequence[int], label: TableCell | None) -> TableCell | None:
    for column in reversed(columns[:-1]):
        if cells[column].text.strip() and cells[column] is not label:
            return cells[column]
    return None


def _indent(source: Source, cell: TableCell) -> int:
    """How many characters of blank stand before a cell; a full-width blank counts as two."""
    folded, at, width = source.fold, cell.start, 0
    while at and folded[at - 1] == " " and width < 40 and source.text[at - 1] not in "\t\r":
        at -= 1
        width += 2 if source.text[at] == "\u3000" else 1
    return width


def _push(stack: list[_Above], label: Label, indent: int, terms: Terms) -> tuple[Label, ...]:
    """The parents of a label, which goes on the stack."""
    marked = label.text.startswith(("#", "*"))
    while stack and stack[-1].marked and not marked and indent <= stack[-1].indent:
        stack.pop()
    chained = label.among or _goes_on(stack, label, terms)
    while stack and not _is_below(stack[-1], label, indent, marked=marked, chained=chained):
        stack.pop()
    parents = tuple(above.label for above in stack)
    if chained or not terms.says("total", label.name):  # what stands farther in below a total is no part of it
        stack.append(_Above(label, indent, chained, marked))
    del stack[: max(0, len(stack) - _DEEPEST)]
    return parents


def _is_below(above: _Above, label: Label, indent: int, *, marked: bool, chained: bool) -> bool:
    """Whether a label belongs to the one above it."""
    if label.rank and not label.among:
        return 0 < above.label.rank < label.rank and not above.chained
    if marked:
        return not above.marked
    if chained:
        return not above.chained
    return indent > above.indent


def _goes_on(stack: list[_Above], label: Label, terms: Terms) -> bool:
    """A row without a mark after 其中：第一产业 belongs to the same parent while it names no quantity and has no unit."""
    return bool(stack) and stack[-1].chained and not (label.rank or label.unit or terms.names_quantity(label.name))
