"""Folded text → time expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdoc_parse.lazy import lazy
from govdoc_parse.patterns.rule import RuleSet
from govdoc_parse.stages.times.calendar import Days
from govdoc_parse.stages.times.expressions import Resolve, TimeExpression
from govdoc_parse.stages.times.reference import ReferenceDays
from govdoc_parse.stages.times.rules import RULES

_ISSUE = lazy(r"第\d{1,4}[号期]")
_BLANKS = lazy(r"(?<!\d)\s+|\s+(?![\s\d])")  # two numbers stay two: 表1 2024年
_TO = lazy("起? ?(?:至|到|-{1,2}|~)(?:次年)? ?")
_NAMES = lazy(r"第 ?\d{1,4} ?[号期]|版\)?|(?:[一-龥]{0,4}(?:规划|纲要|行动计划))")  # what a year names


class TimeFinder:
    """Finds the time expressions of a stretch of text, the longest rule in order first."""

    def __init__(self) -> None:
        self._rules = RuleSet(RULES)

    def find_times(self, folded: str, start: int, end: int, *, named: bool = False) -> list[TimeExpression]:
        """All time expressions of `[start, end)`, in order and disjoint.

        The year inside 《》 or of a plan (2023年规划) names a thing and is left out, unless `named` asks for it.
        """
        found = [
            TimeExpression(match.start(), match.end(), meaning.kind, meaning.resolve, meaning.local, _is_bare(match))
            for _, match, meaning in self._rules.scan(folded, start, end)
            if named or not _NAMES.match(folded, match.end(), end)
        ]
        if not named and found and folded.find("《", start, found[-1].start) >= 0:
            found = _outside_titles(folded, start, found)
        return _joined(folded, found) if len(found) > 1 else found

    def candidates(self, folded: str, offset: int, start: int, end: int) -> Iterator[tuple[str, int, int, bool]]:
        """What the rules make of the place `offset` of `[start, end)`."""
        return self._rules.covering(folded, offset, start, end)

    def stated_period(self, folded: str, reference: ReferenceDays) -> tuple[TimeExpression, Days] | None:
        """The first period that a title or heading states; blanks in it (2023 年上半年) say nothing."""
        return next(self._stated(folded, reference), None)

    def stated_periods(self, folded: str, reference: ReferenceDays) -> list[Days]:
        """All periods that a title or heading states, in order."""
        return [days for _, days in self._stated(folded, reference)]

    def _stated(self, folded: str, reference: ReferenceDays) -> Iterator[tuple[TimeExpression, Days]]:
        squeezed = _BLANKS.sub("", folded)
        for expression in self.find_times(squeezed, 0, len(squeezed), named=True):
            if _ISSUE.match(squeezed, expression.end):
                continue  # （2020年第12期）
            days = expression.resolve(reference) if expression.kind in {"interval", "as_of"} else None
            if days is not None:
                yield expression, days


def _joined(folded: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """Two times with 至 between them are one: 2017年五月至2018年四月, 前年11月到去年3月; never three (2017年至2018年｜至2019年)."""
    out = found[:1]
    joined = False
    for time in found[1:]:
        last = out[-1]
        both = not joined and last.kind == "interval" and time.kind in {"interval", "instant"}
        joined = both and _TO.fullmatch(folded, last.end, time.start) is not None
        if joined:
            out[-1] = TimeExpression(last.start, time.end, "interval", _spanning(last, time), False, last.bare)
        else:
            out.append(time)
    return out


def _spanning(first: TimeExpression, last: TimeExpression) -> Resolve:
    def resolve(reference: ReferenceDays) -> Days | None:
        start = first.resolve(reference)
        end = last.resolve(reference.within(start) if last.bare else reference)
        return None if start is None or end is None or end[1] < start[0] else (start[0], end[1])

    return resolve


def _outside_titles(folded: str, start: int, found: list[TimeExpression]) -> list[TimeExpression]:
    """The times that do not lie inside 《》: the year of a title is no time."""
    out: list[TimeExpression] = []
    at, inside = start, False
    for time in found:
        opened, closed = folded.rfind("《", at, time.start), folded.rfind("》", at, time.start)
        inside = opened > closed or (inside and opened == closed)
        at = time.start
        out += [] if inside else [time]
    return out


def _is_bare(match: re.Match[str]) -> bool:
    groups = match.groupdict()
    return not any(groups.get(name) for name in ("y", "r", "y1", "p", "w")) and not match[0].endswith(("目前", "以来"))
