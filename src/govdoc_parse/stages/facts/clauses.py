"""A sentence with its measures → the clause of each measure."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from govdoc_parse.lazy import lazy
from govdoc_parse.stages.quantities.measure import Measure
from govdoc_parse.stages.text.source import Source
from govdoc_parse.stages.text.wording import Wording
from govdoc_parse.stages.times.expressions import TimeExpression

_MARK = lazy(r"[;:。!?\n,](?:(?<!,)|(?!\d{3}(?!\d))|(?<!\d,))")


@dataclass(frozen=True, slots=True)
class Clause:
    """The stretch of text around one measure: `[left, number)` stands before it, `[behind, right)` after it.

    `number` and `behind` leave out the approximators. `joined` tells that nothing but a mark separates the measure
    from the one before, so that the two belong to one list.
    """

    measure: Measure
    left: int
    number: int
    behind: int
    right: int
    joined: bool


class ClauseFinder:
    """Cuts a sentence into the clauses of its measures."""

    def __init__(self, wording: Wording) -> None:
        self._says = wording.says

    def find_clauses(
        self, source: Source, start: int, end: int, measures: list[Measure], times: list[TimeExpression]
    ) -> list[Clause]:
        """One clause a measure. Where punctuation was lost, a boundary is drawn behind a number and reported."""
        folded = source.fold
        marks = [start, *(m.end() for m in _MARK.finditer(folded, start, end)), end + 1]
        begun = {time.start for time in times}
        out: list[Clause] = []
        at = 0
        for index, measure in enumerate(measures):
            while marks[at + 1] <= measure.outer_start:
                at += 1
            left = marks[at]
            joined = False
            if index and measures[index - 1].outer_end > left:
                before = measures[index - 1].outer_end
                between = folded[before : measure.outer_start]
                joined = between.strip(" ") in {"、", "和", "与", "及", "", ",", "至"}
                left = before + (1 if between[:1] in "、,)" and between else 0)
                self._report_lost_mark(source, before, measure, begun)
            elif index:
                joined = folded[measures[index - 1].outer_end : measure.outer_start].strip(" ") == ","
            following = measures[index + 1].outer_start if index + 1 < len(measures) else end
            right = min(following, marks[at + 1] if marks[at + 1] > measure.outer_end else end, end)
            out.append(
                Clause(measure, left, measure.outer_start, measure.outer_end, max(right, measure.outer_end), joined)
            )
        return out

    def _report_lost_mark(self, source: Source, before: int, measure: Measure, times: Set[int]) -> None:
        begins = before in times or self._says("clause_begins", source.fold, before, len(source.fold))
        if begins and measure.outer_start > before:
            source.report("SENT_RUN_TOGETHER", before, before, "a clause begins without a mark behind a number")
