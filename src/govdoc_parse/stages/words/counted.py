"""The words behind a number → the noun that says what is counted."""

from __future__ import annotations

import re

from govdoc_parse.lazy import lazy
from govdoc_parse.lexicon import Lexicon
from govdoc_parse.patterns.compile import NEVER, compiled_later
from govdoc_parse.stages.text.wording import Wording
from govdoc_parse.stages.words.compounds import Compounds
from govdoc_parse.stages.words.dictionary import Words
from govdoc_parse.stages.words.edges import REACH, SHORTEST, trimmed
from govdoc_parse.stages.words.surfaces import surfaces, words_of

LONGEST_AFTER = 24
_WITHIN_WORDS = "要中外内期时后前可等向与对以应需由按"
_SHORT_BRACKET = lazy(r"\([一-龥、]{1,5}\)")
_PROJECT = (
    "项目",
    "工程",
    "行动",
    "计划",
    "试点",
    "专项",
    "任务",
    "方案",
)  # 可靠性提升｜项目: the verb is part of the name
_LINKS = {
    "作为",
    "用于",
    "列入",
    "列为",
    "成为",
    "属于",
    "纳入",
    "开展",
    "实施",
    "参与",
    "承担",
}  # verbs that a project is the object of
_ACTIVITIES = {"服务", "培训"}  # 开展12场专题培训, but 3家机构培训学员
_ONE = {"村", "县", "人", "区", "市", "镇", "乡", "州", "省", "校"}  # nouns of one character


class CountedNouns:
    """Finds the noun behind a number (61家｜企业填写…), up to a verb or mark."""

    def __init__(self, lexicon: Lexicon, wording: Wording, words: Words | None = None) -> None:
        self._says = wording.says
        self._words = words
        self._nouns = Compounds(words_of(lexicon, ("noun", "attribute")))
        moves = "|".join(re.escape(s) for row in lexicon.changes for s in row.surfaces if len(s) > 1) or NEVER
        self._stop = compiled_later(
            lambda: (
                rf"{surfaces(lexicon, 'predicate')}|{surfaces(lexicon, 'verbal_noun')}(?!{surfaces(lexicon, 'head')})"
                rf"|{moves}|“|[,;:。、()《》\n\d]|-"
            )
        )

    def noun(self, folded: str, left: int, right: int) -> tuple[int, int] | None:
        """The noun that begins at `left`, `None` where there is none."""
        right = min(right, left + REACH)
        while left < right and folded[left] in " 的级":  # 100兆瓦级｜储能电站
            left += 1
        left += 2 * folded.startswith("方面", left, right)  # 7个方面｜工作任务
        if (
            left >= right
            or self._says("no_noun", folded, left, right)
            or (folded[left] in "及和与或" and not self._nouns.end_over(folded, left, left, left + 1))
            or not (_is_han(folded, left) or folded[left] == "“" or _is_class(folded, left))
        ):
            return None
        end = min(right, left + LONGEST_AFTER)
        stop = self._stop_behind(folded, left, end)
        behind = self._behind_attribute(folded, left, right, stop)
        if behind is not None:
            return self.noun(folded, behind, right)
        if stop is not None:
            end = stop.start()
        while end - left > SHORTEST and folded[end - 1] in "和及与或":
            end -= 1  # 18条标志性产业链和66条…, 75家融资平台转型或｜退出
        counties = self._says("county_bracket", folded, left, end)
        end = counties.end() if counties is not None else end
        how = self._says("how", folded, left, end)  # 医用耗材价格｜大幅降低
        start, end = trimmed(folded, left, how.start() if how is not None else end)
        if self._words is not None and end - start > SHORTEST:
            end = self._words.end_of(folded, start, end, right)
        return (start, end) if end - start >= SHORTEST or folded[start:end] in _ONE else None

    def _stop_behind(self, folded: str, left: int, end: int) -> re.Match[str] | None:
        """The first verb or mark that ends the noun at `left`; quotation marks belong to it."""
        at = left + 2 * folded[left].isdecimal()  # 1类创新药
        if folded[left] == "“":
            close = folded.find("”", left, end)
            at = close + 1 if close > 0 else left
        stop = self._stop.search(folded, at + (at > left), end)
        if stop is not None and stop[0] == "“" and stop.start() - left <= 4:  # 省级“诚信服务示范机构”
            close = folded.find("”", left, end)
            stop = self._stop.search(folded, close + 1, end) if close > 0 else stop
        while stop and (self._inside(folded, left, stop) or self._nouns.end_over(folded, left, *stop.span())):
            bracket = _SHORT_BRACKET.match(folded, stop.start())  # 首台（套）装备
            stop = self._stop.search(folded, bracket.end() if bracket else stop.end(), end)  # 中 in 高中, 规模以上工业
        return stop

    def _behind_attribute(self, folded: str, left: int, right: int, stop: re.Match[str] | None) -> int | None:
        """Where the noun begins that an attribute in front of 的 describes, `None` where there is none."""
        graded = stop is not None and stop[0] in "、," and self._says("quality", folded, left, stop.start())
        if not graded and not self._says("describes", folded, left, right):
            return None
        far = self._says("attribute", folded, left, right)  # 经济规模大、竞争力强的｜龙头企业; 面向特定行业的｜平台
        return far.end() if far is not None else None

    @staticmethod
    def _inside(folded: str, left: int, stop: re.Match[str]) -> bool:
        """Whether a stop stands inside the noun and does not end it."""
        if stop[0] in _ACTIVITIES and (folded[stop.end() : stop.end() + 1] or "。") in ",。;、(":
            return True
        if stop[0] in {"以上", "以下"}:
            return folded.endswith(("模", "级", "元", "代", "级及"), left, stop.start())
        if len(stop[0]) > 1 and stop[0] not in _LINKS and folded.startswith(_PROJECT, stop.end()):
            return True
        if stop[0] in "()":
            return _SHORT_BRACKET.match(folded, stop.start()) is not None or stop[0] == ")"
        return stop.start() == left + 1 and stop[0] in _WITHIN_WORDS


def _is_han(folded: str, at: int) -> bool:
    return "一" <= folded[at : at + 1] <= "龥"


def _is_class(folded: str, at: int) -> bool:
    """Whether a noun begins with its class: 5个｜1类创新药."""
    return folded[at].isdecimal() and folded.startswith("类", at + 1) and _is_han(folded, at + 2)
