"""Headings, numbered or bare → the period and the kind of what follows them."""

from __future__ import annotations

import re

from govdoc_parse.model.outline import Paragraph
from govdoc_parse.stages.outline.section_kinds import SectionKinds
from govdoc_parse.stages.times.calendar import Days
from govdoc_parse.stages.times.reference import ReferenceDays
from govdoc_parse.stages.times.time_finder import TimeFinder

LONGEST_BARE = 30
_BARE = re.compile(
    r"(?:[一二三四五六七八九十]+、)?[^,。;:!?、]{0,16}(?:(?:19|20)\d\d ?年|今年|上半年|下半年|明年|去年|过去[一五]年|“十[一二三四五]五”)[^,。;:!?]{0,20}"
)
_WHEN = r"(?:今年|本年|(?P<y>(?:19|20)\d\d) ?年)"
_TARGETS = re.compile(rf"{_WHEN}[^。;]{{0,30}}(?:预期|主要|发展|工作)目标|主要预期目标(?:是|为|:|建议)")
_OF_A_PLAN = re.compile("五”|五年|20[3-9]\\d年")
_TASKS = re.compile(
    rf"{_WHEN}[^。;]{{0,24}}(?:将|要)[^。;]{{0,16}}(?:以下|如下)[^。;]{{0,8}}(?:工作|任务)"
)  # 2021年，我局将重点抓好以下工作：


class HeadingReader:
    """Reads what a heading says of the time and the kind of its section."""

    def __init__(self, times: TimeFinder, kinds: SectionKinds) -> None:
        self._times = times
        self._kinds = kinds

    def days(self, heading: str, reference: ReferenceDays) -> Days | None:
        """The period that a folded heading states; of “十四五”时期和2025年工作回顾 the five years, until 一年来 opens the year."""
        first = self._times.stated_period(heading, reference)
        return None if first is None else first[1]

    def bare(self, folded: str, paragraph: Paragraph) -> tuple[str, str] | None:
        """The text and the kind of a paragraph that is a heading without a number (2023年工作回顾), `None` for any other."""
        start, end = paragraph.spans[0].start, paragraph.spans[-1].end
        if end - start > LONGEST_BARE or _BARE.fullmatch(folded, start, end) is None:
            return None
        text = folded[start:end]
        kind = self._kinds.kind_of(text)
        return (text, kind) if kind in {"review", "plan"} else None

    @staticmethod
    def tasks(folded: str, paragraph: Paragraph) -> int | None:
        """The year of the tasks that a paragraph announces, outside of any heading; `None` if it announces none."""
        found = _TASKS.search(folded, paragraph.spans[0].start, paragraph.spans[-1].end)
        return int(found["y"]) if found is not None and found["y"] is not None else None

    @staticmethod
    def targets(folded: str, paragraph: Paragraph, year: int | None) -> bool:
        """Whether a paragraph of a work report states the targets of its year: from it on, all is planned."""
        found = _TARGETS.search(folded, paragraph.spans[0].start, paragraph.spans[-1].end)
        if found is None or _OF_A_PLAN.search(folded, paragraph.spans[0].start, found.end()):
            return False
        return found["y"] is None or int(found["y"]) == year
