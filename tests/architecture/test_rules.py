"""Every rule has examples, and each is read by that rule in its stage, and otherwise without it."""

from __future__ import annotations

import re
from copy import copy
from datetime import date
from functools import cache
from typing import Any

import pytest

from govdoc_parse import Lexicon
from govdoc_parse.fold import fold
from govdoc_parse.patterns.rule import RuleSet
from govdoc_parse.stages.quantities.quantity_finder import QuantityFinder
from govdoc_parse.stages.quantities.rules import make_rules
from govdoc_parse.stages.text.source import read_source
from govdoc_parse.stages.times.expressions import Meaning
from govdoc_parse.stages.times.reference import ReferenceDays
from govdoc_parse.stages.times.rules import RULES
from govdoc_parse.stages.times.time_finder import TimeFinder

DAYS = ReferenceDays(date(2023, 6, 20), 2023, (date(2023, 1, 1), date(2023, 6, 30)))
TIMES = TimeFinder()
QUANTITIES = QuantityFinder(Lexicon.default())
SETS: dict[str, RuleSet[Any]] = {"times": RuleSet(RULES), "quantities": make_rules(Lexicon.default())}
EXAMPLES = [
    pytest.param(name, rule.name, example, id=f"{name}-{rule.name}-{i}")
    for name in SETS
    for rule in SETS[name].rules
    for i, example in enumerate(rule.examples)
]


def _read(rules: RuleSet[Any], text: str) -> list[tuple[Any, ...]]:
    """Each match with what is built of it; of a time, the days that it means in the middle of 2023."""
    out: list[tuple[Any, ...]] = []
    for _, match, value in rules.scan(text):
        built = (value.kind, value.local, value.resolve(DAYS)) if isinstance(value, Meaning) else value
        out.append((match.span(), built))
    return out


@cache
def _without(stage: str, name: str) -> RuleSet[Any]:
    """The rules of a stage, one of which matches nothing."""
    without = copy(SETS[stage])
    pairs = zip(without.rules, without._patterns, strict=True)
    without._patterns = [re.compile("(?!)") if rule.name == name else pattern for rule, pattern in pairs]
    return without


@pytest.mark.parametrize(("stage", "name", "example"), EXAMPLES)
def test_an_example_is_read_by_its_rule(stage: str, name: str, example: str) -> None:
    folded = fold(example)
    times = TIMES.find_times(folded, 0, len(folded), named=True)
    if stage == "quantities":
        assert name in {each.rule for each in QUANTITIES.find_measures(read_source(example), 0, len(example), times)}
    else:
        places = [match.span() for rule, match, _ in SETS[stage].scan(folded) if rule.name == name]
        assert any(each.start <= start and end <= each.end for each in times for start, end in places)


@pytest.mark.parametrize(("stage", "name", "example"), EXAMPLES)
def test_an_example_is_read_otherwise_without_its_rule(stage: str, name: str, example: str) -> None:
    assert _read(_without(stage, name), fold(example)) != _read(SETS[stage], fold(example))


@pytest.mark.parametrize("name", SETS)
def test_every_rule_has_a_name_of_its_own_and_an_example(name: str) -> None:
    assert len({rule.name for rule in SETS[name].rules}) == len(SETS[name].rules)
    assert all(rule.examples for rule in SETS[name].rules)
