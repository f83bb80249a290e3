"""The status of a figure: achieved, ongoing, estimated, planned or required."""

from __future__ import annotations

from govdoc_parse.model.fact import Status
from govdoc_parse.stages.facts.comparisons import is_base_value
from govdoc_parse.stages.facts.cues import Cue, cues_of
from govdoc_parse.stages.facts.decision import FRAME, Decision
from govdoc_parse.stages.facts.statement import Statement
from govdoc_parse.stages.text.wording import year_in

_SET = {"money", "duration", "rate", "percent"}  # what is granted, charged and limited
_FORWARD: frozenset[Status] = frozenset({"planned", "required", "estimated"})


def _own(s: Statement) -> list[Cue]:
    """The cues of the clause; 争取 and 计划 tell in a review what was done."""
    cues, _ = cues_of(s.sentence.cues, s.clause.left, s.clause.right)
    return [cue for cue in cues if not (s.frame.section.review and cue.weak) and _is_said_of(s, cue)]


def _is_said_of(s: Statement, cue: Cue) -> bool:
    """Whether a cue of the clause is said of its figure: not the one behind the figure before, nor what a bracket adds
    (增长5.4%｜（目标为5.5%左右）).
    """
    if cue.row.behind and cue.start < s.clause.number:
        return False
    by = year_in(s.folded[cue.start : cue.end]) if cue.status == "planned" else None
    this_year = s.frame.reference.year
    if by is not None and this_year is not None and by < this_year:
        return False  # 到2021年末在编2967人, in a budget for 2022
    return s.folded.find("(", s.clause.behind, cue.start) < 0


def _earlier(s: Statement) -> Cue | None:
    """The last cue before the clause; in a review one that lasts alone, and none where the clause has its own."""
    if _own(s):
        return None
    earlier = cues_of(s.sentence.cues, s.clause.left, s.clause.right)[1]
    if earlier is None or earlier.row.alone or (s.frame.section.review and not earlier.row.lasting):
        return None
    if earlier.status == "required" and not s.frame.section.regulates:  # 每家奖励50万元；｜集中开工项目45个
        ended = s.sentence.parted(earlier.end, s.clause.number)
        return None if ended or s.kind not in _SET else earlier
    return earlier


def _planned_here(s: Statement) -> Cue | None:
    return next((cue for cue in _own(s) if cue.status == "planned"), None)


def _planned_before(s: Statement) -> Cue | None:
    earlier = _earlier(s)
    return earlier if earlier and earlier.status == "planned" and s.frame.section.expected != "required" else None


def _had(s: Statement) -> Cue | None:
    """The cue of what there is already, in a plan, that stands before the clause: 现有车间264个，｜吸纳劳动力4380人."""
    earlier = _earlier(s) if s.frame.section.expected == "planned" else None
    if earlier is None or earlier.status != "achieved" or s.sentence.parted(earlier.end, s.clause.number):
        return None
    return None if s.sentence.wording.says("aim", s.folded, s.clause.left, s.clause.number) else earlier


def _said_to_come(s: Statement) -> bool:
    """Whether the words or the frame say planned, and nothing weightier has been asked yet."""
    if _own(s):
        return _planned_here(s) is not None
    return _planned_before(s) is not None or (s.frame.section.expected == "planned" and not _forward_before(s))


def _forward_before(s: Statement) -> Cue | None:
    earlier = _earlier(s)
    if earlier is None or earlier.status not in _FORWARD or s.frame.section.expected == "required":
        return None
    return None if earlier.status == "estimated" and s.frame.section.expected != "achieved" else earlier


def _is_over(s: Statement) -> bool:
    """Whether the clause or sentence states a time that ended before the document was written, in a sentence of no plan
    (2023年全县设施农业面积4.6万亩, in the preamble of a scheme of 2024).
    """
    period, anchor, planned = s.period, s.frame.reference.anchor, s.frame.section.document.stated
    if period is None or period.inherited_from not in {"clause", "sentence", "paragraph", "heading"}:
        return False
    before_plan = planned is not None and period.end < planned[0]  # “十三五”期间, in a plan of 2021 to 2025
    if period.inherited_from == "heading":
        return before_plan
    told = s.clause.number if period.quote is None else s.figure.source.place(period.quote.end)
    dated = s.sentence.wording.says("dated_noun", s.folded, told, s.clause.number)
    noun = "" if dated is None else s.folded[dated.end() : s.clause.number].strip(" ")
    if noun and noun[0] not in "第(":
        return False  # 2000年底前建成的小区占比不低于85%; but 由“十三五”末的第17位后移, 以前开工的(尚余640套)
    lasts = s.folded.startswith("以来", max(0, told - 2))  # 2015年以来
    over = before_plan or (anchor is not None and (period.end < anchor or (lasts and period.end == anchor)))
    return over and not s.sentence.planned


def _is_counted(s: Statement) -> bool:
    """Whether a budget counts what there is (编制人数36人, 下属单位3家) beside what it is going to spend."""
    genre = s.frame.section.document.genre
    if genre is None or not genre.steady or s.frame.section.expected != "planned" or s.kind != "count":
        return False
    return not s.change and s.sentence.wording.says("does", s.folded, s.clause.left, s.clause.right) is None


def _is_obliged(s: Statement) -> bool:
    """竣工率必须达到80% in a plan that sets no rules is what is to come."""
    section = s.frame.section
    own = _own(s)
    return bool(own) and own[-1].row.obliges and section.expected == "planned" and not section.regulates


DECISIONS: tuple[Decision[Status], ...] = (
    Decision(
        "start_of_plan",
        lambda s: s.starts and _said_to_come(s),
        "achieved",
        ("2025年工作计划\n\n力争将覆盖率从91.2%提高到93.5%。",),
    ),
    Decision(
        "over",
        lambda s: _said_to_come(s) and _is_over(s),
        "achieved",
        ("安陵县设施农业实施方案\n\n2023年全县设施农业面积4.6万亩。\n\n安陵县人民政府\n2024年3月5日",),
    ),
    Decision(
        "base_value",
        lambda s: _said_to_come(s) and is_base_value(s),
        "achieved",
        ("安陵县财政局2022年部门预算\n\n2022年预算安排“三公”经费1286万元，比上年的1321万元少35万元。",),
    ),
    Decision("cue_planned", _planned_here, "planned", ("力争全年新建学校3所。",)),
    Decision("obliged", _is_obliged, "planned", ("安陵县2025年工作计划\n\n9月底前竣工率必须达到80%。",)),
    Decision(
        "cue", lambda s: _own(s)[-1] if _own(s) else None, lambda _, cue: cue.status, ("正在建设厂房5万平方米。",)
    ),
    Decision("cue_before", _forward_before, lambda _, cue: cue.status, ("力争新建学校3所，改造校舍5栋。",)),
    Decision("had", _had, "achieved", ("安陵县2025年工作计划\n\n现有扶贫车间264个，吸纳劳动力4380人。",)),
    Decision("counted", _is_counted, "achieved", ("某局2024年部门预算\n\n在职人员36人。",)),
    Decision(FRAME, lambda s: s.frame.section, lambda _, section: section.expected, ("新建学校3所。",)),
)
