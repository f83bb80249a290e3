"""Headings, numbered or bare → the period and the kind of what follows them."""

from __future__ import annotations

from govdoc_parse.model.outline import Paragraph
from govdoc_parse.stages.outline.section_kinds import SectionKinds
from govdoc_parse.stages.text.wording import Wording, year_in
from govdoc_parse.stages.times.calendar import Days
from govdoc_parse.stages.times.reference import ReferenceDays
from govdoc_parse.stages.times.time_finder import TimeFinder

LONGEST_BARE = 30
_YEAR = 4  # characters
_OPENING = 160  # characters of a paragraph before what it states is no longer its opening
_PLANS = ("五”", "五年")


class HeadingReader:
    """Reads what a heading says of the time and the kind of its section."""

    def __init__(self, times: TimeFinder, kinds: SectionKinds, wording: Wording) -> None:
        self._times = times
        self._kinds = kinds
        self._says = wording.says

    def is_of_what_was_done(self, heading: str) -> bool:
        """Whether a heading says that its section tells what was done, or what there is."""
        return self._says("done_part", heading, 0, len(heading)) is not None

    def days(self, heading: str, reference: ReferenceDays) -> Days | None:
        """The period that a folded heading states; of “十四五”时期和2025年工作回顾 the five years, until 一年来 opens the year."""
        first = self._times.stated_period(heading, reference)
        return None if first is None else first[1]

    def bare(self, folded: str, paragraph: Paragraph) -> tuple[str, str] | None:
        """The text and the kind of a paragraph that is a heading without a number (2023年工作回顾), `None` for any other."""
        start, end = paragraph.spans[0].start, paragraph.spans[-1].end
        if end - start > LONGEST_BARE or self._says("bare_heading", folded, start, end) is None:
            return None
        text = folded[start:end]
        kind = self._kinds.kind_of(text)
        return (text, kind) if kind in {"review", "plan"} else None

    def tasks(self, folded: str, paragraph: Paragraph) -> int | None:
        """The year of the tasks that a paragraph announces, outside of any heading; `None` if it announces none."""
        found = self._says("tasks", folded, paragraph.spans[0].start, paragraph.spans[-1].end)
        return year_in(found[0]) if found is not None else None

    def targets(self, folded: str, paragraph: Paragraph, year: int | None) -> int | None:
        """Where a paragraph of a work report comes to the targets of its year, `None` where it does not: from there on, all is planned.

        What opens with them turns at its first character; those that a long paragraph comes to, of a page that lost its line
        breaks, turn the rest of it. The targets of five years turn nothing.
        """
        start = paragraph.spans[0].start
        found = self._says("targets", folded, start, paragraph.spans[-1].end)
        if found is None:
            return None
        opens = found.start() - start <= _OPENING
        begun = start if opens else folded.rfind("。", start, found.start()) + 1
        if any(plan in folded[begun : found.end()] for plan in _PLANS):
            return None
        named = year_in(found[0][:_YEAR])
        return begun if named is None or named == year else None
