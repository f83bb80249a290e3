"""The phrase before a number that names what it measures."""

from __future__ import annotations

import re

from govdoc_parse.stages.facts.distribution import Place
from govdoc_parse.stages.facts.statement import Figure
from govdoc_parse.stages.words.phrases import Phrases

_ACCOUNTS = ("支出", "收入")


def indicator_ahead(figure: Figure, phrases: Phrases) -> Place | None:
    """The phrase in front of the number, its verb and its comparison; `None` where it names nothing of its own."""
    folded, left = figure.folded, figure.left
    base, change = figure.base, figure.change
    says = figure.sentence.wording.says
    if change is not None and (head := figure.says("per_head_gain")) is not None:
        return head.span()  # 户均年增收2000元
    if figure.topic.indicator is not None and says("yardstick", folded, left, figure.clause.number) is not None:
        return None
    if (classed := says("class_of", folded, left, figure.clause.number)) is not None:
        return _class_of(figure, phrases, classed.start() + 1)
    edge, share = _name_edge(figure)
    flat = says("flat", folded, base.end, edge) if base is not None else None
    if flat is not None:
        left, base = flat.end(), None
    if base is not None and left <= base.start < edge and (change is not None or base.end >= edge - 1):
        after_base = phrases.before(folded, base.end, edge, figure.sentence.times_in(base.end, edge))
        if after_base and not phrases.is_aspect(folded[slice(*after_base)]) and base.start <= left + 1:
            return after_base  # 较年初各项贷款增加20亿元
        edge = base.start
    priced = says("reckoned", folded, left, edge)
    if priced is not None:
        left = priced.end()
    alone = says("account_alone", folded, left, edge)
    if alone is not None:  # verbs elsewhere: 政府性基金收入48亿元；｜支出73亿元
        start = max(folded.find(word, left, edge) for word in _ACCOUNTS)
        return start, start + 2
    ahead = phrases.before(folded, left, edge, figure.sentence.times_in(left, edge))
    reached = share is not None and folded.startswith("完成", share.start())
    if ahead is None and figure.topic.indicator is None and share is not None and reached:
        ahead = phrases.before(folded, share.start() + 2, share.end() - 1)  # 完成｜总任务的70%
    return None if ahead is None or _names_nothing(figure, phrases, ahead, left) else ahead


def _class_of(figure: Figure, phrases: Phrases, at: int) -> Place:
    """A class by what its mark measures (集体经济收入超百万元的村), or by its noun where the mark names nothing (50万元以上的村)."""
    mark = figure.before
    if mark is None or figure.clause.left != mark.behind:
        return at, at + 1
    times = figure.sentence.times_in(mark.left, mark.number)
    measured = phrases.before(figure.folded, mark.left, mark.number, times)
    return (at, at + 1) if measured is None else (measured[0], at + 1)


def _names_nothing(figure: Figure, phrases: Phrases, ahead: Place, left: int) -> bool:
    """Whether a phrase names only a side of what was named before, or a partner of trade (其中对中亚五国｜增长48%)."""
    folded, clause = figure.folded, figure.clause
    says = figure.sentence.wording.says
    partner = ahead[0] > left and folded[ahead[0] - 1] == "对" and says("partner", folded, *ahead)
    if partner and figure.change is not None:
        return True
    described = clause.measure.reading.kind == "money" and folded.startswith("的", clause.behind)
    return phrases.is_aspect(folded[slice(*ahead)]) and not (described and says("size", folded, *ahead))


def ranked_from(figure: Figure) -> int | None:
    """Where the words begin that tell among whom a rank is counted (在全市各县区中列第6位)."""
    if figure.reading.kind != "rank":
        return None
    ranked = figure.says("ranked")
    return ranked.start() if ranked is not None else None


def _name_edge(figure: Figure) -> tuple[int, re.Match[str] | None]:
    """Where the name in front of a number ends: at the verb, at 占 (占总播种面积的49.3%), at 居 (在各县区中列第6位)."""
    folded, clause, left, change = figure.folded, figure.clause, figure.left, figure.change
    edge = change.start if change is not None and left <= change.start else clause.number
    says = figure.sentence.wording.says
    ranked = says("ranked", folded, left, edge) if figure.reading.kind == "rank" else None
    if ranked is not None:
        edge = ranked.start()
    if figure.starts and (origin := says("origin", folded, left, edge)) is not None:
        edge = origin.start()
    share = says("share_edge", folded, left, edge)
    return (edge if share is None else share.start()), share
