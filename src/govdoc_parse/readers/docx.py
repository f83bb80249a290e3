"""DOCX → text: paragraphs with the numbers that Word would print, tables, text boxes, notes; by python-docx.

The extra `docx`. Dropped are headers, footers, comments, hidden text and deleted text of tracked changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import regex

from govdoc_parse.extras import need
from govdoc_parse.model.place import Place
from govdoc_parse.readers.covers import uncovered_lines
from govdoc_parse.readers.placed_text import PlacedText, bounded
from govdoc_parse.readers.tables import led, one_line
from govdoc_parse.readers.text import UnreadableFileError
from govdoc_parse.readers.word_lists import ListMarkers
from govdoc_parse.readers.word_repair import repaired
from govdoc_parse.readers.word_runs import M, W, is_hidden, line_text, shown, text_boxes
from govdoc_parse.readers.word_tables import BESIDE, GOES_ON, Cell, indented, table_lines

_DAMAGE = (KeyError, ValueError, OSError, AttributeError, SyntaxError, RecursionError)
_PACKAGES = {"docx", "lxml", "zipfile", "zlib"}
_ADDRESS = regex.compile(r"'?<_io\.BytesIO[^<>]*>'?")
_AROUND = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}
_COUNTED = {f"{W}p", f"{W}tbl", f"{M}oMathPara"}
_NOTES = {"footnotes": f"{W}footnote", "endnotes": f"{W}endnote"}


def read_docx(data: bytes, name: str = "<bytes>") -> PlacedText:
    """The text of a Word document with the number of each paragraph and table, a line a paragraph, rows of tables between pipes, notes behind the text.

    `UnreadableFileError` where the file is no Word document or is damaged.
    """
    try:
        return _Writer(_open(data)).read()
    except _DAMAGE as error:
        raise UnreadableFileError(f"{name}: {_reason(error)}") from error
    except Exception as error:  # python-docx and lxml raise classes of their own, which only the extra brings
        if type(error).__module__.split(".")[0] not in _PACKAGES:
            raise
        raise UnreadableFileError(f"{name}: {_reason(error)}") from error


def _open(data: bytes) -> Any:
    docx = need("docx", "docx")
    try:
        return docx.Document(BytesIO(data))
    except Exception:  # whatever it stumbled over: Word takes more than python-docx does
        return docx.Document(BytesIO(repaired(data)))


def _reason(error: Exception) -> str:
    """What is wrong, without the address of the bytes in memory that python-docx tells."""
    reason = " ".join(_ADDRESS.sub("", str(error)).split())
    return f"a damaged Word document ({reason}); if Word opens it, save it as .docx there"


class _Writer:
    """Walks the body of a document and writes its lines."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._lines: list[str] = []
        self._first_lines: list[int] = []  # of each paragraph and table of the body
        self._markers = ListMarkers(document)

    def read(self) -> PlacedText:
        """All of the text, and the places of the body."""
        body = self._document.element.body
        if body is None:
            raise ValueError("it has no body")
        self._blocks(body, counted=True)
        self._lines, covered = uncovered_lines(self._lines)
        places = tuple(self._places())
        notes = list(self._notes())
        if notes:
            self._lines += ["", *notes]
        return PlacedText("\n".join(self._lines) + "\n", bounded(places), covered=covered)

    def _places(self) -> Iterator[Place]:
        at = line = 0
        ends = [*self._first_lines[1:], len(self._lines)]
        for number, (first, end) in enumerate(zip(self._first_lines, ends, strict=True), start=1):
            at += sum(len(text) + 1 for text in self._lines[line:first])
            length = len("\n".join(self._lines[first:end]))
            if length:
                yield Place.made_of(start=at, end=at + length, paragraph=number)
            line = first

    def _blocks(self, parent: Any, *, counted: bool = False) -> None:
        for child in shown(parent):
            if counted and child.tag in _COUNTED:
                self._first_lines.append(len(self._lines))
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag in _AROUND:
                self._blocks(child, counted=counted)
            elif child.tag == f"{M}oMathPara":
                self._lines.append(line_text(child).strip())

    def _paragraph(self, paragraph: Any) -> None:
        content = line_text(paragraph).strip()
        properties = paragraph.find(f"{W}pPr")
        if content or properties is None or not is_hidden(properties):  # Word does not count a hidden paragraph either
            text = led(self._markers.marker(paragraph), content)
            self._lines += [line.strip() for line in text.split("\n")]
        for box in text_boxes(paragraph):
            self._blocks(box)

    def _table(self, table: Any) -> None:
        rows = [list(self._cells(row)) for row in table.iter(f"{W}tr") if _table_of(row) is table]
        self._lines += table_lines(rows)

    def _cells(self, row: Any) -> Iterator[Cell]:
        """The cells of a row, one that spans columns followed by empty ones; columns that the row leaves out are empty."""
        around = row.find(f"{W}trPr")
        yield from [[]] * _count(around, "gridBefore", 0)
        for cell in row.iter(f"{W}tc"):
            if _row_of(cell) is not row:
                continue
            inner = _Writer.__new__(_Writer)
            inner._document, inner._markers, inner._lines = self._document, self._markers, []
            inner._blocks(cell)
            properties = cell.find(f"{W}tcPr")
            lines = indented([line for line in inner._lines if line], map(line_text, cell.iter(f"{W}p")))
            yield lines or (GOES_ON if _goes_on(properties) else [])
            yield from [BESIDE] * (_count(properties, "gridSpan", 1) - 1)
        yield from [[]] * _count(around, "gridAfter", 0)

    def _notes(self) -> Iterator[str]:
        """The footnotes, behind them the endnotes, numbered through."""
        parts = {relation.reltype.rpartition("/")[2]: relation for relation in self._document.part.rels.values()}
        number = 0
        for kind, tag in _NOTES.items():
            if kind not in parts or parts[kind].is_external:
                continue
            for note in need("lxml.etree", "docx").fromstring(parts[kind].target_part.blob).iter(tag):
                lines = [line_text(p).strip() for p in note.iter(f"{W}p")]
                text = one_line([line for line in lines if line])
                if text and note.get(f"{W}type") in {None, "normal"}:
                    number += 1
                    yield f"[{number}] {text}"


def _count(properties: Any, name: str, default: int) -> int:
    """A number of columns that the properties of a cell or a row tell, kept within reason."""
    element = properties.find(f"{W}{name}") if properties is not None else None
    value = (element.get(f"{W}val") or "") if element is not None else ""
    return min(int(value), 60) if value.isdecimal() else default


def _goes_on(properties: Any) -> bool:
    merge = properties.find(f"{W}vMerge") if properties is not None else None
    return merge is not None and merge.get(f"{W}val") != "restart"


def _table_of(row: Any) -> Any:
    return next((above for above in row.iterancestors() if above.tag == f"{W}tbl"), None)


def _row_of(cell: Any) -> Any:
    return next((above for above in cell.iterancestors() if above.tag == f"{W}tr"), None)
