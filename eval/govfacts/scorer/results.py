"""Counts one system on all items that it covers, and keeps such counts in a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from . import panel, tables
from .compare import fields, whole
from .load import ROOT, Predictions, documents
from .load import tables as table_items
from .match import pairs
from .tally import Counts, count


@dataclass(frozen=True)
class Result:
    """What one system reaches: counts by item, and what it cost."""

    system: str
    version: str
    documents: dict[str, Counts]
    tables: dict[str, Counts] = field(default_factory=dict)
    panel: dict[str, Counts] = field(default_factory=dict)
    seconds: float | None = None
    memory_mb: float | None = None
    cost: str | None = None


def result(given: Predictions, root: Path = ROOT) -> Result:
    """Scores predictions on the items that they hold; items that they leave out are not scored."""
    facts = given.facts
    reports = {path.stem for path in panel.texts(root)} & facts.keys()
    return Result(
        given.system,
        given.version,
        {item.id: count(item, facts[item.id]) for item in documents(root) if item.id in facts},
        {item.id: tables.count(item, facts[item.id]) for item in table_items(root) if item.id in facts},
        panel.count({name: list(panel.cells(name, facts[name])) for name in sorted(reports)}, root),
        given.seconds,
        given.memory_mb,
        given.cost,
    )


def saved(path: Path) -> list[Result]:
    """Reads the results that `save` wrote; none if there is no such file."""
    if not path.exists():
        return []
    return [Result(**entry) for entry in json.loads(path.read_text(encoding="utf-8"))]


def save(path: Path, results: list[Result]) -> None:
    """Writes results as JSON, a system a line."""
    lines = (json.dumps(asdict(each), ensure_ascii=False) for each in results)
    path.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


def errors(given: Predictions, root: Path = ROOT) -> Iterator[str]:
    """Yields where predictions and gold differ, of the open half alone: the reserved half is scored and never read."""
    for item in documents(root):
        if item.half != "open" or item.id not in given.facts:
            continue
        text = item.text
        matched, spurious = pairs(item, given.facts[item.id])
        for want, have in matched:
            ok = fields(want, have, text) if have is not None else {}
            if have is None or not whole(ok) or not ok.get("period", True):
                wrong = ", ".join(name for name, right in ok.items() if not right) or "missed"
                shown = {name: have.get(name) for name in ("q", *ok) if have and name in have}
                around = text[max(0, want["start"] - 30) : want["end"] + 10].replace("\n", "⏎")
                yield f"{item.id} line {want['line']} …{around}… {wrong}: {shown}"
        for fact in spurious:
            yield f"{item.id} no such fact: {fact['q']!r} at {fact.get('start')}"
