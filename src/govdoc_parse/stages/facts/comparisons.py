"""What a change is measured against, and in whose prices."""

from __future__ import annotations

import re

from govdoc_parse.model.fact import Comparison, Period, PriceBasis, Role
from govdoc_parse.patterns.compile import compiled
from govdoc_parse.stages.facts.changes import Base
from govdoc_parse.stages.facts.clauses import Clause
from govdoc_parse.stages.facts.context import Memory, Sentence
from govdoc_parse.stages.facts.periods import base_period
from govdoc_parse.stages.text.source import Source

_CONSTANT = compiled(
    "可比价|不变价|可比口径价|(?:扣除|剔除)价格(?:变动)?(?:上涨)?因素|(?<!经济|的)实际(?=增长(?![点极])|增速|下降)"
)
_SAME_BELOW = re.compile("下同")
_CURRENT = re.compile("现价|当年价|名义(?=增长|增速|下降)")


def find_comparison(
    source: Source, role: Role, base: Base | None, rule: str, memory: Memory, period: Period | None
) -> Comparison | None:
    """The base named in the clause, else that of the change just before it of the same subject, of the opening, else 下同."""
    if role != "change":
        return None
    if base is not None and base.basis == "plan_period" and period is not None and period.start.year == period.end.year:
        base = None  # 年均增长10%以上 of one year tells no base
    if base is not None:
        days = base_period(base.basis, source.fold[base.start : base.end], period)
        return Comparison(basis=base.basis, quote=source.quote(base.start, base.end), period=days)
    inherited = memory.base if rule in {"inherited", "distributed"} else None
    told = inherited or memory.opened or memory.default
    return None if told is None else Comparison(basis=told.basis, period=base_period(told.basis, "", period))


def remember_base(
    folded: str, sentence: Sentence, clause: Clause, role: Role, rule: str, base: Base | None, memory: Memory
) -> None:
    """Keep the base for the changes that follow of the same subject, and 同比（下同） for the rest of the document."""
    if role != "change":
        if rule in {"noun_ahead", "noun_behind"}:
            memory.base = None  # another subject: what it is compared with is not known yet
        return
    memory.base = base or (memory.base if rule in {"inherited", "distributed"} else None)
    if base is not None and _SAME_BELOW.search(folded, base.start, min(sentence.end, clause.behind + 24)):
        memory.default = base


def find_price_basis(folded: str, sentence: Sentence, index: int) -> PriceBasis | None:
    """Whether a figure is at constant or current prices, by the words around it (按不变价格计算，比上年增长5.2%).

    The words stand between the figure before it and the one behind it; those between two figures belong to the second
    where a mark parts them from the first.
    """
    clauses = sentence.clauses
    clause = clauses[index]
    start = max(clauses[index - 1].right, clauses[index - 1].behind) if index else sentence.start
    for a, b in ((clause.left, clause.right), (start, clause.left)):
        if _CONSTANT.search(folded, a, b):
            return "constant"
        if _CURRENT.search(folded, a, b):
            return "current"
    return None
