"""Run-together text → the markers inside it that are headings, by consistent runs.

Crawlers drop line breaks: …现通知如下：一、健全网络体系（一）强化带动。省社要…（二）… A marker is believed if its number
goes on with a run (1 below a new parent, or the last one plus one) and if a sentence mark, or a heading just opened,
stands in front of it. A list inside a sentence (…包括：（一）…；（二）…) stays what it is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from govdoc_parse.lazy import lazy
from govdoc_parse.stages.layout.markers import ARTICLE, Marker
from govdoc_parse.stages.outline.standing import RUN_IN, behind, lost_its_mark, stands
from govdoc_parse.stages.text.source import Source

SHORTEST = 400  # a line beyond this may be several paragraphs that lost their line breaks
OPENING = 300  # how far behind its parent the first child may begin where nothing else confirms the parent
_HEADED = lazy("[^。;:,]{4,20}。(?=.)")
_REFERS = lazy("[^一-龥]$|[按照据见由对至到将把在于为述项条款第合符]$")  # 按照（三）规定执行。 is no unit


@dataclass(frozen=True, slots=True)
class Flat:
    """A paragraph as it may be cut: its place, its believed marker, the markers inside it, and whether a line begins with it."""

    start: int
    end: int
    own: Marker | None
    inside: tuple[Marker, ...]
    fresh: bool


def find_cuts(source: Source, flats: Sequence[Flat], last: dict[str, int]) -> list[list[Marker]]:
    """For each paragraph of a run of flattened lines the markers at which it is to be cut.

    A line is often cut at its indents before it comes here, and each part is short; what confirms a marker (the one before,
    the one behind) may stand in another part. `last` holds the numbers open before the run.
    """
    runs = _Runs(source, flats, last)
    kept = [runs.kept(flat) for flat in flats]
    order = [m for flat, some in zip(flats, kept, strict=True) for m in (flat.own, *some) if m is not None]
    seen = {(m.style.id, m.ordinal) for m in order}
    parents = {m.start for m, child in pairwise(order) if _is_first_below(m, child) and (child.style.id, 2) in seen}
    return [_confirmed(flat, some, seen, parents) for flat, some in zip(flats, kept, strict=True)]


def _confirmed(flat: Flat, kept: list[Marker], seen: set[tuple[str, int | None]], parents: set[int]) -> list[Marker]:
    """The markers that have a sibling in their paragraph, the number before or behind theirs in the run, or children."""
    members = Counter(m.style.id for m in (flat.own, *kept) if m is not None)
    return [
        m
        for m in kept
        if members[m.style.id] >= 2
        or m.start in parents
        or any((m.style.id, (m.ordinal or 0) + step) in seen for step in (-1, 1))
    ]


def _is_first_below(marker: Marker, child: Marker) -> bool:
    near = child.start - marker.end < OPENING
    return near and child.ordinal == 1 and child.style.level > marker.style.level


def _listed(source: Source, found: Sequence[Marker]) -> set[int]:
    """Where the members of lists inside a sentence begin: the first behind a colon, the others behind ；."""
    out: set[int] = set()
    for place, marker in enumerate(found):
        if marker.ordinal != 1 or behind(source, marker) != ":":
            continue
        run = [marker]
        for other in found[place + 1 :]:
            if other.style.id != marker.style.id:
                continue
            if other.ordinal != (run[-1].ordinal or 0) + 1 or behind(source, other) not in ";,。":
                break
            if behind(source, other) == "。" and len(run) < 2:
                break
            run.append(other)
        if len(run) > 1 and behind(source, run[1]) == ";":
            out |= {m.start for m in run}
    return out


class _Runs:
    """What numbers may come next in a run of paragraphs, by style."""

    def __init__(self, source: Source, flats: Sequence[Flat], last: dict[str, int]) -> None:
        self._source = source
        self._all = [m for flat in flats for m in (flat.own, *flat.inside) if m is not None]
        self._starts = [m.start for m in self._all]
        self._latest = {(m.style.id, m.ordinal): m.start for m in self._all}
        self._headed: set[str] = set()
        self._expected: dict[str, set[int]] = defaultdict(lambda: {1})
        self._levels: dict[str, int] = {}
        for style_id, number in last.items():
            self._expected[style_id] = {1, number + 1}

    def kept(self, flat: Flat) -> list[Marker]:
        """The markers inside a paragraph that go on with a run and can begin a unit."""
        source, out = self._source, []
        if flat.fresh:
            for numbers in self._expected.values():
                numbers.add(1)
        before = flat.own
        if before is not None:
            self._open(before, flat.end)
        found = [m for m in flat.inside if m.ordinal is not None]
        listed = _listed(source, found)
        for marker in found:
            if marker.start in listed or not self._goes_on(marker):
                continue
            lost = self._lost_its_mark(marker, flat.end)
            if not (lost or stands(source, marker, before) or self._opens_articles(marker)):
                continue
            if marker.style.digits == "arabic" and not RUN_IN.match(source.fold, marker.end, flat.end):
                continue
            out.append(marker)
            self._open(marker, flat.end)
            before = marker
        return out

    def _goes_on(self, marker: Marker) -> bool:
        """Whether a number is one that may come, or leaves one out (（二）…（四）…) and the next, or a first child, follows."""
        style, number = marker.style.id, marker.ordinal or 0
        if number in self._expected[style]:
            return True
        if number < 3 or number - 1 not in self._expected[style] or behind(self._source, marker) not in "。)":
            return False
        return self._latest.get((style, number + 1), -1) > marker.start or self._begins_anew(marker)

    def _begins_anew(self, marker: Marker) -> bool:
        """Whether the next candidate is a first one of a lower style that has been counted before."""
        at = bisect_right(self._starts, marker.start)
        child = self._all[at] if at < len(self._all) else None
        return child is not None and _is_first_below(marker, child) and child.style.id in self._expected

    def _opens_articles(self, marker: Marker) -> bool:
        """Whether a first article stands behind the title of its rules (…管理办法第一条 为了…), with a second further on."""
        if marker.style.level != ARTICLE or marker.ordinal != 1:
            return False
        follows = self._latest.get((marker.style.id, 2), -1) > marker.start
        return follows and _REFERS.search(self._source.fold, marker.start - 2, marker.start) is None

    def _lost_its_mark(self, marker: Marker, end: int) -> bool:
        """Whether the mark in front of a unit with a heading was lost, told by a figure there or by the heading before it."""
        if marker.style.glues != "figure" or (marker.ordinal or 0) < 2:
            return False
        if lost_its_mark(self._source, marker, end):
            return True
        words = _HEADED.match(self._source.fold, marker.end, end) and not _REFERS.search(
            self._source.fold, marker.start - 2, marker.start
        )
        return bool(words) and marker.style.id in self._headed

    def _open(self, marker: Marker, end: int) -> None:
        """The next of its style may follow a marker, and the first of each style below it."""
        if marker.ordinal is None:
            return
        if RUN_IN.match(self._source.fold, marker.end, end):
            self._headed.add(marker.style.id)
        else:
            self._headed.discard(marker.style.id)
        self._expected[marker.style.id] = {marker.ordinal + 1}
        self._levels[marker.style.id] = marker.style.level
        for lower, level in self._levels.items():
            if level > marker.style.level:
                self._expected[lower].add(1)
