"""Paragraphs → pieces: each with the marker it begins with, run-together ones cut apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from govdoc_parse.stages.layout.markers import ARTICLE, Marker, MarkerFinder
from govdoc_parse.stages.layout.paragraphs import BodyParagraph
from govdoc_parse.stages.outline.flattened import find_cuts, find_glued, find_led
from govdoc_parse.stages.text.source import Source

_RHETORIC = 10


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
    for paragraph, following in zip_longest(paragraphs, paragraphs[1:]):
        marker = _believed(source, paragraph, counts)
        inside = _whole(paragraph, markers.inside(source.fold, paragraph.start + 1, paragraph.end))
        cuts = find_cuts(source, paragraph, marker, inside, last)
        cuts = cuts or find_glued(source, paragraph, marker, inside, last)
        cuts = cuts or find_led(source, paragraph, following.marker if following else None, inside)
        if cuts and not reported:
            source.report("PARA_FLATTENED", paragraph.start, paragraph.end, "paragraphs were run together")
            reported = True
        spans = tuple(paragraph.spans)
        for place, cut in enumerate(cuts):
            head, spans = _split(spans, cut.start)
            out.append(Piece(head, marker, paragraph.line, paragraph.fresh and not place))
            marker = cut
        out.append(Piece(spans, marker, paragraph.line, paragraph.fresh and not cuts))
        for seen in (paragraph.marker, *cuts):
            if seen is not None and seen.ordinal is not None:
                last[seen.style.id] = seen.ordinal
    return out


def _whole(paragraph: BodyParagraph, found: list[Marker]) -> list[Marker]:
    """The markers that no soft break runs through: （　　三）, broken at its blanks, is none."""
    if len(paragraph.spans) == 1:
        return found
    return [m for m in found if any(start <= m.start and m.end <= end for start, end in paragraph.spans)]


def _believed(source: Source, paragraph: BodyParagraph, counts: Counter[str]) -> Marker | None:
    """The marker of a paragraph, unless it lacks the siblings its style needs, or is a reference or part of a series."""
    marker = paragraph.marker
    if marker is None:
        return None
    style = marker.style
    alone = style.series is not None and counts[style.series] < 2  # 1 总则 counts beside 1.1 and 1.2 alone
    if style.level == ARTICLE and counts[style.id] == 1 and marker.ordinal != 1:
        alone = (
            " " not in source.fold[marker.end - 1 : marker.end + 1]
        )  # 第四条政策中…; but an article quoted by itself
    if alone or _refers(source.fold, marker):
        return None
    return None if style.level == _RHETORIC and _goes_on(source, paragraph, marker) else marker


def _refers(folded: str, marker: Marker) -> bool:
    """Whether a marker is the first of several numbers: 第一、二、三条措施."""
    return folded[marker.start] == "第" and folded[marker.end - 1] == "、" and folded.startswith("、", marker.end + 1)


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
