"""Ordinary paragraphs → the headings that are glued into them, because a line break or two were lost."""

from __future__ import annotations

from collections.abc import Sequence

from govdoc_parse.lazy import lazy
from govdoc_parse.stages.layout.body import BodyParagraph
from govdoc_parse.stages.layout.markers import Marker
from govdoc_parse.stages.outline.standing import RUN_IN, STOP, behind, lost_its_mark
from govdoc_parse.stages.text.source import Source

BARE = 30  # a heading at the end of a paragraph
_MARK = lazy("[。;,:]")
_INDENTED = lazy("。  +$")


def find_glued(
    source: Source, paragraph: BodyParagraph, own: Marker | None, inside: Sequence[Marker], last: dict[str, int]
) -> list[Marker]:
    """The heading that lost its line break at the end of an ordinary paragraph (…采用房票安置。二、房票面值和房票房源库), and
    the members of a series behind 。 in a paragraph that begins with the one before; `last` holds the open numbers.
    """
    out: list[Marker] = []
    open_ = dict(last)
    if own is not None and own.ordinal is not None:
        open_[own.style.id] = own.ordinal
    for marker in inside:
        if marker.ordinal is None or marker.style.glues is None:
            continue
        lost = marker.style.glues == "figure" and lost_its_mark(source, marker, paragraph.end)
        if not lost and behind(source, marker) not in "。!?)":
            continue
        rest = source.fold[marker.end : paragraph.end].strip(" ")
        indented = _INDENTED.search(source.fold, max(0, marker.start - 3), marker.start) is not None
        bare = 2 <= len(rest) <= BARE and not (STOP if indented else _MARK).search(rest)
        goes_on = marker.ordinal == open_.get(marker.style.id, 0) + 1 and marker.ordinal > 1
        series = own is not None and own.style.id == marker.style.id and (lost or behind(source, marker) == "。")
        if goes_on and (bare or (series and RUN_IN.match(source.fold, marker.end, paragraph.end))):
            out.append(marker)
            open_[marker.style.id] = marker.ordinal
    return out


def find_led(
    source: Source, paragraph: BodyParagraph, following: Marker | None, inside: Sequence[Marker]
) -> list[Marker]:
    """The units 1. to 3. inside a paragraph behind which the line 4. follows: their line breaks were lost."""
    if following is None or following.style.glues is None or (following.ordinal or 0) < 3:
        return []
    run: list[Marker] = []
    for marker in inside:
        if marker.style.id != following.style.id or marker.ordinal != len(run) + 1:
            continue
        if behind(source, marker) in "。:!?" and RUN_IN.match(source.fold, marker.end, paragraph.end):
            run.append(marker)
    return run if len(run) + 1 == following.ordinal else []
