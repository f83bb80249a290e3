"""Every rule has examples, and each example is read by that rule."""

from __future__ import annotations

from typing import Any

import pytest

from govdoc_parse import Lexicon
from govdoc_parse.fold import fold
from govdoc_parse.patterns.rule import RuleSet
from govdoc_parse.stages.quantities.rules import make_rules
from govdoc_parse.stages.times.rules import RULES

SETS: dict[str, RuleSet[Any]] = {"times": RuleSet(RULES), "quantities": make_rules(Lexicon.default())}
EXAMPLES = [
    pytest.param(SETS[name], rule.name, example, id=f"{name}-{rule.name}-{i}")
    for name in SETS
    for rule in SETS[name].rules
    for i, example in enumerate(rule.examples)
]


@pytest.mark.parametrize(("rules", "name", "example"), EXAMPLES)
def test_example_is_read_by_its_rule(rules: RuleSet[Any], name: str, example: str) -> None:
    assert name in {rule.name for rule, _, _ in rules.scan(fold(example))}


@pytest.mark.parametrize("name", SETS)
def test_every_rule_has_a_name_of_its_own_and_an_example(name: str) -> None:
    names = [rule.name for rule in SETS[name].rules]
    assert len(names) == len(set(names))
    assert all(rule.examples for rule in SETS[name].rules)
