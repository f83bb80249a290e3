"""A sentence with all that was found in it before a statement is made of any figure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from govdoc_parse.model.fact import Period
from govdoc_parse.stages.facts.clauses import Clause
from govdoc_parse.stages.facts.cues import Cue
from govdoc_parse.stages.facts.distribution import Chain, Named
from govdoc_parse.stages.text.wording import Wording
from govdoc_parse.stages.times.bases import Base
from govdoc_parse.stages.times.expressions import TimeExpression


@dataclass(frozen=True, slots=True)
class Sentence:
    """The times, cues, clauses and lists of `[start, end)`.

    `members` are the indicators of the lists by the index of their figure, `wording` are the cues that may be asked for, `grants` tells a word of granting, `opening`
    is the base that opens the sentence, `carried` the period of the sentence before, of which this one (其中…) is a part.
    `parts` are the offsets of its semicolons, `planned` tells a cue of what is planned: both are asked for each figure.
    """

    start: int
    end: int
    times: list[TimeExpression]
    cues: list[Cue]
    clauses: list[Clause]
    chains: list[Chain]
    members: Mapping[int, Named]
    wording: Wording
    grants: bool = False
    opening: Base | None = None
    carried: Period | None = None
    parts: list[int] = field(default_factory=list)
    planned: bool = False

    def chain_of(self, index: int) -> Chain | None:
        """The list that the figure of a clause is a member of."""
        at = bisect_right(self.chains, index, key=_first) - 1
        return self.chains[at] if at >= 0 and index in self.chains[at].members else None

    def holds_figure(self, left: int, right: int) -> bool:
        """Whether a figure begins in `[left, right)`."""
        at = bisect_left(self.clauses, left, key=_number)
        return at < len(self.clauses) and _number(self.clauses[at]) < right

    def parted(self, left: int, right: int) -> bool:
        """Whether a semicolon stands in `[left, right)`."""
        at = bisect_left(self.parts, left)
        return at < len(self.parts) and self.parts[at] < right

    def shared_times(self, chain: Chain) -> range:
        """The indexes of the times that a list is shared out over, if they are as many as its figures."""
        if chain.times is None:
            return range(0)
        first = bisect_left(self.times, chain.times[0], key=_start)
        found = range(first, bisect_left(self.times, chain.times[1], lo=first, key=_start))
        return found if len(found) == len(chain.members) else range(0)

    def times_in(self, left: int, right: int) -> list[TimeExpression]:
        """The times that begin in `[left, right)`."""
        first = bisect_left(self.times, left, key=_start)
        return self.times[first : bisect_left(self.times, right, lo=first, key=_start)]


def _start(time: TimeExpression) -> int:
    return time.start


def _number(clause: Clause) -> int:
    return clause.measure.start


def _first(chain: Chain) -> int:
    return chain.members[0]
