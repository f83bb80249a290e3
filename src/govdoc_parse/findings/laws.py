"""Tables → what the rows themselves prove about their columns: 增减额 = 本年 - 上年, 比重 = 数量 ÷ 合计.

No head is read. A law that most rows of a table obey is one that its author followed, and a row that breaks it is odd.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from govdoc_parse.findings.cells import Cell, grid
from govdoc_parse.findings.interval import Interval, exactly
from govdoc_parse.findings.relation import Relation
from govdoc_parse.model.document import Document
from govdoc_parse.model.outline import Table

_WIDEST = 10  # columns of a table whose laws are looked for
_ROWS = 3  # that must prove a law
_MOST = 0.75  # of the rows
_SOME, _FEW = 40, 0.5  # rows of a long table that a law is tried on first; the share of them that must obey
_SHARP = 4  # times as wide as what is stated may what is computed be, for the row to prove anything


@dataclass(frozen=True, slots=True)
class Law:
    """Column `target` as a function of other columns."""

    target: int
    columns: tuple[int, ...]
    compute: Callable[[Sequence[Interval]], Interval | None]


def find_laws(document: Document) -> Iterator[Relation]:
    """The relations of all laws that the rows of a table prove, each cell explained by one law."""
    for table in document.tables:
        explained: set[int] = set()
        related: set[frozenset[int]] = set()
        for relations in _proven(table):
            for relation in relations:
                cells = frozenset(quote.start for quote in (relation.place, *relation.others))
                if relation.place.start not in explained and cells not in related:
                    explained.add(relation.place.start)
                    related.add(cells)  # a = b + c says what b = a - c does
                    yield relation


def _proven(table: Table) -> Iterator[list[Relation]]:
    rows = grid(table)
    columns = [at for at, cells in enumerate(zip(*rows, strict=True)) if sum(map(bool, cells)) >= _ROWS]
    some = rows[:: max(1, len(rows) // _SOME)]
    for law in _laws(columns[:_WIDEST]):
        tried = _sharp(law, some)
        if len(some) < len(rows) and sum(each.holds for each in tried) < _FEW * len(tried):
            continue
        sharp = _sharp(law, rows)
        good = sum(each.holds for each in sharp)
        values = {each.place.text for each in sharp}
        if good >= _ROWS and good >= _MOST * len(sharp) and len(values) >= _ROWS:
            yield sharp


def _sharp(law: Law, rows: Sequence[Sequence[Cell | None]]) -> list[Relation]:
    """The relations of the rows that can prove anything."""
    found = [relation for row in rows if (relation := _relation(law, row)) is not None]
    return [each for each in found if each.computed.width <= _SHARP * each.stated.width]


def _laws(columns: Sequence[int]) -> Iterator[Law]:
    for target in columns:
        others = [column for column in columns if column != target]
        for pair in combinations(others, 2):
            if target < pair[0]:
                yield Law(target, pair, _sum)
        for pair in permutations(others, 2):
            if target > max(pair):
                yield from (Law(target, pair, compute) for compute in (_difference, _growth, _percentage))
        if len(others) > 2 and target == columns[0]:
            yield Law(target, tuple(others), _sum)


def _relation(law: Law, row: Sequence[Cell | None]) -> Relation | None:
    target, cells = row[law.target], [row[column] for column in law.columns]
    given = [cell for cell in cells if cell is not None]
    if target is None or len(given) < len(cells):
        return None
    computed = law.compute([cell.value for cell in given])
    places = tuple(cell.quote for cell in given)
    return None if computed is None else Relation("F110", target.quote, places, target.value, computed)


def _sum(values: Sequence[Interval]) -> Interval:
    total = exactly(0)
    for value in values:
        total += value
    return total


def _difference(values: Sequence[Interval]) -> Interval:
    return values[0] - values[1]


def _growth(values: Sequence[Interval]) -> Interval | None:
    now, before = values
    return ((now - before) / before).times(100) if before.is_positive() else None


def _percentage(values: Sequence[Interval]) -> Interval | None:
    part, whole = values
    return (part / whole).times(100) if whole.is_positive() else None
