"""The words before a number → a change and its direction."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govdoc_parse.lexicon import Lexicon
from govdoc_parse.model.fact import Direction
from govdoc_parse.patterns.compile import NEVER, compiled
from govdoc_parse.stages.facts.clauses import Clause
from govdoc_parse.stages.times.bases import Base

_SOFT_BREAK = " {0,2}"  # it may be inside a verb: 提高⏎到4%
_NO_OBJECT = "(?![的后前率量值幅额期到至]|空气|天然气|机)"  # 减少率, 降低到, 压缩空气
_OBJECT = "(?:(?!新增|新建|建成|完成|实现|引进|增加|提高|培育|打造)[^,。;:、\\d]){2,16}"
_FALL = re.compile("[降跌]幅")  # a fall that narrows goes up
_NET = re.compile(r"净(?P<d>增|减)(?:加|少)?")
_SHORT = re.compile(r"(?<!新)(?P<v>[高低少多快慢增降升减涨跌]|节约|节省|多收|少支)(?:了|约|出)?$")
_DOWN = "低少慢降减跌节"
_TIMES = re.compile(r"(?:是|为|达到?|相当于)[^,。;]{1,16}的$")  # 是去年的1.5倍
_GROWTH_BEHIND = re.compile(r"的(?:预期)?(?:增长|增速|速度|增幅)")


RATES = frozenset(
    {"percent", "percentage_point", "multiple", "ratio"}
)  # kinds of quantities that tell how much something changed


@dataclass(frozen=True, slots=True)
class Change:
    """A verb of change that ends at the number; `start` is where it begins, `reaches` tells 增至 from 增加, `rates` 加快 from 增长."""

    start: int
    direction: Direction
    reaches: bool
    rates: bool = False


class ChangeFinder:
    """Recognises the verbs of change of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._verbs = {s.replace(" ", ""): row for row in reversed(lexicon.changes) for s in row.surfaces}
        broken = (_SOFT_BREAK.join(map(re.escape, s)) for s in sorted(self._verbs, key=len, reverse=True))
        words = "|".join(broken) or NEVER
        self._tail = compiled(
            rf"(?<!新|改造|整合|优化|建设|升级)(?P<v>{words})(?>了|约为?|近|超|再|又|各|分别|均为?|逾|为|达到?|预期(?:目标)?|目标|控制在|保持在|稳定在|比例|(?:19|20)\d\d年的?|每[年月日人户亩]| )*+$"
        )

        led = "|".join(re.escape(s) for s, row in self._verbs.items() if row.takes_object and row.direction == "down")
        self._led = compiled(rf"(?:{led or NEVER}){_NO_OBJECT}{_OBJECT}$")  # 减少｜企业群众跑腿近万次
        moved = "|".join(re.escape(s) for s, row in self._verbs.items() if row.takes_object)
        self._moved = compiled(
            rf"(?P<v>{moved or NEVER})(?!值)[^,。;]{{2,16}}?(?P<to>至|(?<!达)到)(?:了|约)?$"
        )  # 延长婚假至15天

    def change(self, folded: str, left: int, right: int, base: Base | None) -> Change | None:
        """The verb of change that ends at `right`. Single characters (高, 少) need a comparison in front of them."""
        match = self._tail.search(folded, left, right)
        if match is not None:
            row = self._verbs[match["v"].replace(" ", "")]
            narrowed = match["v"] == "收窄" and _FALL.search(folded, left, match.start()) is not None
            return Change(match.start(), "up" if narrowed else row.direction, row.reaches, row.rates)
        moved = self._moved.search(folded, left, right)
        if moved is not None:
            return Change(moved.start("to"), self._verbs[moved["v"]].direction, True)
        short = _SHORT.search(folded, left, right) if base is not None else None
        if short is not None:
            return Change(short.start(), "down" if short["v"][0] in _DOWN else "up", False)
        if _TIMES.search(folded, left, right) and folded[right : right + 12].lstrip("0123456789.").startswith("倍"):
            return Change(right, "up", False)
        net = _NET.search(folded, left, right)
        if net is not None:
            return Change(right, "up" if net["d"] == "增" else "down", False)
        if self._led.search(folded, left, right) is not None:
            return Change(right, "down", False)
        word = folded[base.start : base.start + 1] if base is not None else ""
        if (
            base is not None
            and base.end == right
            and (base.basis == "entity" or (base.basis == "target" and word in "超高低优好快慢"))
        ):
            return Change(base.start, "down" if word in _DOWN else "up", False)
        return None

    @staticmethod
    def behind(folded: str, clause: Clause) -> Change | None:
        """7%左右的增长, 5%的增速: the change is named behind its number."""
        if clause.measure.reading.kind == "percent" and _GROWTH_BEHIND.match(folded, clause.behind):
            return Change(clause.number, "up", False)
        return None
