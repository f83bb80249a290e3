"""Whether a level is what a period added (新增高新技术企业800家) or the stock (高新技术企业1.55万家)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govdoc_parse.model.fact import Fact
from govdoc_parse.stages.text.source import Source

_ADDED = re.compile(
    r"""净增
    | 新(?: [增认建设登注培评获签晋] | 入[库选规] | 引进 | 上市 | 开工 | 投产 | 成立 | 发展 | 创建 | 改[造建扩] )
    """,
    re.X,
)
_STOCK = re.compile("累计|总[数量]|达[到至]|保有量|存量|拥有|现有|共有")
_STOP = re.compile("[,;:。]")
_LIST = re.compile("[^、和及与]{0,8}[、和及与]")  # 3500家｜以上、
_NO_STOCK = {"percent", "percentage_point", "ratio", "multiple", "rank", "score"}


def with_flows(source: Source, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts in text order, those that state an addition marked; in 新增甲10家、乙20家 the verb governs the list."""
    out: list[Fact] = []
    before: Fact | None = None
    governed = False
    for fact in facts:
        adds, governed = _adds(source, fact, before, governed)
        before = fact
        adds = adds and fact.role == "level" and fact.quantity.kind not in _NO_STOCK
        out.append(fact.model_copy(update={"flow": True}) if adds else fact)
    return tuple(out)


def _adds(source: Source, fact: Fact, before: Fact | None, governed: bool) -> tuple[bool, bool]:
    """Whether a figure was added, and whether the verb governs what follows: not where the name holds it (城镇新增就业)."""
    same = before is not None and before.sentence == fact.sentence
    start = before.quantity.quote.end if same and before is not None else fact.sentence.start
    words = source.fold[start : fact.quantity.quote.start]
    said = _STOP.split(words)[-1]
    added = _ADDED.search(said)
    if _STOCK.search(said) is not None:
        return False, False
    if added is not None:
        at = fact.quantity.quote.start - len(said) + added.start()
        return True, fact.indicator is None or at < fact.indicator.start or at >= fact.indicator.end
    goes_on = governed and same and said == words and _LIST.match(words) is not None
    return goes_on, goes_on
