"""The text of a label or head → its name, its rank among the labels, and what stands in its brackets."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from govdoc_parse.stages.layout.row_texts import squeezed

_NUMBERS = (
    re.compile(r"[一二三四五六七八九十]{1,3}、"),
    re.compile(r"\([一二三四五六七八九十]{1,3}\)"),
    re.compile(r"\d{1,2}(?:\.(?!\d)|、)"),
    re.compile(r"\(\d{1,2}\)"),
    re.compile("[①-⑳]"),
)
_AMONG = re.compile("其中[:：]?|其[:：]|[#*]+")
_NOTE = re.compile(r"[①-⑳*]{1,8}$|\[\d{1,2}\]$")
_BRACKET = re.compile(r"\((?P<in>[^()]{1,16})\)")
_COUNTED = re.compile(r"\((?:共)?\d{1,4}[项个家户件处]\)$")
_SET = re.compile(r"\([^()]{0,12}=[^()]{0,12}\)|\(\d{1,3}分\)")  # （上年=100）, and the full marks of a head
_PERCENT = re.compile("(?<=.)%$")
_CHANGE_PERCENT = re.compile("(?:±|[+]-|[+-])%")
_LIST = re.compile(r"[/、,](?P<in>[^/、,]{1,8})$")
QUANTITY = re.compile(
    "(?:收入|支出|增加值|总值|产值|费用?|额|率|数|量|面积|价格?|投资|投入|指数|系数|人口|人次|家次|存款|贷款|补贴|补助|工资|税|资金|标准|得分|批次"
    "|拨款|罚款|成本|经费|里程|缴费|购置|比[例重]|GDP|预算|利润|隐患|职工|长度|公积金|满意度|密度|程度|装机|出栏|存栏|住宅|库容|支付)$"
)


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
    rest = squeezed(text)
    rank, among = 0, False
    for _ in range(3):
        if (found := _AMONG.match(rest)) is not None:
            among, rest = True, rest[found.end() :]
        for level, pattern in enumerate(_NUMBERS, start=1):
            if (number := pattern.match(rest)) is not None and number.end() < len(rest):
                rank, rest = level, rest[number.end() :]
                break
    rest = _SET.sub("", _COUNTED.sub("", _NOTE.sub("", rest)))
    unit, rest = unit_of(rest, knows)
    return Label(squeezed(text), shown(rest.strip(":")), unit, rank, among)


def unit_of(text: str, knows: Callable[[str], bool]) -> tuple[str | None, str]:
    """The unit that a squeezed text names in a bracket, by its % or behind a stroke, and the text without it."""
    for bracket in _BRACKET.finditer(text):
        inside = bracket["in"].removeprefix("单位:").removeprefix("计量单位:")
        if _CHANGE_PERCENT.fullmatch(inside):
            return "%", text[: bracket.start()] + text[bracket.end() :]
        if knows(inside):
            return inside, text[: bracket.start()] + text[bracket.end() :]
    if (percent := _PERCENT.search(text)) is not None:
        return "%", text[: percent.start()]
    if (listed := _LIST.search(text)) is not None and knows(listed["in"]):
        return listed["in"], text[: listed.start()]
    return None, text


def shown(name: str) -> str:
    """A name as it is printed: with the brackets of Chinese text."""
    return name.replace("(", "（").replace(")", "）")


def names_quantity(name: str) -> bool:
    """Whether a name says by itself what is measured (税收收入), and not only of whom or of what (第一产业)."""
    return QUANTITY.search(name) is not None
