"""Clause → indicator: which phrase says what was measured."""

from __future__ import annotations

from dataclasses import replace

from govdoc_parse.stages.facts.distribution import Place
from govdoc_parse.stages.facts.endpoints import comes_to
from govdoc_parse.stages.facts.grants import find_grant
from govdoc_parse.stages.facts.indicator_ahead import indicator_ahead, ranked_from
from govdoc_parse.stages.facts.indicator_behind import behind_last, indicator_behind
from govdoc_parse.stages.facts.statement import Figure, IndicatorCase
from govdoc_parse.stages.facts.wholes import whole_led
from govdoc_parse.stages.words.phrases import Phrases

TOPIC = 20
FAR = 160  # a clause beyond this is a list, and costs too much to read anew for each of its members
_WHICH = {"后者": -1, "前者": -2}
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
    if figure.index and figure.topic.indicator and comes_to(figure.folded, figure.sentence, figure.index) is not None:
        return figure.topic.indicator, IndicatorCase.INHERITED
    special = _part(figure, phrases) or _latter(figure) or _timed(figure, phrases) or _fined(figure, phrases)
    if special is not None:
        return special
    side = _side(figure)
    inherited = figure.topic.indicator
    if (
        side is not None
        and inherited is not None
        and figure.change
        and figure.folded.startswith("收窄", figure.change.start)
    ):
        return inherited, IndicatorCase.INHERITED  # 工业用电量下降3.2%，降幅收窄1.6个百分点
    if side is not None and (figure.change is not None or figure.reading.kind == "rank"):
        return side, IndicatorCase.SIDE
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
    if (named := _bracketed(figure, phrases)) is not None:
        return named, IndicatorCase.EARLIER_CLAUSE
    counted = figure.topic.counted
    if counted is not None and figure.topic.measures_other(figure.reading.kind):
        return counted[0], IndicatorCase.INHERITED  # 重点项目45个，总投资120亿元，已开工｜27个
    moved = _affected(figure, phrases)
    if moved is not None:
        return moved, IndicatorCase.EARLIER_CLAUSE
    parts = folded.startswith((",", ";"), max(0, left - 1)) and folded.count(":", measure.start, measure.end) > 1
    inherited = figure.topic.indicator
    if inherited is not None and figure.reading.kind == "count":
        spent = figure.sentence.wording.says("sum_name", folded, *inherited)
        if spent is not None and spent.start() > inherited[0]:
            return (inherited[0], spent.start()), IndicatorCase.EARLIER_CLAUSE  # 公务接待｜费支出3万元，接待41批次
    if inherited is not None and not parts:  # 8.3:41.4:50.3 is said of nothing that one figure is said of
        return inherited, IndicatorCase.INHERITED
    earlier = _earlier(figure, phrases)
    if earlier is None and inherited is not None:
        return inherited, IndicatorCase.INHERITED
    return earlier, IndicatorCase.EARLIER_CLAUSE if earlier else IndicatorCase.NONE


def _side(figure: Figure) -> Place | None:
    """The side of the indicator before that opens the clause: ，｜增速居全市第2位."""
    left = figure.left
    while figure.folded[left] in ",;、 ":
        left += 1
    side = figure.sentence.wording.says("side", figure.folded, left, figure.clause.number)
    return None if side is None else side.span()


def _bracketed(figure: Figure, phrases: Phrases) -> Place | None:
    """What stands before the bracket that the figure is in: 水泥｜（增长8.6%）."""
    folded, left = figure.folded, figure.left
    bracket = folded.rfind("(", left, figure.clause.number)
    found = phrases.before(folded, left, bracket) if bracket > left else None
    return found if found is not None and found[1] - found[0] <= TOPIC else None


def _part(figure: Figure, phrases: Phrases) -> Found | None:
    """What the part of a whole is of: 收入4.63亿元，只占23亿元年初预算的｜20.1%."""
    led = whole_led(figure.folded, figure.sentence, figure.index - 1)
    if led is None:
        return None
    left = figure.sentence.clauses[figure.index - 1].left
    ahead = phrases.before(figure.folded, left, led, figure.sentence.times_in(left, led))
    if ahead is not None and not phrases.is_aspect(figure.folded[slice(*ahead)]):
        return ahead, IndicatorCase.NOUN_AHEAD
    inherited = figure.topic.indicator
    return None if inherited is None else (inherited, IndicatorCase.INHERITED)


def _latter(figure: Figure) -> Found | None:
    """Which of the two before is meant: …医师3.09人、护士3.59人，｜后者居全省第4."""
    left, recent = figure.clause.left, figure.topic.recent
    said = figure.folded[left + figure.folded.startswith((",", "、", ";"), left) : figure.clause.number][:2]
    if said not in _WHICH or len(recent) < 2:
        return None
    return recent[_WHICH[said]][0], IndicatorCase.INHERITED


def _timed(figure: Figure, phrases: Phrases) -> Found | None:
    """What is to be done within a term: 20日内作出｜审批决定."""
    folded, clause = figure.folded, figure.clause
    says = figure.sentence.wording.says
    term = says("term", folded, clause.measure.end, len(folded)) if figure.reading.kind == "duration" else None
    if term is None or (figure.change is not None and figure.change.reaches):  # 审批时限压缩至1个工作日以内，…
        return None
    reading = figure.reading
    if reading.unit == "年" and reading.value != 1 and not says("binds", folded, clause.left, clause.right):
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
    why = sentence.wording.says("affected", folded, start, left - 1) if left - start <= FAR else None
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
    if found is not None and sentence.holds_figure(*found):
        return None  # (上浮20%)、购买…(上浮10%): another figure is no name
    if found is not None and (better := sentence.wording.says("better", folded, *found)) is not None:
        found = found[0], better.start()
    return found if found and found[1] - found[0] <= TOPIC else phrases.after(folded, start, stop)


def _opening(folded: str, marks: str, start: int, end: int) -> int:
    """The place behind the last mark before `end`; where there is none as far as is looked, one that is too far."""
    start = max(start, end - 2 * FAR)
    return max(start, *(folded.rfind(mark, start, end) + 1 for mark in marks))


def _clause_end(folded: str, start: int, end: int) -> int:
    end = min(end, start + FAR)
    return next((at for at in range(start, end) if folded[at] in ",。;:"), end)
