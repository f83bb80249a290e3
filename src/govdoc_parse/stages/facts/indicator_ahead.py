"""The phrase before a number that names what it measures."""

from __future__ import annotations

import re

from govdoc_parse.stages.facts.distribution import Place
from govdoc_parse.stages.facts.statement import Figure
from govdoc_parse.stages.words.phrases import Phrases

SHARE = re.compile(
    r"(?<![侵抢独强霸])占(?!地|用|有|道|比)[^,。;]{0,160}$|完成(?:了)?[^,。;占]{0,10}(?:目标|任务|计划|预算)[^,。;]{0,4}的$|(?:控制在|(?:原则上)?不得?(?:低于|超过|高于|少于))[^,。;\d]{2,16}的$|(?:为|达到?|相当于)(?:年初|年度|全年|当年|调整后?)?(?:预算|计划|目标|任务)的$"
)
_PER_HEAD = re.compile(r"(?:户均|人均|亩均|村均)[年月]?(?:增收|增加|减少|节约)$")
_BARE = re.compile(
    r"(?:本年度?|当年|全年|\d{4}年度?)?(?P<n>支出|收入)(?:总计|合计|完成|安排|预计|预期|执行|达到?|为)*"
)  # verbs elsewhere: 政府性基金收入48亿元；｜支出73亿元
_PRICED = re.compile(  # how a figure is reckoned is not what is measured
    "[,; ]*(?:按(?:现行?|当年|上年|可比|不变)价格?(?:计算)?|按?(?:同|可比)口径(?:比较|计算)?|(?:剔除|扣除)[^,。;]{2,14}?因素(?:影响)?后?)[, ]*"
)
_FLAT = re.compile("(?:基本)?(?:持平|相当)[,、;]")  # 粮食价格与上年持平、｜居住价格上涨0.5%
_PARTNER = re.compile("(?:国家?|地区|东盟|欧盟|洲)$")
_SIZE = re.compile("总?规模|总额")  # 总规模500亿元的｜基金, as 总投资1.38亿元的学校
_RANKED = re.compile(  # among whom: 产值｜在全市各县区中列第6位
    r"(?:在[^,。;]{2,16}中)?(?:[稳跃仍均位]?居(?!民|住|家)|[稳位]列|列(?!入|为|车)|排名|排(?!放|水|涝|查)|名列)[^,。;]{0,16}$"
)


def indicator_ahead(figure: Figure, phrases: Phrases) -> Place | None:
    """The phrase in front of the number, its verb and its comparison; `None` where it names nothing of its own."""
    folded, clause, left = figure.folded, figure.clause, figure.left
    base, change = figure.base, figure.change
    if change is not None and (head := _PER_HEAD.search(folded, left, clause.number)) is not None:
        return head.start(), head.end()  # 户均年增收2000元
    edge, share = _name_edge(figure)
    flat = _FLAT.match(folded, base.end, edge) if base is not None else None
    if flat is not None:
        left, base = flat.end(), None
    if base is not None and left <= base.start < edge and (change is not None or base.end >= edge - 1):
        after_base = phrases.before(folded, base.end, edge, figure.sentence.times_in(base.end, edge))
        if after_base and not phrases.is_aspect(folded[slice(*after_base)]) and base.start <= left + 1:
            return after_base  # 较年初各项贷款增加20亿元
        edge = base.start
    priced = _PRICED.match(folded, left, edge)
    if priced is not None:
        left = priced.end()
    bare = _BARE.fullmatch(folded, left, edge)
    if bare is not None:
        return bare.span("n")
    ahead = phrases.before(folded, left, edge, figure.sentence.times_in(left, edge))
    reached = share is not None and folded.startswith("完成", share.start())
    if ahead is None and figure.topic.indicator is None and share is not None and reached:
        ahead = phrases.before(folded, share.start() + 2, share.end() - 1)  # 完成｜总任务的70%
    return None if ahead is None or _names_nothing(figure, phrases, ahead, left) else ahead


def _names_nothing(figure: Figure, phrases: Phrases, ahead: Place, left: int) -> bool:
    """Whether a phrase names only a side of what was named before, or a partner of trade (其中对中亚五国｜增长48%)."""
    folded, clause = figure.folded, figure.clause
    partner = ahead[0] > left and folded[ahead[0] - 1] == "对" and _PARTNER.search(folded, *ahead)
    if partner and figure.change is not None:
        return True
    described = clause.measure.reading.kind == "money" and folded.startswith("的", clause.behind)
    return phrases.is_aspect(folded[slice(*ahead)]) and not (described and _SIZE.fullmatch(folded, *ahead))


def ranked_from(figure: Figure) -> int | None:
    """Where the words begin that tell among whom a rank is counted (在全市各县区中列第6位)."""
    if figure.reading.kind != "rank":
        return None
    ranked = _RANKED.search(figure.folded, figure.left, figure.clause.number)
    return ranked.start() if ranked is not None else None


def _name_edge(figure: Figure) -> tuple[int, re.Match[str] | None]:
    """Where the name in front of a number ends: at the verb, at 占 (占总播种面积的49.3%), at 居 (在各县区中列第6位)."""
    folded, clause, left, change = figure.folded, figure.clause, figure.left, figure.change
    edge = change.start if change is not None and left <= change.start else clause.number
    ranked = _RANKED.search(folded, left, edge) if figure.reading.kind == "rank" else None
    if ranked is not None:
        edge = ranked.start()
    share = SHARE.search(folded, left, edge)
    return (edge if share is None else share.start()), share
