"""What the words of a head say of the figures below it: role, basis, status, and whether anything is left that names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govdoc_parse.model.fact import Basis, Role, Status
from govdoc_parse.stages.facts.decision import Decision, decided


@dataclass(frozen=True, slots=True)
class Sense:
    """A role with its basis; `percent` tells that the words mean a percentage, `own` that the unit of the row holds."""

    role: Role
    basis: Basis | None = None
    percent: bool = False
    own: bool = True


_RANK = re.compile("位次|名次|排名|排位|排序")
_SHARE = re.compile(
    r"占比|比重|构成|占.{0,8}(?:%|比[例重]?)|^(?:完成|占|为)(?:年初|全年|年度|调整)?(?:预算|计划|任务|目标|上年).*|为.*的?%"
)
_AMOUNT = re.compile(
    "(?:(?:增减|减少|提高|降低|变动|变化|涨跌)(?:金?额|值|数量?)|增加(?:金?额|数量?)(?!占))|^(?:比|较).{1,8}(?:增减|增加|减少|提高|降低)$|^(?:增减|增加|减少|提高)$"
)
_CHANGE = re.compile(
    "增长|增速|增幅|增减|±|\\+-|涨跌|涨幅|降幅|升降|变动率|[同环]比|[比较](?:上|去|前)[年月期]|^(?:下降|上升|减少|提高|降低)"
)
_NO_CHANGE = re.compile("自然增长|增长(?:点|极)|(?:占|为)(?:年初)?预算|贡献")
_SAID_PERCENT = re.compile("%|率|速|幅|±|\\+-")
_BASES: tuple[tuple[str, Basis], ...] = (
    ("年均|年平均", "plan_period"),
    ("环比|[比较]上月", "mom"),
    ("同比|同期", "yoy"),
    ("[比较]?(?:上年|去年|上一年度)|[比较]20\\d\\d年", "prev_year"),
    ("[比较]20\\d\\d年", "fixed_year"),
)


def _basis(text: str) -> Basis | None:
    return next((basis for pattern, basis in _BASES if re.search(pattern, text)), None)


def _basis_of_amount(text: str) -> Basis | None:
    if "提高" in text and "上年" not in text:
        return "standard"
    return _basis(text) or (None if "涨跌" in text else "prev_year")


def _changes(text: str) -> re.Match[str] | None:
    return None if _NO_CHANGE.search(text) else _CHANGE.search(text)


def _as_change(text: str, _: object) -> Sense:
    percent = _SAID_PERCENT.search(text) is not None
    return Sense("change", _basis(text), percent, False)


DECISIONS: tuple[Decision[Sense], ...] = (
    Decision("rank", _RANK.search, Sense("rank", own=False), ("位次", "全省排名")),
    Decision("share", _SHARE.search, Sense("share", None, True, False), ("占比", "为预算%", "占全市比重")),
    Decision(
        "amount_of_change",
        _AMOUNT.search,
        lambda text, _: Sense("change", _basis_of_amount(text)),
        ("增减额", "提高额"),
    ),
    Decision("change", _changes, _as_change, ("同比增长（%）", "比上年±%", "年均增长")),
    Decision("level", lambda _: True, Sense("level"), ("绝对数", "产量")),
)

LONGEST_HEAD = 120  # characters of a head
_SAYS_CHANGE = re.compile(
    "(?:[比较与]?(?:上|去|前)[年月]?(?:同[期月])?|[同环]比|年均|年平均|[比较]20\\d\\d年){0,4}(?:增长|增速|增幅|增减|±|涨跌幅?|涨幅|降幅|升降|变动|下降|上升|增加|减少|提高|降低)?"
    "(?:率|额|值|幅度|速度|情况|\\+-)?$"
)
_MEASURE = re.compile(
    "(?:年度|全年|年初|年中|调整后?|本年度?|上年度?|本期|同期|累计|实际|当年|期末|期初|当期|现行?|本级|计划|预期|预算|决算|原|新|目标|考核)*"
    "(?:绝对[数值量额]|总量|总[数计]|数值?|数量|数额|金额|完成[数额量值]?|数据|指标值?|目标值?|目标任务|任务[数量]?|计划[数值]?|合计|小计|预算[数额]?"
    "|实际[数额]?|报告期|基期|本期|上期|总额|决算[数额]?|执行[数额]?|实绩|完成情况|基[数值]|现状值?|水平|值|情况|统计|本月|当月|本季|上月|上年|同期|累计数?|完成|预算安排[数额]?|执行情况|年度)"
)
_PLANNED = re.compile("预算(?!收入|支出|财政|拨款|管理)|计划|目标|任务|指标值|预期|规划")
_DONE = re.compile("决算|执行|完成|实际|实绩|现状|基数|到位|支出数|实现")
_TURNED = re.compile("下降|减少|降低|降幅|压减")
_PARTIAL = re.compile("^(?:.{0,6}(?:完成率|执行率|支出率|支付率|达标率|进度|得分|分值|权重|自评得分)|标准分)$")


def sense_of(text: str) -> Sense:
    """What a head without its unit says; `text` is squeezed and still has its %."""
    verdict = decided(DECISIONS, text)
    assert verdict is not None, "all that is nothing else is a level"
    return verdict.value


def is_measure(text: str) -> bool:
    """Whether nothing of a head is left that names an indicator: 绝对数, 年初预算数, 本月, 合计."""
    return not text or _MEASURE.fullmatch(text) is not None


def is_partial(text: str) -> bool:
    """Whether a head names a part of what is told of an indicator, and stays in its name: 完成率, 得分."""
    return _PARTIAL.fullmatch(text) is not None


def without_change(text: str, sense: Sense) -> str:
    """The head without the words of change, rank or share: 地区生产总值增速 → 地区生产总值."""
    if sense.role == "change":
        return "" if text[:1] in "比较" else text[:-LONGEST_HEAD] + _SAYS_CHANGE.sub("", text[-LONGEST_HEAD:], count=1)
    if sense.role == "rank":
        return re.sub("(?:全[国省市]|本[省市])?(?:位次|名次|排名|排位|排序)$", "", text)
    if sense.role == "share":
        return re.sub("^(?:完成|占|为).*|(?:所)?(?:占比|比重|构成)$", "", text)
    return text


def status_of(texts: tuple[str, ...]) -> Status | None:
    """The status that the heads over a figure say, the lowest first."""
    for text in reversed(texts):
        if _SHARE.search(text):
            continue
        if _DONE.search(text) and not _PLANNED.search(text):
            return "achieved"
        if _PLANNED.search(text):
            return (
                "achieved"
                if re.search("完成(?!情况).*|执行率|决算", text) and not re.search("目标|指标值", text)
                else "planned"
            )
    return None


def turns(text: str) -> bool:
    """Whether a rising figure under a head means a fall: 下降（%）."""
    return _TURNED.search(text) is not None and "增" not in text and "升" not in text
