"""The frames: DocumentFrame ⊃ SectionFrame ⊃ ParagraphFrame."""

from __future__ import annotations

from dataclasses import dataclass

from govdoc_parse.lexicon import Genre
from govdoc_parse.model.fact import Scope, Status
from govdoc_parse.stages.times.bases import Base
from govdoc_parse.stages.times.calendar import Days
from govdoc_parse.stages.times.reference import ReferenceDays


@dataclass(frozen=True, slots=True)
class DocumentFrame:
    """What the head of a document says of all of it.

    `stated` is the period that the title states, `titled` are all of them; `expected` the status of a figure that says nothing of its own; `regulates`
    tells a text that sets rules from one that reports, `norms` one of which every figure is a rule that is not said to be done or to be had.
    `shared_bases` are those that are said to hold for the rest (同比，下同).
    """

    genre: Genre | None
    reference: ReferenceDays
    stated: Days | None
    titled: tuple[Days, ...]
    expected: Status
    regulates: bool
    norms: bool
    shared_bases: tuple[Base, ...] = ()

    def shared_base(self, at: int) -> Base | None:
        """The base that a change at an offset has if no words near it give one."""
        return next((base for base in reversed(self.shared_bases) if base.end <= at), None)


@dataclass(frozen=True, slots=True)
class SectionFrame:
    """What a section lends to its figures: `reference` days, and `whose` they are (those of a heading, of the title …).

    `path` is that of the section, `None` for what stands before the first; `review` tells a section that looks back.
    """

    document: DocumentFrame
    path: str | None
    reference: ReferenceDays
    whose: Scope
    expected: Status
    review: bool
    regulates: bool


@dataclass(frozen=True, slots=True)
class ParagraphFrame:
    """What a paragraph lends to its figures.

    `words` are where the words stand that opened a period of its own, here or in a paragraph before; `around` are the days of
    what surrounds it; `example` tells a case that shows how rules are applied.
    """

    section: SectionFrame
    reference: ReferenceDays
    whose: Scope
    words: tuple[int, int] | None = None
    around: Days | None = None
    example: bool = False


@dataclass(frozen=True, slots=True)
class FramedText:
    """The stretches of a paragraph, or a heading, with the frame that governs them; `spans` is more than one if it has soft breaks.

    `turn` is an offset, and the frame of the sentences that do not end before it.
    """

    spans: tuple[tuple[int, int], ...]
    frame: ParagraphFrame
    heading: bool = False
    turn: tuple[int, ParagraphFrame] | None = None

    def frame_at(self, end: int) -> ParagraphFrame:
        """The frame of the sentence that ends at `end`."""
        return self.frame if self.turn is None or end <= self.turn[0] else self.turn[1]
