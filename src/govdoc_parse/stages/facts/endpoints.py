"""The second of two figures that something moved between, whatever the verb: 经营主体由2.9万户｜发展到6.4万户."""

from __future__ import annotations

from govdoc_parse.model.fact import Direction
from govdoc_parse.stages.facts.changes import Change
from govdoc_parse.stages.facts.sentence import Sentence
from govdoc_parse.stages.quantities.measure import Reading

_LONGEST = 10  # characters between the two


def comes_to(folded: str, sentence: Sentence, index: int) -> Change | None:
    """The change that ends at a figure directly behind one of its kind that 由 or 从 leads; its way is that of the values."""
    before, clause = sentence.clauses[index - 1], sentence.clauses[index]
    a, b = before.measure.reading, clause.measure.reading
    if clause.left != before.behind or clause.number - before.behind > _LONGEST or a.kind != b.kind:
        return None
    says = sentence.wording.says
    if says("origin", folded, before.left, before.number) is None:
        return None
    if says("arrives", folded, before.behind, clause.number) is None:
        return None
    return Change(clause.left, _way(a, b), True)


def _way(a: Reading, b: Reading) -> Direction | None:
    """Which way the values went; places of a rank count from the top, and a ratio has no value."""
    if a.value is None or b.value is None or a.unit != b.unit or a.value == b.value:
        return None
    rises = a.value < b.value
    return "up" if rises != (a.kind == "rank") else "down"
