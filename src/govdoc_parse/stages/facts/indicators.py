"""Clause → indicator: which phrase says what was measured."""

from __future__ import annotations

import re
from dataclasses import replace

from govdoc_parse.stages.facts.changes import Base, Change
from govdoc_parse.stages.facts.clauses import Clause
from govdoc_parse.stages.facts.context import Memory, Sentence
from govdoc_parse.stages.facts.grants import find_grant, list_around
from govdoc_parse.stages.facts.phrases import Phrases

Place = tuple[int, int]

SHARE = re.compile(
    r"(?<![侵抢独强霸])占(?!地|用|有|道|比)[^,。;]{0,160}$|完成(?:了)?[^,。;占]{0,10}(?:目标|任务|计划|预算)[^,。;]{0,4}的$|(?:控制在|(?:原则上)?不得?(?:低于|超过|高于|少于))[^,。;\d]{2,16}的$|(?:为|达到?|相当于)(?:年初|年度|全年|当年|调整后?)?(?:预算|计划|目标|任务)的$"
)

_TERM = re.compile(r"(?:以内|之内|内|前)(?:[,、]|必须|应当?|要|可以?|须|不能|不得)*(?=[一-龥])")
_PER_HEAD = re.compile(r"(?:户均|人均|亩均|村均)[年月]?(?:增收|增加|减少|节约)$")
TOPIC = 20
FAR = 160  # a clause beyond this is a list, and costs too much to read anew for each of its members
_YEARS = re.compile(r"(?![1一] ?年)[\d一二两三四五六七八九十]{1,3} ?年")
_BINDS = re.compile(r"之日|起|应当?|不得|须|可")
_BARE = re.compile(
    r"(?:本年度?|当年|全年|\d{4}年度?)?(?P<n>支出|收入)(?:总计|合计|完成|安排|预计|预期|执行|达到?|为)*"
)  # verbs elsewhere: 政府性基金收入48亿元；｜支出73亿元
_PRICED = re.compile(  # how a figure is reckoned is not what is measured
    "[,; ]*(?:按(?:现行?|当年|上年|可比|不变)价格?(?:计算)?|按?(?:同|可比)口径(?:比较|计算)?|(?:剔除|扣除)[^,。;]{2,14}?因素(?:影响)?后?)[, ]*"
)
_SIDE = re.compile(  # what is ranked or narrows is the growth itself
    "[,;、 ]*(?P<n>(?:总量|产值|同比)?[增降涨跌]幅|(?:产值|同比)?增速)(?=[^,。;]{0,16}?(?:列|居(?!民|住)|排|收窄|扩大|第))"
)
_FIGURE = re.compile(r"\d(?:\.\d+)?%|第 ?\d|\d[万亿]*元")
_FLAT = re.compile("(?:基本)?(?:持平|相当)[,、;]")  # 粮食价格与上年持平、｜居住价格上涨0.5%
_PARTNER = re.compile("(?:国家?|地区|东盟|欧盟|洲)$")
_AFFECTED = re.compile(r"(?:因|受)[^,。;]{2,30}(?:影响|拖累|带动|冲击|拉动|支撑|推动|因素|减少|增加)$")
_BETTER = re.compile(
    "(?<=..)(?:进一步|持续|不断|稳步|更加|日益|明显|显著|大幅|逐步|加速|全面)(?=..)"
)  # 产业结构｜进一步优化
_NEW_SUBJECT = re.compile(r"全[市县]|我[国省市州县区镇乡]|其中|元旦|春节|清明|五一|端午|中秋|国庆")
_LATTER = re.compile("[,、;]?(?P<which>[前后])者")
_SIZE = re.compile("总?规模|总额")  # 总规模500亿元的｜基金, as 总投资1.38亿元的学校
_RANKED = re.compile(  # among whom: 产值｜在全市各县区中列第6位
    r"(?:在[^,。;]{2,16}中)?(?:[稳跃仍均位]?居(?!民|住|家)|[稳位]列|列(?!入|为|车)|排名|排(?!放|水|涝|查)|名列)[^,。;]{0,16}$"
)
_REACHED = re.compile("超过|达到|不足|突破|满$")
_LEAVE = re.compile(
    r"的?(?P<n>[产婚丧年病事]假|育儿假|护理假|陪产假|年休假|探亲假|独生子女[^,。;]{0,4}假|[一-龥]{0,6}圈(?!层|子))"
)
_PREDICATE = re.compile("[是为有在均都已]")  # 90%以上｜是巩固的 names nothing
_MARK = re.compile("[,。;:]")
NEVER_BEHIND = {"percent", "percentage_point", "multiple", "rank", "score", "ratio", "rate", "duration", "temperature"}
STATISTICAL = (
    "额量值率度积入资"  # how statistical indicators end: such a phrase in front of a number is never passed over
)


def find_indicator(
    folded: str, phrases: Phrases, sentence: Sentence, index: int, left: int, base: Base | None, change: Change | None,
    memory: Memory,
) -> tuple[Place | None, str]:  # fmt: skip
    """The place of the indicator and the name of the rule that found it.

    In order: the member of a distributive list; the noun behind a count (61家｜企业); the phrase in front of the number,
    its verb and its comparison; the indicator of the figure before; the phrase that opens the clause before.
    """
    clause = sentence.clauses[index]
    grant = find_grant(folded, sentence, index)
    if grant is not None:
        return grant, "granted"
    if index in memory.subjects:
        return memory.subjects[index][0], "distributed"
    special = (
        _latter(folded, clause, memory)
        or _timed(folded, phrases, sentence, clause)
        or _fined(folded, phrases, sentence, index)
    )
    if special is not None:
        return special
    side = _SIDE.match(folded, left, clause.number)
    if side is not None and (change is not None or clause.measure.reading.kind == "rank"):
        return side.span("n"), "side"
    if left != clause.left:  # a rank among N: 位列17个一级指标中第9位
        clause = replace(clause, number=sentence.clauses[index - 1].number)
    listed = index > 0 and _goes_on(folded, clause, left)
    ahead = None if listed else _ahead(folded, phrases, sentence, clause, left, base, change, memory)
    named = not (_lost_its_mark(folded, sentence, clause, ahead) or _of_a_list(folded, sentence, index))
    behind = _behind(folded, phrases, clause, change, ahead) if named else None
    if folded[clause.number - 1] == "等":
        behind = behind or _behind_last(folded, phrases, sentence, index)  # 甲、乙等34个｜10亿元以上项目
    counted = clause.measure.reading.kind == "count"
    if behind is not None and (counted or ahead is None or folded[ahead[1] - 1] not in STATISTICAL):
        return behind, "noun_behind"
    if ahead is not None:
        return ahead, "noun_ahead"
    shared = _behind_last(folded, phrases, sentence, index)
    if shared is not None:
        return shared, "noun_behind"
    return _elsewhere(folded, phrases, sentence, clause, left, memory)


def _goes_on(folded: str, clause: Clause, left: int) -> bool:
    """Whether a number, or 居, stands behind a mark: 243项事项跨省通办、｜158项省内通办, 13个新药获批上市、｜居全国第一."""
    ranked = _RANKED.search(folded, left, clause.number) if clause.measure.reading.kind == "rank" else None
    at = clause.number if ranked is None else ranked.start()
    return at > left and folded[at - 1] == "、"


def _elsewhere(
    folded: str, phrases: Phrases, sentence: Sentence, clause: Clause, left: int, memory: Memory
) -> tuple[Place | None, str]:
    """What the clause leaves out and the text before it names."""
    moved = _affected(folded, phrases, sentence, left)
    if moved is not None:
        return moved, "earlier_clause"
    structure = (
        folded.startswith((",", ";"), max(0, left - 1))
        and folded.count(":", clause.measure.start, clause.measure.end) > 1
    )
    if memory.indicator is not None and not structure:  # 8.3:41.4:50.3 is said of nothing that one figure is said of
        return memory.indicator, "inherited"
    earlier = _earlier(folded, phrases, sentence, left)
    if earlier is None and memory.indicator is not None:
        return memory.indicator, "inherited"
    return earlier, "earlier_clause" if earlier else "no_indicator"


def _latter(folded: str, clause: Clause, memory: Memory) -> tuple[Place, str] | None:
    """Which of the two before is meant: …医师3.09人、护士3.59人，｜后者居全省第4."""
    said = _LATTER.match(folded, clause.left, clause.number)
    if said is None or len(memory.recent) < 2:
        return None
    return memory.recent[-1 if said["which"] == "后" else -2][0], "inherited"


def _timed(folded: str, phrases: Phrases, sentence: Sentence, clause: Clause) -> tuple[Place | None, str] | None:
    """What is to be done within a term: 20日内作出｜审批决定."""
    term = _TERM.match(folded, clause.measure.end) if clause.measure.reading.kind == "duration" else None
    if term is None:
        return None
    if _YEARS.match(folded, clause.measure.start) and not _BINDS.search(folded, clause.left, clause.right):
        return None, "no_indicator"  # 五年内将新建…: when, not a term
    act = phrases.before(folded, term.end(), _clause_end(folded, term.end(), sentence.end))
    return None if act is None else (act, "timed_act")


def _fined(folded: str, phrases: Phrases, sentence: Sentence, index: int) -> tuple[Place, str] | None:
    """The first of two bounds shares the noun behind the second: 二万元以上五万元以下的｜罚款."""
    clause = sentence.clauses[index]
    if not clause.measure.suffixed or index + 1 >= len(sentence.clauses):
        return None
    following = sentence.clauses[index + 1]
    if following.left != clause.behind:
        return None
    noun = phrases.after(folded, following.behind, following.right)
    return None if noun is None else (noun, "noun_behind")


def _behind_last(folded: str, phrases: Phrases, sentence: Sentence, index: int) -> Place | None:
    """The noun behind the last number of a list is said of each: 10万元、5万元、3万元｜一次性购房补贴."""
    _, last = list_around(folded, sentence, index)
    clause = sentence.clauses[last]
    if last == index or clause.measure.reading.kind in NEVER_BEHIND:
        return None
    if clause.measure.reading.kind != "count" and folded.startswith("的", clause.behind):
        return None  # 年产值突破1亿元、3亿元的企业: what is measured stands in front
    return phrases.after(folded, clause.behind, clause.right)


def _affected(folded: str, phrases: Phrases, sentence: Sentence, left: int) -> Place | None:
    """What moved, where the clause before tells why: 契税受市场低迷拖累，｜减收2135万元."""
    start = _opening(folded, ",;:", sentence.start, left - 1)
    why = _AFFECTED.search(folded, start, left - 1) if left - start <= FAR else None
    return None if why is None else phrases.before(folded, start, why.start(), sentence.times_in(start, why.start()))


def _opening(folded: str, marks: str, start: int, end: int) -> int:
    """The place behind the last mark before `end`; where there is none as far as is looked, one that is too far."""
    start = max(start, end - 2 * FAR)
    return max(start, *(folded.rfind(mark, start, end) + 1 for mark in marks))


def _clause_end(folded: str, start: int, end: int) -> int:
    end = min(end, start + FAR)
    match = _MARK.search(folded, start, end)
    return match.start() if match else end


def _ahead(
    folded: str, phrases: Phrases, sentence: Sentence, clause: Clause, left: int, base: Base | None, change: Change | None,
    memory: Memory,
) -> Place | None:  # fmt: skip
    if change is not None and (head := _PER_HEAD.search(folded, left, clause.number)) is not None:
        return head.start(), head.end()  # 户均年增收2000元
    edge, share = _name_edge(folded, clause, left, change)
    flat = _FLAT.match(folded, base.end, edge) if base is not None else None
    if flat is not None:
        left, base = flat.end(), None
    if base is not None and left <= base.start < edge and (change is not None or base.end >= edge - 1):
        behind = phrases.before(folded, base.end, edge, sentence.times_in(base.end, edge))  # 较年初各项贷款增加20亿元
        if behind is not None and not phrases.is_aspect(folded[slice(*behind)]) and base.start <= left + 1:
            return behind
        edge = base.start
    priced = _PRICED.match(folded, left, edge)
    if priced is not None:
        left = priced.end()
    bare = _BARE.fullmatch(folded, left, edge)
    if bare is not None:
        return bare.span("n")
    ahead = phrases.before(folded, left, edge, sentence.times_in(left, edge))
    if ahead is None and memory.indicator is None and share is not None and folded.startswith("完成", share.start()):
        ahead = phrases.before(folded, share.start() + 2, share.end() - 1)  # 完成｜总任务的70%
    partner = ahead is not None and ahead[0] > left and folded[ahead[0] - 1] == "对" and _PARTNER.search(folded, *ahead)
    if partner and change is not None:
        return None  # 进出口总值增长12%，其中对中亚五国｜增长48%
    described = clause.measure.reading.kind == "money" and folded.startswith("的", clause.behind)
    if ahead is None or (
        phrases.is_aspect(folded[slice(*ahead)]) and not (described and _SIZE.fullmatch(folded, *ahead))
    ):
        return None
    return ahead


def _name_edge(folded: str, clause: Clause, left: int, change: Change | None) -> tuple[int, re.Match[str] | None]:
    """Where the name in front of a number ends: at the verb, at 占 (占总播种面积的49.3%), at 居 (在各县区中列第6位)."""
    edge = change.start if change is not None and left <= change.start else clause.number
    ranked = _RANKED.search(folded, left, edge) if clause.measure.reading.kind == "rank" else None
    if ranked is not None:
        edge = ranked.start()
    share = SHARE.search(folded, left, edge)
    return (edge if share is None else share.start()), share


def _lost_its_mark(folded: str, sentence: Sentence, clause: Clause, ahead: Place | None) -> bool:
    """Whether the next clause begins at once: 58914人｜一季度累计…, 上市企业15家｜全市规上工业企业…."""
    if sentence.times_in(clause.behind, clause.behind + 1):
        return True
    return ahead is not None and _NEW_SUBJECT.match(folded, clause.behind) is not None


def _of_a_list(folded: str, sentence: Sentence, index: int) -> bool:
    """Whether the first of a list says what all of it measure: 年产值突破1亿元、｜3亿元的企业."""
    first, last = list_around(folded, sentence, index)
    if first == index or not folded.startswith("的", sentence.clauses[last].behind):
        return False
    head = sentence.clauses[first]
    return _REACHED.search(folded, head.left, head.measure.start) is not None


def _behind(folded: str, phrases: Phrases, clause: Clause, change: Change | None, ahead: Place | None) -> Place | None:
    kind = clause.measure.reading.kind
    if ahead is None and kind in {"percent", "duration"} and folded[clause.behind : clause.behind + 1] == "的":
        return phrases.after(folded, clause.behind, clause.right)  # 24%的国营工业企业
    if ahead is None and kind == "percent" and clause.measure.suffixed and not _PREDICATE.match(folded, clause.behind):
        return phrases.after(folded, clause.behind, clause.right)  # 85%以上｜农户参与产业化经营
    if kind == "duration" and (leave := _LEAVE.match(folded, clause.behind)) is not None:
        return leave.start("n"), leave.end("n")
    if kind in NEVER_BEHIND or (change is not None and change.start < clause.number and (ahead or kind != "count")):
        return None
    reached = ahead is not None and _REACHED.search(folded, ahead[1], clause.measure.start) is not None
    if ahead is not None and (kind != "count" or reached) and folded[clause.behind : clause.behind + 1] == "的":
        return None  # 总投资1.38亿元的实验初中, 常住人口超过100万的县
    if ahead is None and kind != "count" and phrases.acts(folded, clause.behind):
        return None  # 稳定在24亿斤以上｜新建高标准农田: the next clause lost its mark
    return phrases.after(folded, clause.behind, clause.right)


def _earlier(folded: str, phrases: Phrases, sentence: Sentence, left: int) -> Place | None:
    """The phrase that opens the clause before, for 市场主体增量提质，总量突破1000万户."""
    stop = left - 1
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
