"""Checks tables and panel against their files: every cell and every quote is there, and every field is in the guide."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

from .load import ROOT, Fact, Item
from .panel import INDICATORS, MEASURES

KINDS = (
    "statistics", "years", "regions", "budget", "account", "three_public", "disclosure", "projects", "ranks", "targets", "standards",
    "performance", "census", "prices", "halves", "other",
)  # fmt: skip
CARRIERS = ("html", "tab", "md", "pipe", "space", "cells", "docx", "pdf", "mdhtml")
ALLOWED = {
    "role": ("level", "change", "share", "rank", "standard"),
    "direction": (None, "up", "down", "flat"),
    "status": ("actual", "planned"),
    "approx": (None, "about", "nearly", "over", "at_least", "at_most", "under"),
}
MAGNITUDES = {Decimal(10) ** power for power in (0, 2, 3, 4, 5, 6, 7, 8, 9, 12)}
ROWS = ("core", "baseline", "loose", "trap", "qualitative")


class _Words(HTMLParser):
    """Collects the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def file_text(path: Path) -> str:
    """The text of a file of tables without blanks, read by other means than the parser under test."""
    if path.suffix == ".docx":
        from docx import Document

        document = Document(str(path))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return _bare("".join([paragraph.text for paragraph in document.paragraphs] + cells))
    if path.suffix == ".pdf":
        import pdfplumber

        with pdfplumber.open(path) as pages:
            grids = [grid for page in pages.pages for grid in page.extract_tables()]
            lines = [page.extract_text() for page in pages.pages]
        return _bare("".join(lines + [cell or "" for grid in grids for row in grid for cell in row]))
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html" or "<table" in text:
        words = _Words()
        words.feed(text)
        return _bare("".join(words.words))
    return _bare(text)


def _bare(text: str) -> str:
    return "".join(text.split())


def table_faults(item: Item) -> Iterator[str]:
    """Yields what is wrong with the annotation of a table."""
    gold = item.gold
    if gold["kind"] not in KINDS or gold["carrier"] not in CARRIERS:
        yield f"{item.id}: kind {gold['kind']} or carrier {gold['carrier']} is unknown"
    text = file_text(item.path)
    for fact in item.facts:
        for fault in _fact_faults(fact, text):
            yield f"{item.id} cell {fact['cell']!r}: {fault}"
    for entry in gold["none"]:
        if not entry["why"] or _bare(entry["cell"]) not in text:
            yield f"{item.id}: {entry['cell']!r} gives no reason or is not in the file"


def _fact_faults(fact: Fact, text: str) -> Iterator[str]:
    if _bare(fact["cell"]) not in text:
        yield "not in the file"
    for field, allowed in ALLOWED.items():
        if fact.get(field) not in allowed:
            yield f"{field} {fact.get(field)!r} is none of {allowed}"
    if fact.get("basis") is not None and fact["role"] != "change":
        yield "a basis needs the role change"
    if (fact["role"] == "change") != (fact.get("direction") is not None) and fact["role"] in ("change", "standard"):
        yield f"direction {fact.get('direction')!r} with role {fact['role']}"
    if ":" not in fact["value"] and not _is_multiple(Decimal(fact["value"]), Decimal(fact["n"])):
        yield f"value {fact['value']} is no magnitude of {fact['n']}"
    period = fact.get("period")
    if period is not None and not (
        len(period) == 2 and len(period[0]) == len(period[1]) == 10 and period[0] <= period[1]
    ):
        yield f"period {period}"


def _is_multiple(value: Decimal, number: Decimal) -> bool:
    return value == number == 0 or (number != 0 and value / number in MAGNITUDES)


def panel_faults(root: Path = ROOT) -> Iterator[str]:
    """Yields rows of the panel whose quote is not at its offset, or whose fields are unknown."""
    with (root / "panel/gold.csv").open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            path = root / "panel/texts" / f"{row['report_year']}_{row['region']}.txt"
            text, offset = path.read_text(encoding="utf-8"), int(row["offset"])
            if text[offset : offset + len(row["quote"])] != row["quote"]:
                yield f"line {number}: {row['quote']!r} is not at {offset}"
            if row["indicator_id"] not in INDICATORS or row["what"] not in MEASURES or row["kind"] not in ROWS:
                yield f"line {number}: {row['indicator_id']} {row['what']} {row['kind']}"
            if (row["value"] == "") != (row["kind"] == "qualitative"):
                yield f"line {number}: a value is missing or too many"
