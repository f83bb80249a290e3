"""OFD (GB/T 33190-2016) → text in reading order: a zip archive of XML, read with defusedxml (the extra `ofd`)."""

from __future__ import annotations

import itertools
import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from govdoc_parse.extras import need
from govdoc_parse.readers.ofd_runs import numbers, runs, tag
from govdoc_parse.readers.pages import running_text
from govdoc_parse.readers.placed import Page, PlacedLine
from govdoc_parse.readers.placed_text import PlacedText
from govdoc_parse.readers.text import UnreadableFileError

_GAP = 0.45  # a gap of so many characters inside of a line is a blank


def read_ofd(data: bytes, name: str = "<bytes>") -> PlacedText:
    """The text of an OFD file with the page and box of each line: hard-wrapped lines rejoined, page numbers, headers and footers dropped.

    Read are the text objects of the pages (clause 11 of the standard), not those of templates, annotations and seals,
    and none that is hidden or slanted.
    `UnreadableFileError` for a damaged file and for pages of pictures without text.
    """
    parse = need("defusedxml.ElementTree", "ofd").fromstring
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            read: set[str] = set()  # a page is read once, however often a small file lists it
            pages = [page for root in _documents(archive, parse) for page in _pages(archive, parse, root, read)]
    except (KeyError, ValueError, OSError, SyntaxError, zipfile.BadZipFile) as error:
        raise UnreadableFileError(f"{name}: a damaged OFD file ({error})") from error
    placed = running_text(pages)
    if not placed.text.strip():
        raise UnreadableFileError(f"{name}: an OFD file without text; recognise its text (OCR) first")
    return placed


def _documents(archive: zipfile.ZipFile, parse: Any) -> Iterator[str]:
    """The places of the documents' roots, as OFD.xml names them, each once."""
    named = [e.text for e in parse(archive.read("OFD.xml")).iter() if tag(e) == "DocRoot" and e.text]
    yield from dict.fromkeys(_resolved("OFD.xml", place) for place in named)


def _pages(archive: zipfile.ZipFile, parse: Any, place: str, read: set[str]) -> Iterator[Page]:
    """The pages of a document that are not among those `read`, which grow by them."""
    root = parse(archive.read(place))
    usual = next((_box(e) for e in root.iter() if tag(e) == "PhysicalBox"), (0.0, 0.0, 210.0, 297.0))
    for element in root.iter():
        if tag(element) == "Page" and element.get("BaseLoc"):
            page = _resolved(place, element.get("BaseLoc"))
            if page in read:
                continue
            read.add(page)
            content = parse(archive.read(page))
            own = next((_box(e) for e in content.iter() if tag(e) == "PhysicalBox"), usual)
            lines = tuple(_lines([run for e in content.iter() for run in runs(e)]))
            yield Page(own[3], lines, own[2], len(read))


def _lines(found: Sequence[PlacedLine]) -> Iterator[PlacedLine]:
    """Runs on one base line put together, from top to bottom."""
    row: list[PlacedLine] = []
    for run in sorted(found, key=lambda r: (r.bottom, r.left)):
        if row and run.bottom - row[-1].bottom > 0.5 * min(run.size, row[-1].size):
            yield _put_together(row)
            row = []
        row.append(run)
    if row:
        yield _put_together(row)


def _put_together(row: Sequence[PlacedLine]) -> PlacedLine:
    row = sorted(row, key=lambda r: r.left)
    text = row[0].text
    for before, run in itertools.pairwise(row):
        text += (" " if run.left - before.right > _GAP * run.size else "") + run.text
    return PlacedLine(
        text, row[0].left, row[-1].right, min(r.top for r in row), max(r.bottom for r in row), row[0].size
    )


def _box(element: Any) -> tuple[float, ...]:
    return numbers(element.text or "0 0 210 297", 4)


def _resolved(base: str, place: str) -> str:
    """A location in the archive; one that begins with / is counted from its root."""
    path = place.strip()
    joined = path if path.startswith("/") else posixpath.join(posixpath.dirname(base), path)
    return posixpath.normpath(joined).lstrip("/")
