"""Rows of a sheet → lines: a table between pipes, what stands alone above or below it as a line of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from govdoc_parse.fold import fold
from govdoc_parse.model.diagnostic import Diagnostic
from govdoc_parse.model.place import Place
from govdoc_parse.model.remarks import remark
from govdoc_parse.model.span import Span
from govdoc_parse.readers.placed_text import PlacedText, bounded
from govdoc_parse.readers.tables import one_line

_TEXTS = {"text", "content", "正文"}  # heads of a column that holds documents
_LONGEST = 500  # characters of a cell that is no document
_DOCUMENTS = "each row of this file looks like a document; `govdoc-parse batch` reads such files a document a row"


class Row(NamedTuple):
    """The cells of a row from column A on, and its number from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Written:
    """A line, and its cells with their offsets in it."""

    text: str
    cells: tuple[tuple[int, int, str], ...]


def placed_sheets(sheets: Iterable[tuple[str | None, Iterable[Row]]]) -> PlacedText:
    """The text of named sheets one after the other, an empty line between their blocks, and the cell of each stretch."""
    lines: list[str] = []
    places: list[Place] = []
    at = 0
    for sheet, rows in sheets:
        for written in _lines(rows):
            places += (
                Place.made_of(start=at + start, end=at + end, sheet=sheet, cell=cell)
                for start, end, cell in written.cells
            )
            lines.append(written.text)
            at += len(written.text) + 1
    return PlacedText("".join(f"{line}\n" for line in lines), bounded(places))


def with_remark(read: PlacedText, rows: Sequence[Row]) -> PlacedText:
    """The text with CSV_OF_DOCUMENTS where its rows look like documents and not like rows of a table."""
    head = next((row for row in rows if any(row.cells)), None)
    named = head is not None and any(fold(cell).strip().lower() in _TEXTS for cell in head.cells)
    if not named and not any(len(cell) > _LONGEST for row in rows for cell in row.cells):
        return read
    return read._replace(remarks=(report("CSV_OF_DOCUMENTS", read.text, _DOCUMENTS),))


def report(code: str, text: str, message: str) -> Diagnostic:
    """A remark about the first line of a text."""
    return remark(code, Span(start=0, end=len(text.partition("\n")[0])), message)


def _lines(rows: Iterable[Row]) -> Iterator[_Written]:
    """The blocks of a sheet, which blank rows separate."""
    for filled, group in groupby(rows, lambda row: any(cell.strip() for cell in row.cells)):
        if filled:
            yield from _block(list(group))
            yield _Written("", ())


def _block(rows: list[Row]) -> Iterator[_Written]:
    """Title, unit note and remarks are rows of one cell before the first and after the last row of several."""
    columns = [[c for c, cell in enumerate(row.cells) if cell.strip()] for row in rows]
    wide = [place for place, filled in enumerate(columns) if len(filled) > 1]
    first, last = (wide[0], wide[-1]) if wide else (len(rows), -1)
    left = min(filled[0] for filled in columns)
    width = max(filled[-1] for filled in columns) + 1
    for place, row in enumerate(rows):
        inside = first <= place <= last and not (place == first and _is_note(row))
        yield _piped(row, left, width) if inside else _plain(row)


def _is_note(row: Row) -> bool:
    """Whether a row above the heads names the organ and the unit: 编制部门：水利局 … 单位：万元."""
    texts = [fold(cell) for cell in row.cells if cell.strip()]
    return len(texts) < 4 and any(":" in text and "单位" in text for text in texts)


def _piped(row: Row, left: int, width: int) -> _Written:
    cells = [(c, _flat(row.cells[c]) if c < len(row.cells) else "") for c in range(left, width)]
    return _joined(row, cells, ("| ", " | ", " |"))


def _plain(row: Row) -> _Written:
    filled = [(c, _flat(cell).strip()) for c, cell in enumerate(row.cells) if cell.strip()]
    return _joined(row, filled, ("", " ", ""))


def _joined(row: Row, cells: Sequence[tuple[int, str]], marks: tuple[str, str, str]) -> _Written:
    before, between, after = marks
    at, out = len(before), []
    for column, cell in cells:
        if text := cell.strip():
            start = at + cell.index(text)
            out.append((start, start + len(text), f"{column_name(column)}{row.number}"))
        at += len(cell) + len(between)
    return _Written(before + between.join(cell for _, cell in cells) + after, tuple(out))


def _flat(cell: str) -> str:
    return one_line(cell.splitlines()).replace("|", "｜")


def column_name(column: int) -> str:
    """The letters of a column counted from 0: A, Z, AA."""
    name = ""
    while column >= 0:
        column, letter = divmod(column, 26)
        name, column = chr(ord("A") + letter) + name, column - 1
    return name
