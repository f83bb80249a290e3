"""CSV → rows of a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdoc_parse.readers.placed_text import PlacedText
from govdoc_parse.readers.sheets import Row, placed_sheets, with_remark

_MARKS = (",", "\t", ";", "，")
_CELL = r'"(?P<quoted>(?:[^"]|"")*)"|(?P<plain>[^{mark}\r\n]*)'
_END = r"(?P<end>{mark}|\r\n?|\n|\Z)"


def is_csv(name: str) -> bool:
    """Whether a file is one by its name, which is all that tells it from a text."""
    return name.lower().endswith((".csv", ".tsv"))


def read_csv(text: str) -> PlacedText:
    """The rows of a CSV as a table, each cell with its address; the mark between cells is the most frequent of the first line."""
    rows = [Row(number, cells) for number, cells in enumerate(_rows(text), start=1)]
    return with_remark(placed_sheets([(None, rows)]), rows)


def _rows(text: str) -> Iterator[tuple[str, ...]]:
    """The rows; a quoted cell may hold marks and line ends, and a quote in the middle of a cell is a character."""
    first = text.lstrip().partition("\n")[0]
    mark = re.escape(max(_MARKS, key=first.count))
    cell = re.compile(f"(?:{_CELL.format(mark=mark)}){_END.format(mark=mark)}")
    plain = re.compile(f"(?P<plain>[^{mark}\\r\\n]*){_END.format(mark=mark)}")
    at, row = 0, list[str]()
    while at < len(text):
        found = cell.match(text, at) or plain.match(text, at)
        assert found is not None, "a plain cell ends at the end of its line"
        quoted = found.groupdict().get("quoted")
        row.append(found["plain"] if quoted is None else quoted.replace('""', '"'))
        at = found.end()
        if found["end"] in {"\n", "\r", "\r\n", ""}:
            yield tuple(row)
            row = []
    if row:
        yield tuple(row)
