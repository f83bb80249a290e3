"""Document → pieces: all of the text that goes into the XML, in order and without loss.

Finer than `export.pieces`, which chunks and Markdown share: here markers and headings are elements of their own, and each
block keeps its kind.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from govdoc_parse.model.document import Document
from govdoc_parse.model.outline import Block, Paragraph, Section, Table

TEXT = frozenset({"marker", "heading", "paragraph", "body", "table"})
_LEFT_OUT = frozenset(
    {"metadata", "furniture", "duplicate"}
)  # in the header pairs; no part of the document; said twice
_OPENING = frozenset("【[（(《〔")


@dataclass(slots=True)
class Piece:
    """A stretch of text that becomes one element.

    `kind` is marker, heading, paragraph or table, or the kind of its block. `depth` is that of the section it belongs
    to, -1 for what stands before the sections, `None` for what belongs to whatever is open.
    """

    kind: str
    spans: list[tuple[int, int]]
    depth: int | None = None
    section: Section | None = None
    table: Table | None = None

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.spans[0][0]


@dataclass(slots=True)
class _Part:
    """One span of a piece while the marks around it are being shared out."""

    start: int
    end: int
    piece: Piece
    index: int


def find_pieces(document: Document) -> list[Piece]:
    """Every character of the body that is not blank lies in one piece, also the marks between heading and text.

    Blocks of metadata, furniture and duplicates make no piece.
    """
    outline = [*_outline(document), *_unsectioned(document)]
    outline += _share_out_marks(document, outline)
    pieces = [*outline, *_tables(document), *_blocks(document)]
    return sorted(pieces, key=lambda piece: piece.start)


def _outline(document: Document) -> Iterator[Piece]:
    for depth, section in document.walk():
        yield Piece("marker", [(section.marker.start, section.marker.end)], depth, section)
        if section.heading is not None and section.heading.text:
            yield Piece("heading", [(section.heading.start, section.heading.end)], depth, section)
        for paragraph in section.paragraphs:
            yield from _paragraph(paragraph, depth)


def _unsectioned(document: Document) -> Iterator[Piece]:
    opening = (p for attachment in document.attachments for p in attachment.paragraphs)
    for paragraph in (*document.preamble, *opening):
        yield from _paragraph(paragraph, -1)


def _paragraph(paragraph: Paragraph, depth: int) -> Iterator[Piece]:
    if paragraph.spans:
        yield Piece("paragraph", [(span.start, span.end) for span in paragraph.spans], depth)


def _share_out_marks(document: Document, outline: list[Piece]) -> list[Piece]:
    """Give what stands between the parts of the outline (the 。 behind a run-in heading) to the part before or behind.

    Returns pieces for lines that hold marks alone.
    """
    parts = [_Part(*span, piece, i) for piece in outline for i, span in enumerate(piece.spans)]
    parts.sort(key=lambda part: part.start)
    starts = [part.start for part in parts]
    alone = []
    for block in document.blocks:
        if block.kind != "body":
            continue
        inside = parts[bisect_right(starts, block.start - 1) : bisect_right(starts, block.end - 1)]
        alone += _fill(document.text, block, inside)
    for part in parts:
        part.piece.spans[part.index] = (part.start, part.end)
    return alone


def _fill(text: str, block: Block, parts: list[_Part]) -> list[Piece]:
    at, before = block.start, None
    for part in [*parts, None]:
        start, end = _trim(text, at, part.start if part else block.end)
        if start < end and part is None and before is None:
            return [Piece("body", [(start, end)])]
        if start < end and part is not None and (before is None or set(text[start:end]) <= _OPENING):
            part.start = start
        elif start < end and before is not None:
            before.end = end
        at, before = max(at, part.end if part else at), part
    return []


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    stretch = text[start:end]
    return start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip()) if stretch.strip() else start


def _tables(document: Document) -> Iterator[Piece]:
    for table in document.tables:
        if table.header or table.rows:
            yield Piece("table", [(table.span.start, table.span.end)], table=table)


def _blocks(document: Document) -> Iterator[Piece]:
    """The blocks that are no body; the lines of the title make one piece."""
    celled = sorted((t.span.start, t.span.end) for t in document.tables if t.header or t.rows)
    title: Piece | None = None
    for block in document.blocks:
        if block.kind == "body" or block.kind in _LEFT_OUT:
            continue
        if block.kind == "table" and _within(celled, block.start):
            continue
        if block.kind == "title" and document.title and block.start in document.title:
            if title is not None:
                title.spans.append((block.start, block.end))
                continue
            title = Piece("title", [(block.start, block.end)])
            yield title
        else:
            yield Piece(block.kind, [(block.start, block.end)])
    if title is None and document.title is not None and document.title.text.strip():
        yield Piece("title", [(document.title.start, document.title.end)])  # told by a header pair alone


def _within(spans: list[tuple[int, int]], offset: int) -> bool:
    at = bisect_right(spans, (offset, len(spans) and spans[-1][1] + 1)) - 1
    return at >= 0 and spans[at][0] <= offset < spans[at][1]
