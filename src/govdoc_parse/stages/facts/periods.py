"""Time expressions and frame → the days a figure is for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from govdoc_parse.model.fact import Basis, Period, Scope
from govdoc_parse.model.outline import Section
from govdoc_parse.patterns.compile import compiled
from govdoc_parse.stages.facts.context import Memory, Sentence, Surroundings
from govdoc_parse.stages.facts.distribution import LISTED_TIMES
from govdoc_parse.stages.text.source import Source
from govdoc_parse.stages.times import calendar
from govdoc_parse.stages.times.calendar import Days
from govdoc_parse.stages.times.expressions import TimeExpression
from govdoc_parse.stages.times.frame import Frame

OPENING = 16  # how far into a paragraph or sentence the period may stand that governs all of it
NEAR = 64  # so many times of one sentence are looked at for a figure
HALF_A_YEAR = 183  # days
_REVIEWED = re.compile(r"(?P<y>20\d\d)年(?:政府)?工作(?:的)?(?:回顾|总结)")
UNTIL = compiled(r"(?<!从[^,。;]{0,12})到(?:20\d\d|一九\S\S)年(?!的|[前底末度初]|\d|[一二三四]季|[上下]半)")
_YEARLY = re.compile("年均|年平均|每年平均")
_OF_PERIOD = set(Period.model_fields)
SET_APART = re.compile("(?:剔除|扣除)[^,。;]{0,4}")
_WHICH = re.compile(r"(?:度|来|以来)?的?(?:(?:目标|预期)?任务|目标|结转|最[高低好快大小多少]|新[高低])")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")


def as_period(days: Days | None, scope: Scope) -> Period | None:
    """Days of a frame as a period that was inherited."""
    return None if days is None else _period(days, scope)


def anchored(source: Source, sections: Sequence[Section], frame: Frame) -> Frame:
    """Without a date, 今年 is the year behind the one that a heading reviews (2014年工作回顾)."""
    if frame.anchor is not None or frame.this_year is not None:
        return frame
    for section in sections:
        heading = section.heading
        match = _REVIEWED.search(source.fold, heading.start, heading.end) if heading else None
        if match is not None:
            return replace(frame, this_year=int(match["y"]) + 1)
    return frame


def forward(frame: Frame) -> Frame:
    """Inside a section of plans: what was reported on is over, and 年内 is said of the year of the document."""
    if frame.anchor is None or frame.scope is None or frame.scope[1] >= frame.anchor:
        return frame
    return Frame(anchor=frame.anchor, this_year=frame.anchor.year)


def governs(folded: str, at: int) -> bool:
    """Whether a mark follows the time at the start of a paragraph, or the whole region: it is said of all that comes."""
    return folded.startswith((",", "是", "全市", "全省", "全县", "全区", "我们", "我市", "我省", "我县"), at)


def within(inner: Days | None, outer: Days | None) -> bool:
    """Whether days lie inside the days of what surrounds them; without these, all do."""
    return inner is None or outer is None or (outer[0] <= inner[0] and inner[1] <= outer[1])


def find_period(
    source: Source, times: list[TimeExpression], start: int, left: int, right: int, frame: Frame, outer: Scope
) -> Period | None:
    """The period of a figure at `right` whose clause begins at `left`, in a sentence that begins at `start`.

    The last time named before it in its clause, else earlier in the sentence, else the scope of the frame (`outer`
    tells whose it is). What a change is measured from (较去年) sets no period.
    """
    told = _told(source.fold, times, right)
    yearless = False
    for place in range(len(told) - 1, -1, -1):
        time = told[place]
        inside = time.end > left
        if (not inside and time.local) or (time.bare and yearless):
            continue
        year = _named_year(told[:place], frame) if time.bare else frame
        days = time.resolve(year)
        yearless = yearless or (time.bare and year is frame and days is None)  # no earlier year is named either
        if days is not None and UNTIL.match(source.fold, time.start - 1):
            days = (days[1], days[1])  # 到2027年，产值达到150亿元: its end, as 到2027年底
        if days is not None and not inside and time.kind == "deadline" and frame.scope and frame.scope[1] == days[1]:
            days = max(days, frame.scope)  # 下半年…年内完成投资8000万元，｜添置设备60台
        if days is not None and (inside or not _is_of_another_part(source.fold, time, days, start, left)):
            return _period(days, "clause" if inside else "sentence", source, time)
    return None if frame.scope is None else _period(frame.scope, outer)


def _told(folded: str, times: list[TimeExpression], right: int) -> list[TimeExpression]:
    """The times named before `right`: of a list without end, those that open it and the nearest.

    Those that tell which target, record or carry-over is meant (完成全年目标任务的80%, 为近五年最低) date no figure, and
    those in 剔除上年一次性收入5230万元后 date that figure alone.
    """
    at = bisect_left(times, right, key=lambda time: time.start)
    near = times[:at] if at <= NEAR else [*times[:OPENING], *times[at - NEAR : at]]
    return [time for time in near if time.kind != "base" and not _dates_nothing(folded, time, right)]


def _dates_nothing(folded: str, time: TimeExpression, right: int) -> bool:
    if _WHICH.match(folded, time.end):
        return True
    apart = SET_APART.search(folded, max(0, time.start - 4), time.start)
    return apart is not None and folded.find(",", time.end, right) > 0


def _is_of_another_part(folded: str, time: TimeExpression, days: Days, start: int, left: int) -> bool:
    """Whether some months are named within a part of the sentence that a semicolon ends, and so are said of it alone.

    At the opening of the sentence they govern all its parts.
    """
    months = time.kind == "interval" and (days[1] - days[0]).days < HALF_A_YEAR
    opens = time.start - start <= OPENING and governs(folded, time.end)
    return months and not opens and folded.find(";", time.end, left) >= 0


def _named_year(earlier: list[TimeExpression], frame: Frame) -> Frame:
    """A bare 全年 behind 2022年 in the same sentence belongs to that year."""
    for time in reversed(earlier):
        days = time.resolve(frame) if not time.bare and time.kind in {"interval", "as_of"} else None
        if days is not None and days[0].year == days[1].year:
            return frame.within(days)
    return frame


def period_of(
    source: Source, sentence: Sentence, index: int, here: Surroundings, starts: bool, memory: Memory
) -> Period | None:
    """The period of a figure: its own, that of its place in a list, or what the sentence before it handed on."""
    clause = sentence.clauses[index]
    if starts:
        times = sentence.times_in(clause.left, clause.number)
        stated = start_period(source, times, clause.left, clause.number, here.frame)
        if stated is not None:
            return stated
    found = listed_period(source, sentence, index, here.frame)
    found = found or find_period(
        source, sentence.times, sentence.start, clause.left, clause.number, here.frame, here.scope
    )
    scope = here.around or here.frame.scope
    if found and scope and found.start == scope[1] and _YEARLY.search(source.fold, clause.left, clause.number):
        return _period(scope, here.scope)  # 到2027年…，年均增长16%: of all years of the plan
    if found is not None and found.inherited_from in {"clause", "sentence"}:
        if SET_APART.match(source.fold, clause.left) is None:
            memory.stated = found
    elif memory.carried is not None:  # 2024年末共有机构52个。其中：医院8个
        return memory.carried.model_copy(update={"inherited_from": "sentence", "quote": None})
    return found


def is_over(folded: str, sentence: Sentence, number: int, period: Period | None, here: Surroundings) -> bool:
    """Whether a figure is of a time that it states and that ended before the document was written, in a sentence of no plan
    (2023年全县设施农业面积4.6万亩, in the preamble of a scheme of 2024).
    """
    if period is None or here.frame.anchor is None or period.inherited_from not in {"clause", "sentence"}:
        return False
    told = period.quote.end if period.quote is not None else number
    if "的" in folded[told:number]:
        return False  # 2000年底前建成的小区占比不低于85%
    return period.end < here.frame.anchor and not any(cue.status == "planned" for cue in sentence.cues)


def listed_period(source: Source, sentence: Sentence, index: int, frame: Frame) -> Period | None:
    """The time of a figure that 分别 shares out over times: 6月底、9月底分别达到50%、75%; at the end of a month, from January."""
    chain = sentence.chain_of(index)
    if chain is None:
        return None
    first = sentence.clauses[chain.members[0]]
    run = LISTED_TIMES.search(source.fold, first.left, first.number)
    named = sentence.times_in(*run.span()) if run is not None else []
    if len(named) != len(chain.members):
        return None
    time = named[index - chain.members[0]]
    days = time.resolve(_named_year(_told(source.fold, sentence.times, time.start), frame) if time.bare else frame)
    if days is not None and time.kind == "instant":
        days = (date(days[1].year, 1, 1), days[1])
    return None if days is None else _period(days, "clause", source, time)


def start_period(source: Source, times: list[TimeExpression], left: int, right: int, frame: Frame) -> Period | None:
    """The period that 由上年的46.3%提高到… states for its starting value."""
    for time in reversed(times):
        if left <= time.start < right and time.kind == "base":
            days = time.resolve(frame)
            return None if days is None else _period(days, "clause", source, time)
    return None


def base_period(basis: Basis, wording: str, period: Period | None) -> Period | None:
    """The days that a comparison measures from, counted from the period of the figure; `None` where they are not told."""
    named = _YEAR.search(wording)
    if basis == "fixed_year" and named is not None:
        return _period(calendar.year(int(named[0])), "clause")
    if period is None:
        return None
    if basis == "yoy":
        return _period(calendar.shifted((period.start, period.end), -1), period.inherited_from)
    if basis in {"prev_year", "prev_year_full"}:
        return _period(calendar.year(period.end.year - 1), period.inherited_from)
    if basis == "ytd":
        end = calendar.year(period.end.year - 1)[1]
        return _period((end, end), period.inherited_from)
    return None


def _period(days: Days, scope: Scope, source: Source | None = None, time: TimeExpression | None = None) -> Period:
    quote = source.quote(time.start, time.end) if source and time else None
    return Period.of_valid({"start": days[0], "end": days[1], "quote": quote, "inherited_from": scope}, _OF_PERIOD)
