"""Every decision on a figure has examples in which it decides."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from typing import Any

import pytest
from test_table_decisions import TUPLES

import govdoc_parse as gp
from govdoc_parse import stages
from govdoc_parse.stages.facts import comparisons, periods, roles, statuses
from govdoc_parse.stages.facts.decision import Decision

VERDICTS = {"period": periods, "status": statuses, "role": roles, "comparison": comparisons}
EXAMPLES = [
    pytest.param(verdict, decision, example, id=f"{verdict}.{decision.name}")
    for verdict, module in VERDICTS.items()
    for decision in module.DECISIONS
    for example in decision.examples
]


@pytest.mark.parametrize(("verdict", "decision", "example"), EXAMPLES)
def test_the_example_is_decided_by_its_decision(verdict: str, decision: Decision[Any], example: str) -> None:
    assert any(f"{verdict}.{decision.name}" in fact.rules for fact in gp.parse(example).facts)


@pytest.mark.parametrize("verdict", VERDICTS)
def test_every_decision_has_a_name_of_its_own_and_an_example(verdict: str) -> None:
    decisions = VERDICTS[verdict].DECISIONS
    assert len({decision.name for decision in decisions}) == len(decisions)
    assert all(decision.examples for decision in decisions)


def test_no_decision_is_anywhere_else() -> None:
    """All are in the tuples whose examples are run here and in test_table_decisions."""
    known = {id(decision) for module in VERDICTS.values() for decision in module.DECISIONS}
    known |= {id(decision) for decisions in TUPLES for decision in decisions}
    for info in pkgutil.walk_packages(stages.__path__, "govdoc_parse.stages."):
        for name, value in vars(import_module(info.name)).items():
            found = value if isinstance(value, tuple) else (value,)
            assert not [each for each in found if isinstance(each, Decision) and id(each) not in known], name
