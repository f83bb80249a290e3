"""The days a figure is for: by the times of its clause and sentence, else by the frame."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from govdoc_parse.model.fact import Period, Scope
from govdoc_parse.stages.facts.comparisons import is_base_value
from govdoc_parse.stages.facts.cues import cues_of
from govdoc_parse.stages.facts.decision import FRAME, Decision
from govdoc_parse.stages.facts.statement import Statement
from govdoc_parse.stages.facts.told_times import (
    LONGEST_BRACKET,
    in_bracket,
    is_of_another_part,
    is_opening_day,
    named_year,
    nearest,
    told,
)
from govdoc_parse.stages.frames.periods import as_period, within
from govdoc_parse.stages.text.wording import year_in
from govdoc_parse.stages.times import calendar
from govdoc_parse.stages.times.calendar import Days
from govdoc_parse.stages.times.expressions import TimeExpression


@dataclass(frozen=True, slots=True)
class Stated:
    """The days that words of the sentence state, and where the words are."""

    time: TimeExpression
    days: Days
    where: Scope


def _start(s: Statement) -> TimeExpression | None:
    """The time that 由上年的46.3%提高到… or 较上年26400万元增长 states for the value it starts from."""
    if not (s.starts or is_base_value(s)):
        return None
    return next((t for t in reversed(s.sentence.times_in(s.clause.left, s.clause.number)) if t.kind == "base"), None)


def _listed(s: Statement) -> Stated | None:
    """The time of a figure that 分别 shares out over times: 6月底、9月底分别达到50%、75%; at the end of a month, from January."""
    chain = s.figure.chain
    if chain is None:
        return None
    shared = s.sentence.shared_times(chain)
    if not shared:
        return None
    time = s.sentence.times[shared[s.index - chain.members[0]]]
    reference = s.frame.reference
    days = time.resolve(named_year(told(s.sentence, s.folded, time.start), reference) if time.bare else reference)
    if days is not None and time.kind == "instant":
        days = (date(days[1].year, 1, 1), days[1])
    return None if days is None else Stated(time, days, "clause")


def _named(s: Statement) -> Stated | None:
    """The last time named before a figure in its clause, else earlier in the sentence.

    What a change is measured from (较去年) sets no period.
    """
    left, reference = s.clause.left, s.frame.reference
    times = told(s.sentence, s.folded, s.clause.number)
    yearless = False
    for place in range(len(times) - 1, -1, -1):
        time = times[place]
        inside = time.end > left
        if (not inside and time.local and not is_opening_day(s, time)) or (time.bare and yearless):
            continue
        year = named_year(times[:place], reference) if time.bare else reference
        days = time.resolve(year)
        yearless = yearless or (time.bare and year is reference and days is None)  # no earlier year is named either
        if days is None:
            continue
        days = _meant(s, time, days, inside)
        if inside or not is_of_another_part(s, time, days):
            return Stated(time, days, "clause" if inside else "sentence")
    return None


def _meant(s: Statement, time: TimeExpression, days: Days, inside: bool) -> Days:
    """The days that a time means for a figure: 到2027年 its end, as 到2027年底; 下半年…年内完成投资8000万元，｜添置设备60台 the half year."""
    if s.sentence.wording.says("until", s.folded, time.start - 1, len(s.folded)):
        days = (days[1], days[1])
    scope = s.frame.reference.scope
    if not inside and time.kind == "deadline" and scope and scope[1] == days[1]:
        return max(days, scope)
    return days


def _every_year(s: Statement) -> Days | None:
    """年均增长16%: of all years of the plan that the frame names, else of those since the year that the sentence starts from."""
    if s.says("yearly") is None:
        return None
    stated, reference = _listed(s) or _named(s), s.frame.reference
    days = stated.days if stated is not None else reference.scope
    if days is None or (stated is not None and days[0].year < days[1].year):
        return None  # 两年｜平均增长4.9% states its years
    plans = [scope for scope in (s.frame.around, reference.scope) if scope and scope[0].year < scope[1].year]
    named = (time.resolve(reference) for time in nearest(s.sentence, s.clause.number))
    first = min((each[0].year for each in named if each and each[0].year < days[1].year), default=None)
    since = None if first is None else (date(first + 1, 1, 1), date(days[1].year, 12, 31))
    aimed = stated is None or stated.where != "clause"  # 2024年…年均增长10% is of that year
    return next((scope for scope in plans if days[0] == scope[1] or (aimed and within(days, scope))), since)


def _year_compared(s: Statement) -> Days | None:
    """Under a heading of five years, a change against the year before is of the last of them."""
    scope, base = s.frame.reference.scope, s.figure.base
    if scope is None or base is None or base.basis not in {"yoy", "prev_year", "prev_year_full"}:
        return None
    return calendar.year(scope[1].year) if scope[1].year - scope[0].year > 1 else None


def _attained(s: Statement) -> Days | None:
    """Under a heading of five years, the level that something came to (达到95%) is of the last of them."""
    scope = s.frame.reference.scope
    if scope is None or scope[1].year - scope[0].year < 2 or not s.says("attained"):
        return None
    return calendar.year(scope[1].year)


def _as_stated(s: Statement, stated: Stated) -> Period:
    quote = s.figure.source.quote(stated.time.start, stated.time.end)
    return as_period(stated.days, stated.where, quote)


def _as_start(s: Statement, time: TimeExpression) -> Period | None:
    days = time.resolve(s.frame.reference)
    if days is None and (year := year_in(s.folded[time.start : time.end])) is not None:
        days = calendar.year(year)
    if days is None and s.period is None and (scope := s.frame.reference.scope) is not None and is_base_value(s):
        days = calendar.shifted(scope, -1)
    return None if days is None else as_period(days, "clause", s.figure.source.quote(time.start, time.end))


def _bare_start(s: Statement) -> bool:
    """The value that 由91.2%提高到93.5% starts from, where its clause states no time."""
    return s.starts and not s.sentence.times_in(s.clause.left, s.clause.number)


def _after_completion(s: Statement) -> bool:
    """达产后可年产轴承1200万套: of a time that nobody states."""
    own, earlier = cues_of(s.sentence.cues, s.clause.left, s.clause.number)
    cue = own[-1] if own else earlier
    return cue is not None and cue.row.lasting and not s.sentence.times_in(cue.end, s.clause.number)


DECISIONS: tuple[Decision[Period | None], ...] = (
    Decision("start", _start, _as_start, ("安陵县2023年工作总结\n\n占比由上年的46.3%提高到48.2%。",)),
    Decision("start_unknown", _bare_start, None, ("安陵县2023年工作总结\n\n供水率由91.2%提高到93.5%。",)),
    Decision("after_completion", _after_completion, None, ("安陵县2023年工作总结\n\n项目达产后年产值可达5亿元。",)),
    Decision(
        "every_year",
        _every_year,
        lambda s, scope: as_period(scope, s.frame.whose),
        ("安陵县2025—2027年工作方案\n\n到2027年，全县产值年均增长16%。",),
    ),
    Decision("listed", _listed, _as_stated, ("2024年6月底、9月底支出进度分别达到50%、75%。",)),
    Decision("named", _named, _as_stated, ("2023年新建公路3公里。",)),
    Decision(
        "carried",
        lambda s: s.sentence.carried,
        lambda _, period: period.changed(inherited_from="sentence", quote=None),
        ("2024年末共有机构52个。其中：医院8个。",),
    ),
    Decision(
        "year_compared",
        _year_compared,
        lambda s, year: as_period(year, s.frame.whose),
        ("2026年政府工作报告\n\n一、“十四五”时期和2025年工作回顾\n税收收入比上年增长6.4%。",),
    ),
    Decision(
        "attained",
        _attained,
        lambda s, year: as_period(year, s.frame.whose),
        ("2026年政府工作报告\n\n一、“十四五”时期回顾\n集中供水率达到95%。",),
    ),
    Decision(
        FRAME,
        lambda s: s.frame.reference.scope,
        lambda s, scope: as_period(scope, s.frame.whose),
        ("安陵县2023年工作总结\n\n新建公路3公里。",),
    ),
)


def sets_apart(s: Statement) -> bool:
    """Whether a clause opens with what is left out of the account: 剔除一次性收入5230万元后."""
    return (apart := s.says("set_apart")) is not None and apart.start() == s.clause.left


def next_stated(s: Statement, evidence: object) -> Period | None:
    """The period that words gave, for a sentence after this one that opens with 其中."""
    if (
        isinstance(evidence, Stated)
        and not sets_apart(s)
        and not in_bracket(s.folded, evidence.time.start, max(s.sentence.start, evidence.time.start - LONGEST_BRACKET))
    ):
        return s.period
    return s.topic.stated
