"""Pieces → regions: the document and each document annexed to it, with front, outline and end."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from govdoc_parse.export.akn.pieces import TEXT, Piece, find_pieces
from govdoc_parse.model.document import Document
from govdoc_parse.model.outline import Attachment, Section

_HEAD = frozenset({"title", "annexed_title", "addressee"})


@dataclass(slots=True)
class Node:
    """A section, or with depth -1 the whole of a region; `items` are its pieces and subsections in text order."""

    depth: int
    section: Section | None = None
    num: Piece | None = None
    heading: Piece | None = None
    items: list[Piece | Node] = field(default_factory=list)

    def holds(self, style: str) -> bool:
        """Whether a section of the style stands in it."""
        return any(
            item.section is not None and (item.section.style == style or item.holds(style))
            for item in self.items
            if isinstance(item, Node)
        )


@dataclass(slots=True)
class Region:
    """The document itself (`attachment` is `None`) or one that is annexed; `index` is its place in `attachments`."""

    attachment: Attachment | None
    index: int
    front: list[Piece]
    root: Node
    back: list[Piece]


def find_regions(document: Document) -> list[Region]:
    """The region of the document, then those of the attachments that stand in the text, in text order."""
    annexed = sorted((a.span.start, index) for index, a in enumerate(document.attachments) if a.span)
    starts = [start for start, _ in annexed]
    shares: list[list[Piece]] = [[] for _ in range(len(annexed) + 1)]
    for piece in find_pieces(document):
        shares[bisect_right(starts, piece.start)].append(piece)
    return [_region(document, i, share) for i, share in zip([-1, *(i for _, i in annexed)], shares, strict=True)]


def _region(document: Document, index: int, pieces: list[Piece]) -> Region:
    """Front: what stands before the text, title and addressees at least. Back: the signature and what follows the text."""
    signed = [piece for piece in pieces if _signs(document, piece)]
    rest = [piece for piece in pieces if not _signs(document, piece)]
    outline = next((i for i, p in enumerate(rest) if p.kind == "marker" or p.table), len(rest))
    first = next((i for i, p in enumerate(rest) if p.kind in TEXT), len(rest))
    first = max([first, *(i + 1 for i, p in enumerate(rest[:outline]) if p.kind in _HEAD)])
    last = len(rest)
    while last > first and rest[last - 1].kind not in TEXT:
        last -= 1
    attachment = document.attachments[index] if index >= 0 else None
    back = sorted([*signed, *rest[last:]], key=lambda piece: piece.start)
    return Region(attachment, index, rest[:first], _tree(rest[first:last]), back)


def _signs(document: Document, piece: Piece) -> bool:
    signature = document.signature
    if signature is None or piece.kind not in {"issuer", "date"}:
        return False
    quotes = [*signature.issuers, *([signature.date.quote] if signature.date else [])]
    return any(quote.start < end and start < quote.end for quote in quotes for start, end in piece.spans)


def _tree(pieces: list[Piece]) -> Node:
    root = Node(-1)
    stack = [root]
    for piece in pieces:
        if piece.kind == "heading":
            stack[-1].heading = piece
            continue
        floor = piece.depth if piece.depth is not None else stack[-1].depth
        while stack[-1].depth > floor or (piece.kind == "marker" and stack[-1].depth == floor):
            stack.pop()
        if piece.kind == "marker":
            node = Node(floor, piece.section, piece)
            stack[-1].items.append(node)
            stack.append(node)
        else:
            stack[-1].items.append(piece)
    return root
