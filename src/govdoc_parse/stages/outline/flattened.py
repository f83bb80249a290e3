"""Run-together text → the markers inside it that are headings, by consistent runs.

Crawlers drop line breaks: …现通知如下：一、健全网络体系（一）强化带动。省社要…（二）… A marker is believed if its number
goes on with a run (1 below a new parent, or the last one plus one) and if a sentence mark, or a heading just opened,
stands in front of it. A list inside a sentence (…包括：（一）…；（二）…) stays what it is.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from govdoc_parse.stages.layout.markers import Marker
from govdoc_parse.stages.layout.paragraphs import BodyParagraph
from govdoc_parse.stages.text.source import Source

SHORTEST = 400  # a paragraph beyond this may be several that lost their line breaks
HEADING = 45  # how far behind its parent's marker the first child may begin without a mark between
RUN_IN = 40  # how soon the heading of a 1. must end with 。
BARE = 30  # a heading at the end of a paragraph
_MARK = re.compile("[。;,:]")
_MARKS = "。;:!?)”》"
_STOP = re.compile("[。;:!?]")
_FIGURE = re.compile(r"\d(?:%|个百分点|[一-龥]{1,3})$")
_RUN_IN = re.compile(rf"[^。;:]{{2,{RUN_IN}}}。(?=.)")


def find_cuts(
    source: Source, paragraph: BodyParagraph, own: Marker | None, inside: Sequence[Marker], last: dict[str, int]
) -> list[Marker]:
    """The markers among those `inside` a flattened paragraph at which it is to be cut; none for an ordinary one."""
    if paragraph.end - paragraph.start < SHORTEST:
        return []
    found = [m for m in inside if m.ordinal is not None]
    listed = _listed(source, found)
    kept = _runs(source, [m for m in found if m.start not in listed], own, paragraph.end, last)
    members = Counter(m.style.id for m in kept)
    first = own.style.id if own else None
    return [m for m in kept if members[m.style.id] >= 2 or m.style.id == first]


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
        lost = marker.style.glues == "figure" and _lost_its_mark(source, marker, paragraph.end)
        if not lost and _behind(source, marker) not in "。!?)":
            continue
        rest = source.fold[marker.end : paragraph.end].strip(" ")
        bare = 2 <= len(rest) <= BARE and not _MARK.search(rest)
        goes_on = marker.ordinal == open_.get(marker.style.id, 0) + 1 and marker.ordinal > 1
        series = own is not None and own.style.id == marker.style.id and (lost or _behind(source, marker) == "。")
        if goes_on and (bare or (series and _RUN_IN.match(source.fold, marker.end, paragraph.end))):
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
        if _behind(source, marker) in "。:!?" and _RUN_IN.match(source.fold, marker.end, paragraph.end):
            run.append(marker)
    return run if len(run) + 1 == following.ordinal else []


def _listed(source: Source, found: Sequence[Marker]) -> set[int]:
    """Where the members of lists inside a sentence begin: the first behind a colon, the others behind ；."""
    out: set[int] = set()
    for place, marker in enumerate(found):
        if marker.ordinal != 1 or _behind(source, marker) != ":":
            continue
        run = [marker]
        for other in found[place + 1 :]:
            if other.style.id != marker.style.id:
                continue
            if other.ordinal != (run[-1].ordinal or 0) + 1 or _behind(source, other) not in ";,。":
                break
            if _behind(source, other) == "。" and len(run) < 2:
                break
            run.append(other)
        if len(run) > 1 and _behind(source, run[1]) == ";":
            out |= {m.start for m in run}
    return out


def _runs(
    source: Source, found: Sequence[Marker], first: Marker | None, end: int, last: dict[str, int]
) -> list[Marker]:
    kept: list[Marker] = []
    expected: dict[str, set[int]] = defaultdict(lambda: {1})
    for style_id, number in last.items():
        expected[style_id] = {1, number + 1}
    levels: dict[str, int] = {}
    before = first
    if first is not None and first.ordinal is not None:
        expected[first.style.id] = {first.ordinal + 1}
        levels[first.style.id] = first.style.level
    for marker in found:
        style, number = marker.style, marker.ordinal or 0
        lost = style.glues == "figure" and number > 1 and _lost_its_mark(source, marker, end)
        if number not in expected[style.id] or not (lost or _stands(source, marker, before)):
            continue
        if style.digits == "arabic" and not _RUN_IN.match(source.fold, marker.end, end):
            continue
        kept.append(marker)
        expected[style.id] = {number + 1}
        levels[style.id] = style.level
        for lower, level in levels.items():
            if level > style.level:
                expected[lower] = expected[lower] | {1}
        before = marker
    return kept


def _behind(source: Source, marker: Marker) -> str:
    """The visible character in front of a marker."""
    at = marker.start - 1
    while at > 0 and source.fold[at] == " ":
        at -= 1
    return source.fold[at]


def _lost_its_mark(source: Source, marker: Marker, end: int) -> bool:
    """Whether a figure stands in front of a unit with a heading (…增长4.2%（二）工业经济加快回升。): its mark was lost."""
    figure = _FIGURE.search(source.fold, max(0, marker.start - 8), marker.start)
    return figure is not None and _RUN_IN.match(source.fold, marker.end, end) is not None


def _stands(source: Source, marker: Marker, before: Marker | None) -> bool:
    """Whether a unit can begin here: behind a sentence mark or two blanks, or behind its parent's bare heading."""
    mark = _behind(source, marker)
    if mark in _MARKS or source.fold.endswith("  ", 0, marker.start):
        return True
    if mark.isdecimal() and not source.fold[marker.start].isdecimal():
        return True  # 其他0三、收到…: cells of a flattened table
    if before is None or before.style.level >= marker.style.level or marker.start - before.end > HEADING:
        return False
    return _STOP.search(source.fold, before.end, marker.start) is None
