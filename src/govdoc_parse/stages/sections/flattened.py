"""Run-together text → the markers inside it that are headings, by consistent runs.

Crawlers drop line breaks: …现通知如下：一、健全网络体系（一）强化带动。省社要…（二）… A marker is believed if its number
goes on with a run (1 below a new parent, or the last one plus one) and if a sentence mark, or a heading just opened,
stands in front of it.
"""

from __future__ import annotations

from collections import Counter

from govdoc_parse.stages.blocks.paragraphs import BodyParagraph
from govdoc_parse.stages.markers import Marker, MarkerFinder
from govdoc_parse.stages.source import Source

SHORTEST = 400  # a paragraph beyond this may be several that lost their line breaks
NEAR = 50  # how far behind its parent's marker the first child may begin without a mark between
_MARKS = "。;:!?)”》"


def find_cuts(source: Source, paragraph: BodyParagraph, markers: MarkerFinder) -> list[Marker]:
    """The markers at which a flattened paragraph is to be cut; none for an ordinary one."""
    if paragraph.end - paragraph.start < SHORTEST:
        return []
    found = [m for m in markers.inside(source.fold, paragraph.start + 1, paragraph.end) if m.ordinal is not None]
    kept = _runs(source, found, paragraph.marker)
    tops = Counter(m.style.level for m in kept)
    if not kept:
        return []
    top = min(tops)
    continues = paragraph.marker is not None and paragraph.marker.style.level == top
    if tops[top] < 2 and not continues:
        kept = [m for m in kept if m.style.level != top]
    return [m for m in kept if tops[m.style.level] >= 2 or m.style.level == top]


def _runs(source: Source, found: list[Marker], first: Marker | None) -> list[Marker]:
    kept: list[Marker] = []
    last: dict[str, int] = {}
    before = first
    if first is not None and first.ordinal is not None:
        last[first.style.id] = first.ordinal
    for marker in found:
        style, number = marker.style, marker.ordinal
        opens = number == 1 and (before is None or before.style.level < style.level or style.id not in last)
        goes_on = style.id in last and number == last[style.id] + 1
        if not (opens or goes_on) or not _stands(source, marker, before):
            continue
        kept.append(marker)
        last = {k: v for k, v in last.items() if _level(k, kept, first) <= style.level}
        last[style.id] = number or 0
        before = marker
    return kept


def _level(style: str, kept: list[Marker], first: Marker | None) -> int:
    return next(m.style.level for m in [*kept, *([first] if first else [])] if m.style.id == style)


def _stands(source: Source, marker: Marker, before: Marker | None) -> bool:
    """Whether a unit can begin here: behind a sentence mark, behind two blanks, or close behind its parent's marker."""
    at = marker.start
    while at and source.fold[at - 1] == " ":
        at -= 1
    if marker.start - at >= 2 or source.fold[at - 1] in _MARKS:
        return True
    return before is not None and before.style.level < marker.style.level and marker.start - before.end <= NEAR
