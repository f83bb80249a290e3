"""What surrounds a figure: its paragraph, its sentence, and what the figures before it left behind."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from govdoc_parse.model.fact import Direction, Period, Role, Scope, Status
from govdoc_parse.stages.facts.changes import Base, Change
from govdoc_parse.stages.facts.clauses import Clause
from govdoc_parse.stages.facts.distribution import Chain
from govdoc_parse.stages.facts.status import Cue
from govdoc_parse.stages.times.calendar import Days
from govdoc_parse.stages.times.expressions import TimeExpression
from govdoc_parse.stages.times.frame import Frame


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a paragraph inherits: its section path, the frame of time and whose it is, the status to expect.

    `review` tells of a section that looks back, `regulates` of a text that sets rules, `example` of a case that shows how
    such rules are applied; `around` are the days of what surrounds a paragraph that opens with a time of its own.
    """

    section: str | None
    frame: Frame
    scope: Scope
    prior: Status
    review: bool = False
    regulates: bool = False
    example: bool = False
    around: Days | None = None


@dataclass(slots=True)
class Memory:
    """What one figure hands on to the next: the indicator of the sentence, the basis of the document, group numbers."""

    indicator: tuple[int, int] | None = None
    name: str | None = None
    base: Base | None = None
    change: Change | None = None
    stated: Period | None = None
    carried: Period | None = None
    opened: Base | None = None
    moved: Direction | None = None
    role: Role | None = None
    default: Base | None = None
    group: int = 0
    open_group: int | None = None
    region: tuple[int, int] | None = None
    actor: tuple[int, int] | None = None
    recent: list[tuple[tuple[int, int], str]] = field(default_factory=list)
    subjects: dict[int, tuple[tuple[int, int], str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with all that was found in it; `grants` tells whether it has a word of granting at all."""

    start: int
    end: int
    times: list[TimeExpression]
    cues: list[Cue]
    clauses: list[Clause]
    chains: list[Chain]
    grants: bool = False

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
