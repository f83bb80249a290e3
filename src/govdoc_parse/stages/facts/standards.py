"""Whether a figure is a standard: what a rule grants, charges, limits or prescribes."""

from __future__ import annotations

from govdoc_parse.stages.facts.changes import Change
from govdoc_parse.stages.facts.clauses import Clause
from govdoc_parse.stages.facts.statement import Statement

_BOUNDS = {"at_least", "at_most"}
_SIZES = {"money", "area", "length", "mass", "volume", "power"}
ADJOINING = 3  # the longest verb of change without a particle
_LARGE_SUM = 50_000_000  # yuan: what no rule grants to one
_SAID = {"clause", "sentence"}  # a figure of a time of its own is no norm
_SMALL_SUM = 1_000_000  # yuan: what a rule grants or charges; a larger sum is a budget


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
    says, start = s.sentence.wording.says, clause.measure.start
    if is_capped(s):
        return True
    limited = limits and s.kind in {"money", "duration"} and not s.says("aim")
    if limited and says("limit", folded, clause.left, start):
        return True
    if s.kind == "duration":
        return _is_term(s) or _is_obliged(s)
    if s.kind != "percent" and clause.measure.suffixed and s.says_after("class_behind"):
        owned = folded[clause.behind] == "的"
        return owned or (s.kind in _SIZES and not s.says("aim"))
    if s.named("tariff_name"):
        return True
    return says("rule_behind", folded, clause.behind, min(len(folded), clause.behind + 6)) is not None


def is_prescribed(s: Statement) -> bool:
    """Whether a figure is a norm, a rate or a point of a score, in a report as well: 每座补助800元, 按4:6分担, 满分120分."""
    if s.kind == "money" and s.says("each_unit"):
        return True
    if s.kind == "score" and s.says("score"):
        return True
    if s.kind in {"percent", "ratio"} and s.says("by_rate") and s.says_after("shared_by"):
        return True
    normed = s.says("norm") or s.says_after("norm_behind")
    return normed is not None and s.kind in {"percent", "duration", "area", "volume", "mass", "length", "rate"}


def is_norm(s: Statement) -> bool:
    """Whether a figure of a guide, a scheme or a law says nothing of its own: no account, no task, no sum for all of it."""
    section = s.frame.section
    if not (section.regulates and section.document.norms) or (s.status == "planned" != section.expected):
        return False
    if s.period is not None and s.period.inherited_from in _SAID:
        return False  # 今年新建28个, 到“十三五”末…达到50张: what is done, or is to be
    value = s.clause.measure.reading.value
    if s.kind == "money" and value is not None and value >= _SMALL_SUM and s.says("budget"):
        return False
    clause, says = s.clause, s.sentence.wording.says
    return not (
        says("account", s.folded, clause.left, clause.right) or says("does", s.folded, clause.left, clause.number)
    )


def is_capped(s: Statement) -> bool:
    """Whether the words forbid to pass a figure: 比例不得低于｜5%."""
    return s.sentence.wording.says("cap", s.folded, s.clause.left, s.clause.measure.start) is not None


def _grants_by_words(s: Statement) -> bool:
    """Whether the words before a figure grant, charge or limit it."""
    regulates = s.frame.section.regulates
    if regulates and s.kind == "money" and s.says("per_unit"):
        return True
    value = s.clause.measure.reading.value
    if s.says("paid_out") or (s.kind == "money" and value is not None and value >= _LARGE_SUM):
        return False
    return bool(s.says("tariff") or ((regulates or s.status != "achieved") and s.says("granted")))


def _is_term(s: Statement) -> bool:
    clause = s.clause
    if s.says("pressed"):
        return False  # 办理时限由10个工作日｜压缩到3个工作日: what was reached
    limited = clause.measure.approximation == "at_most" and s.status != "achieved"
    return limited or s.says("term_before") is not None


def _is_obliged(s: Statement) -> bool:
    """Whether a text that does not report says how long something must last: 返回人员要隔离观察｜14天."""
    if s.status == "achieved" or s.frame.section.review:
        return False
    aimed = s.sentence.wording.says("aim", s.folded, s.clause.left, s.clause.right) is not None
    return not aimed and s.says("obliged") is not None


def bounds_something(s: Statement) -> bool:
    """Whether a figure of a rule is a limit, a condition or a term (代表作不超过5篇, 怀孕不满2个月的，)."""
    clause = s.clause
    if s.sentence.wording.says("account", s.folded, clause.left, clause.right):
        return False
    if clause.measure.approximation in _BOUNDS or s.says_after("where"):
        return True
    return _is_set(s) or s.says("if") is not None


def _is_set(s: Statement) -> bool:
    """Whether a text that reports nothing grants, charges or prescribes a figure: 小型车每日5元, 隔离观察14天."""
    value = s.clause.measure.reading.value
    if s.kind in {"rate", "duration"}:
        return True
    small = s.kind == "money" and value is not None and value < _SMALL_SUM
    return small and s.says("budget") is None


def adjoins(change: Change, clause: Clause) -> bool:
    """Whether the verb is right before the number: 补助标准提高｜5元; a term (可以延长10日) is a rule even so."""
    return clause.measure.reading.kind != "duration" and 0 < clause.number - change.start <= ADJOINING


def sets_anew(s: Statement) -> bool:
    """Whether a figure is what a rule sets anew: 最高额度由50万元｜提高至60万元."""
    before = s.figure.before
    if s.topic.role != "standard" or s.says("pressed"):
        return False
    return before is not None and s.change is not None and s.change.reaches and s.clause.left == before.behind


def is_worked_out(s: Statement) -> bool:
    """Whether a figure is what one case comes to: 例1：…月缴存基数为3500元."""
    return s.frame.example and s.kind != "percent" and s.clause.measure.approximation not in _BOUNDS
