"""The words around a number → the noun phrase that says what is measured."""

from __future__ import annotations

from collections.abc import Sequence

from govdoc_parse.lazy import lazy
from govdoc_parse.lexicon import Lexicon
from govdoc_parse.patterns.compile import NEVER, compiled_later, of_words
from govdoc_parse.stages.text.wording import Wording
from govdoc_parse.stages.times.expressions import TimeExpression
from govdoc_parse.stages.words.compounds import Compounds
from govdoc_parse.stages.words.counted import CountedNouns
from govdoc_parse.stages.words.dictionary import Words
from govdoc_parse.stages.words.edges import REACH, SHORTEST, trimmed
from govdoc_parse.stages.words.surfaces import ACTS, acts, openers, surfaces, words_of

_LINKS_AT_ONCE = 32  # characters: the longest word that links a name to its number has 12
_WORD = lazy(r"[一-龥]|[A-Za-z]{2}")
_OPENING = ("adverb", "scope", "preposition")
_NO_LINKS = ("noun", "verb", "governor", "predicate")  # words that end in what elsewhere is a link: 安｜排, 以｜上
_BEFORE_VERBS = "、,可将拟已后"
_REACHES = {
    "实现",
    "完成",
    "确保",
    "力争",
    "落实",
    "推进",
    "推动",
    "促进",
}  # 实现｜覆盖率95%: verbs of which a rate is the object


class Phrases:
    """Finds the phrase in front of a number and the noun behind it, by position and by the words of the lexicon."""

    def __init__(self, lexicon: Lexicon, wording: Wording, words: Words | None = None) -> None:
        self.wording = wording
        self._says = wording.says
        self._words = words
        self._compounds = Compounds(words_of(lexicon, ("noun",)))
        self._whole = Compounds(words_of(lexicon, _NO_LINKS) - words_of(lexicon, ("link",)))
        self.after = CountedNouns(lexicon, wording, words).noun
        self._governor = compiled_later(lambda: acts(lexicon, "governor"))
        known = {surface for row in lexicon.words for surface in row.surfaces}
        moving = {s for row in lexicon.changes if row.takes_object for s in row.surfaces} - known
        self._action = compiled_later(lambda: f"(?:{acts(lexicon, *ACTS)}|{of_words(sorted(moving)) or NEVER})")
        self._opener = compiled_later(lambda: rf"(?>{openers(lexicon, *_OPENING)}|[ 、,:]|\([^()]*\))++")
        self._linker = compiled_later(
            lambda: rf"(?>{surfaces(lexicon, 'link')}|[ :、]|(?:连续|近|过去)?[\d一二三四五六七八九十]{{1,6}}年)++$"
        )

    def before(
        self, folded: str, left: int, right: int, times: Sequence[TimeExpression] = ()
    ) -> tuple[int, int] | None:
        """The noun phrase that ends at `right`, as a place in the text: no time, no verb, no 全市, no brackets behind."""
        left = max(left, right - REACH)
        origin = self._says("from_value", folded, left, right)
        if origin is not None:  # 占比从上年的46.3%提高到…
            right = origin.start()
        for time in reversed(times):
            if left + SHORTEST <= time.start < right and self._stands_between(folded, time, right):
                right = time.start
            elif left <= time.start < right:
                left = max(left, min(time.end, right))
                left += folded.startswith("前", left, right)  # 12月31日前｜按现有标准
        end = self._right_edge(folded, left, right)
        start = self._left_edge(folded, left, end)
        start, end = trimmed(folded, start, end)
        predicate = self._says("predicate_inside", folded, start, end)
        if predicate is not None:
            end = predicate.start()
        if self._words is not None and start < end:
            start = self._words.start_of(folded, left, start, end)
        if self._opener.fullmatch(folded, start, end):
            return None
        if self._action.fullmatch(folded, start, end) and not self._says("holds", folded, left, start):
            return None
        if end - start < SHORTEST or not _WORD.search(folded, start, end):
            return None
        return start, end

    def _stands_between(self, folded: str, time: TimeExpression, right: int) -> bool:
        """Whether a time parts a name from its number: 财政收入｜五年累计达312亿元, not 上升到｜一九五四年的百分之八."""
        led = folded[time.start - 1] in "到至在为从自于" or folded.startswith("的", time.end)
        return not led and (time.end == right or self._before_links(folded, time.end, right) == time.end)

    def _before_links(self, folded: str, left: int, right: int) -> int:
        """Where the words begin that link a name to its number (累计｜达到), a few at a time; `right` if there are none."""
        while (linked := self._linker.search(folded, max(left, right - _LINKS_AT_ONCE), right)) is not None:
            compound = self._whole.end_over(folded, left, linked.start(), linked.start() + 1)
            if compound is not None and compound >= right:
                return right  # 违法行为｜12起
            right = compound or linked.start()
        return right

    def _right_edge(self, folded: str, left: int, right: int) -> int:
        while True:
            end = self._before_links(folded, left, right)
            end = _before_bracket(folded, left, end)
            if end == right:
                return end
            right = end

    def _left_edge(self, folded: str, left: int, right: int) -> int:
        behind: int | None = left
        while behind is not None:
            left = self._behind_openers(folded, behind, right)
            behind = self._behind_governor(folded, left, right)
        listed = self._says("listed", folded, left, right)
        return listed.end() if listed else left

    def _behind_openers(self, folded: str, left: int, right: int) -> int:
        """Behind a bracket that is not closed, and behind the words and the verbs that a clause opens with."""
        left = _in_open_bracket(folded, left, right)
        while True:
            start = left
            marker = self._says("marker", folded, left, right)
            left = marker.end() if marker is not None else left
            opener = self._opener.match(folded, left, right)
            if opener and opener.end() < right:
                left = opener.end()
            verb = self._action.match(folded, left, right)
            rate = verb is not None and verb[0] not in _REACHES and self._says("rate_noun", folded, verb.end(), right)
            if (
                verb
                and right - verb.end() >= SHORTEST
                and not (rate or self._says("head_noun", folded, verb.end(), right))
            ):
                left = verb.end()
            if left == start:
                return left

    def _behind_governor(self, folded: str, left: int, right: int) -> int | None:
        """Behind the first verb inside the phrase that governs what follows, `None` where there is none."""
        for verb in self._governor.finditer(folded, left + 1, right):
            if self._says("head_noun", folded, verb.end(), right):
                continue  # 申报书受理时间
            if self._compounds.end_over(folded, left, *verb.span()) is not None:
                continue  # 即｜将, 每千人口｜拥有床位
            kept = verb[0] == "新增" and folded[verb.start() - 1] not in _BEFORE_VERBS
            if right - verb.end() > SHORTEST - (not kept):  # 城镇新增就业, but 投产达效、新增｜产值
                return verb.end()
        return None

    def acts(self, folded: str, left: int) -> bool:
        """Whether a verb stands at `left`."""
        return self._action.match(folded, left) is not None

    def object_of(self, folded: str, left: int, right: int) -> tuple[int, int] | None:
        """What the last verb of a finished clause governs (曝光一批典型案件｜，数量…); `None` where it has no such verb."""
        verbs = [v for v in self._action.finditer(folded, left, right) if right - v.end() > SHORTEST]
        return self.before(folded, verbs[-1].end(), right) if verbs else None

    def is_aspect(self, text: str) -> bool:
        """Whether a phrase names only a side of what was named before (总数, 增速), or nothing at all."""
        return self._says("aspect", text, 0, len(text)) is not None


def _before_bracket(folded: str, left: int, right: int) -> int:
    """Where a bracket begins that ends at `right`; `right` if none does."""
    start = folded.rfind("(", left, right)
    return start if start >= 0 and folded.find(")", start, right) == right - 1 else right


def _in_open_bracket(folded: str, left: int, right: int) -> int:
    """Where the text begins in a round bracket that is not closed before `right`; `left` if there is none."""
    left_of = max(folded.rfind(mark, left, right) for mark in ")”》") + 1
    opened = [at for at in (folded.find(mark, max(left, left_of), right) for mark in "(“《") if at >= 0]
    return min(opened) + 1 if opened and folded[min(opened)] == "(" else left
