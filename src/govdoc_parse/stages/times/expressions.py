"""What a time expression is: its place, how it is meant, and how it turns into days, given the days it is resolved against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from govdoc_parse.stages.times.calendar import Days
from govdoc_parse.stages.times.reference import ReferenceDays

Kind = Literal["interval", "as_of", "instant", "deadline", "base"]
Resolve = Callable[[ReferenceDays], Days | None]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Wording of time at `[start, end)`. `kind` tells how it is meant, `resolve` its days given those it is resolved against.

    `local` ones govern their clause alone (2月21日, 2022年度…评价); `bare` ones lack a year of their own (全年).
    `interval` covers its days; `as_of` (截至…) runs from the start of the year; `instant` is the last day alone
    (年末); `deadline` lies ahead (年底前); `base` is what a change is measured from (较去年同期) and sets no scope.
    """

    start: int
    end: int
    kind: Kind
    resolve: Resolve
    local: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a rule builds: the expression without its place."""

    kind: Kind
    resolve: Resolve
    local: bool = False
