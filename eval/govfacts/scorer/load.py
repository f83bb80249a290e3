"""Reads the documents and tables of GovFacts, and predictions in the neutral form (docs/how-to/score-your-own.md)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
HALVES = ("open", "reserved")
Fact = dict[str, Any]  # one fact as JSON: a quote with the fields of GUIDE.md, in the gold and in predictions alike
FIELDS = frozenset(
    {
        "q", "start", "end", "value", "high", "unit", "kind", "approx", "indicator", "name", "subject", "role", "direction", "basis",
        "status", "period",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Item:
    """A document or a table of the benchmark; `group` is its genre or its kind of table."""

    id: str
    half: str
    group: str
    path: Path
    facts: list[Fact]
    gold: dict[str, Any]

    @property
    def text(self) -> str:
        """The text as stored, line ends unchanged; of documents and text files alone."""
        return self.path.read_bytes().decode("utf-8")


@dataclass(frozen=True)
class Predictions:
    """What one system says of the items: facts by item, and what it cost."""

    system: str
    version: str
    facts: dict[str, list[Fact]]
    seconds: float | None = None
    memory_mb: float | None = None
    cost: str | None = None  # as stated, with its currency


def documents(root: Path = ROOT) -> Iterator[Item]:
    """Yields the documents of both halves by id."""
    yield from _items(root, "documents", "genre")


def tables(root: Path = ROOT) -> Iterator[Item]:
    """Yields the tables of both halves by id."""
    yield from _items(root, "tables", "kind")


def _items(root: Path, folder: str, group: str) -> Iterator[Item]:
    for half in HALVES:
        for path in sorted((root / half / folder).glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            source = path.with_name(gold.get("file") or f"{path.stem}.txt")
            yield Item(gold["id"], half, gold[group], source, gold["facts"], gold)


def predictions(path: Path) -> Predictions:
    """Reads a file in the neutral form; raises `ValueError` naming what is missing or unknown."""
    return neutral(json.loads(path.read_text(encoding="utf-8")), str(path))


def neutral(given: Any, where: str) -> Predictions:
    """Checks predictions in the neutral form; `where` names them in errors."""
    if not isinstance(given, dict) or not isinstance(given.get("items"), list):
        raise ValueError(f"{where}: expected an object with a list `items`")
    facts: dict[str, list[Fact]] = {}
    for entry in given["items"]:
        if "id" not in entry or "facts" not in entry:
            raise ValueError(f"{where}: an item needs `id` and `facts`")
        for fact in entry["facts"]:
            _check(fact, f"{where}: {entry['id']}")
        facts[entry["id"]] = entry["facts"]
    return Predictions(
        given.get("system", where),
        str(given.get("version", "")),
        facts,
        given.get("seconds", _sum(given["items"], "seconds")),
        given.get("memory_mb"),
        given.get("cost"),
    )


def _check(fact: Fact, where: str) -> None:
    if not isinstance(fact.get("q"), str):
        raise ValueError(f"{where}: a fact needs `q`, its quote: {fact}")
    if unknown := set(fact) - FIELDS:
        raise ValueError(f"{where}: unknown fields {sorted(unknown)}; known are {sorted(FIELDS)}")


def _sum(items: list[dict[str, Any]], name: str) -> float | None:
    stated = [item[name] for item in items if item.get(name) is not None]
    return sum(stated) if stated else None
