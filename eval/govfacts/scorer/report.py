"""The tables of docs/evaluation.md: fields by half, genres, kinds of tables, the panel, speed and memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from . import panel, tables
from .load import HALVES, Item, documents
from .load import tables as table_items
from .results import Result
from .tally import ROWS, Counts, Share, shares

GENRE_ROWS = ("indicator close", "role", "status", "period", "fact", "fact+period")
MARKS = ("<!-- govfacts -->\n", "<!-- end of govfacts -->")
TABLE_ROWS = ("found recall", "value and unit", "name", "subject", "role", "period", "status", "row")


def page(results: list[Result]) -> str:
    """Returns all tables as Markdown; the first two results are this library and the baseline."""
    parts = [
        "### Fields\n", _fields(results),
        "### Genres\n", _genres(results[0], results[1]),
        "### Tables\n", _tables(results[0]),
        "### Panel of work reports\n", _panel(results),
        "### Speed and memory\n", _speed(results),
    ]  # fmt: skip
    return "\n".join(parts)


def written(text: str, figures: str) -> str:
    """Returns a page with the figures between its marks; raises `ValueError` if it has none."""
    head, first, rest = text.partition(MARKS[0])
    _, last, tail = rest.partition(MARKS[1])
    if not first or not last:
        raise ValueError(f"the page has no {MARKS[0].strip()} … {MARKS[1]}")
    return f"{head}{first}\n{figures}\n{last}{tail}"


def cell(share: Share | None) -> str:
    """A share as .912, with its interval in brackets."""
    if share is None:
        return "–"
    if share.low is None or share.high is None:
        return _figure(share.value)
    return f"{_figure(share.value)} ({_figure(share.low, 2)}–{_figure(share.high, 2)})"


def _figure(value: float, digits: int = 3) -> str:
    shown = f"{value:.{digits}f}"
    return shown if value >= 1 or shown.startswith("1") else shown[1:]


def _row(cells: Iterable[object]) -> str:
    return "| " + " | ".join(map(str, cells)) + " |"


def _table(head: list[str], rows: Iterable[Iterable[object]]) -> str:
    return "\n".join([_row(head), "|" + "---|" * len(head), *map(_row, rows)]) + "\n"


def _of(counted: Mapping[str, Counts], items: Iterable[Item]) -> dict[str, Counts]:
    return {item.id: counted[item.id] for item in items if item.id in counted}


def _fields(results: list[Result]) -> str:
    """A column for each half of this library and the baseline; of the others one for both halves."""
    items = list(documents())
    halves = {half: [item for item in items if item.half == half] for half in HALVES}
    columns = {
        f"{each.system}, {half}": shares(_of(each.documents, halves[half])) for each in results[:2] for half in HALVES
    }
    for each in results[2:]:
        columns[_head(each, items)] = shares(_of(each.documents, items))
    counted = columns[f"{results[0].system}, {HALVES[0]}"], columns[f"{results[0].system}, {HALVES[1]}"]
    head = ["field", "n open, reserved", *columns]
    return _table(
        head,
        ([row, ", ".join(_count(half.get(row)) for half in counted), *(cell(each.get(row)) for each in columns.values())] for row in ROWS),
    )  # fmt: skip


def _head(each: Result, items: list[Item]) -> str:
    if len(each.documents) == len(items):
        return each.system
    return f"{each.system}, {len(each.documents)} of {len(items)} documents"


def _count(share: Share | None) -> str:
    return f"{share.of:,}" if share else "0"


def _genres(ours: Result, baseline: Result) -> str:
    items = list(documents())
    rows = []
    for genre in sorted({item.group for item in items}):
        chosen = [item for item in items if item.group == genre]
        own, plain = shares(_of(ours.documents, chosen)), shares(_of(baseline.documents, chosen))
        rows.append([
            genre, len(chosen), own["fact"].of, *(cell(own.get(row)) for row in GENRE_ROWS), *(_short(plain.get(row)) for row in GENRE_ROWS[-2:])
        ])  # fmt: skip
    return _table(
        ["genre", "documents", "facts", *GENRE_ROWS, *(f"{baseline.system}: {row}" for row in GENRE_ROWS[-2:])], rows
    )


def _short(share: Share | None) -> str:
    return _figure(share.value) if share else "–"


def _tables(ours: Result) -> str:
    items = [item for item in table_items() if item.id in ours.tables]
    groups = {kind: [item for item in items if item.group == kind] for kind in sorted({item.group for item in items})}
    groups |= {f"**{half}**": [item for item in items if item.half == half] for half in HALVES}
    rows = []
    for name, chosen in groups.items():
        found = shares(_of(ours.tables, chosen), tables.ROWS)
        rows.append([
            name, len(chosen), found["row"].of, _short(found.get("found precision")), *(cell(found[row]) for row in TABLE_ROWS)
        ])  # fmt: skip
    return _table(["kind", "tables", "cells", "precision", *TABLE_ROWS], rows)


def _panel(results: list[Result]) -> str:
    groups = ("all", *panel.MEASURES)
    wanted = [f"{group} {part}" for group in groups for part in ("precision", "recall")]
    rows = []
    for each in results:
        found = shares(each.panel, wanted)
        for group in groups if "all precision" in found else ():
            recall = found.get(f"{group} recall")
            rows.append([each.system, group, _count(recall), cell(found.get(f"{group} precision")), cell(recall)])
    return _table(["system", "cells", "n", "precision", "recall"], rows)


def _speed(results: list[Result]) -> str:
    characters = {item.id: len(item.text) for item in documents()}
    rows = []
    for each in results:
        read = sum(characters[name] for name in each.documents)
        rate = f"{read / each.seconds:,.0f}" if each.seconds else "–"
        memory = f"{each.memory_mb:,.0f}" if each.memory_mb else "–"
        seconds = f"{each.seconds:,.1f}" if each.seconds else "–"
        rows.append([each.system, each.version or "–", len(each.documents), seconds, rate, memory, each.cost or "–"])
    return _table(["system", "version", "documents", "seconds", "characters a second", "memory, MB", "cost"], rows)
