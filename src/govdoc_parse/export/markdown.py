"""A document as Markdown: metadata as front matter, sections as headings, tables as tables."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import regex

from govdoc_parse.export.pieces import Piece, find_pieces, one_line
from govdoc_parse.model.document import Document
from govdoc_parse.model.outline import Table
from govdoc_parse.model.span import Quote

DEEPEST = 6  # CommonMark has six levels of headings
_SPECIAL = regex.compile(r"([\\`*_\[\]<>|~&])")
_LINE_START = regex.compile(r"^(#{1,6}(?=\s|$)|[-+](?=\s|$)|-{2,}|={2,})")
_NUMBERED = regex.compile(r"^(\d{1,9})([.)])(?=\s|$)")


def markdown(document: Document) -> str:
    """The document as CommonMark with tables of GitHub and a YAML front matter of JSON strings.

    The title is the heading of the first level, a section of depth n a heading of level n + 1; a unit without a heading is
    a paragraph that begins with its marker. Every character of the body is there: signs that Markdown would read are
    escaped by a backslash.
    """
    parts = [_front_matter(document), *_body(document)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _front_matter(document: Document) -> str:
    """What the metadata and the head say, the keys in a fixed order, absent ones left out."""
    said: dict[str, object] = {
        "title": one_line(document.title.text) if document.title else None,
        "kind": document.kind,
        "document_number": document.number.quote.text if document.number else None,
    }
    for entry in document.metadata.entries:
        if entry.key and entry.value is not None and not said.get(entry.key):
            value = entry.normalized if entry.normalized is not None else one_line(entry.value.text)
            said[entry.key] = list(value) if isinstance(value, tuple) else str(value)
    if document.signature is not None:
        said["issuers"] = [one_line(issuer.text) for issuer in document.signature.issuers]
        said["date"] = str(document.signature.date.value) if document.signature.date else None
    if document.period is not None:
        said["period"] = f"{document.period.start}..{document.period.end}"
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in said.items() if value]
    return "\n".join(("---", *lines, "---")) if lines else ""


def _body(document: Document) -> Iterator[str]:
    pieces = find_pieces(document)
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        following = pieces[at + 1] if at + 1 < len(pieces) else None
        if (
            piece.kind == "heading"
            and _is_marker(document, piece)
            and following is not None
            and _below(piece, following)
        ):
            gap = " " if following.start > piece.end else ""
            yield _escaped(one_line(f"{piece.text(document)}{gap}{following.text(document)}"))
            at += 2
            continue
        yield _piece(document, piece)
        at += 1


def _is_marker(document: Document, piece: Piece) -> bool:
    """Whether a unit has a marker alone and no heading."""
    section = document.section_at(piece.start)
    return section is not None and section.heading is None


def _below(piece: Piece, following: Piece) -> bool:
    return following.kind == "paragraph" and following.section == piece.section


def _piece(document: Document, piece: Piece) -> str:
    if piece.kind == "table" and piece.table is not None:
        return _table(document, piece.table)
    text = _escaped(one_line(piece.text(document)))
    if piece.kind in {"title", "annexed_title"}:
        return f"# {text}"
    if piece.kind == "heading" and not _is_marker(document, piece):
        level = piece.depth + 1
        return f"{'#' * level} {text}" if level <= DEEPEST else f"**{text}**"
    return text


def _table(document: Document, table: Table) -> str:
    """The table with its caption and unit above, and all rows of heads, the first of them as the head that Markdown has."""
    heads = [{cell.column: cell for cell in row} for row in table.head]
    rows: list[Mapping[int, Quote]] = [*heads, *(dict(enumerate(row)) for row in table.rows)]
    if not any(rows):
        return _escaped(one_line(document.text[table.span.start : table.span.end]))
    width = 1 + max(column for row in rows for column in row)
    texts = [[_escaped(one_line(row[column].text)) if column in row else "" for column in range(width)] for row in rows]
    first, rest = (texts[0], texts[1:]) if heads else ([""] * width, texts)
    start = min(quote.start for quote in rows[0].values())
    above = _escaped(" ".join(document.text[table.span.start : start].split()).strip("|- "))
    lines = [first, ["---"] * width, *rest]
    written = "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
    return f"{above}\n\n{written}" if above else written


def _escaped(text: str) -> str:
    """Text in which Markdown finds no mark."""
    text = _SPECIAL.sub(r"\\\1", text)
    text = _NUMBERED.sub(r"\1\\\2", text)
    return _LINE_START.sub(r"\\\1", text)
