"""A sentence with all that was found in it before a statement is made of any figure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

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

    def chain_of(self, index: int) -> Chain | None:
        """The list that the figure of a clause is a member of."""
        at = bisect_right(self.chains, index, key=_first) - 1
        return self.chains[at] if at >= 0 and index in self.chains[at].members else None

    def times_in(self, left: int, right: int) -> list[TimeExpression]:
        """The times that begin in `[left, right)`."""
        first = bisect_left(self.times, left, key=_start)
        return self.times[first : bisect_left(self.times, right, lo=first, key=_start)]


def _start(time: TimeExpression) -> int:
    return time.start


def _first(chain: Chain) -> int:
    return chain.members[0]
