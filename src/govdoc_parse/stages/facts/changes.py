"""The words before a number → a change and its direction."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govdoc_parse.lexicon import Lexicon
from govdoc_parse.model.fact import Direction
from govdoc_parse.patterns.compile import NEVER, compiled
from govdoc_parse.stages.facts.clauses import Clause
from govdoc_parse.stages.text.wording import Wording
from govdoc_parse.stages.times.bases import Base

_SOFT_BREAK = " {0,2}"  # it may be inside a verb: 提高⏎到4%
_NO_OBJECT = "(?![的后前率量值幅额期到至]|空气|天然气|机)"  # 减少率, 降低到, 压缩空气
_OBJECT = "(?:(?!新增|新建|建成|完成|实现|引进|增加|提高|培育|打造)[^,。;:、\\d]){2,16}"
_SHORT: dict[str, Direction] = {"more": "up", "less": "down"}
_DOWN = "低少慢降减跌节"


RATES = frozenset({"percent", "percentage_point", "multiple", "ratio"})  # kinds that tell how much something changed


@dataclass(frozen=True, slots=True)
class Change:
    """A verb of change that ends at the number; `start` is where it begins, `reaches` tells 增至 from 增加, `rates` 加快 from 增长."""

    start: int
    direction: Direction | None
    reaches: bool
    rates: bool = False


class ChangeFinder:
    """Recognises the verbs of change of a lexicon."""

    def __init__(self, lexicon: Lexicon, wording: Wording) -> None:
        self._says = wording.says
        self._verbs = {s.replace(" ", ""): row for row in reversed(lexicon.changes) for s in row.surfaces}
        broken = (_SOFT_BREAK.join(map(re.escape, s)) for s in sorted(self._verbs, key=len, reverse=True))
        words = "|".join(broken) or NEVER
        self._tail = compiled(
            rf"(?<!新|改造|整合|优化|建设|升级)(?P<v>{words})(?>了|约为?|近|超|再|又|各|分别|均为?|逾|为|高?达到?|只有|仅为?|预期(?:目标)?|目标|控制在|保持在|稳定在|比例|(?:19|20)\d\d年的?|每[年月日人户亩]| )*+$"
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
            narrowed = match["v"] == "收窄" and self._says("falls_before", folded, left, match.start()) is not None
            return Change(match.start(), "up" if narrowed else row.direction, row.reaches, row.rates)
        moved = self._moved.search(folded, left, right)
        if moved is not None:
            return Change(moved.start("to"), self._verbs[moved["v"]].direction, True)
        if base is not None:
            for sense, way in _SHORT.items():
                if (short := self._says(sense, folded, left, right)) is not None:
                    return Change(short.start(), way, False)
        multiple = folded[right : right + 12].lstrip("0123456789.").startswith("倍")
        if multiple and self._says("times_of", folded, left, right):
            return Change(right, "up", False)
        net = self._says("net", folded, left, right)
        if net is not None:
            return Change(right, "up" if net[0].endswith("增") else "down", False)
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

    def behind(self, folded: str, clause: Clause) -> Change | None:
        """7%左右的增长, 5%的增速: the change is named behind its number."""
        percent = clause.measure.reading.kind == "percent"
        if percent and self._says("growth_behind", folded, clause.behind, len(folded)):
            return Change(clause.number, "up", False)
        return None
