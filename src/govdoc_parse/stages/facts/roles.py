"""What kind of statement a figure makes: level, change, share, rank or standard."""

from __future__ import annotations

import re

from govdoc_parse.model.fact import Direction, Role, Status
from govdoc_parse.stages.facts.changes import Change, Changes
from govdoc_parse.stages.facts.clauses import Clause
from govdoc_parse.stages.facts.context import Memory, Sentence, Surroundings
from govdoc_parse.stages.facts.distribution import goes_on
from govdoc_parse.stages.facts.grants import is_condition

_SHARE_CLAUSE = re.compile(r"占(?!地|用|有|道)[^,。;]{0,160}$")
_SHARE_TAIL = re.compile(r"(?:比重|占比|份额|比例|之比)[^,。;]{0,8}$")
_COMPLETED = re.compile(  # of what was set: 完成年度任务的104%, 为年初预算的97.8%
    r"(?:完成|为|占|达到?|相当于)(?:了)?[^,。;]{0,14}(?:目标|任务|计划|预算|指标)(?:任务|数|总数|总额)?的$"
)
_NO_SHARE = re.compile(r"(?:优良|优良天数|达标|合格|天数|优质|分担)(?:率|比例)[^,。;]{0,8}$")
_STANDARD = re.compile(
    r"(?<![高新国行])标准(?:分别)?(?:由|从|为|是|按|每|提高|降|统一|达到|不)[^,。;]{0,16}$"
    r"|(?:收|注册|服务|检测|检验|手续|工本|使用|处理|停车|学)费(?:分别)?(?:由|从|为|按|每|提高|下?降|统一)[^,。;]{0,12}$"
    r"|(?:贷款|提取|补贴|补助|奖励|基准|申请|可贷|保底|信用)(?:最高)?(?:额度|限额|金额)[^,。;]{0,12}$"
    r"|(?:限额|上限|下限|首付款?比例|费率|保底额度|起征点|缴存基数)[^,。;]{0,12}$"
    r"|每(?:户|人|亩|头|台|辆|家|件|个|次|年|平方米|吨|公里|生|床)[^,。;]{0,10}(?:补助|补贴|奖励|给予|不超过|最高)[^,。;]{0,6}$"
    r"|(?:一次性|分别)?(?:给予|(?:奖励|补助|补贴)(?!收入|支出|资金|经费))[^,。;]{0,8}$|(?<![查到惩好])处以?$"
)
_DONE = re.compile(r"已|累计|共|发放|拨付|兑现|落实|投入|安排|争取|下达|筹集|完成|实现")
_LIMIT = re.compile(r"(?:不得|不超过|不得超过|不低于|不少于|最高|最低|最长|最短|至少|最多|应当?)[^,。;\d]{0,4}$")
_CAP = re.compile(r"(?:不得(?:超过|少于|低于|高于|多于)|原则上(?:不超过|不少于|不低于|不高于))[^,。;\d]{0,4}$")
_AIM = re.compile(
    r"目标|力争|确保|达到|实现|完成|建设|新增|培育|打造|举办|开展|组织|新建|改造|实施|引进|形成|到20\d\d年"
)
_RULE_AFTER = re.compile(r"(?:的)?(?:罚款|奖励|补助|补贴)|的,|及以上的")
_WHERE = re.compile(r"(?:\([^)]{1,4}\))?(?:以上|以下|以内|的)?(?:的?时,|[^,。;\d]{0,8}的,|的部分|的?条件下|的?前提下)")
_IF = re.compile(r"(?:如果?|若|凡|(?<!适|相)当)(?!年|地|前|日|期)[^,。;]{0,160}$")
_KEPT = re.compile(r"已|累计|完成|达到了|同比|截[至止]|共有|实际|平均|用时|历时|缩短|力争|目标|到20\d\d年")
_PRESSED = re.compile(r"(?:压缩|缩短|压减|减少|降)(?:至|到|为)[^,。;]{0,4}$")
_REACHED = re.compile(r"[ ,、]?(?:达到|达|为|至)(?:每[人户][每年月]{0,2}|每[年月])?")
_LASTS = re.compile(r"(?:期限|年限|有效期|试行期?|时限|婚假|产假|育儿假)$")
_BOUNDS = {"at_least", "at_most"}
_TARIFF = re.compile(r"(?:(?<![高新国行])标准|收费|注册费|检测费|检验费|服务费|手续费|学费)$")
_TERM = re.compile(r"(?:有效期|期限|时限|顺延|延长|之日起|工作日)[^,。;]{0,24}$")
_FROM = re.compile(r"(?:由|从|自)[^,。;]{0,160}$")
_SIZES = {"money", "area", "length", "mass", "volume", "power"}
_CLASS = re.compile(
    r"的?(?!新建|完成|实施|推进|建成|开展|组织|全面|积极|加快|扎实|改造|培训)[一-龥]"
)  # 2000万元及以上的法人单位, 5亿元以上项目: the figure bounds a class
ADJOINING = 3  # the longest verb of change without a particle
_SMALL_SUM = 1_000_000  # yuan: what a rule grants or charges; a larger sum is a budget
_BUDGET = re.compile("安排|拨付|投入|成本|统筹|筹集|总")
_SET = re.compile("统一?调[整增高]?[至为到]|调整为|调整至|调为")
_TURNED = re.compile("(?:调整|转变?|变|优化|演变)(?:成|为)|调整[至到]")
_CHANGING = {"percent", "percentage_point", "multiple", "ratio"}


def find_role(
    folded: str, sentence: Sentence, index: int, change: Change | None, indicator: tuple[int, int] | None, rule: str,
    status: Status, here: Surroundings, memory: Memory,
) -> Role:  # fmt: skip
    """The role by its words, else by what is to be done in time, else that of the list it goes on."""
    clause = sentence.clauses[index]
    rules = here.regulates or status in {"planned", "required"}
    if is_condition(folded, sentence, index, rules=rules):
        memory.role = "standard"
        return "standard"
    role = _by_words(folded, clause, change, indicator, status, index, sentence.clauses, here.regulates)
    if rule == "timed_act" and role == "level" and (here.regulates or here.prior == "planned"):
        role = "standard"  # 5个工作日内作出审批意见
    if rule == "granted" and role == "level" and (clause.measure.reading.kind == "percent" or status != "achieved"):
        role = "standard"  # 按投入额的20%给予奖补
    reached = (
        change is not None
        and change.reaches
        and index > 0
        and sentence.clauses[index].left == sentence.clauses[index - 1].behind
    )
    if (
        role == "level"
        and memory.role == "standard"
        and not _PRESSED.search(folded, clause.left, clause.number)
        and (reached or (index and _SET.match(folded, sentence.clauses[index - 1].behind)))
    ):
        role = "standard"  # 最高额度由50万元｜提高至60万元: what a rule sets anew
    if role == "level" and memory.role and goes_on(folded, sentence.clauses, sentence.chain_of(index), index):
        role = memory.role  # 分别占38%和62%: said once for the whole list
    measured = clause.measure.reading.kind != "percent" and clause.measure.approximation not in _BOUNDS
    if role == "standard" and here.example and measured:
        role = "level"  # 例1：…月缴存基数为3500元: what one case comes to
    memory.role = role if role in {"share", "standard"} else None
    return role


def find_direction(folded: str, clause: Clause, role: Role, change: Change | None, memory: Memory) -> Direction | None:
    """Which way a figure moved: by its verb, by its sign (增长-0.8%), or as the change it sums up (…，达到51.2%)."""
    direction = change.direction if change and role in {"change", "level", "share", "standard"} else None
    value = clause.measure.reading.value
    if role == "change" and direction == "up" and value is not None and value < 0:
        direction = "down"
    if direction is None and memory.moved and _REACHED.fullmatch(folded, clause.left, clause.number):
        direction = memory.moved
    memory.moved = direction if role == "change" else None
    return direction


def _by_words(
    folded: str, clause: Clause, change: Change | None, indicator: tuple[int, int] | None, status: Status, index: int,
    clauses: list[Clause], regulates: bool,
) -> Role:  # fmt: skip
    """The role of a figure, from the words beside it; `regulates` tells that the text sets rules and reports nothing."""
    reading = clause.measure.reading
    changed = change is not None and not change.reaches
    if reading.kind == "rank":
        return (
            "change" if changed and clause.number == clause.measure.start and folded[clause.number] != "第" else "rank"
        )
    standard = _is_standard(folded, clause, status, indicator)
    if changed and (reading.kind in _CHANGING or not standard or (change is not None and _adjoins(change, clause))):
        return "change"
    if reading.kind == "percentage_point" or (reading.kind == "multiple" and reading.unit == "番"):
        return "change"
    if not standard and regulates and not changed and status != "planned" and _bounds(folded, clause, indicator):
        return "standard"
    if standard and reading.kind != "percent":
        return "standard"
    if reading.kind in {"percent", "ratio"} and _is_share(folded, clause, indicator, index, clauses):
        return "share"
    return "standard" if standard else "level"


def _adjoins(change: Change, clause: Clause) -> bool:
    """Whether the verb stands directly in front of the number: 补助标准提高｜5元; a term (可以延长10日) is a rule even so."""
    return clause.measure.reading.kind != "duration" and 0 < clause.number - change.start <= ADJOINING


def _is_share(
    folded: str, clause: Clause, indicator: tuple[int, int] | None, index: int, clauses: list[Clause]
) -> bool:
    if clause.measure.reading.ratio and ":" in clause.measure.reading.ratio:
        return False
    if _NO_SHARE.search(folded, clause.left, clause.number):
        return False
    if any(pattern.search(folded, clause.left, clause.number) for pattern in (_SHARE_CLAUSE, _SHARE_TAIL, _COMPLETED)):
        return True
    if index and clause.left == clauses[index - 1].behind:  # 比重由46.9%提高到48.2%
        before = clauses[index - 1]
        return _SHARE_TAIL.search(folded, before.left, before.number) is not None
    return indicator is not None and folded[indicator[0] : indicator[1]].endswith(("占比", "比重"))


def _bounds(folded: str, clause: Clause, indicator: tuple[int, int] | None) -> bool:
    """Whether a figure of a rule is a limit, a condition or a term (代表作不超过5篇, 怀孕不满2个月的，)."""
    if _KEPT.search(folded, clause.left, clause.right):
        return False
    if clause.measure.approximation in _BOUNDS or _WHERE.match(folded, clause.behind):
        return True
    if _is_set(folded, clause):
        return True
    if _IF.search(folded, clause.left, clause.number):
        return True
    lasts = indicator is not None and _LASTS.search(folded[slice(*indicator)]) is not None
    return clause.measure.reading.kind == "duration" and lasts


def _is_set(folded: str, clause: Clause) -> bool:
    """Whether a text that reports nothing grants, charges or prescribes a figure: 小型车每日5元, 隔离观察14天."""
    reading = clause.measure.reading
    if reading.kind in {"rate", "duration"}:
        return True
    small = reading.kind == "money" and reading.value is not None and reading.value < _SMALL_SUM
    return small and _BUDGET.search(folded, clause.left, clause.number) is None


def _is_standard(folded: str, clause: Clause, status: Status, indicator: tuple[int, int] | None) -> bool:
    reading_kind = clause.measure.reading.kind
    if reading_kind in {"percentage_point", "rank", "ratio"}:
        return False
    if status == "required":
        return True
    if _STANDARD.search(folded, clause.left, clause.number) and not _DONE.search(folded, clause.left, clause.number):
        return True
    capped = _LIMIT.search(folded, clause.left, clause.measure.start) is not None
    if _CAP.search(folded, clause.left, clause.measure.start):
        return True
    if capped and reading_kind in {"money", "duration"} and not _AIM.search(folded, clause.left, clause.number):
        return True
    if clause.measure.reading.kind == "duration":
        if _PRESSED.search(folded, clause.left, clause.number):
            return False  # 办理时限由10个工作日｜压缩到3个工作日: what was reached
        limited = clause.measure.approximation == "at_most" and status != "achieved"
        return limited or _TERM.search(folded, clause.left, clause.number) is not None
    if clause.measure.suffixed and _CLASS.match(folded, clause.behind):
        owned = folded[clause.behind] == "的"
        return owned or (reading_kind in _SIZES and not _AIM.search(folded, clause.left, clause.number))
    if indicator is not None and _TARIFF.search(folded, *indicator):
        return True
    return _RULE_AFTER.match(folded, clause.behind, min(len(folded), clause.behind + 6)) is not None


def from_value(folded: str, left: int, right: int, following: list[Clause], changes: Changes) -> bool:
    """Whether a figure is the start of 从…提高到…, by the next few clauses: it has no direction, and a time of its own or none."""
    if _FROM.search(folded, left, right) is None or not following:
        return False
    return any(
        _TURNED.search(folded, c.left, c.number) is not None
        or ((change := changes.change(folded, c.left, c.number, None)) is not None and change.reaches)
        for c in following
    )
