"""Paragraphs → sections, with what stands before the first of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govdoc_parse.lexicon import Lexicon
from govdoc_parse.model.outline import Paragraph, Section
from govdoc_parse.stages.layout.body import BodyParagraph
from govdoc_parse.stages.layout.markers import ARTICLE, MarkerFinder
from govdoc_parse.stages.outline.headings import find_heading_of
from govdoc_parse.stages.outline.items import find_items
from govdoc_parse.stages.outline.pieces import Piece, find_pieces
from govdoc_parse.stages.outline.ranking import find_ranks
from govdoc_parse.stages.outline.section_kinds import SectionKinds
from govdoc_parse.stages.outline.tree import Node, Spans, build_tree, close
from govdoc_parse.stages.text.source import Source


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections, the paragraphs before the first, and the openings of annexed documents by their first line."""

    preamble: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    openings: dict[int, tuple[Paragraph, ...]]

    def body(self) -> Iterator[Paragraph]:
        """All paragraphs of the body, those of annexed documents before those of the sections."""
        yield from self.preamble
        for opening in self.openings.values():
            yield from opening
        for root in self.sections:
            for _, section in root.walk():
                yield from section.paragraphs


_OF_PARAGRAPH = set(Paragraph.model_fields)


class SectionFinder:
    """Builds the outline of a document from its body paragraphs."""

    def __init__(self, lexicon: Lexicon, markers: MarkerFinder) -> None:
        self._markers = markers
        self._kinds = SectionKinds(lexicon)

    def find_outline(self, source: Source, paragraphs: Sequence[BodyParagraph], scopes: frozenset[int]) -> Outline:
        """Nest the paragraphs into sections. Each line of `scopes` opens a document with numbering of its own."""
        preamble: list[Paragraph] = []
        openings: dict[int, list[Paragraph]] = {}
        nodes: list[Node] = []
        node: Node | None = None
        opening = preamble
        starts = sorted(scopes)
        fresh = False
        article: Node | None = None
        behind: list[tuple[Node, Node, Spans]] = []
        for piece in find_pieces(source, paragraphs, self._markers):
            if piece.fresh:
                scope = starts[bisect_right(starts, piece.line) - 1]
                node, article, opening, fresh = None, None, openings.setdefault(scope, []), True
            if piece.marker is not None:
                node = self._node(source, piece, fresh)
                nodes.append(node)
                fresh = False
                article = node if node.level[0] == ARTICLE else article if node.level[0] > ARTICLE else None
            elif node is not None and article is not None and article is not node:
                behind.append((article, node, piece.spans))
            elif node is not None:
                node.add(piece.spans)
            else:
                opening.append(_paragraph(source, piece.spans))
        roots = build_tree(source, nodes, find_ranks)
        _give_back(roots, behind)
        _drop_list_headings(source, roots)
        return Outline(
            tuple(preamble),
            tuple(self._section(source, root, None) for root in roots),
            {line: tuple(ps) for line, ps in openings.items()},
        )

    def _node(self, source: Source, piece: Piece, fresh: bool) -> Node:
        assert piece.marker is not None
        (_, first_end), *rest = piece.spans
        node = Node(piece.marker, piece.spans[-1][1], fresh)
        begin = piece.marker.end
        if rest and not source.fold[begin:first_end].strip(" "):  # the marker stands alone on its line
            (begin, first_end), *rest = rest
        node.whole = ((begin, first_end), *rest)
        node.heading = heading = find_heading_of(source.fold, node.whole, piece.marker.style.level)
        body = heading.body if heading else begin
        spans = ((max(start, body), end) for start, end in node.whole if end > body)
        trimmed = tuple(t for s in spans if (t := _trim(source, *s)) is not None)
        if trimmed:
            node.paragraphs.append(trimmed)
            node.run_in = heading is not None and any(a < heading.end and trimmed[0][0] < b for a, b in node.whole)
        return node

    def _section(self, source: Source, node: Node, inherited: str | None) -> Section:
        marker, heading = node.marker, node.heading
        quote = source.quote(heading.start, heading.end) if heading else None
        kind = self._kinds.kind_of(source.fold[heading.start : heading.end]) if heading else None
        group = marker.style.item_group
        opened = (group, marker.ordinal) if group and marker.ordinal else None
        return Section.made_of(
            style=marker.style.id,
            marker=source.quote(marker.start, marker.end),
            ordinal=marker.ordinal,
            heading=quote,
            run_in=node.run_in,
            kind=kind,
            level=marker.style.level,
            span=source.span(marker.start, node.end),
            paragraphs=tuple(
                _paragraph(source, spans, opened if i == 0 else None) for i, spans in enumerate(node.paragraphs)
            ),
            children=tuple(self._section(source, child, kind or inherited) for child in node.children),
        )


def _give_back(roots: list[Node], behind: list[tuple[Node, Node, Spans]]) -> None:
    """What follows the items of an article is a 款 of the article again, unless the items stand beside it."""
    if not behind:
        return
    parents: dict[int, Node] = {}
    order = list(roots)
    for node in order:
        order += node.children
        parents |= {id(child): node for child in node.children}
    for article, node, spans in behind:
        above: Node | None = node
        while above is not None and above is not article:
            above = parents.get(id(above))
        (above or node).add(spans)
    close(roots)


def _paragraph(source: Source, spans: tuple[tuple[int, int], ...], opened: tuple[str, int] | None = None) -> Paragraph:
    made = [Source.span(start, end) for start, end in spans]
    return Paragraph.of_valid({"spans": tuple(made), "items": find_items(source, made, opened)}, _OF_PARAGRAPH)


def _trim(source: Source, start: int, end: int) -> tuple[int, int] | None:
    while start < end and source.fold[start] == " ":
        start += 1
    while end > start and source.fold[end - 1] in " \n":
        end -= 1
    return (start, end) if start < end else None


def _drop_list_headings(source: Source, roots: list[Node]) -> None:
    """Members of a list have no headings: under an article, beside a sibling that ends with ；, or all one sentence."""
    stack: list[tuple[Node | None, list[Node]]] = [(None, roots)]
    while stack:
        parent, siblings = stack.pop()
        in_article = parent is not None and parent.level[0] == ARTICLE
        listed = in_article or any(_is_list_item(source, s) for s in siblings)
        bare = sum(s.heading is None for s in siblings)
        listed = listed or 2 * bare >= len(siblings) > 1 or all(_is_one_sentence(s) for s in siblings)
        for node in siblings:
            if listed and node.heading is not None and (in_article or _is_one_sentence(node)):
                _demote(node)
            if node.children:
                stack.append((node, node.children))


def _is_one_sentence(node: Node) -> bool:
    """A sentence of its own: closed by 。, with nothing below and nothing behind."""
    if node.heading is None:
        return not node.children and len(node.paragraphs) <= 1
    return node.heading.stop and _stands_alone(node)


def _stands_alone(node: Node) -> bool:
    return not node.children and not node.paragraphs


def _is_list_item(source: Source, node: Node) -> bool:
    return node.heading is None and not node.children and source.fold[node.end - 1] == ";"


def _demote(node: Node) -> None:
    """Give the text of the heading back to the body."""
    assert node.heading is not None
    begun = bool(node.paragraphs) and node.paragraphs[0][0][0] < node.whole[-1][1]  # a part of its paragraph is there
    node.paragraphs[: int(begun)] = [node.whole]
    node.heading, node.run_in = None, False
