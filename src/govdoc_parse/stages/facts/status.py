"""Clause, section and kind of document → achieved, planned or required."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from govdoc_parse.lexicon import Lexicon
from govdoc_parse.model.fact import Status
from govdoc_parse.patterns.compile import NEVER, compiled

_PLANNING_TITLE = re.compile(
    r"(?:计划|方案|规划|要点|纲要|打算|安排|行动|意见|措施|举措)(?:\([^()]*\))*$|(?:计划|方案|规划|要点|意见|措施)》的通知"
)
_REPORTING_TITLE = re.compile(r"总结|报告|公报|情况|简析|分析|回顾|成效|进展|汇报|综述|快报")
_CALLS_ITSELF = re.compile(
    r"(?:制定|提出)(?:本|如下|以下)(?P<n>[一-龥]{0,6}(?:意见|方案|计划|规划|措施|纲要|要点|办法|规定|细则))"
)
_OPENING = 1500  # how far from its start a text says what it is
_BINDING = re.compile(
    r"应当|不得|原则上|给予[^,。]{0,16}(?:奖励|补助|补贴|支持)|责任单位|之日起|日内|起(?:施行|实施|执行)"
)
_WEAK = frozenset({"争取", "计划", "拟"})
FEWEST_BINDING, SPARSE = (
    3,
    1000,
)  # words of obligation in a text without a title: so many, and one in so many characters
_FORWARD: frozenset[Status] = frozenset({"planned", "required", "estimated"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that tells the status, and where it stands."""

    start: int
    end: int
    status: Status
    weak: bool = False  # 争取 and 计划, which tell in a review what was done


def _start(cue: Cue) -> int:
    return cue.start


class Statuses:
    """Decides a status: the cue of the clause, else of the sentence, else what the section or the title implies."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._cues = tuple((compiled(row.pattern), row.status) for row in lexicon.statuses)
        self._any = compiled("|".join(f"(?:{row.pattern})" for row in lexicon.statuses) or NEVER)

    def cues(self, folded: str, start: int, end: int) -> list[Cue]:
        """All cues of a sentence, in order."""
        out = []
        for hit in self._any.finditer(folded, start, end):
            status = next(s for pattern, s in self._cues if pattern.match(folded, hit.start(), end))
            out.append(Cue(hit.start(), hit.end(), status, hit[0] in _WEAK))
        return out

    @staticmethod
    def named(folded: str) -> str:
        """What a text without a title calls itself: 制定本指导意见, 提出如下措施."""
        said = _CALLS_ITSELF.search(folded, 0, _OPENING)
        return said["n"] if said is not None else ""

    @staticmethod
    def prior(kinds: list[str | None], title: str, law: bool) -> Status:
        """What is to be expected in a section: `kinds` from the innermost outward, then the title of the document."""
        kind = next((k for k in kinds if k), None)
        if law or kind == "regulation":
            return "required"
        if kind in {"plan", "measure", "background"}:
            return "planned"
        if kind in {"review", "problem"}:
            return "achieved"
        if _PLANNING_TITLE.search(title) and not _REPORTING_TITLE.search(title):
            return "planned"
        return "achieved"

    @staticmethod
    def regulates(title: str, law: bool, folded: str) -> bool:
        """Whether a text sets rules: it has articles, or is no report, plan or programme; without a title, by its words."""
        if law or title:
            return law or not (_REPORTING_TITLE.search(title) or _PLANNING_TITLE.search(title))
        found = len(_BINDING.findall(folded))
        return found >= max(FEWEST_BINDING, (len(folded) - folded.count(" ")) // SPARSE)  # the same for any line ends

    @staticmethod
    def decide(cues: list[Cue], left: int, right: int, prior: Status, review: bool) -> Status:
        """The status of a figure whose clause is `[left, right)`.

        Its own clause decides; a plan named earlier in the sentence (力争…) governs what follows, except in a review,
        where 争取 and 计划 tell of what was done; an achievement named earlier does not undo a planning section.
        """
        first = bisect_left(cues, left, key=_start)
        own = [
            c.status for c in cues[first : bisect_left(cues, right, lo=first, key=_start)] if not (review and c.weak)
        ]
        earlier = [cues[first - 1].status] if first and not review else []
        if own:
            return "planned" if "planned" in own else own[-1]
        if earlier and earlier[-1] == "estimated" and prior != "achieved":
            return prior
        if earlier and earlier[-1] in _FORWARD and prior != "required":
            return earlier[-1]
        return prior
