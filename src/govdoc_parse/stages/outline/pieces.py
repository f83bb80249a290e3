"""Paragraphs → pieces: each with the marker it begins with, run-together ones cut apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from govdoc_parse.stages.layout.body import BodyParagraph
from govdoc_parse.stages.layout.markers import ARTICLE, Marker, MarkerFinder
from govdoc_parse.stages.outline.flattened import SHORTEST, Flat, find_cuts
from govdoc_parse.stages.outline.glued import find_glued, find_led
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
    out: list[Piece] = []
    reported = False
    last: dict[str, int] = {}
    flats = _flats(source, paragraphs, markers)
    cuts_of: dict[int, list[Marker]] = {}
    for at, (paragraph, following) in enumerate(zip_longest(paragraphs, paragraphs[1:])):
        if at not in cuts_of:
            cuts_of = _cuts_of_run(source, flats, at, last)
        marker, inside = flats[at].own, flats[at].inside
        cuts = cuts_of[at]
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


def _flats(source: Source, paragraphs: Sequence[BodyParagraph], markers: MarkerFinder) -> list[Flat]:
    """The paragraphs with their believed markers and those inside them."""
    counts = Counter(p.marker.style.id for p in paragraphs if p.marker)
    out: list[Flat] = []
    for before, paragraph in zip([None, *paragraphs], paragraphs, strict=False):
        inside = _whole(paragraph, markers.inside(source.fold, paragraph.start + 1, paragraph.end))
        fresh = before is None or source.fold.find("\n", before.end, paragraph.start) >= 0
        out.append(Flat(paragraph.start, paragraph.end, _believed(source, paragraph, counts), tuple(inside), fresh))
    return out


def _cuts_of_run(source: Source, flats: Sequence[Flat], at: int, last: dict[str, int]) -> dict[int, list[Marker]]:
    """The cuts of the lines from the paragraph `at` on that are long enough to be flattened; none for its line, if it is not."""
    end = _line_end(flats, at)
    if not _is_long(source, flats[at], flats[end - 1]):
        return {place: [] for place in range(at, end)}
    while end < len(flats) and _is_long(source, flats[end], flats[(further := _line_end(flats, end)) - 1]):
        end = further
    return dict(enumerate(find_cuts(source, flats[at:end], last), start=at))


def _is_long(source: Source, first: Flat, last: Flat) -> bool:
    """Whether the lines of these paragraphs are long, with the heads and signatures that were cut from them."""
    line_end = source.fold.find("\n", last.end)
    return (len(source.fold) if line_end < 0 else line_end) - source.fold.rfind("\n", 0, first.start) > SHORTEST


def _line_end(flats: Sequence[Flat], at: int) -> int:
    """The place of the first paragraph that does not stand in a line of those before it, soft breaks left aside."""
    end = at + 1
    while end < len(flats) and not flats[end].fresh:
        end += 1
    return end


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
