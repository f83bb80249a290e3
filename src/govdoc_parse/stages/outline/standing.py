"""Where a unit can begin inside a paragraph: what stands in front of its marker and behind it."""

from __future__ import annotations

from govdoc_parse.lazy import lazy
from govdoc_parse.stages.layout.markers import Marker
from govdoc_parse.stages.text.source import Source

HEADING = 45  # how far behind its parent's marker the first child may begin without a mark between
RUN_IN = lazy("[^。;:]{2,40}。(?=.)")  # the heading of a 1. ends with 。 soon
STOP = lazy("[。;:!?]")
_MARKS = "。;:!?)”》"
_FIGURE = lazy(r"\d(?:%|个百分点|[一-龥]{1,3})$")
_BETWEEN_BLANKS = lazy("[一-龥“”、]{2,20} ")


def behind(source: Source, marker: Marker) -> str:
    """The visible character in front of a marker."""
    at = marker.start - 1
    while at > 0 and source.fold[at] == " ":
        at -= 1
    return source.fold[at]


def lost_its_mark(source: Source, marker: Marker, end: int) -> bool:
    """Whether a figure stands in front of a unit with a heading (…增长4.2%（二）工业经济加快回升。): its mark was lost."""
    figure = _FIGURE.search(source.fold, max(0, marker.start - 8), marker.start)
    return figure is not None and RUN_IN.match(source.fold, marker.end, end) is not None


def stands(source: Source, marker: Marker, before: Marker | None) -> bool:
    """Whether a unit can begin here: behind a sentence mark or two blanks, or behind its parent's bare heading."""
    mark = behind(source, marker)
    if mark in _MARKS or source.fold.endswith("  ", 0, marker.start):
        return True
    if source.fold[marker.start - 1] == " " and _BETWEEN_BLANKS.match(source.fold, marker.end):
        return True  # …31人 二、收入预算 2022年…: line ends that became blanks
    if mark.isdecimal() and not source.fold[marker.start].isdecimal():
        return True  # 其他0三、收到…: cells of a flattened table
    if before is None or before.style.level >= marker.style.level or marker.start - before.end > HEADING:
        return False
    return STOP.search(source.fold, before.end, marker.start) is None
