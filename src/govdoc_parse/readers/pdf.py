"""PDF with a text layer → text, by pdfplumber (the extra `pdf`)."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from govdoc_parse.extras import need
from govdoc_parse.readers.archive import MAX_BYTES
from govdoc_parse.readers.covers import ABOVE, LEFT
from govdoc_parse.readers.glyphs import cleaned
from govdoc_parse.readers.pages import running_text
from govdoc_parse.readers.pdf_indents import indents
from govdoc_parse.readers.placed import Page, PlacedLine
from govdoc_parse.readers.placed_text import PlacedText
from govdoc_parse.readers.quiet import quiet
from govdoc_parse.readers.tables import one_line, pipe_rows
from govdoc_parse.readers.text import UnreadableFileError

_GAP = 0.45  # a gap of so many characters inside of a line is a blank
_CELL_GAP = 5.0  # the same inside of a cell of a table, in points
_SLIVER = 1.0  # points: cells that overlap by less only touch
_MODULES = {"pdfplumber", "pdfminer", "pypdfium2", "struct", "zlib"}


def read_pdf(data: bytes, name: str = "<bytes>", max_bytes: int = MAX_BYTES) -> PlacedText:
    """The text of a PDF with the page and box of each line: hard-wrapped lines rejoined, page numbers, headers and footers dropped, ruled tables as rows.

    `UnreadableFileError` for an encrypted or damaged file, and for a scan: pages of pictures without a text layer;
    `TooLargeError` for streams that unpack to more than `max_bytes`, and for a page that draws more than an eighth of that.
    """
    need("pdfplumber", "pdf")
    from govdoc_parse.readers.pdf_pages import LimitedPdf
    from govdoc_parse.readers.pdf_streams import Limits

    limits = Limits(name, max_bytes)
    try:
        with quiet("pdfminer"):
            pages, pictures = _pages(LimitedPdf(data, limits).limited_pages())
    except Exception as error:  # pdfminer raises classes of its own, which only the extra brings, and plain ones
        if limits.error is not None:
            raise limits.error from error
        if not _is_of_reader(error):
            raise
        if "password" in f"{type(error).__name__} {error!r}".lower():
            raise UnreadableFileError(f"{name}: an encrypted PDF; remove its password first") from error
        reason = " ".join(f"{type(error).__name__} {error}".split())
        raise UnreadableFileError(f"{name}: a damaged PDF ({reason})") from error
    read = running_text(pages)
    if not read.text.strip():
        what = "a scan without a text layer; recognise its text (OCR) first" if pictures else "a PDF without text"
        raise UnreadableFileError(f"{name}: {what}")
    return read


def _is_of_reader(error: Exception) -> bool:
    """Whether an error comes from reading the file and not from our own code."""
    if type(error).__module__.split(".")[0] in _MODULES:
        return True
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    inner = trace.tb_frame.f_globals.get("__name__", "") if trace is not None else ""
    return str(inner).split(".")[0] in _MODULES


def _pages(found: Iterable[Any]) -> tuple[list[Page], bool]:
    """The pages, and whether there is a picture on any."""
    pages, pictures = [], False
    for page in found:
        pages.append(_page(page))
        pictures = pictures or bool(page.images)
        page.close()  # or the layouts of all pages stay in memory
    return pages, pictures


def _page(page: Any) -> Page:
    page = cleaned(page)
    tables = [t for t in page.find_tables() if len(t.rows) > 1 and any(len(row.cells) > 1 for row in t.rows)]
    boxes = [table.bbox for table in tables]
    chars = [c for c in page.chars if not any(_within(c, box) for box in boxes)]
    lines = [_line(row) for row in _rows(chars)]
    lines += [line for table in tables for line in _table_lines(table)]
    ordered = tuple(sorted(lines, key=lambda line: (line.top, line.left)))
    return Page(float(page.height), ordered, float(page.width), page.page_number)


def _within(char: Any, box: tuple[float, float, float, float]) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _rows(chars: Sequence[Any]) -> Iterator[list[Any]]:
    """The characters of one line each, from top to bottom."""
    row: list[Any] = []
    for char in sorted((c for c in chars if c["text"].strip()), key=lambda c: (c["bottom"], c["x0"])):
        if row and char["bottom"] - row[-1]["bottom"] > 0.5 * min(char["size"], row[-1]["size"]):
            yield sorted(row, key=lambda c: c["x0"])
            row = []
        row.append(char)
    if row:
        yield sorted(row, key=lambda c: c["x0"])


def _line(row: Sequence[Any]) -> PlacedLine:
    text = row[0]["text"]
    for before, char in itertools.pairwise(row):
        gap = (char["x0"] - before["x1"]) / max(char["size"], 1.0)
        text += (" " if gap > _GAP else "") + char["text"]
    sizes = sorted(c["size"] for c in row)
    return PlacedLine(
        text, row[0]["x0"], row[-1]["x1"], min(c["top"] for c in row), max(c["bottom"] for c in row), sizes[len(sizes) // 2]
    )  # fmt: skip


def _table_lines(table: Any) -> Iterator[PlacedLine]:
    rows = [
        (list(map(_text, cells, marks, [*deep, *[0] * len(cells)])), row.bbox)
        for cells, row, marks, deep in zip(
            table.extract(x_tolerance=_CELL_GAP), table.rows, _marks(table), indents(table), strict=True
        )
    ]
    filled = [(cells, box) for cells, box in rows if any(cell not in {"", LEFT, ABOVE} for cell in cells)]
    left, top, right, bottom = table.bbox
    for place, text in enumerate(pipe_rows([cells for cells, _ in filled])):
        yield PlacedLine(text, left, right, top + place * 1e-3, bottom, 1.0, table=True, box=filled[place][1])


def _text(cell: str | None, mark: str, indent: int) -> str:
    """A cell as one line behind its indent, or the mark that another one covers it."""
    text = one_line((cell or "").split("\n")).strip()
    return mark or "\u3000" * indent * bool(text) + text


def _marks(table: Any) -> Iterator[list[str]]:
    """For each place of a table the mark of the side from which a cell reaches over it; nothing where a cell begins."""
    edges = [
        next(cell[0] for cell in column if cell) for column in zip(*(row.cells for row in table.rows), strict=True)
    ]
    above: list[tuple[float, ...] | None] = [None] * len(edges)
    for row in table.rows:
        owners: list[tuple[float, ...] | None] = []
        marks: list[str] = []
        for c, cell in enumerate(row.cells):
            beside = owners[-1] if owners else None
            owner, mark = cell, ""
            if cell is None and beside is not None and beside[2] > edges[c] + _SLIVER:
                owner, mark = beside, LEFT
            elif cell is None and (upper := above[c]) is not None and upper[3] > row.bbox[1] + _SLIVER:
                owner, mark = upper, ABOVE
            owners.append(owner)
            marks.append(mark)
        above = owners
        yield marks
