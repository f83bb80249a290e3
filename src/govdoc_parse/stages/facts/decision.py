"""A verdict is an ordered tuple of decisions: the first that holds decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

V = TypeVar("V")
FRAME = "frame"  # the name of a decision that no words of the sentence made, but what surrounds it


@dataclass(frozen=True, slots=True)
class Decision(Generic[V]):
    """`when` holds if it returns anything but `None` and `False`: the evidence, best as the place of the words that decide.

    `value` is the verdict, or makes it of the statement and the evidence. Each of `examples` is a text in which this decision
    decides a figure.
    """

    name: str
    when: Callable[[Any], Any]
    value: V | Callable[[Any, Any], V]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict(Generic[V]):
    """What was decided, by which decision, on what evidence."""

    value: V
    decision: str
    evidence: Any = None


def decided(decisions: tuple[Decision[V], ...], statement: Any) -> Verdict[V] | None:
    """The verdict of the first decision that holds for a statement."""
    for decision in decisions:
        evidence = decision.when(statement)
        if evidence is not None and evidence is not False:
            value = decision.value(statement, evidence) if callable(decision.value) else decision.value
            return Verdict(value, decision.name, evidence)
    return None
