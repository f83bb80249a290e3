"""What kind of statement a figure makes: level, change, share, rank or standard."""

from __future__ import annotations

from govdoc_parse.model.fact import Direction, Role
from govdoc_parse.stages.facts.changes import RATES, Change
from govdoc_parse.stages.facts.decision import Decision
from govdoc_parse.stages.facts.distribution import goes_on
from govdoc_parse.stages.facts.grants import is_condition
from govdoc_parse.stages.facts.shares import is_part, is_share
from govdoc_parse.stages.facts.standards import (
    adjoins,
    bounds_something,
    is_capped,
    is_norm,
    is_prescribed,
    is_standard,
    is_worked_out,
    sets_anew,
)
from govdoc_parse.stages.facts.statement import IndicatorCase, Statement

_MOVES = {"change", "level", "share", "standard", "rank"}  # a rank that was reached too: 由第14位升至第6位
_CLASS = 14  # characters of the next class: 合格｜2.5万元


def _is_condition(s: Statement) -> bool:
    rules = s.frame.section.regulates or s.status in {"planned", "required"}
    return is_condition(s.folded, s.sentence, s.index, rules=rules)


def _changed(s: Statement) -> bool:
    return s.change is not None and not s.change.reaches


def _is_move(s: Statement) -> bool:
    """前移3位: places moved, not the place itself."""
    bare = s.clause.number == s.clause.measure.start and s.folded[s.clause.number] != "第"
    return s.kind == "rank" and _changed(s) and bare


def _is_change(s: Statement) -> Change | None:
    if s.change is None or s.change.reaches:
        return None
    changes = s.kind in RATES or adjoins(s.change, s.clause) or not is_standard(s)
    return s.change if changes else None


def _is_raised(s: Statement) -> bool:
    """增长6%左右，力争6.5%: what the change before may come to."""
    before = s.figure.before
    alike = before is not None and before.measure.reading.kind == s.kind and s.kind in RATES
    return alike and s.topic.moved is not None and s.says("raised") is not None


def _is_difference(s: Statement) -> bool:
    return s.kind == "percentage_point" or (s.kind == "multiple" and s.clause.measure.reading.unit == "番")


def _is_bound(s: Statement) -> bool:
    if not s.frame.section.regulates or _changed(s) or s.status == "planned" or is_worked_out(s):
        return False
    return not is_standard(s) and bounds_something(s)


def _is_set_by_words(s: Statement) -> bool:
    return s.kind != "percent" and not is_worked_out(s) and is_standard(s)


def _is_capped(s: Statement) -> bool:
    return s.kind == "percent" and is_capped(s)


def _is_percent_set(s: Statement) -> bool:
    return s.kind == "percent" and is_standard(s)


def _is_term_of_act(s: Statement) -> bool:
    """5个工作日内作出｜审批意见."""
    prescribes = s.frame.section.regulates or s.frame.section.expected == "planned"
    return s.indicator_case is IndicatorCase.TIMED_ACT and prescribes and not is_worked_out(s)


def _is_granted(s: Statement) -> bool:
    """按投入额的20%给予奖补."""
    due = s.kind == "percent" or s.status != "achieved"
    return s.indicator_case is IndicatorCase.GRANTED and due and not is_worked_out(s)


def _of_list(s: Statement) -> Role | None:
    """分别占38%和62%: said once for the whole list."""
    goes = s.topic.role is not None and goes_on(s.folded, s.sentence.clauses, s.figure.chain, s.index)
    return None if not goes or (s.topic.role == "standard" and is_worked_out(s)) else s.topic.role


def _goes_on_granting(s: Statement) -> bool:
    """自费部分补助80元，｜自理老人40元: the next class of what a rule grants, named and nothing more."""
    before = s.figure.before
    if before is None or s.topic.role != "standard" or s.kind != "money" or s.change is not None or is_worked_out(s):
        return False
    alike = before.measure.reading.unit == s.clause.measure.reading.unit
    near = s.clause.number - before.behind <= _CLASS and not s.sentence.parted(before.behind, s.clause.number)
    return alike and near and not (s.says("does") or s.says("paid_out") or s.says("account"))


DECISIONS: tuple[Decision[Role], ...] = (
    Decision("condition", _is_condition, "standard", ("对完成课题研究5项以上的单位，给予300万元奖励。",)),
    Decision("move", _is_move, "change", ("综合排名较上年前移3位。",)),
    Decision("place", lambda s: s.kind == "rank", "rank", ("产值居全省第3位。",)),
    Decision("change", _is_change, "change", ("财政收入增长5%。",)),
    Decision("raised", _is_raised, "change", ("安陵县2025年工作计划\n\n固定资产投资增长10%，力争12%。",)),
    Decision("difference", _is_difference, "change", ("达标率较上年2.3个百分点。",)),
    Decision("bound", _is_bound, "standard", ("关于评审工作的通知\n\n代表作不超过5篇。",)),
    Decision("standard", _is_set_by_words, "standard", ("补助标准为每人每月500元。",)),
    Decision(
        "prescribed",
        lambda s: not is_worked_out(s) and is_prescribed(s),
        "standard",
        ("安陵县2024年工作总结\n\n新建暖棚120座，每座补助800元。",),
    ),
    Decision("capped", _is_capped, "standard", ("缴存比例不得低于5%。",)),
    Decision(
        "norm",
        lambda s: not (is_worked_out(s) or _changed(s)) and is_norm(s),
        "standard",
        ("安陵县科技项目申报指南\n\n申请书一式3份。",),
    ),
    Decision("part", is_part, "share", ("事业收入4870万元（5.64%）。", "支出1989万元，完成76.5%。")),
    Decision("share", is_share, "share", ("税收占财政收入的48%。",)),
    Decision("standard_percent", _is_percent_set, "standard", ("必须达到总量的30%。",)),
    Decision("term_of_act", _is_term_of_act, "standard", ("关于数据核查的通知\n\n于10个工作日内完成数据清理工作。",)),
    Decision("granted", _is_granted, "standard", ("安陵县工作计划\n\n分别给予600万元、300万元一次性专项补助。",)),
    Decision(
        "set_anew", lambda s: not is_worked_out(s) and sets_anew(s), "standard", ("贷款最高额度由50万元提高至60万元。",)
    ),
    Decision(
        "next_class", _goes_on_granting, "standard", ("安陵县2025年工作计划\n\n对城市社区每个补助20万元，农村15万元。",)
    ),
    Decision("list", _of_list, lambda _, role: role, ("男职工占38%、45%。",)),
    Decision("level", lambda _: True, "level", ("新建公路3公里。",)),
)


def direction_of(s: Statement) -> Direction | None:
    """Which way a figure moved: by its verb, by its sign (增长-0.8%), or as the change it sums up (…，达到51.2%)."""
    direction = s.change.direction if s.change and s.role in _MOVES else None
    value = s.clause.measure.reading.value
    if s.role == "change" and direction == "up" and value is not None and value < 0:
        direction = "down"
    if direction is None and s.role == "change" and _is_raised(s):
        direction = s.topic.moved
    if direction is None and s.topic.moved and s.says("reached_after"):
        served = s.sentence.wording.says("served", s.folded, s.clause.behind, s.clause.right)  # 为1.2万名老人提供助餐
        direction = None if served else s.topic.moved
    return direction
