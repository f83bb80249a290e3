"""Sentences → statements: each figure with its change, its base and its indicator, from left to right."""

from __future__ import annotations

from govdoc_parse.lexicon import Lexicon
from govdoc_parse.stages.facts.changes import RATES, Change, ChangeFinder
from govdoc_parse.stages.facts.endpoints import comes_to
from govdoc_parse.stages.facts.indicators import find_indicator
from govdoc_parse.stages.facts.ranks import rank_left
from govdoc_parse.stages.facts.sentence import Sentence
from govdoc_parse.stages.facts.statement import Figure, IndicatorCase, Statement, Topic
from govdoc_parse.stages.frames.frame import ParagraphFrame
from govdoc_parse.stages.text.source import Source
from govdoc_parse.stages.times.bases import Base, BaseFinder
from govdoc_parse.stages.words.phrases import Phrases

_BETTERED = ("提升", "改善")
_FOLLOWING = 3  # so many figures after 从… may tell what it came to


class StatementFinder:
    """Makes the statement of each figure of a sentence."""

    def __init__(self, lexicon: Lexicon, phrases: Phrases, bases: BaseFinder) -> None:
        self._phrases = phrases
        self._changes = ChangeFinder(lexicon, phrases.wording)
        self._bases = bases

    def find_statement(self, source: Source, sentence: Sentence, index: int, frame: ParagraphFrame, topic: Topic) -> Statement:  # fmt: skip
        """The statement of the figure with this index, given what the figures before it hand on."""
        figure = self._figure(source, sentence, index, frame, _referring(sentence, index, topic))
        indicator, case = find_indicator(figure, self._phrases)
        change = figure.change
        if case is IndicatorCase.NOUN_BEHIND and change and figure.folded.startswith(_BETTERED, change.start):
            change = None  # 提升100所｜学校的周边环境
        return Statement(figure, indicator, case, _of_list(figure, change))

    def _figure(self, source: Source, sentence: Sentence, index: int, frame: ParagraphFrame, topic: Topic) -> Figure:
        clause, folded = sentence.clauses[index], source.fold
        base = self._bases.last(folded, clause.left, clause.number)
        against = base or self._base_value(folded, sentence, index)
        change = self._changes.change(folded, clause.left, clause.number, against) or self._changes.behind(
            folded, clause
        )
        if change is None and index:
            change = comes_to(folded, sentence, index)
        if change is not None and change.rates and clause.measure.reading.kind not in RATES:
            change = None  # 加快｜6个项目建设
        ranked = clause.measure.reading.kind == "rank"
        left = rank_left(folded, sentence, index) if ranked else clause.left
        starts = self._starts(folded, sentence, index)
        return Figure(source, sentence, index, clause, left, frame, topic, base, change, starts)

    def _base_value(self, folded: str, sentence: Sentence, index: int) -> Base | None:
        """The base of the figure directly before, where that is what this one is held against: 比上年的1321万元｜少34.6万元."""
        clauses = sentence.clauses
        if not index or clauses[index].left != clauses[index - 1].behind:
            return None
        before = clauses[index - 1]
        base = self._bases.last(folded, before.left, before.number)
        return base if base is not None and not folded[base.end : before.number].strip(" 的") else None

    def _starts(self, folded: str, sentence: Sentence, index: int) -> bool:
        """Whether a figure is the start of 从…提高到…, by the next few clauses: it has no direction, and a time of its own or none."""
        clauses, says = sentence.clauses, sentence.wording.says
        clause, following = clauses[index], range(index + 1, min(len(clauses), index + 1 + _FOLLOWING))
        if not following or says("from", folded, clause.left, clause.number) is None:
            return False
        return comes_to(folded, sentence, index + 1) is not None or any(
            says("turned", folded, clauses[i].left, clauses[i].number)
            or ((change := self._changes.change(folded, clauses[i].left, clauses[i].number, None)) and change.reaches)
            for i in following
        )


def _of_list(figure: Figure, change: Change | None) -> Change | None:
    """In 分别增长6%、5.2% the verb stands once for the whole list."""
    chain, said = figure.chain, figure.topic.change
    if chain is not None and change is None and figure.index != chain.members[0] and said is not None:
        return Change(figure.clause.number, said.direction, said.reaches)
    return change


def _referring(sentence: Sentence, index: int, topic: Topic) -> Topic:
    """The topic with the numbers of a list shared out over the indicators of as many figures before it."""
    chain = sentence.chain_of(index)
    if chain is None or index != chain.members[0] or chain.indicators or not chain.refers:
        return topic
    if len(topic.recent) < len(chain.members):
        return topic
    referred = dict(zip(chain.members, topic.recent[-len(chain.members) :], strict=True))
    return topic.referring(referred)
