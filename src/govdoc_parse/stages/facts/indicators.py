"""Clause → indicator: which phrase says what was measured."""

from __future__ import annotations

import re
from dataclasses import replace

from govdoc_parse.stages.facts.distribution import Place
from govdoc_parse.stages.facts.grants import find_grant
from govdoc_parse.stages.facts.indicator_ahead import indicator_ahead, ranked_from
from govdoc_parse.stages.facts.indicator_behind import behind_last, indicator_behind
from govdoc_parse.stages.facts.statement import Figure, IndicatorCase
from govdoc_parse.stages.words.phrases import Phrases

_TERM = re.compile(r"(?:以内|之内|内|前)(?:[,、]|必须|应当?|要|可以?|须|不能|不得)*(?=[一-龥])")
TOPIC = 20
FAR = 160  # a clause beyond this is a list, and costs too much to read anew for each of its members
_YEARS = re.compile(r"(?![1一] ?年)[\d一二两三四五六七八九十]{1,3} ?年")
_BINDS = re.compile(r"之日|起|应当?|不得|须|可")
_SIDE = re.compile(  # what is ranked or narrows is the growth itself
    "[,;、 ]*(?P<n>(?:总量|产值|同比)?[增降涨跌]幅|(?:产值|同比)?增速)(?=[^,。;]{0,16}?(?:列|居(?!民|住)|排|收窄|扩大|第))"
)
_FIGURE = re.compile(r"\d(?:\.\d+)?%|第 ?\d|\d[万亿]*元")
_AFFECTED = re.compile(r"(?:因|受)[^,。;]{2,30}(?:影响|拖累|带动|冲击|拉动|支撑|推动|因素|减少|增加)$")
_BETTER = re.compile(
    "(?<=..)(?:进一步|持续|不断|稳步|更加|日益|明显|显著|大幅|逐步|加速|全面)(?=..)"
)  # 产业结构｜进一步优化
_LATTER = re.compile("[,、;]?(?P<which>[前后])者")
_MARK = re.compile("[,。;:]")
STATISTICAL = (
    "额量值率度积入资"  # how statistical indicators end: such a phrase in front of a number is never passed over
)
Found = tuple[Place | None, IndicatorCase]


def find_indicator(figure: Figure, phrases: Phrases) -> Found:
    """The place of the indicator and the case in which it was found.

    In order: what a rule grants; the member of a distributive list; the noun behind a count (61家｜企业); the phrase in front
    of the number, its verb and its comparison; the indicator of the figure before; the phrase that opens the clause before.
    """
    grant = find_grant(figure.folded, figure.sentence, figure.index)
    if grant is not None:
        return grant, IndicatorCase.GRANTED
    if (member := figure.member) is not None:
        return member[0], IndicatorCase.DISTRIBUTED
    special = _latter(figure) or _timed(figure, phrases) or _fined(figure, phrases)
    if special is not None:
        return special
    side = _SIDE.match(figure.folded, figure.left, figure.clause.number)
    inherited = figure.topic.indicator
    if (
        side is not None
        and inherited is not None
        and figure.change
        and figure.folded.startswith("收窄", figure.change.start)
    ):
        return inherited, IndicatorCase.INHERITED  # 工业用电量下降3.2%，降幅收窄1.6个百分点
    if side is not None and (figure.change is not None or figure.reading.kind == "rank"):
        return side.span("n"), IndicatorCase.SIDE
    if figure.before is not None and figure.left != figure.clause.left:  # a rank among N: 位列17个一级指标中第9位
        figure = replace(figure, clause=replace(figure.clause, number=figure.before.number))
    return _beside(figure, phrases)


def _beside(figure: Figure, phrases: Phrases) -> Found:
    """The phrases around the number, then what the clause leaves out."""
    ahead = None if figure.index > 0 and _goes_on(figure) else indicator_ahead(figure, phrases)
    behind = indicator_behind(figure, phrases, ahead)
    counted = figure.reading.kind == "count"
    if behind is not None and (counted or ahead is None or figure.folded[ahead[1] - 1] not in STATISTICAL):
        return behind, IndicatorCase.NOUN_BEHIND
    if ahead is not None:
        return ahead, IndicatorCase.NOUN_AHEAD
    shared = behind_last(figure.folded, phrases, figure.sentence, figure.index)
    if shared is not None:
        return shared, IndicatorCase.NOUN_BEHIND
    return _elsewhere(figure, phrases)


def _goes_on(figure: Figure) -> bool:
    """Whether a number, or 居, stands behind a mark: 243项事项跨省通办、｜158项省内通办, 13个新药获批上市、｜居全国第一."""
    ranked = ranked_from(figure)
    at = figure.clause.number if ranked is None else ranked
    return at > figure.left and figure.folded[at - 1] == "、"


def _elsewhere(figure: Figure, phrases: Phrases) -> Found:
    """What the clause leaves out and the text before it names."""
    folded, left, measure = figure.folded, figure.left, figure.clause.measure
    moved = _affected(figure, phrases)
    if moved is not None:
        return moved, IndicatorCase.EARLIER_CLAUSE
    parts = folded.startswith((",", ";"), max(0, left - 1)) and folded.count(":", measure.start, measure.end) > 1
    inherited = figure.topic.indicator
    if inherited is not None and not parts:  # 8.3:41.4:50.3 is said of nothing that one figure is said of
        return inherited, IndicatorCase.INHERITED
    earlier = _earlier(figure, phrases)
    if earlier is None and inherited is not None:
        return inherited, IndicatorCase.INHERITED
    return earlier, IndicatorCase.EARLIER_CLAUSE if earlier else IndicatorCase.NONE


def _latter(figure: Figure) -> Found | None:
    """Which of the two before is meant: …医师3.09人、护士3.59人，｜后者居全省第4."""
    said = _LATTER.match(figure.folded, figure.clause.left, figure.clause.number)
    recent = figure.topic.recent
    if said is None or len(recent) < 2:
        return None
    return recent[-1 if said["which"] == "后" else -2][0], IndicatorCase.INHERITED


def _timed(figure: Figure, phrases: Phrases) -> Found | None:
    """What is to be done within a term: 20日内作出｜审批决定."""
    folded, clause = figure.folded, figure.clause
    term = _TERM.match(folded, clause.measure.end) if figure.reading.kind == "duration" else None
    if term is None:
        return None
    if _YEARS.match(folded, clause.measure.start) and not _BINDS.search(folded, clause.left, clause.right):
        return None, IndicatorCase.NONE  # 五年内将新建…: when, not a term
    act = phrases.before(folded, term.end(), _clause_end(folded, term.end(), figure.sentence.end))
    return None if act is None else (act, IndicatorCase.TIMED_ACT)


def _fined(figure: Figure, phrases: Phrases) -> Found | None:
    """The first of two bounds shares the noun behind the second: 二万元以上五万元以下的｜罚款."""
    clause, clauses = figure.clause, figure.sentence.clauses
    if not clause.measure.suffixed or figure.index + 1 >= len(clauses):
        return None
    following = clauses[figure.index + 1]
    if following.left != clause.behind:
        return None
    noun = phrases.after(figure.folded, following.behind, following.right)
    return None if noun is None else (noun, IndicatorCase.NOUN_BEHIND)


def _affected(figure: Figure, phrases: Phrases) -> Place | None:
    """What moved, where the clause before tells why: 契税受市场低迷拖累，｜减收2135万元."""
    folded, left, sentence = figure.folded, figure.left, figure.sentence
    start = _opening(folded, ",;:", sentence.start, left - 1)
    why = _AFFECTED.search(folded, start, left - 1) if left - start <= FAR else None
    return None if why is None else phrases.before(folded, start, why.start(), sentence.times_in(start, why.start()))


def _earlier(figure: Figure, phrases: Phrases) -> Place | None:
    """The phrase that opens the clause before, for 市场主体增量提质，总量突破1000万户."""
    folded, sentence, stop = figure.folded, figure.sentence, figure.left - 1
    if stop <= sentence.start:
        return None
    start = _opening(folded, ",;", sentence.start, stop)
    for time in sentence.times_in(start, stop):
        start = max(start, min(time.end, stop))
    if stop - start > FAR or folded[stop - 1 : stop] == "的":
        return None  # 购买新建商品住房的，: a condition names nothing that is measured
    found = phrases.object_of(folded, start, stop) or phrases.before(folded, start, stop)
    if found is not None and _FIGURE.search(folded, *found):
        return None  # (上浮20%)、购买…(上浮10%): another figure is no name
    if found is not None and (better := _BETTER.search(folded, *found)) is not None:
        found = found[0], better.start()
    return found if found and found[1] - found[0] <= TOPIC else phrases.after(folded, start, stop)


def _opening(folded: str, marks: str, start: int, end: int) -> int:
    """The place behind the last mark before `end`; where there is none as far as is looked, one that is too far."""
    start = max(start, end - 2 * FAR)
    return max(start, *(folded.rfind(mark, start, end) + 1 for mark in marks))


def _clause_end(folded: str, start: int, end: int) -> int:
    end = min(end, start + FAR)
    match = _MARK.search(folded, start, end)
    return match.start() if match else end
