"""A document as a sequence of pieces: titles, headings, paragraphs and tables in text order, nothing lost."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import regex

from govdoc_parse.model.document import Document
from govdoc_parse.model.fact import Fact
from govdoc_parse.model.outline import Paragraph, Section, Table
from govdoc_parse.model.span import Quote, Span

PieceKind: TypeAlias = Literal["title", "annexed_title", "heading", "paragraph", "table", "line"]

LONGEST_SENTENCE = (
    2_000  # characters that a row repeats; else a sentence of a thousand figures would stand in a thousand rows
)
_MARKS = "。：:、，,；;！？!?.·… \u3000"
_SOFT_BREAK = regex.compile(r"(?<=[一-龥、，。；：”》）])[^\S\n]*\n\s*(?=[一-龥“《（])")
_LEFT_OUT = frozenset({"furniture", "duplicate", "metadata", "contents"})  # of the page, or said again elsewhere


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the text at `spans`, under the headings of the sections that hold it.

    `section` is the path of the innermost section (`"1.3.1"`), `headings` their headings from the outermost inward, the
    markers included; `depth` is that of a heading, counted from 1. A `line` is what stands outside the body: the
    addressees, the signature, a note.
    """

    kind: PieceKind
    spans: tuple[Span, ...]
    section: str | None = None
    headings: tuple[str, ...] = ()
    depth: int = 0
    table: Table | None = None

    @property
    def start(self) -> int:
        """Where the piece begins in the text."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Where the piece ends in the text."""
        return self.spans[-1].end

    def __len__(self) -> int:
        """The characters of its text."""
        return sum(span.end - span.start for span in self.spans)

    def text(self, document: Document) -> str:
        """Its text, without soft breaks."""
        return "".join(document.text[span.start : span.end] for span in self.spans)


def find_pieces(document: Document) -> tuple[Piece, ...]:
    """All pieces in text order. They are disjoint and hold every character of the document that is not blank.

    Left out are the furniture of the page, repeated lines, tables of contents and the metadata table, whose entries are
    in `Document.metadata`.
    """
    found = [*_tables(document), *_body(document)]
    if document.title is not None:
        found.append(Piece("title", (_span(document.title),)))
    found += (Piece("annexed_title", (_span(a.title),)) for a in document.attachments if a.title is not None)
    found.sort(key=lambda piece: (piece.start, piece.end))
    return tuple(_completed(document, _apart(found)))


def heading_text(document: Document, section: Section) -> str:
    """The marker and the heading of a section as they stand."""
    end = section.heading.end if section.heading is not None else section.marker.end
    return one_line(document.text[section.marker.start : end])


def sentence_of(document: Document, fact: Fact) -> str:
    """The sentence of a fact on one line; of one that is longer than any person writes, what stands around the figure."""
    start, end = fact.sentence.start, fact.sentence.end
    if end - start <= LONGEST_SENTENCE:
        return one_line(document.text[start:end])
    figure = fact.quantity.quote
    left, right = max(start, figure.start - LONGEST_SENTENCE // 2), min(end, figure.end + LONGEST_SENTENCE // 2)
    return f"{'…' if left > start else ''}{one_line(document.text[left:right])}{'…' if right < end else ''}"


def one_line(text: str) -> str:
    """Text on one line: a line end between Chinese characters goes without a trace, all other blanks become one."""
    return " ".join(_SOFT_BREAK.sub("", text).split())


def _tables(document: Document) -> Iterator[Piece]:
    for table in document.tables:
        section = document.section_at(table.span.start)
        path, headings = ("", ()) if section is None else _place(document, section)
        yield Piece("table", (table.span,), path or None, headings, table=table)


def _place(document: Document, wanted: Section) -> tuple[str, tuple[str, ...]]:
    path: list[str] = []
    headings: list[str] = []
    level = document.sections
    while True:
        place = bisect_right(level, wanted.span.start, key=lambda section: section.span.start)
        section = level[place - 1]
        path.append(str(place))
        headings.append(heading_text(document, section))
        if section.span == wanted.span and section.marker == wanted.marker:
            return ".".join(path), tuple(headings)
        level = section.children


def _body(document: Document) -> Iterator[Piece]:
    yield from _paragraphs(document.preamble, None, ())
    for attachment in document.attachments:
        yield from _paragraphs(attachment.paragraphs, None, ())
    for index, section in enumerate(document.sections, start=1):
        yield from _section(document, section, str(index), 1, ())


def _section(document: Document, section: Section, path: str, depth: int, outer: tuple[str, ...]) -> Iterator[Piece]:
    headings = (*outer, heading_text(document, section))
    head = Span(start=section.marker.start, end=section.heading.end if section.heading else section.marker.end)
    yield Piece("heading", (head,), path, headings, depth)
    yield from _paragraphs(section.paragraphs, path, headings)
    for index, child in enumerate(section.children, start=1):
        yield from _section(document, child, f"{path}.{index}", depth + 1, headings)


def _paragraphs(paragraphs: Iterable[Paragraph], path: str | None, headings: tuple[str, ...]) -> Iterator[Piece]:
    for paragraph in paragraphs:
        yield Piece("paragraph", paragraph.spans, path, headings)


def _span(quote: Quote) -> Span:
    return Span(start=quote.start, end=quote.end)


def _apart(pieces: list[Piece]) -> list[Piece]:
    """The pieces without those that begin inside the one before: a title inside a table is told by the table."""
    kept: list[Piece] = []
    for piece in pieces:
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return kept


def _completed(document: Document, pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces, and what stands between them as lines."""
    wanted = [block for block in document.blocks if block.kind not in _LEFT_OUT]
    taken = iter([span for piece in pieces for span in piece.spans])
    lines: list[Piece] = []
    span = next(taken, None)
    for block in wanted:
        at = block.start
        while at < block.end:
            while span is not None and span.end <= at:
                span = next(taken, None)
            stop = min(block.end, span.start) if span is not None else block.end
            lines += _lines(document, at, max(at, stop))
            at = block.end if span is None else max(at, min(block.end, span.end), stop)
    yield from _with_marks(document, sorted([*pieces, *lines], key=lambda piece: piece.start))


def _with_marks(document: Document, pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces, a mark between two joined to the one before (the 。 of a heading), a ## of Markdown to the one behind."""
    held: Piece | None = None
    start: int | None = None
    for piece in pieces:
        text = piece.text(document) if piece.kind == "line" else ""
        if text and not text.strip("#"):
            start = piece.start if start is None else start
        elif text and not text.strip(_MARKS) and held is not None:
            held = replace(held, spans=(*held.spans[:-1], Span(start=held.spans[-1].start, end=piece.end)))
        else:
            if held is not None:
                yield held
            first = piece.spans[0] if start is None else Span(start=start, end=piece.spans[0].end)
            held, start = replace(piece, spans=(first, *piece.spans[1:])), None
    if held is not None:
        yield held


def _lines(document: Document, start: int, end: int) -> Iterator[Piece]:
    """A piece for each line of a stretch that is not blank, under the headings around it."""
    for line in document.text[start:end].splitlines(keepends=True):
        text = line.strip()
        if text:
            at = start + line.index(text)
            yield Piece("line", (Span(start=at, end=at + len(text)),))
        start += len(line)
