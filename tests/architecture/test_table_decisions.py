"""Every decision on tables has examples in which it decides: heads, columns, and whole tables."""

from __future__ import annotations

from typing import Any

import pytest

import govdoc_parse as gp
from govdoc_parse.lexicon import Lexicon
from govdoc_parse.stages.facts.decision import Decision, decided
from govdoc_parse.stages.facts.tables import axes, columns, entries, senses, units
from govdoc_parse.stages.facts.tables.terms import Terms
from govdoc_parse.stages.quantities.quantity_finder import QuantityFinder

TERMS = Terms(Lexicon.default(), QuantityFinder(Lexicon.default()))
WHOLE = {"axis": axes.DECISIONS, "unit": units.DECISIONS, "role": entries.ROLES, "status": entries.STATUSES}

TUPLES = (*WHOLE.values(), senses.DECISIONS, columns.DECISIONS)


def _examples(decisions: tuple[Decision[Any], ...], kind: str) -> list[Any]:
    return [pytest.param(kind, d, text, id=f"{kind}-{d.name}") for d in decisions for text in d.examples]


@pytest.mark.parametrize(
    ("kind", "decision", "text"), [param for kind, each in WHOLE.items() for param in _examples(each, kind)]
)
def test_the_table_is_decided_by_its_decision(kind: str, decision: Decision[Any], text: str) -> None:
    rules = [rule for fact in gp.parse(text).facts for rule in fact.rules]
    assert f"{kind}.{decision.name}" in rules


@pytest.mark.parametrize(("kind", "decision", "text"), _examples(senses.DECISIONS, "head"))
def test_the_head_is_decided_by_its_decision(kind: str, decision: Decision[Any], text: str) -> None:
    verdict = decided(senses.DECISIONS, senses.HeadText(text, TERMS))
    assert verdict is not None, kind
    assert verdict.decision == decision.name


@pytest.mark.parametrize(("kind", "decision", "text"), _examples(columns.DECISIONS, "column"))
def test_the_column_is_decided_by_its_decision(kind: str, decision: Decision[Any], text: str) -> None:
    head, *cells = text.split("|")
    verdict = decided(columns.DECISIONS, columns.Column([head], cells, TERMS, first=False))
    assert verdict is not None, kind
    assert verdict.decision == decision.name


@pytest.mark.parametrize(
    "decisions", [*WHOLE.values(), senses.DECISIONS, columns.DECISIONS], ids=[*WHOLE, "heads", "columns"]
)
def test_every_decision_has_an_example(decisions: tuple[Decision[Any], ...]) -> None:
    assert all(decision.examples for decision in decisions)
