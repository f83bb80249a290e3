"""The walk through a document that gives each section and each paragraph its frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from govdoc_parse.model.fact import Scope, Status
from govdoc_parse.model.outline import Paragraph, Section
from govdoc_parse.stages.frames.frame import DocumentFrame, FramedText, ParagraphFrame, SectionFrame
from govdoc_parse.stages.frames.headings import HeadingReader
from govdoc_parse.stages.frames.paragraphs import ParagraphFrames
from govdoc_parse.stages.outline.sections import Outline
from govdoc_parse.stages.times import calendar
from govdoc_parse.stages.times.calendar import Days
from govdoc_parse.stages.times.reference import ReferenceDays

_STATUS: dict[str | None, Status] = {
    "regulation": "required",
    "plan": "planned",
    "measure": "planned",
    "background": "planned",
    "review": "achieved",
    "problem": "achieved",
    "situation": "achieved",
}
_TOLD = {"review", "problem", "situation"}
_THIS_YEAR = ("今年", "本年")


class Framing:
    """Frames one document. What a bare heading and the targets of a work report change holds for all that follows them."""

    def __init__(
        self, folded: str, document: DocumentFrame, headings: HeadingReader, paragraphs: ParagraphFrames
    ) -> None:
        self._folded, self._document = folded, document
        self._headings, self._paragraphs = headings, paragraphs
        self.sections: dict[str, SectionFrame] = {}
        self.head = self._head()
        self._here = ParagraphFrame(self.head, self.head.reference, self.head.whose)
        self._bare: tuple[int, ParagraphFrame] | None = None
        self._turned = False

    def texts(self, outline: Outline) -> Iterator[FramedText]:
        """All text in reading order: what is before the first section, annexed openings, then the sections."""
        start = self._here
        yield from self._framed(outline.preamble, start)
        start = self._here
        for opening in outline.openings.values():
            yield from self._framed(opening, start)
        start = self._paragraphs.introduced(outline.preamble, start)
        for index, section in enumerate(outline.sections, start=1):
            yield from self._section(section, str(index), start, 0)

    def _head(self) -> SectionFrame:
        """The frame before the first section; a work report of 2025 reviews 2024 until it plans."""
        document = self._document
        reference, whose = document.reference, "title" if document.stated else "anchor"
        reviewed = self._year(review=True)
        if reviewed is not None:
            reference = ReferenceDays(reference.anchor, reference.this_year, reviewed)
        scope: Scope = "title" if whose == "title" else "anchor"
        return SectionFrame(document, None, reference, scope, document.expected, False, document.regulates)

    def _year(self, *, review: bool) -> Days | None:
        """The year that a report of its kind reviews, or the one that it plans; `None` where the genre has no such years."""
        genre, year = self._document.genre, self._document.reference.this_year
        if genre is None or not genre.review_shift or year is None:
            return None
        return calendar.year(year + genre.review_shift if review else year)

    def _section(self, section: Section, path: str, outer: ParagraphFrame, since: int) -> Iterator[FramedText]:
        """The texts of a section; `since` is where its `outer` frame began to hold."""
        start = section.span.start
        if self._bare is not None and since < self._bare[0] < start:
            outer = self._bare[1]
        here = self._own(section, path, outer)
        if section.heading is not None:
            yield FramedText(((section.heading.start, section.heading.end),), here, heading=True)
        yield from self._framed(section.paragraphs, here)
        here = self._paragraphs.inside(section, self._here)
        for index, child in enumerate(section.children, start=1):
            yield from self._section(child, f"{path}.{index}", here, start)
            here = self._paragraphs.after(child, here)

    def _framed(self, paragraphs: Sequence[Paragraph], here: ParagraphFrame) -> Iterator[FramedText]:
        """Paragraphs with their frames; `self._here` is then the frame of what follows them."""
        for paragraph in paragraphs:
            bare = self._headings.bare(self._folded, paragraph)
            if bare is not None:
                here = self._within(here, bare[1], bare[0], path=here.section.path)
                here = replace(here, words=(paragraph.spans[0].start, paragraph.spans[-1].end))
                self._bare = paragraph.spans[0].start, here
            elif (at := self._targets(paragraph, here)) == paragraph.spans[0].start:
                here = self._within(here, "plan", "", path=here.section.path)
                self._turned = True
            elif here.section.expected == "achieved" and (year := self._headings.tasks(self._folded, paragraph)):
                here = self._within(here, "plan", f"{year}年", path=here.section.path)
            text, here = self._paragraphs.framed(paragraph, here)
            if bare is None and at is not None and at > paragraph.spans[0].start:
                text = replace(text, turn=(at, self._within(here, "plan", "", path=here.section.path)))
            yield text
        self._here = here

    def _targets(self, paragraph: Paragraph, here: ParagraphFrame) -> int | None:
        """Where a report of a review and a plan that has not come to the plan of its year comes to it in a paragraph."""
        planned = self._year(review=False)
        if planned is None or (here.section.expected == "planned" and here.reference.scope == planned):
            return None
        return self._headings.targets(self._folded, paragraph, self._document.reference.this_year)

    def _own(self, section: Section, path: str, outer: ParagraphFrame) -> ParagraphFrame:
        heading = section.heading
        text = self._folded[heading.start : heading.end] if heading is not None else ""
        kind = section.kind
        if "." not in path and self._year(review=False) is not None:
            kind = self._part(kind, text)
            self._turned = self._turned or kind == "plan"
        frame = self._within(outer, kind, text, path=path)
        self.sections[path] = frame.section
        return frame

    def _part(self, kind: str | None, heading: str) -> str | None:
        """Which part of a work report an outermost section is: 二、今年工作, and all that follows the plan, are of it."""
        if kind in {"review", "problem"}:
            return kind
        year = self._document.reference.this_year
        days = self._headings.days(heading, self._document.reference)
        named = days is not None and days[0].year == days[1].year == year
        return "plan" if self._turned or named or any(word in heading for word in _THIS_YEAR) else kind

    def _within(self, outer: ParagraphFrame, kind: str | None, heading: str, *, path: str | None) -> ParagraphFrame:
        """The frame under a heading of this kind."""
        document = self._document
        reference, whose = outer.reference, outer.whose
        bare = reference if kind != "plan" else ReferenceDays(reference.anchor, reference.this_year)  # 下半年工作打算
        days = self._headings.days(heading, bare) if heading else None
        planning = kind == "plan" and outer.section.expected != "planned"
        if days is not None:
            reference, whose = reference.within(days), "heading"
        elif planning or (kind == "plan" and not heading):
            reference = self._planning(reference)
        elif kind == "review" and (reviewed := self._year(review=True)) is not None:
            reference = replace(reference, scope=reviewed)
        ahead = days is not None and outer.reference.scope is not None and days[0] > outer.reference.scope[1]
        expected = "planned" if kind == "plan" and ahead else self._expected(outer.section, kind, heading)
        review = (kind == "review" and expected == "achieved") or (outer.section.review and kind not in _STATUS)
        tells = kind in _TOLD and expected == "achieved"  # 出台背景, in what explains rules
        inside = kind in _STATUS or outer.section.path is None or outer.section.regulates
        regulates = document.regulates and not (review or tells) and inside
        section = SectionFrame(document, path, reference, whose, expected, review, regulates)
        return ParagraphFrame(section, reference, whose, outer.words if days is None else None)

    def _expected(self, outer: SectionFrame, kind: str | None, heading: str) -> Status:
        """The status under a heading: that of its kind; an account is of one status throughout, but for what its headings call done."""
        genre = self._document.genre
        if (
            kind == "review"
            and outer.expected == "planned"
            and outer.path is not None
            and not self._headings.is_of_what_was_done(heading)
        ):
            return outer.expected  # 产业发展取得新进展, under a plan, is what is to come
        if kind not in _STATUS or self._document.expected == "required":
            return outer.expected
        if (
            genre is not None
            and genre.steady
            and not (kind == "review" and self._headings.is_of_what_was_done(heading))
        ):
            return outer.expected
        return _STATUS[kind]

    def _planning(self, reference: ReferenceDays) -> ReferenceDays:
        """Inside a plan without a period of its own: the year that the genre or the title gives to plans; else what was reported on is over."""
        planned = self._year(review=False)
        later = [days for days in self._document.titled[1:] if days[0].year == days[1].year]
        if planned is not None or later:
            return reference.within(planned or calendar.year(later[-1][1].year))
        if self._document.expected == "planned" or reference.scope is None:
            return reference
        return ReferenceDays(anchor=reference.anchor, this_year=reference.anchor.year if reference.anchor else None)
