"""The words that open a paragraph → the period of all its sentences, and of what it introduces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from govdoc_parse.model.outline import Paragraph, Section
from govdoc_parse.stages.frames.frame import FramedText, ParagraphFrame
from govdoc_parse.stages.frames.periods import OPENING, governs, within
from govdoc_parse.stages.text.wording import Wording
from govdoc_parse.stages.times import calendar
from govdoc_parse.stages.times.calendar import Days
from govdoc_parse.stages.times.time_finder import TimeFinder

_INSTANCE = ("例如", "比如")


class ParagraphFrames:
    """Frames the paragraphs of one document; `folded` is its text without soft breaks."""

    def __init__(self, folded: str, times: TimeFinder, wording: Wording) -> None:
        self._folded = folded
        self._says = wording.says
        self._times = times

    def framed(self, paragraph: Paragraph, here: ParagraphFrame) -> tuple[FramedText, ParagraphFrame]:
        """A paragraph with its frame, and the frame of the paragraphs after it.

        From 例1： on they work out an example, a paragraph that opens with 例如 does so alone; from 刚刚过去的2025年，… on they
        tell of one year of the five in the heading.
        """
        start, end = paragraph.spans[0].start, paragraph.spans[-1].end
        if self._says("example", self._folded, start, end):
            here = replace(here, example=True)
        here = self._narrowed(paragraph, here, paragraph.spans[0].start)
        own = replace(here, example=True) if self._folded.startswith(_INSTANCE, start, end) else here
        opened = self.opened(paragraph, own)
        turn = None if opened is own else self._turn(paragraph, own, opened)
        return FramedText(tuple((s.start, s.end) for s in paragraph.spans), opened, turn=turn), here

    def _turn(
        self, paragraph: Paragraph, here: ParagraphFrame, opened: ParagraphFrame
    ) -> tuple[int, ParagraphFrame] | None:
        """Where a paragraph of a plan that opens with a time that is over comes to another: 2017年消费1180万吨。｜到2020年，…."""
        days, anchor = opened.reference.scope, here.reference.anchor
        if here.section.expected != "planned" or opened.words is None or days is None:
            return None
        if anchor is None or days[1] >= anchor:
            return None
        for time in self._times.find_times(self._folded, opened.words[1], paragraph.spans[-1].end):
            if time.local or not self._says("sentence_opens", self._folded, opened.words[1], time.start):
                continue
            told = time.resolve(here.reference) if time.kind in {"interval", "deadline"} else None
            if told is not None and told[1] > anchor:
                ahead = here.reference.within((told[1], told[1]))
                return time.start, replace(opened, reference=ahead, words=(time.start, time.end))
        return None

    def opened(self, paragraph: Paragraph, here: ParagraphFrame) -> ParagraphFrame:
        """The frame of a paragraph that opens with a period (五年来，…; 2022年，…), which all its sentences have."""
        start = paragraph.spans[0].start
        for time in self._times.find_times(self._folded, start, min(start + OPENING, paragraph.spans[0].end)):
            if time.kind != "interval" or time.local or time.start - start > OPENING // 2:
                break
            days = time.resolve(here.reference)
            if days is not None and governs(self._folded, time.end):
                days = (
                    (days[1], days[1]) if self._says("until", self._folded, time.start - 1, len(self._folded)) else days
                )
                reference = here.reference.within(days)
                return replace(
                    here,
                    reference=reference,
                    whose="paragraph",
                    words=(time.start, time.end),
                    around=here.reference.scope,
                )
        return here

    def after(self, section: Section, here: ParagraphFrame) -> ParagraphFrame:
        """The frame of the sections after one: 刚刚过去的2025年，… at its end begins what they tell."""
        if not section.paragraphs:
            return here
        last = section.paragraphs[-1]
        return self._narrowed(last, here, last.spans[0].start)

    def inside(self, section: Section, here: ParagraphFrame) -> ParagraphFrame:
        """The frame of the sections inside one: 刚刚过去的2025年，… in front of them governs what it introduces."""
        if not section.paragraphs or not section.children:
            return here
        last = section.paragraphs[-1]
        start, end = last.spans[0].start, last.spans[-1].end
        if self._folded[end - 1] == ":":  # …。一年来，我们主要做了以下工作：
            narrowed = self._narrowed(last, here, max(start, self._folded.rfind("。", start, end) + 1))
            if narrowed is not here:
                return narrowed
        opened = self.opened(last, here)
        return opened if within(opened.reference.scope, here.reference.scope) else here

    def introduced(self, preamble: Sequence[Paragraph], here: ParagraphFrame) -> ParagraphFrame:
        """A preamble that names one part of the period of the title (2025年二季度，我局开展抽检，…) sets it for the rest."""
        if here.reference.scope is None:
            return here
        named: dict[Days, tuple[int, int]] = {}
        for paragraph in preamble:
            for time in self._times.find_times(self._folded, paragraph.spans[0].start, paragraph.spans[-1].end):
                days = time.resolve(here.reference) if time.kind == "interval" and not time.local else None
                if days is not None:
                    named.setdefault(days, (time.start, time.end))
        if len(named) != 1:
            return here
        ((days, words),) = named.items()
        if not within(days, here.reference.scope):
            return here
        return replace(here, reference=here.reference.within(days), whose="paragraph", words=words)

    def _narrowed(self, paragraph: Paragraph, here: ParagraphFrame, start: int) -> ParagraphFrame:
        end = paragraph.spans[-1].end
        address = self._says("address", self._folded, start, end)
        start = address.end() if address is not None else start
        last = self._says("last_year", self._folded, start, end)
        if last is None:
            return here
        opens = address is None and start == paragraph.spans[0].start
        year = self.opened(paragraph, here) if opens else here
        scope = here.reference.scope
        if year is here and scope is not None and scope[1].year - scope[0].year > 1:
            first = last[0].startswith("今年")  # the first year of the plan, the last of a review
            days = calendar.year(scope[0].year if first else scope[1].year)
            return replace(here, reference=here.reference.within(days), whose="paragraph", words=last.span())
        return year if within(year.reference.scope, scope) else here
