"""Head and body → the days and the status that a document gives of itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from govdoc_parse.model.metadata import Metadata
from govdoc_parse.stages.frames.head import Head
from govdoc_parse.stages.outline.sections import Outline
from govdoc_parse.stages.text.wording import Wording, year_in
from govdoc_parse.stages.times import calendar
from govdoc_parse.stages.times.bases import Base, BaseFinder
from govdoc_parse.stages.times.calendar import Days
from govdoc_parse.stages.times.reference import ReferenceDays
from govdoc_parse.stages.times.time_finder import TimeFinder

_SAME_BELOW = "下同"
_NEAR = 64  # characters between a base and 下同
_DECEMBER = 12
_EARLY = 3  # up to this month a summary is of the year before
_ENDS = "。!?\n"


def written_on(head: Head) -> date | None:
    """The day a document was written or published: the caller's word, signature, 成文日期, 生成日期, 发布日期."""
    if head.published is not None:
        return head.published
    if head.signature is not None and head.signature.date is not None and head.signature.date.value is not None:
        return head.signature.date.value
    metadata = head.metadata
    return metadata.date_written or _generated(metadata) or head.delivered or metadata.date_published


def titled_days(head: Head, times: TimeFinder, anchor: date | None) -> tuple[Days, ...]:
    """The periods that the title states."""
    return tuple(times.stated_periods(head.title, ReferenceDays(anchor)))


def reference_days(head: Head, titled: Sequence[Days], anchor: date | None) -> ReferenceDays:
    """The days that relative times have in the document, before its body is read; `titled` are the periods of the title."""
    stated = titled[0] if titled else None
    if head.year is not None:
        inside = stated is not None and stated[0].year == head.year == stated[1].year
        return ReferenceDays(anchor, head.year, stated if inside else calendar.year(head.year))
    if stated is not None:
        whole = stated[0].year if stated[0].year == stated[1].year else _year(anchor)
        later = (
            anchor is not None
            and head.genre is not None
            and not head.genre.review_shift
            and anchor.year > stated[1].year
        )
        two = len({days[1].year for days in titled}) > 1  # 2024年财政决算、2025年上半年预算执行情况: 今年 is the later
        return ReferenceDays(anchor, _year(anchor) if later and two else whole, stated)
    if head.genre is not None and head.genre.review_shift and anchor is not None and anchor.month == _DECEMBER:
        return ReferenceDays(anchor, anchor.year + 1)  # a congress that meets in December plans the year to come
    if head.genre is None or anchor is None:
        return ReferenceDays(anchor, _year(anchor))
    if head.genre.date_shift:  # a communiqué of March 2024 is of 2023
        year = anchor.year + head.genre.date_shift
        return ReferenceDays(anchor, year, calendar.year(year))
    if head.genre.early_shift and anchor.month <= _EARLY:  # what is said to a congress of January 2024 calls 2024 今年
        year = anchor.year + head.genre.early_shift
        return ReferenceDays(anchor, anchor.year if head.delivered else year, calendar.year(year))
    return ReferenceDays(anchor, _year(anchor))


def with_the_body(folded: str, reference: ReferenceDays, outline: Outline, wording: Wording) -> ReferenceDays:
    """Without a period of the title: the year that the opening states, that a heading reviews, or that follows the bases."""
    if reference.scope is not None:
        return reference
    for paragraph in outline.preamble[:3]:
        opened = wording.says("opening_year", folded, paragraph.spans[0].start, paragraph.spans[-1].end)
        if opened is not None and (year := year_in(opened[0])) is not None:
            return reference.within(calendar.year(year))
    if reference.anchor is not None or reference.this_year is not None:
        return reference
    for section in outline.sections:
        heading = section.heading
        match = wording.says("reviewed_year", folded, heading.start, heading.end) if heading else None
        if match is not None and (year := year_in(match[0])) is not None:
            return replace(reference, this_year=year + 1)
    years = {year_in(match[0]) for match in wording.every("base_year", folded, 0, len(folded))}
    base = years.pop() if len(years) == 1 else None
    return reference if base is None else reference.within(calendar.year(base + 1))


def shared_bases(folded: str, bases: BaseFinder, wording: Wording) -> Iterator[Base]:
    """The bases that are said to hold for all that follows: 同比（下同）, 比上年增长6.1%（下同）."""
    at = folded.find(_SAME_BELOW)
    while at >= 0:
        near = max(0, at - _NEAR)
        start = max(near, *(folded.rfind(mark, near, at) + 1 for mark in _ENDS))
        base = bases.last(folded, start, at)
        if base is not None:
            yield base
        at = folded.find(_SAME_BELOW, at + 1)
    for said in wording.every("all_against", folded, 0, len(folded)):  # 以下增减幅度未注明的均为比上年
        base = bases.last(folded, said.end(), min(len(folded), said.end() + 8))
        if base is not None:
            yield base


def _year(day: date | None) -> int | None:
    return None if day is None else day.year


def _generated(metadata: Metadata) -> date | None:
    value = metadata.first("date_generated")
    return value if isinstance(value, date) else None
