"""How sure a fact is: the product of how often each rule that decided it was right.

Of facts of tables the product says nothing: on tables that it was not measured on, those with a small product were right as often
as those with a large one, for a table is read right or wrong as a whole. So they are `medium`, which is how often they are right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import prod
from typing import TypeAlias

from govdoc_parse.lexicon.rates import Carrier, Rates
from govdoc_parse.model.fact import Confidence, Fact

HIGH, MEDIUM = 0.75, 0.5  # products from which on a fact is called so; docs/confidence.md has what they come to
Sign: TypeAlias = tuple[str, str]  # a rule, and what it said
_CELL = "table_cell"  # the rule of every fact of a table


class Confidences:
    """Rates facts; facts that were decided alike are rated once."""

    def __init__(self, rates: Rates) -> None:
        self._rates = rates
        self._known: dict[tuple[object, ...], Confidence] = {}

    def rated(self, facts: Iterable[Fact]) -> Iterator[Fact]:
        """The facts, each with its confidence, which is set in it."""
        return (fact.settle(confidence=self._of(fact)) for fact in facts)

    def _of(self, fact: Fact) -> Confidence:
        key = fact.rules, fact.quantity.kind, fact.status, _scope(fact), fact.indicator_id is None
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self.level(fact)
        return found

    def level(self, fact: Fact) -> Confidence:
        """The word for a fact; `low` where a rule decided that was never measured."""
        carrier = carrier_of(fact)
        if not all(self._rates.knows(carrier, rule) for rule, _ in signs_of(fact)):
            return "low"
        return "medium" if carrier == "table" else level_of(self.product(fact))

    def product(self, fact: Fact) -> float:
        """How likely all verdicts of a fact are right, each being right on its own."""
        return prod(self._rates.rate(carrier_of(fact), rule, said) for rule, said in signs_of(fact))


def carrier_of(fact: Fact) -> Carrier:
    """Whether a fact was read in a table or in prose: the two are decided by rules of their own."""
    return "table" if fact.rules[0] == _CELL else "prose"


def signs_of(fact: Fact) -> tuple[Sign, ...]:
    """The rules that decided a fact, each with what it said as far as that tells how sure it is.

    A name that is in the table of indicators is surer than another, a frame that says planned less sure than one that says
    achieved, a period from a heading surer than one from a title. A fact without a rule of its period has the rule `period.none`.
    """
    said = {
        "indicator": "" if fact.indicator_id is None else "known",
        "role": fact.quantity.kind,
        "status": fact.status,
        "period": _scope(fact),
        "unit": fact.quantity.kind,
    }
    rules = fact.rules if any(rule.startswith("period.") for rule in fact.rules) else (*fact.rules, "period.none")
    return tuple((rule, said.get(rule.partition(".")[0], "") if "." in rule else "") for rule in rules)


def level_of(product: float) -> Confidence:
    """The word for a product of rates."""
    return "high" if product >= HIGH else "medium" if product >= MEDIUM else "low"


def _scope(fact: Fact) -> str:
    return "none" if fact.period is None else fact.period.inherited_from
