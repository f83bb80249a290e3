"""Compares the two annotations of the documents that were annotated twice, field by field."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from .compare import fields
from .load import ROOT, Fact, Item, documents
from .match import pairs
from .tally import Counts

ROWS = (
    "found", "value", "unit", "kind", "high", "approximation", "indicator", "indicator close", "role", "direction", "status", "basis",
    "period",
)  # fmt: skip
WANTED = {"indicator close": 0.95, "value": 0.98, "unit": 0.98, "role": 0.98, "status": 0.98, "period": 0.95}


def twice(root: Path = ROOT) -> Iterator[tuple[Item, list[Fact]]]:
    """Yields the documents that have a second annotation, with its facts."""
    for item in documents(root):
        second = item.path.parent.parent / "second" / f"{item.id}.json"
        if second.exists():
            yield item, json.loads(second.read_text(encoding="utf-8"))["facts"]


def agreement(item: Item, second: list[Fact]) -> Counts:
    """Counts the fields in which the two agree, over the facts that both have and neither calls optional.

    `found` counts the facts of both that are not optional: right are those that the other has too, optional or not.
    """
    text, right, of = item.text, defaultdict[str, int](int), defaultdict[str, int](int)
    for want, have in differences(item, second):
        one_sided = want is None or have is None
        of["found"] += 1 if one_sided else 2
        right["found"] += 0 if one_sided else 2
        if want is None or have is None or have.get("optional"):
            continue
        for row, ok in fields(want, have, text).items():
            if row == "period" and not isinstance(have.get("period"), list):
                continue
            of[row] += 1
            right[row] += ok
    return {row: (right[row], of[row]) for row in ROWS if of[row]}


def differences(item: Item, second: list[Fact]) -> Iterator[tuple[Fact | None, Fact | None]]:
    """Yields the pairs of both annotations; None where one of them has nothing."""
    matched, left = pairs(item, second)
    yield from matched
    yield from ((None, fact) for fact in left if not fact.get("optional"))
