"""The words that open a paragraph or a document → the period of all that follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from govdoc_parse.model.outline import Paragraph, Section
from govdoc_parse.stages.facts.context import Surroundings
from govdoc_parse.stages.facts.periods import OPENING, UNTIL, governs, within
from govdoc_parse.stages.text.source import Source
from govdoc_parse.stages.times.calendar import Days
from govdoc_parse.stages.times.time_finder import TimeFinder

_EXAMPLE = re.compile(r"(?:[(【]?(?:案?例|举例) ?[\d一二三四五六七八九十]{0,2}[)】]?(?:[:.、,\n]|$))")
_INSTANCE = re.compile("例如|比如")
_LAST_YEAR = re.compile(r"(?:在)?(?:刚刚)?过去的(?:一年|\d{4}年)")


class Openings:
    """Reads the periods that paragraphs open with."""

    def __init__(self, times: TimeFinder) -> None:
        self._times = times

    def opened(self, source: Source, paragraph: Paragraph, here: Surroundings) -> Surroundings:
        """A paragraph that opens with a period (五年来，…; 2022年，…) sets it for all its sentences."""
        start = paragraph.spans[0].start
        for time in self._times.find(source.fold, start, min(start + OPENING, paragraph.spans[0].end)):
            if time.kind not in {"interval", "instant"} or time.local or time.start - start > OPENING // 2:
                break
            days = time.resolve(here.frame)
            if days is not None and governs(source.fold, time.end):
                days = (days[1], days[1]) if UNTIL.match(source.fold, time.start - 1) else days
                return replace(here, frame=here.frame.within(days), scope="paragraph", around=here.frame.scope)
        return here

    def around(
        self, source: Source, paragraphs: Sequence[Paragraph], here: Surroundings
    ) -> Iterator[tuple[Paragraph, Surroundings]]:
        """The paragraphs of a section with what surrounds each.

        From 例1： on they work out an example, a paragraph that opens with 例如 does so alone; from 刚刚过去的2025年，… on they tell of one year of the five in the heading.
        """
        for paragraph in paragraphs:
            start, end = paragraph.spans[0].start, paragraph.spans[-1].end
            if _EXAMPLE.match(source.fold, start, end):
                here = replace(here, example=True)
            here = self._narrowed(source, paragraph, here)
            yield paragraph, replace(here, example=True) if _INSTANCE.match(source.fold, start, end) else here

    def behind(self, source: Source, section: Section, here: Surroundings) -> Surroundings:
        """What surrounds the sections behind one: 刚刚过去的2025年，… at its end begins what they tell."""
        return self._narrowed(source, section.paragraphs[-1], here) if section.paragraphs else here

    def _narrowed(self, source: Source, paragraph: Paragraph, here: Surroundings) -> Surroundings:
        if _LAST_YEAR.match(source.fold, paragraph.spans[0].start, paragraph.spans[-1].end) is None:
            return here
        year = self.opened(source, paragraph, here)
        return year if within(year.frame.scope, here.frame.scope) else here

    def introduced(self, source: Source, preamble: Sequence[Paragraph], here: Surroundings) -> Surroundings:
        """A preamble that names one part of the period of the title (2025年二季度，我局开展抽检，…) sets it for the rest."""
        if here.frame.scope is None:
            return here
        named: set[Days] = set()
        for paragraph in preamble:
            for time in self._times.find(source.fold, paragraph.spans[0].start, paragraph.spans[-1].end):
                days = time.resolve(here.frame) if time.kind == "interval" and not time.local else None
                if days is not None:
                    named.add(days)
        if len(named) != 1 or not within(days := named.pop(), here.frame.scope):
            return here
        return replace(here, frame=here.frame.within(days), scope="paragraph")
