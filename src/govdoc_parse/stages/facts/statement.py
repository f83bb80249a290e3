"""A figure in its sentence, and the statement that it makes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from govdoc_parse.model.fact import Direction, Period, Role, Status
from govdoc_parse.stages.facts.changes import Change
from govdoc_parse.stages.facts.clauses import Clause
from govdoc_parse.stages.facts.distribution import Chain, Named, Place
from govdoc_parse.stages.facts.sentence import Sentence
from govdoc_parse.stages.frames.frame import ParagraphFrame
from govdoc_parse.stages.quantities.measure import Reading
from govdoc_parse.stages.text.source import Source
from govdoc_parse.stages.times.bases import Base


class IndicatorCase(StrEnum):
    """Where the indicator of a figure was found."""

    GRANTED = "granted"  # what a rule pays: 给予30万元｜奖励
    DISTRIBUTED = "distributed"  # the member of a list that is shared out
    TIMED_ACT = "timed_act"  # what is to be done within a term: 20日内作出｜审批决定
    SIDE = "side"  # the growth itself is ranked or narrows: 增速居全市第2位
    NOUN_AHEAD = "noun_ahead"
    NOUN_BEHIND = "noun_behind"
    INHERITED = "inherited"  # that of the figure before
    EARLIER_CLAUSE = "earlier_clause"
    NONE = "no_indicator"

    @property
    def goes_on(self) -> bool:
        """Whether the figure is of the subject of the figure before, or of a list."""
        return self in {IndicatorCase.INHERITED, IndicatorCase.DISTRIBUTED}

    @property
    def names_another(self) -> bool:
        """Whether the clause names an indicator of its own."""
        return self in {IndicatorCase.NOUN_AHEAD, IndicatorCase.NOUN_BEHIND}


@dataclass(frozen=True, slots=True)
class Topic:
    """What one figure of a sentence hands on to the next; a sentence begins with a new one unless it opens with 其中.

    `indicator` and `name` are what was measured, `base` what its last change is compared with, `change` the verb of the
    list that goes on, `stated` the period that words gave, `moved` which way the last change went, `role` what a list goes
    on to be, `region` and `actor` whose figure it was; `recent` are the indicators that a list may refer back to, and
    `referred` those that one does; `group` is the offset of the figure that began a 其中 chain; `kind` is
    that of the quantity of the indicator, and `counted` the last indicator that was counted.
    """

    indicator: Place | None = None
    name: str | None = None
    base: Base | None = None
    change: Change | None = None
    stated: Period | None = None
    moved: Direction | None = None
    role: Role | None = None
    region: Place | None = None
    actor: Place | None = None
    recent: tuple[Named, ...] = ()
    referred: Mapping[int, Named] = field(default_factory=dict)
    group: int | None = None
    kind: str | None = None
    counted: Named | None = None

    def measures_other(self, kind: str) -> bool:
        """Whether a figure of a kind is of what was counted before the indicator: a count after a sum of money or a rate."""
        return kind == "count" and self.kind in {"money", "percent"} and self.counted is not None

    def referring(self, referred: Mapping[int, Named]) -> Topic:
        """The topic with the indicators that a list takes over from the figures before it."""
        return replace(self, referred=referred)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in its sentence: the clause, where what may name it begins (`left`), its base and its verb of change.

    `starts` tells the beginning of 从…提高到….
    """

    source: Source
    sentence: Sentence
    index: int
    clause: Clause
    left: int
    frame: ParagraphFrame
    topic: Topic
    base: Base | None
    change: Change | None
    starts: bool

    @property
    def folded(self) -> str:
        """The folded text."""
        return self.source.fold

    @property
    def reading(self) -> Reading:
        """The value and its unit."""
        return self.clause.measure.reading

    @property
    def chain(self) -> Chain | None:
        """The list of figures that this one is a member of."""
        return self.sentence.chain_of(self.index)

    @property
    def member(self) -> Named | None:
        """The indicator that a list shares out to this figure."""
        return self.sentence.members.get(self.index) or self.topic.referred.get(self.index)

    def says(self, sense: str) -> re.Match[str] | None:
        """The wording of a sense in front of the figure in its clause, or of its list of ranks."""
        return self.sentence.wording.says(sense, self.source.fold, self.left, self.clause.number)

    @property
    def before(self) -> Clause | None:
        """The clause of the figure before it in the sentence."""
        return self.sentence.clauses[self.index - 1] if self.index else None


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure with its indicator, and what was decided of it so far.

    `change` is that of the figure or of its list.
    """

    figure: Figure
    indicator: Place | None
    indicator_case: IndicatorCase
    change: Change | None
    period: Period | None = None
    status: Status = "achieved"
    role: Role = "level"

    @property
    def folded(self) -> str:
        """The folded text."""
        return self.figure.source.fold

    @property
    def starts(self) -> bool:
        """Whether the figure is the beginning of 从…提高到…."""
        return self.figure.starts

    @property
    def sentence(self) -> Sentence:
        """The sentence of the figure."""
        return self.figure.sentence

    @property
    def index(self) -> int:
        """Which figure of the sentence it is."""
        return self.figure.index

    @property
    def clause(self) -> Clause:
        """The clause around the figure."""
        return self.figure.sentence.clauses[self.figure.index]

    def says(self, sense: str) -> re.Match[str] | None:
        """The wording of a sense in front of the figure in its clause."""
        return self.sentence.wording.says(sense, self.folded, self.clause.left, self.clause.number)

    def says_after(self, sense: str) -> re.Match[str] | None:
        """The wording of a sense that opens what follows the figure."""
        return self.sentence.wording.says(sense, self.folded, self.clause.behind, len(self.folded))

    def named(self, sense: str) -> re.Match[str] | None:
        """The wording of a sense in the indicator."""
        return None if self.indicator is None else self.sentence.wording.says(sense, self.folded, *self.indicator)

    @property
    def kind(self) -> str:
        """The kind of the quantity."""
        return self.figure.clause.measure.reading.kind

    @property
    def frame(self) -> ParagraphFrame:
        """What the paragraph lends."""
        return self.figure.frame

    @property
    def topic(self) -> Topic:
        """What the figure before handed on."""
        return self.figure.topic
