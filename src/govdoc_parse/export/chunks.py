"""A document in chunks for search and retrieval: each within a budget, under its headings, with offsets."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import regex

from govdoc_parse.export.pieces import Piece, find_pieces, one_line
from govdoc_parse.model.document import Document
from govdoc_parse.model.span import Model, Span
from govdoc_parse.outputs import writable

BUDGET = 800
_SENTENCE = regex.compile(r"[^。！？!?；;\n]*(?:[。！？!?；;]+[”’》）)]*|\n|$)")


class ChunkFact(Model):
    """A fact in a chunk: its place in `Document.facts`, and what `Fact.row` says of it."""

    index: int
    name: str | None
    value: Decimal | None
    unit: str | None
    written: str
    role: str
    direction: str | None
    status: str
    period_start: datetime.date | None
    period_end: datetime.date | None
    indicator_id: str | None


class Chunk(Model):
    """A stretch of a document that one search result shows.

    `id` is that of the document with the offset of the chunk; `parent` that of the document with the path of the section that
    the chunk is cut from, equal for all chunks of the section. `text` is the stretch, its pieces a line each; `spans` are their
    places in `Document.text`. `headings` are the title and the headings of the sections around it, from the outermost inward;
    `section` the path of the innermost section that holds all of it. `table_head` are the lines above the body of a table that
    the chunk begins inside of. `contextual` is the text under its headings and table heads: what to embed, so that 增长8% is
    found under 二、工业. `facts` are those whose quote begins in it.
    """

    id: str
    document: str
    parent: str
    title: str | None
    date: datetime.date | None
    year: int | None
    region: str | None
    kind: str | None
    headings: tuple[str, ...] = ()
    section: str | None = None
    text: str
    contextual: str
    table_head: str | None = None
    spans: tuple[Span, ...]
    facts: tuple[ChunkFact, ...] = ()

    def as_langchain(self) -> dict[str, Any]:
        """Keyword arguments of a LangChain `Document`, whose content is embedded: `Document(**chunk.as_langchain())`."""
        return {"id": self.id, "page_content": self.contextual, "metadata": self._metadata()}

    def as_llama_index(self) -> dict[str, Any]:
        """Keyword arguments of a LlamaIndex `Document` or `TextNode`; its metadata is for filters and not embedded."""
        metadata = self._metadata()
        left_out = list(metadata)
        return {
            "id_": self.id,
            "text": self.contextual,
            "metadata": metadata,
            "excluded_embed_metadata_keys": left_out,
            "excluded_llm_metadata_keys": left_out,
        }

    def _metadata(self) -> dict[str, str | int]:
        """Strings and numbers, as vector stores want them; what is not known is left out."""
        indicators = dict.fromkeys(fact.indicator_id for fact in self.facts if fact.indicator_id)
        stated: dict[str, str | int | None] = {
            "document": self.document,
            "parent": self.parent,
            "title": self.title,
            "date": None if self.date is None else self.date.isoformat(),
            "year": self.year,
            "region": self.region,
            "kind": self.kind,
            "headings": " › ".join(self.headings),
            "section": self.section,
            "start": self.spans[0].start,
            "end": self.spans[-1].end,
            "facts": len(self.facts),
            "indicators": " ".join(indicators) or None,
        }
        return {key: value for key, value in stated.items() if value is not None}


def chunks(document: Document, *, budget: int = BUDGET, name: str = "0") -> tuple[Chunk, ...]:
    """The document in chunks of at most `budget` characters, in text order; together they hold all of `find_pieces`.

    A chunk never spans two sections of the outermost level. It is cut between paragraphs where that is possible, else
    between sentences, and inside a sentence only where that alone is longer than the budget. A heading goes with what
    stands below it where there is room. `name` is the id of the document. Raises `ValueError` for a budget below 50.
    """
    if budget < 50:
        raise ValueError(f"a budget of {budget} characters is too small; 50 is the least")
    name = writable(name)
    return tuple(_chunk(document, name, group, budget) for group in _groups(document, budget))


def _groups(document: Document, budget: int) -> Iterator[list[Piece]]:
    """The pieces, long ones cut, gathered up to the budget."""
    group: list[Piece] = []
    size = 0
    for piece in (part for whole in find_pieces(document) for part in _cut(document, whole, budget)):
        if group and (piece.kind == "heading" and piece.depth == 1):
            yield group
            group, size = [], 0
        elif group and size + len(piece) + 1 > budget:
            held = _trailing_headings(group)
            if len(held) == len(group) or _size([*held, piece]) > budget:
                held = []
            yield group[: len(group) - len(held)]
            group, size = held, _size(held)
        group.append(piece)
        size += len(piece) + (len(group) > 1)
    if group:
        yield group


def _size(group: list[Piece]) -> int:
    """The characters of some pieces, with the line ends between them."""
    return sum(map(len, group)) + max(len(group) - 1, 0)


def _trailing_headings(group: list[Piece]) -> list[Piece]:
    at = len(group)
    while at and group[at - 1].kind == "heading":
        at -= 1
    return group[at:]


def _cut(document: Document, piece: Piece, budget: int) -> Iterator[Piece]:
    """A piece in parts of at most the budget, at the ends of sentences or lines where there are any."""
    if len(piece) <= budget:
        yield piece
        return
    part: list[Span] = []
    size = 0
    for span in piece.spans:
        for start, end in _stretches(document.text, span.start, span.end, budget):
            if part and size + end - start > budget:
                yield replace(piece, spans=tuple(part))
                part, size = [], 0
            if part and part[-1].end == start:
                part[-1] = Span(start=part[-1].start, end=end)
            else:
                part.append(Span(start=start, end=end))
            size += end - start
    yield replace(piece, spans=tuple(part))


def _stretches(text: str, start: int, end: int, budget: int) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch, those beyond the budget cut hard."""
    for match in _SENTENCE.finditer(text, start, end):
        a, b = match.span()
        while b - a > budget:
            yield a, a + budget
            a += budget
        if b > a:
            yield a, b


def _chunk(document: Document, name: str, group: list[Piece], budget: int) -> Chunk:
    spans = tuple(span for piece in group for span in piece.spans)
    first = next((piece for piece in group if piece.section is not None), group[0])
    common = _common([piece for piece in group if piece.section is not None])
    title = one_line(document.title.text) if document.title is not None else None
    inner = first.headings[: common.count(".") + 1 if common else 0]
    headings = inner if title is None else (title, *inner)
    text = "\n".join(piece.text(document) for piece in group)
    head = _table_head(document, group[0], budget)
    return Chunk(
        id=f"{name}#{spans[0].start}",
        document=name,
        parent=f"{name}#{common}" if common else name,
        title=title,
        date=document.date,
        year=document.year,
        region=document.region.name if document.region else None,
        kind=document.kind,
        headings=headings,
        section=common or None,
        text=text,
        contextual="\n".join(part for part in (" › ".join(headings), head, text) if part),
        table_head=head,
        spans=spans,
        facts=tuple(_facts(document, spans[0].start, spans[-1].end)),
    )


def _facts(document: Document, start: int, end: int) -> Iterator[ChunkFact]:
    first, behind = (bisect_left(document.facts, at, key=lambda fact: fact.quantity.quote.start) for at in (start, end))
    for index, fact in enumerate(document.facts[first:behind], start=first):
        yield ChunkFact(
            index=index,
            name=fact.name,
            value=fact.quantity.value,
            unit=fact.quantity.unit,
            written=fact.quantity.quote.text,
            role=fact.role,
            direction=fact.direction,
            status=fact.status,
            period_start=fact.period.start if fact.period else None,
            period_end=fact.period.end if fact.period else None,
            indicator_id=fact.indicator_id,
        )


def _table_head(document: Document, piece: Piece, budget: int) -> str | None:
    """The lines of a table down to its last head, where a piece is a later part of it; none that are longer than chunks are."""
    if piece.table is None or piece.start == piece.table.span.start:
        return None
    last = next((cell for row in reversed(piece.table.head) for cell in reversed(row) if cell.text), None)
    if last is None or piece.start <= last.end:
        return None
    start, end = piece.table.span.start, document.text.find("\n", last.end)
    return document.text[start:end].strip() or None if end - start <= max(budget, BUDGET) else None


def _common(pieces: list[Piece]) -> str:
    """The path of the innermost section that holds all pieces."""
    paths = [(piece.section or "").split(".") for piece in pieces]
    shared: list[str] = []
    for steps in zip(*paths, strict=False):
        if len(set(steps)) > 1:
            break
        shared.append(steps[0])
    return ".".join(shared)
