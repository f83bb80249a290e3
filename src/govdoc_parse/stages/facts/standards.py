"""Whether a figure is a standard: what a rule grants, charges, limits or prescribes."""

from __future__ import annotations

import re

from govdoc_parse.stages.facts.changes import Change
from govdoc_parse.stages.facts.clauses import Clause
from govdoc_parse.stages.facts.statement import Statement

_TARIFF_WORDS = r"(?<![高新国行])标准(?:分别)?(?:由|从|为|是|按|每|提高|降|统一|达到|不)[^,。;]{0,16}"
_FEES = (
    "(?:收|注册|服务|检测|检验|手续|工本|使用|处理|停车|学)费(?:分别)?(?:由|从|为|按|每|提高|下?降|统一)[^,。;]{0,12}"
)
_LIMITS = "(?:最高额度|限额|上限|下限|首付款?比例|费率|保底额度|起征点|缴存基数)[^,。;]{0,12}"
_EACH = "每(?:户|人|亩|头|台|辆|家|件|个|次|年|平方米|吨|公里|生|床)[^,。;]{0,10}(?:补助|补贴|奖励|给予|不超过|最高)[^,。;]{0,6}"
_STANDARD = re.compile(
    rf"(?:{_TARIFF_WORDS}|{_FEES}|{_LIMITS}|{_EACH}|给予[^,。;]{{0,8}}|一次性(?:奖励|补助|补贴)[^,。;]{{0,6}}|(?<![查到惩好])处以?)$"
)
_GRANTS = re.compile(  # what a report paid out is no standard: 发放护理补贴286.5万元, 贷款金额1840万元
    r"(?:(?:贷款|提取|补贴|补助|奖励|基准|申请|可贷|保底|信用)(?:最高)?(?:额度|限额|金额)[^,。;]{0,12}"
    r"|(?:分别)?(?:奖励|补助|补贴)(?!收入|支出|资金|经费)[^,。;]{0,8})$"
)
_PER_UNIT = re.compile(r"每[一-龥]{1,6}$")
_PER_HEAD = re.compile(r"每(?:人|户|名|生|亩|头|床|位)每?(?:年|月|天|日|学期|学年)[^,。;\d]{0,3}$")
_EACH_PAID = re.compile(r"每(?:人|户|名|生|位)(?:[一-龥]{0,4})发放?(?:给)?$")  # 为孤儿每人发放｜1万元
_DONE = re.compile(r"已|累计|共|发放|拨付|兑现|落实|投入|安排|争取|下达|筹集|完成|实现")
_LIMIT = re.compile(r"(?:不得|不超过|不得超过|不低于|不少于|最高|最低|最长|最短|至少|最多|应当?)[^,。;\d]{0,4}$")
_CAP = re.compile(r"(?:不得(?:超过|少于|低于|高于|多于)|原则上(?:不超过|不少于|不低于|不高于))[^,。;\d]{0,4}$")
_AIM = re.compile(
    r"目标|力争|确保|达到|实现|完成|建设|新增|培育|打造|举办|开展|组织|新建|改造|实施|引进|形成|到20\d\d年"
)
_RULE_AFTER = re.compile(r"的?(?:罚款|奖励|补助|补贴)|的标准|的,|及以上的")
_WHERE = re.compile(r"(?:\([^)]{1,4}\))?(?:以上|以下|以内|的)?(?:的?时,|[^,。;\d]{0,8}的,|的部分|的?条件下|的?前提下)")
_IF = re.compile(r"(?:如果?|若|凡|(?<!适|相)当)(?!年|地|前|日|期)[^,。;]{0,160}$")
_KEPT = re.compile(r"已|累计|完成|达到了|同比|截[至止]|共有|实际|平均|用时|历时|缩短|力争|目标|到20\d\d年")
_PRESSED = re.compile(r"(?:压缩|缩短|压减|减少|降)(?:至|到|为)[^,。;]{0,4}$")
_LASTS = re.compile(r"(?:期限|年限|有效期|试行期?|时限|婚假|产假|育儿假)$")
_OBLIGED = re.compile(r"(?<![主重需只还])(?:要|应当?|须|需)(?!求|点|素)[^,。;\d]{1,12}$")
_BOUNDS = {"at_least", "at_most"}
_TARIFF = re.compile(r"(?:(?<![高新国行])标准|收费|注册费|检测费|检验费|服务费|手续费|学费)$")
_TERM = re.compile(r"(?:有效期|期限|时限|顺延|延长|之日起|工作日)[^,。;]{0,24}$")
_SIZES = {"money", "area", "length", "mass", "volume", "power"}
_CLASS = re.compile(
    r"的?(?!新建|完成|实施|推进|建成|开展|组织|全面|积极|加快|扎实|改造|培训)[一-龥]"
)  # 2000万元及以上的法人单位, 5亿元以上项目: the figure bounds a class
ADJOINING = 3  # the longest verb of change without a particle
_SMALL_SUM = 1_000_000  # yuan: what a rule grants or charges; a larger sum is a budget
_BUDGET = re.compile("安排|拨付|投入|成本|统筹|筹集|总")
_SET = re.compile("统一?调[整增高]?[至为到]|调整为|调整至|调为")


def is_standard(s: Statement) -> bool:
    """Whether the words around a figure, or a word of obligation, make it a standard."""
    clause, folded = s.clause, s.folded
    if s.kind in {"percentage_point", "rank", "ratio"}:
        return False
    if s.status == "required":
        return True
    if _grants_by_words(s):
        return True
    limits = s.frame.section.regulates or s.status != "planned"  # 到位资金不少于65亿元 is a target
    capped = limits and _LIMIT.search(folded, clause.left, clause.measure.start) is not None
    if is_capped(s):
        return True
    if capped and s.kind in {"money", "duration"} and not _AIM.search(folded, clause.left, clause.number):
        return True
    if s.kind == "duration":
        return _is_term(s) or _is_obliged(s)
    if s.kind != "percent" and clause.measure.suffixed and _CLASS.match(folded, clause.behind):
        owned = folded[clause.behind] == "的"
        return owned or (s.kind in _SIZES and not _AIM.search(folded, clause.left, clause.number))
    if s.indicator is not None and _TARIFF.search(folded, *s.indicator):
        return True
    return _RULE_AFTER.match(folded, clause.behind, min(len(folded), clause.behind + 6)) is not None


def is_capped(s: Statement) -> bool:
    """Whether the words forbid to pass a figure: 比例不得低于｜5%."""
    return _CAP.search(s.folded, s.clause.left, s.clause.measure.start) is not None


def _grants_by_words(s: Statement) -> bool:
    """Whether the words before a figure grant, charge or limit it."""
    clause, folded, regulates = s.clause, s.folded, s.frame.section.regulates
    if any(each.search(folded, clause.left, clause.number) for each in (_PER_HEAD, _EACH_PAID)):
        return True
    if regulates and s.kind == "money" and _PER_UNIT.search(folded, clause.left, clause.number):
        return True
    if _DONE.search(folded, clause.left, clause.number):
        return False
    if _STANDARD.search(folded, clause.left, clause.number):
        return True
    return (regulates or s.status != "achieved") and _GRANTS.search(folded, clause.left, clause.number) is not None


def _is_term(s: Statement) -> bool:
    clause = s.clause
    if _PRESSED.search(s.folded, clause.left, clause.number):
        return False  # 办理时限由10个工作日｜压缩到3个工作日: what was reached
    limited = clause.measure.approximation == "at_most" and s.status != "achieved"
    return limited or _TERM.search(s.folded, clause.left, clause.number) is not None


def _is_obliged(s: Statement) -> bool:
    """Whether a text that does not report says how long something must last: 返回人员要隔离观察｜14天."""
    if s.status == "achieved" or s.frame.section.review:
        return False
    aimed = _AIM.search(s.folded, s.clause.left, s.clause.right) is not None
    return not aimed and _OBLIGED.search(s.folded, s.clause.left, s.clause.number) is not None


def bounds_something(s: Statement) -> bool:
    """Whether a figure of a rule is a limit, a condition or a term (代表作不超过5篇, 怀孕不满2个月的，)."""
    clause, folded = s.clause, s.folded
    if _KEPT.search(folded, clause.left, clause.right):
        return False
    if clause.measure.approximation in _BOUNDS or _WHERE.match(folded, clause.behind):
        return True
    if _is_set(s):
        return True
    if _IF.search(folded, clause.left, clause.number):
        return True
    lasts = s.indicator is not None and _LASTS.search(folded[slice(*s.indicator)]) is not None
    return s.kind == "duration" and lasts


def _is_set(s: Statement) -> bool:
    """Whether a text that reports nothing grants, charges or prescribes a figure: 小型车每日5元, 隔离观察14天."""
    value = s.clause.measure.reading.value
    if s.kind in {"rate", "duration"}:
        return True
    small = s.kind == "money" and value is not None and value < _SMALL_SUM
    return small and _BUDGET.search(s.folded, s.clause.left, s.clause.number) is None


def adjoins(change: Change, clause: Clause) -> bool:
    """Whether the verb is right before the number: 补助标准提高｜5元; a term (可以延长10日) is a rule even so."""
    return clause.measure.reading.kind != "duration" and 0 < clause.number - change.start <= ADJOINING


def sets_anew(s: Statement) -> bool:
    """Whether a figure is what a rule sets anew: 最高额度由50万元｜提高至60万元."""
    before = s.figure.before
    if s.topic.role != "standard" or _PRESSED.search(s.folded, s.clause.left, s.clause.number):
        return False
    if before is None:
        return False
    reached = s.change is not None and s.change.reaches and s.clause.left == before.behind
    return reached or _SET.match(s.folded, before.behind) is not None


def is_worked_out(s: Statement) -> bool:
    """Whether a figure is what one case comes to: 例1：…月缴存基数为3500元."""
    return s.frame.example and s.kind != "percent" and s.clause.measure.approximation not in _BOUNDS
