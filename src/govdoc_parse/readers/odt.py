"""Open Document texts (ISO/IEC 26300) → text: paragraphs with the numbers of their lists, tables, text boxes, notes.

The extra `odt`. Dropped are headers, footers, comments, hidden text and tracked deletions.
"""

from __future__ import annotations

import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

from govdoc_parse.extras import need
from govdoc_parse.readers.covers import uncovered_lines
from govdoc_parse.readers.numbering import ListCounter
from govdoc_parse.readers.odt_styles import TEXT, Styles, positive, read_styles
from govdoc_parse.readers.placed_text import PlacedText
from govdoc_parse.readers.raised import CLOSE, OPEN, with_raised
from govdoc_parse.readers.tables import led, one_line
from govdoc_parse.readers.text import UnreadableFileError
from govdoc_parse.readers.word_tables import BESIDE, GOES_ON, Cell, indented, table_lines

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_BOX, _NOTE = f"{_DRAW}text-box", f"{TEXT}note"
_LEFT_OUT = {f"{TEXT}tracked-changes", f"{TEXT}ruby-text", f"{_OFFICE}annotation", f"{_OFFICE}forms", f"{TEXT}sequence-decls"}  # fmt: skip
_DAMAGE = (KeyError, ValueError, OSError, SyntaxError, RecursionError, zipfile.BadZipFile)
_MOST = 60  # columns that one cell stands for, and blanks of one element


def read_odt(data: bytes, name: str = "<bytes>") -> PlacedText:
    """The text of an Open Document file, a line a paragraph, rows of tables between pipes, notes behind the text.

    `UnreadableFileError` where it is damaged.
    """
    parse = need("defusedxml.ElementTree", "odt").fromstring
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = [parse(archive.read(part)) for part in ("content.xml", "styles.xml") if part in archive.namelist()]
        writer = _Writer(read_styles(*parts))
        for body in parts[0].iter(f"{_OFFICE}text"):
            writer.blocks(body)
    except (*_DAMAGE, IndexError) as error:
        raise UnreadableFileError(f"{name}: a damaged Open Document file ({error})") from error
    lines, covered = uncovered_lines([*writer.lines, *writer.noted()])
    return PlacedText("\n".join(lines) + "\n", covered=covered)


class _Writer:
    """Walks the body of a document and writes its lines."""

    def __init__(self, styles: Styles) -> None:
        self.lines: list[str] = []
        self._styles = styles
        self._notes: list[str] = []
        self._headings = ListCounter(styles.outline)
        self._lists: dict[str, ListCounter] = {}

    def blocks(self, parent: Any, marker: str = "") -> None:
        """The blocks inside of an element; `marker` goes before the first paragraph."""
        for child in parent:
            if child.tag == f"{TEXT}p":
                self._paragraph(child, marker)
                marker = ""
            elif child.tag == f"{TEXT}h":
                depth = positive(child.get(f"{TEXT}outline-level"), 1, 10) - 1
                self._paragraph(child, marker or self._headings.marker(depth))
                marker = ""
            elif child.tag == f"{TEXT}list":
                self._list(child, None, 0)
            elif child.tag == f"{_TABLE}table":
                self.lines += table_lines([list(row) for row in self._rows(child)])
            elif child.tag not in _LEFT_OUT:
                self.blocks(child)

    def noted(self) -> list[str]:
        """The notes, numbered through, behind a blank line."""
        return ["", *(f"[{at}] {note}" for at, note in enumerate(self._notes, start=1))] if self._notes else []

    def _paragraph(self, paragraph: Any, marker: str) -> None:
        content = "" if self._is_hidden(paragraph) else with_raised("".join(self._inside(paragraph))).strip()
        if content or marker:
            self.lines += [line.strip() for line in led(marker, content).split("\n")]
        else:
            self.lines.append("")
        for box in paragraph.iter(_BOX):
            self.blocks(box)

    def _list(self, element: Any, around: ListCounter | None, depth: int) -> None:
        counter = around or self._counter(element)
        for item in element:
            if item.tag not in {f"{TEXT}list-item", f"{TEXT}list-header"}:
                continue
            start = item.get(f"{TEXT}start-value")
            if start is not None and start.isdecimal():
                counter.numbers[depth] = int(start) - 1
            lead = counter.marker(depth) if item.tag == f"{TEXT}list-item" and _holds_text(item) else ""
            for child in item:
                if child.tag == f"{TEXT}list":
                    self._list(child, counter, depth + 1)
                else:
                    self.blocks([child], lead)
                    lead = ""

    def _counter(self, element: Any) -> ListCounter:
        """That of the list before it in the same style where the list goes on, else one of its own."""
        style = element.get(f"{TEXT}style-name") or ""
        goes_on = element.get(f"{TEXT}continue-numbering") == "true" or element.get(f"{TEXT}continue-list")
        if not goes_on or style not in self._lists:
            levels = self._styles.lists.get(style, {})
            self._lists[style] = ListCounter({depth: replace(level) for depth, level in levels.items()})
        return self._lists[style]

    def _rows(self, table: Any) -> Iterator[list[Cell]]:
        """The rows of a table, a spanning cell followed by what it covers, empty to its right and going on below it."""
        below: defaultdict[int, int] = defaultdict(int)
        for row in _rows_of(table):
            cells: list[Cell] = []
            for cell in row:
                if cell.tag not in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}:
                    continue
                for _ in range(positive(cell.get(f"{_TABLE}number-columns-repeated"), 1, _MOST)):
                    goes_on, below[len(cells)] = below[len(cells)] > 0, max(0, below[len(cells)] - 1)
                    if cell.tag == f"{_TABLE}table-cell":
                        below[len(cells)] = positive(cell.get(f"{_TABLE}number-rows-spanned"), 1) - 1
                        cells.append(self._cell(cell))
                    else:
                        cells.append(GOES_ON if goes_on else BESIDE)
            yield cells

    def _cell(self, cell: Any) -> Cell:
        inner = _Writer(self._styles)
        inner._notes, inner._lists, inner._headings = self._notes, self._lists, self._headings
        inner.blocks(cell)
        written = ("".join(paragraph.itertext()) for paragraph in cell.iter(f"{TEXT}p"))
        return indented([line for line in inner.lines if line], written)

    def _inside(self, node: Any) -> Iterator[str]:
        """The text of a paragraph in order; text boxes are left out, notes are kept for the end."""
        yield node.text or ""
        for child in node:
            if child.tag == f"{TEXT}s":
                yield " " * positive(child.get(f"{TEXT}c"), 1, _MOST)
            elif child.tag in {f"{TEXT}tab", f"{TEXT}line-break"}:
                yield "\t" if child.tag == f"{TEXT}tab" else "\n"
            elif child.tag == _NOTE:
                self._note(child)
            elif not child.tag.startswith(_DRAW) and child.tag not in _LEFT_OUT and not self._is_hidden(child):
                inner = self._inside(child)
                yield from (OPEN, *inner, CLOSE) if child.get(f"{TEXT}style-name") in self._styles.raised else inner
            yield child.tail or ""

    def _note(self, note: Any) -> None:
        lines = ["".join(self._inside(p)).strip() for p in note.iter(f"{TEXT}p")]
        self._notes.append(one_line([line for line in lines if line]))

    def _is_hidden(self, element: Any) -> bool:
        return element.get(f"{TEXT}style-name") in self._styles.hidden


def _rows_of(table: Any) -> Iterator[Any]:
    """The rows of a table, also those in groups, but not those of tables in its cells."""
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            yield child
        elif child.tag.startswith(f"{_TABLE}table-") and "row" in child.tag:
            yield from _rows_of(child)


def _holds_text(item: Any) -> bool:
    return any(child.tag in {f"{TEXT}p", f"{TEXT}h"} for child in item)
