"""The text of a label or head → its name, its rank among the labels, and what stands in its brackets."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from govdoc_parse.lazy import lazy
from govdoc_parse.stages.layout.row_texts import squeezed

_CN = "[一二三四五六七八九十]{1,3}"
_MARK = lazy(  # 其中：, #, and a number whose rank is that of its group
    rf"(?P<among>其中:?|其:|[#*]+)?(?:(?:({_CN}、)|(\({_CN}\))|(\d{{1,2}}(?:\.(?!\d)|、))|(\(\d{{1,2}}\))|([①-⑳]))(?=.))?"
)
_ASIDE = lazy(
    r"""\([^()]{0,12}=[^()]{0,12}\) | \(\d{1,3}分\)  # （上年=100）, and the full marks of a head
    | [(\[〔【]累计[数值]?[)\]〕】] | /累计[数值]?$  # 年均增长[累计]: another measure in square brackets
    | \([^(),]{1,40},[^()]{1,40}\)$  # a note of several clauses
    | \(共?\d{1,4}[项个家户件处]\)$ | (?:[①-⑳*]{1,8} | \[\d{1,2}\])$""",
    re.VERBOSE,
)
_BRACKET = lazy(r"\((?P<in>[^()]{1,16})\)")
_LIST = lazy(r"[/、,](?P<in>[^/、,]{1,8})$")
_CHANGE_PERCENT = {"±%", "+-%", "+%", "-%"}


@dataclass(frozen=True, slots=True)
class Label:
    """A label: `name` without number, unit and marks; `rank` of its number from 1, 0 without; `among` tells 其中 or #."""

    text: str
    name: str
    unit: str | None
    rank: int
    among: bool


def read_label(text: str, knows: Callable[[str], bool]) -> Label:
    """The parts of a label; `knows` tells whether a bracket holds a unit."""
    rest = whole = squeezed(text)
    rank, among = 0, False
    for _ in range(3):
        mark = _MARK.match(rest)
        if mark is None or not mark[0]:
            break
        among = among or mark["among"] is not None
        rank = next((level for level in range(1, 6) if mark[level + 1]), rank)
        rest = rest[mark.end() :]
    unit, rest = unit_of(_ASIDE.sub("", rest), knows)
    return Label(whole, shown(rest.strip(":")), unit, rank, among)


def unit_of(text: str, knows: Callable[[str], bool]) -> tuple[str | None, str]:
    """The unit that a squeezed text names in a bracket, by its % or behind a stroke, and the text without it."""
    for bracket in _BRACKET.finditer(text):
        inside = bracket["in"].removeprefix("单位:").removeprefix("计量单位:")
        unit = "%" if inside in _CHANGE_PERCENT else inside if knows(inside) else None
        if unit is not None:
            return unit, text[: bracket.start()] + text[bracket.end() :]
    if len(text) > 1 and text.endswith("%"):
        return "%", text[:-1]
    if (listed := _LIST.search(text)) is not None and knows(listed["in"]):
        return listed["in"], text[: listed.start()]
    return None, text


def shown(name: str) -> str:
    """A name as it is printed: with the brackets of Chinese text."""
    return name.replace("(", "（").replace(")", "）")


def without_bracket(text: str) -> str:
    """A text without the bracket at its end: 项目（按功能分类） is 项目."""
    plain = text.replace("（", "(").replace("）", ")")
    return text[: plain.rfind("(")] if plain.endswith(")") and "(" in plain else text
