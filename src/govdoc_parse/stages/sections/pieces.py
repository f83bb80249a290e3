"""Paragraphs → pieces: each with the marker it begins with, run-together ones cut apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from govdoc_parse.stages.blocks.paragraphs import BodyParagraph
from govdoc_parse.stages.markers import Marker, MarkerFinder
from govdoc_parse.stages.sections.flattened import find_cuts, find_glued
from govdoc_parse.stages.source import Source

_RHETORIC = 10
_IN_SERIES = {"first_next", "of_these", "dotted"}  # styles that need a second member to be believed


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of body text: a paragraph, or what lies between two markers of a flattened one."""

    spans: tuple[tuple[int, int], ...]
    marker: Marker | None
    line: int
    fresh: bool


def find_pieces(source: Source, paragraphs: Sequence[BodyParagraph], markers: MarkerFinder) -> list[Piece]:
    """The paragraphs with believable markers; those without line breaks are cut at the markers inside them."""
    counts = Counter(p.marker.style.id for p in paragraphs if p.marker)
    out: list[Piece] = []
    reported = False
    last: dict[str, int] = {}
    for paragraph in paragraphs:
        marker = paragraph.marker
        if marker is not None and marker.style.id in _IN_SERIES and counts[marker.style.id] < 2:
            marker = None
        if marker is not None and marker.style.id == "bare" and counts["dotted"] < 2:
            marker = None  # 1 总则 counts beside 1.1 and 1.2 alone
        if marker is not None and marker.style.id == "article" and counts["article"] == 1 and marker.ordinal != 1:
            marker = None  # 第四条政策中…: a reference
        if marker is not None and marker.style.level == _RHETORIC and _goes_on(source, paragraph, marker):
            marker = None
        cuts = find_cuts(source, paragraph, marker, markers, last)
        cuts = cuts or find_glued(source, paragraph, marker, markers, last)
        if cuts and not reported:
            source.report("PARA_FLATTENED", paragraph.start, paragraph.end, "paragraphs were run together")
            reported = True
        spans = paragraph.spans
        for cut in cuts:
            head, spans = _split(spans, cut.start)
            out.append(Piece(head, marker, paragraph.line, paragraph.fresh and not out))
            marker = cut
        out.append(Piece(spans, marker, paragraph.line, paragraph.fresh and not cuts))
        for seen in (paragraph.marker, *cuts):
            if seen is not None and seen.ordinal is not None:
                last[seen.style.id] = seen.ordinal
    return out


def _goes_on(source: Source, paragraph: BodyParagraph, marker: Marker) -> bool:
    """Whether the second member of a rhetorical series stands in the same paragraph: then it is an enumeration."""
    ending = source.fold[marker.end - 1]
    second = {"一": "二", "首": "其次", "第": "第二", "其": "其二"}.get(source.fold[marker.start])
    if marker.ordinal != 1 or second is None:
        return False
    wanted = second if second == "其次" else second + ending
    return source.fold.find(wanted, marker.end, paragraph.end) >= 0


def _split(
    spans: tuple[tuple[int, int], ...], at: int
) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    head = tuple((s, min(e, at)) for s, e in spans if s < at)
    return head, tuple((max(s, at), e) for s, e in spans if e > at)
