"""Counts what is right in each document, and gives shares of all documents with their 95 % intervals."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .compare import fields, whole
from .load import Fact, Item
from .match import pairs

RESAMPLES = 2000
Counts = dict[str, tuple[int, int]]  # row of the table → how many are right, of how many
ROWS = (
    "found precision", "found recall", "quantity precision", "quantity recall", "kind", "approximation", "indicator",
    "indicator close", "role", "direction", "status", "basis", "period", "no period", "fact", "fact+period",
)  # fmt: skip


@dataclass(frozen=True)
class Share:
    """A share with its interval; `low` and `high` are None where one document alone was counted."""

    right: int
    of: int
    low: float | None
    high: float | None

    @property
    def value(self) -> float:
        return self.right / self.of


def count(item: Item, given: list[Fact]) -> Counts:
    """Counts one document: each row of the table that it has something for."""
    text, right, of = item.text, defaultdict[str, int](int), defaultdict[str, int](int)

    def add(row: str, ok: bool) -> None:
        right[row] += ok
        of[row] += 1

    matched, spurious = pairs(item, given)
    for want, have in matched:
        ok = fields(want, have, text) if have is not None else {}
        exact = bool(ok.get("value") and ok.get("unit"))
        add("found recall", have is not None)
        add("quantity recall", exact)
        if have is not None:
            add("found precision", True)
            add("quantity precision", exact)
        add("fact", exact and whole(ok))
        if isinstance(want.get("period"), list):
            add("fact+period", exact and whole(ok) and ok["period"])
        if exact:
            for row in ok.keys() & set(ROWS):
                add(row, ok[row])
    for row in ("found precision", "quantity precision"):
        of[row] += len(spurious)
    return {row: (right[row], of[row]) for row in ROWS if of[row]}


def shares(counted: Mapping[str, Counts], rows: Iterable[str] = ROWS) -> dict[str, Share]:
    """Returns the share of each row over the documents counted, with intervals from a seeded bootstrap over documents."""
    table = list(counted.values())
    drawn = [random.Random(seed).choices(range(len(table)), k=len(table)) for seed in range(RESAMPLES)]
    return {row: share for row in rows if (share := _share([counts.get(row, (0, 0)) for counts in table], drawn))}


def _share(cells: list[tuple[int, int]], drawn: list[list[int]]) -> Share | None:
    right, of = sum(cell[0] for cell in cells), sum(cell[1] for cell in cells)
    if not of:
        return None
    if sum(cell[1] > 0 for cell in cells) < 2:
        return Share(right, of, None, None)
    values = []
    for draw in drawn:
        total = sum(cells[at][1] for at in draw)
        if total:
            values.append(sum(cells[at][0] for at in draw) / total)
    values.sort()
    return Share(right, of, values[int(0.025 * len(values))], values[min(len(values) - 1, int(0.975 * len(values)))])
