"""Title → what its document is expected to say: what was done, what is planned, what is to be observed."""

from __future__ import annotations

import re

from govdoc_parse.model.fact import Status

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
FEWEST_BINDING, SPARSE = (
    3,
    1000,
)  # words of obligation in a text without a title: so many, and one in so many characters


def own_name(folded: str) -> str:
    """What a text without a title calls itself: 制定本指导意见, 提出如下措施."""
    said = _CALLS_ITSELF.search(folded, 0, _OPENING)
    return said["n"] if said is not None else ""


def expected_status(kinds: list[str | None], title: str, law: bool) -> Status:
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


def sets_rules(title: str, law: bool, folded: str) -> bool:
    """Whether a text sets rules: it has articles, or is no report, plan or programme; without a title, by its words."""
    if law or title:
        return law or not (_REPORTING_TITLE.search(title) or _PLANNING_TITLE.search(title))
    found = len(_BINDING.findall(folded))
    return found >= max(FEWEST_BINDING, (len(folded) - folded.count(" ")) // SPARSE)  # the same for any line ends
