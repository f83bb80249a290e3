"""Which of the times of a sentence may date a figure of it."""

from __future__ import annotations

from bisect import bisect_left

from govdoc_parse.stages.facts.sentence import Sentence
from govdoc_parse.stages.facts.statement import Statement
from govdoc_parse.stages.frames.periods import OPENING, governs
from govdoc_parse.stages.text.wording import Wording
from govdoc_parse.stages.times.calendar import Days
from govdoc_parse.stages.times.expressions import TimeExpression
from govdoc_parse.stages.times.reference import ReferenceDays

NEAR = 64  # so many times of one sentence are looked at for a figure
HALF_A_YEAR = 183  # days
BRACKET = 40  # how long a bracket may be that holds a time
LONGEST_BRACKET = 500  # and one that may hold sentences


def told(sentence: Sentence, folded: str, right: int) -> list[TimeExpression]:
    """The times named before `right` that may date a figure.

    Those that tell which target, record or carry-over is meant (完成全年目标任务的80%, 为近五年最低) date no figure, and
    those in 剔除上年一次性收入5230万元后 date that figure alone.
    """
    near = nearest(sentence, right)
    return [time for time in near if time.kind != "base" and not _dates_nothing(sentence.wording, folded, time, right)]


def nearest(sentence: Sentence, right: int) -> list[TimeExpression]:
    """The times that begin before `right`: of a list without end, those that open it and the nearest."""
    times = sentence.times
    at = bisect_left(times, right, key=lambda time: time.start)
    return times[:at] if at <= NEAR else [*times[:OPENING], *times[at - NEAR : at]]


def in_bracket(folded: str, at: int, start: int) -> bool:
    """Whether a place is inside a bracket that opens in its sentence."""
    return folded.rfind("(", start, at) > folded.rfind(")", start, at)


def _dates_nothing(wording: Wording, folded: str, time: TimeExpression, right: int) -> bool:
    if wording.says("which_aim", folded, time.end, len(folded)):
        return True
    near = max(0, time.start - BRACKET)
    closed = folded.find(")", time.end, min(right, time.end + BRACKET)) >= 0
    if closed and in_bracket(folded, time.start, near):
        return True  # （上半年为2.1%） is said of the figure inside alone
    apart = wording.says("set_apart", folded, max(0, time.start - 4), time.start)
    return apart is not None and folded.find(",", time.end, right) > 0


def is_of_another_part(s: Statement, time: TimeExpression, days: Days) -> bool:
    """Whether some months are named within a part of the sentence that a semicolon ends, and so are said of it alone.

    At the opening of the sentence they govern all its parts.
    """
    short = time.kind == "interval" and (days[1] - days[0]).days < HALF_A_YEAR
    alone = time.kind in {"instant", "deadline"} or (short and not _opens(s, time))
    if short and s.folded[time.start - 1 : time.start] == "于":
        return True  # 9月 in 于9月实现签约 is said of its clause alone
    return alone and s.sentence.parted(time.end, s.clause.left)


def _opens(s: Statement, time: TimeExpression) -> bool:
    """Whether a time opens its sentence and so governs it."""
    return time.start - s.sentence.start <= OPENING and governs(s.folded, time.end)


def is_opening_day(s: Statement, time: TimeExpression) -> bool:
    """9月23日，召开座谈会，请5家企业研讨: a day that opens its sentence governs it, as a year of an award (2023年度) does not."""
    days = time.resolve(s.frame.reference)
    return days is not None and days[0] == days[1] and _opens(s, time)


def named_year(earlier: list[TimeExpression], reference: ReferenceDays) -> ReferenceDays:
    """A bare 全年 after 2022年 in the same sentence belongs to that year."""
    for time in reversed(earlier):
        days = time.resolve(reference) if not time.bare and time.kind in {"interval", "as_of"} else None
        if days is not None and days[0].year == days[1].year:
            return reference.within(days)
    return reference
