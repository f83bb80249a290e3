"""Whether a level is what a period added (新增高新技术企业800家) or the stock (高新技术企业1.55万家)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govdoc_parse.model.fact import Fact
from govdoc_parse.stages.text.source import Source
from govdoc_parse.stages.text.wording import Wording

_JOINS = frozenset("、和及与")
_NEAR = 9  # characters between a figure and the mark of its list: 3500家｜以上、
_NO_STOCK = {"percent", "percentage_point", "ratio", "multiple", "rank", "score"}


def with_flows(source: Source, facts: Iterable[Fact], wording: Wording) -> Iterator[Fact]:
    """The facts in text order, those that state an addition marked by setting `flow` in them; in 新增甲10家、乙20家 the verb governs the list."""
    before: Fact | None = None
    governed = False
    for fact in facts:
        adds, governed = _adds(_lead(source, fact, before), fact, governed, wording)
        before = fact
        adds = adds and fact.role == "level" and fact.quantity.kind not in _NO_STOCK
        yield fact.settle(flow=True) if adds else fact


def _lead(source: Source, fact: Fact, before: Fact | None) -> str:
    """What stands in front of a figure, from the figure before it in the sentence on."""
    same = before is not None and before.sentence == fact.sentence
    start = before.quantity.quote.end if same and before is not None else fact.sentence.start
    lead = source.fold[start : fact.quantity.quote.start]
    return lead if same else f"。{lead}"


def _adds(lead: str, fact: Fact, governed: bool, wording: Wording) -> tuple[bool, bool]:
    """Whether a figure was added, and whether the verb governs what follows: not where the name holds it (城镇新增就业)."""
    said = lead[max(lead.rfind(mark) for mark in ",;:。") + 1 :]
    if wording.says("stock", said, 0, len(said)) is not None:
        return False, False
    added = wording.says("added", said, 0, len(said))
    if added is not None:
        at = fact.quantity.quote.start - len(said) + added.start()
        return True, fact.indicator is None or at < fact.indicator.start or at >= fact.indicator.end
    goes_on = governed and said == lead and not _JOINS.isdisjoint(lead[:_NEAR])
    return goes_on, goes_on
