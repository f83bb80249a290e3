"""Outline, title, metadata and signature → the frames of a document, before any sentence is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govdoc_parse.lexicon import Lexicon
from govdoc_parse.model.fact import Scope
from govdoc_parse.model.metadata import Metadata, Signature
from govdoc_parse.model.outline import Section
from govdoc_parse.model.span import Quote
from govdoc_parse.stages.frames.document_frame import anchored, reference_days, shared_bases
from govdoc_parse.stages.frames.expectations import expected_status, own_name, sets_rules
from govdoc_parse.stages.frames.frame import DocumentFrame, FramedText, ParagraphFrame, SectionFrame
from govdoc_parse.stages.frames.paragraphs import ParagraphFrames
from govdoc_parse.stages.frames.periods import as_period
from govdoc_parse.stages.outline.sections import Outline
from govdoc_parse.stages.times.bases import Base, BaseFinder
from govdoc_parse.stages.times.reference import ReferenceDays
from govdoc_parse.stages.times.time_finder import TimeFinder

_OF_SECTION = set(Section.model_fields)


@dataclass(frozen=True, slots=True)
class Frames:
    """The frame of what stands before the first section, those of the sections by their path, and all text in reading order."""

    head: SectionFrame
    sections: dict[str, SectionFrame]
    texts: tuple[FramedText, ...]

    def shown(self, sections: tuple[Section, ...], path: str = "") -> tuple[Section, ...]:
        """The sections with the period and the status that a figure in them has which says nothing of its own."""
        return tuple(self._shown(section, f"{path}{index}") for index, section in enumerate(sections, start=1))

    def _shown(self, section: Section, path: str) -> Section:
        frame = self.sections[path]
        scope = frame.reference.scope
        fields = {name: getattr(section, name) for name in Section.model_fields}
        fields["period"] = None if scope is None else as_period(scope, frame.whose)
        fields["status"] = frame.expected
        fields["children"] = self.shown(section.children, f"{path}.")
        return Section.of_valid(fields, _OF_SECTION)


class FrameFinder:
    """Decides the frames of documents."""

    def __init__(self, lexicon: Lexicon, times: TimeFinder) -> None:
        self._times = times
        self._bases = BaseFinder(lexicon)

    def find_frames(
        self, folded: str, outline: Outline, title: Quote | None, metadata: Metadata, signature: Signature | None
    ) -> Frames:
        """The frames; `folded` is the text without soft breaks."""
        name = folded[title.start : title.end] if title else ""
        reference = reference_days(self._times, name, metadata, signature)
        return _Framing(folded, self._times, name or own_name(folded), outline).frames(
            reference, tuple(shared_bases(folded, self._bases))
        )


class _Framing:
    """The frames of one document."""

    def __init__(self, folded: str, times: TimeFinder, name: str, outline: Outline) -> None:
        self._folded, self._times, self._name, self._outline = folded, times, name, outline
        self._law = any(s.style == "article" for root in outline.sections for _, s in root.walk())
        self._paragraphs = ParagraphFrames(folded, times)
        self._sections: dict[str, SectionFrame] = {}

    def frames(self, reference: ReferenceDays, bases: tuple[Base, ...]) -> Frames:
        regulates = sets_rules(self._name, self._law, self._folded)
        expected = expected_status([], self._name, self._law)
        document = DocumentFrame(reference, reference.scope, expected, regulates, bases)
        reference = anchored(self._folded, self._outline.sections, reference)
        whose: Scope = "title" if document.stated else "anchor"
        head = SectionFrame(document, None, reference, whose, expected, False, regulates)
        start = ParagraphFrame(head, reference, whose)
        texts = [*self._paragraphs.framed(self._outline.preamble, start)]
        for opening in self._outline.openings.values():
            texts += self._paragraphs.framed(opening, start)
        start = self._paragraphs.introduced(self._outline.preamble, start)
        for index, section in enumerate(self._outline.sections, start=1):
            texts += self._section(section, str(index), [], start)
        return Frames(head, self._sections, tuple(texts))

    def _section(
        self, section: Section, path: str, kinds: list[str | None], outer: ParagraphFrame
    ) -> Iterator[FramedText]:
        kinds = [section.kind, *kinds]
        here = self._own(section, path, kinds, outer)
        if section.heading is not None:
            yield FramedText(((section.heading.start, section.heading.end),), here, heading=True)
        yield from self._paragraphs.framed(section.paragraphs, here)
        here = self._paragraphs.inside(section, here)
        for index, child in enumerate(section.children, start=1):
            yield from self._section(child, f"{path}.{index}", kinds, here)
            here = self._paragraphs.after(child, here)

    def _own(self, section: Section, path: str, kinds: list[str | None], outer: ParagraphFrame) -> ParagraphFrame:
        """The frame of a section: the period of its heading, else that of what surrounds it."""
        reference, whose = outer.reference, outer.whose
        if section.heading is not None:
            heading = self._folded[section.heading.start : section.heading.end]
            stated = self._times.stated_period(heading, reference)
            if stated is not None:
                reference, whose = reference.within(stated[1]), "heading"
            elif section.kind == "plan":
                reference = _forward(reference)
        review = next((kind for kind in kinds if kind), None) == "review"
        frame = SectionFrame(
            outer.section.document,
            path,
            reference,
            whose,
            expected_status(kinds, self._name, self._law),
            review,
            outer.section.regulates and not review,
        )
        self._sections[path] = frame
        return ParagraphFrame(frame, reference, whose)


def _forward(reference: ReferenceDays) -> ReferenceDays:
    """Inside a section of plans: what was reported on is over, and 年内 is said of the year of the document."""
    if reference.anchor is None or reference.scope is None or reference.scope[1] >= reference.anchor:
        return reference
    return ReferenceDays(anchor=reference.anchor, this_year=reference.anchor.year)
