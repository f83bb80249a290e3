"""Title, metadata, signature and headings → the frame of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from govdoc_parse.model.metadata import Metadata, Signature
from govdoc_parse.model.outline import Section
from govdoc_parse.stages.times.bases import Base, BaseFinder
from govdoc_parse.stages.times.reference import ReferenceDays
from govdoc_parse.stages.times.time_finder import TimeFinder

_REVIEWED = re.compile(r"(?P<y>20\d\d)年(?:政府)?工作(?:的)?(?:回顾|总结)")
_SAME_BELOW = re.compile("下同")
_NEAR = 64  # characters between a base and 下同
_ENDS = "。!?\n"


def reference_days(times: TimeFinder, title: str, metadata: Metadata, signature: Signature | None) -> ReferenceDays:
    """The days that a document gives of itself: signature, 成文日期, 发布日期, and the period of the folded title."""
    anchor: date | None = signature.date.value if signature and signature.date else None
    anchor = anchor or metadata.date_written or _generated(metadata) or metadata.date_published
    period = times.stated_period(title, ReferenceDays(anchor))
    scope = period[1] if period else None
    this_year = scope[0].year if scope and scope[0].year == scope[1].year else (anchor.year if anchor else None)
    return ReferenceDays(anchor, this_year, scope)


def anchored(folded: str, sections: Sequence[Section], reference: ReferenceDays) -> ReferenceDays:
    """Without a date, 今年 is the year after the one that a heading reviews (2014年工作回顾)."""
    if reference.anchor is not None or reference.this_year is not None:
        return reference
    for section in sections:
        heading = section.heading
        match = _REVIEWED.search(folded, heading.start, heading.end) if heading else None
        if match is not None:
            return replace(reference, this_year=int(match["y"]) + 1)
    return reference


def shared_bases(folded: str, bases: BaseFinder) -> Iterator[Base]:
    """The bases that are said to hold for all that follows: 同比（下同）, 比上年增长6.1%（下同）."""
    for said in _SAME_BELOW.finditer(folded):
        near = max(0, said.start() - _NEAR)
        start = max(near, *(folded.rfind(mark, near, said.start()) + 1 for mark in _ENDS))
        base = bases.last(folded, start, said.start())
        if base is not None:
            yield base


def _generated(metadata: Metadata) -> date | None:
    value = metadata.first("date_generated")
    return value if isinstance(value, date) else None
