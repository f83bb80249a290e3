"""What the words of a head say of the figures below it: role, basis, status, and whether anything is left that names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from govdoc_parse.lazy import lazy
from govdoc_parse.model.fact import Basis, Role, Status
from govdoc_parse.stages.facts.decision import Decision, decided
from govdoc_parse.stages.facts.tables.terms import Terms


@dataclass(frozen=True, slots=True)
class Sense:
    """A role with its basis; `percent` tells that the words mean a percentage, `own` that the unit of the row holds."""

    role: Role
    basis: Basis | None = None
    percent: bool = False
    own: bool = True


@dataclass(frozen=True, slots=True)
class HeadText:
    """The squeezed text of a head, with its %, as the decisions see it."""

    text: str
    terms: Terms

    def says(self, kind: str) -> bool:
        """Whether it holds words of a kind."""
        return self.terms.says(kind, self.text)


def _amount(head: HeadText, _: object) -> Sense:
    if "提高" in head.text and "上年" not in head.text:
        return Sense("change", "standard")
    return Sense("change", head.terms.basis(head.text) or (None if "涨跌" in head.text else "prev_year"))


def _change(head: HeadText, _: object) -> Sense:
    return Sense("change", head.terms.basis(head.text), head.says("in_percent"), False)


DECISIONS: tuple[Decision[Sense], ...] = (
    Decision("rank", lambda h: h.says("rank"), Sense("rank", own=False), ("位次", "全省排名")),
    Decision(
        "share",
        lambda h: h.says("share") or h.says("share_verb"),
        Sense("share", None, True, False),
        ("占比", "为预算%", "占全市比重"),
    ),
    Decision("amount_of_change", lambda h: h.says("amount_of_change"), _amount, ("增减额", "提高额")),
    Decision(
        "change",
        lambda h: h.says("change") and not h.says("no_change"),
        _change,
        ("同比增长（%）", "比上年±%", "年均增长"),
    ),
    Decision("level", lambda _: True, Sense("level"), ("绝对数", "产量")),
)
_ASIDE = lazy(r"[(（]([^()（）]{1,8})[)）]")  # a head whose year was taken off: 2020年（基期值）
_YEARS = lazy(r"(?:为|是|相当于)(?:19|20)\d\d年")  # 2023年为2022年% without its first year
_CHANGE_ENDS = ("change_tail", "change_word", *["change_base"] * 4)


def sense_of(text: str, terms: Terms) -> Sense:
    """What a head without its unit says; `text` is squeezed and still has its %."""
    verdict = decided(DECISIONS, HeadText(text, terms))
    assert verdict is not None, "all that is nothing else is a level"
    return verdict.value


def label_sense(label: str, unit: str | None, terms: Terms) -> Sense | None:
    """What a label of a percentage says in place of a head that says nothing: 用电量增速（%） is a change."""
    if unit != "%" or not terms.says("change_label", label) or terms.says("no_change", label):
        return None
    return Sense("change", terms.basis(label), True, False)


def is_measure(text: str, terms: Terms) -> bool:
    """Whether nothing of a head is left that names an indicator: 绝对数, 年初预算数, 本月, 合计, （基期值）."""
    text = _ASIDE.sub(r"\1", text)
    while text and not terms.says("measure", text):
        shorter = terms.without("measure_before", text)
        if shorter == text:
            return False
        text = shorter
    return True


def without_change(text: str, sense: Sense, terms: Terms) -> str:
    """The head without the words of change, rank or share: 地区生产总值增速 → 地区生产总值."""
    if (sense.role == "change" and text[:1] in "比较") or (sense.role == "share" and terms.says("share_verb", text)):
        return ""
    if sense.role == "share" and _YEARS.fullmatch(text):
        return ""
    ends = {"change": _CHANGE_ENDS, "rank": ("rank", "rank_scope"), "share": ("share_noun",)}
    for kind in ends.get(sense.role, ()):
        text = terms.without(kind, text)
    return text


def status_of(texts: Sequence[str], terms: Terms) -> Status | None:
    """The status that the heads over a figure say, the lowest first."""
    for text in reversed(texts):
        head = HeadText(text, terms)
        if head.says("share") or head.says("share_verb"):
            continue
        if head.says("planned"):
            return "achieved" if head.says("plan_done") and not head.says("target") else "planned"
        if head.says("done"):
            return "achieved"
    return None


def turns(text: str, terms: Terms) -> bool:
    """Whether a rising figure under a head means a fall: 下降（%）."""
    return terms.says("falls", text) and "增" not in text and "升" not in text
