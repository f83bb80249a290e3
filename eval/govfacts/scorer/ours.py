"""This library's facts in the neutral form."""

from __future__ import annotations

from importlib.metadata import version as version_of
from pathlib import Path

import govdoc_parse as gp

from .load import Fact

BASES = {
    "yoy": "yoy", "prev_year": "yoy", "prev_year_full": "yoy", "mom": "mom", "qoq": "mom", "prev_period": "mom", "ytd": "ytd",
    "plan_period": "plan_period", "entity": "entity", "target": "target", "standard": "target",
}  # fmt: skip
STATUSES = {
    "achieved": "actual",
    "ongoing": "actual",
    "estimated": "actual",
    "planned": "planned",
    "required": "planned",
}


def version() -> str:
    return version_of("govdoc-parse")


def of_text(text: str) -> list[Fact]:
    """The facts of a document."""
    return [neutral(fact) for fact in gp.parse(text).facts]


def of_file(path: Path) -> list[Fact]:
    """The facts of a file that holds a table."""
    return [neutral(fact) for fact in gp.parse_file(path).facts]


def neutral(fact: gp.Fact) -> Fact:
    """One fact, fields that are None left out."""
    quantity, comparison, period = fact.quantity, fact.comparison, fact.period
    basis = None
    if comparison is not None:
        wording = comparison.quote.text if comparison.quote else ""
        basis = BASES.get(comparison.basis, f"since:{wording}")
    fields = {
        "q": quantity.quote.text,
        "start": quantity.quote.start,
        "value": quantity.ratio if quantity.value is None else str(quantity.value),
        "high": None if quantity.high is None else str(quantity.high),
        "unit": quantity.unit,
        "kind": quantity.kind,
        "approx": quantity.approximation,
        "indicator": fact.indicator.text if fact.indicator else None,
        "name": fact.name,
        "subject": getattr(fact, "subject", None),
        "role": fact.role,
        "direction": fact.direction,
        "status": STATUSES[fact.status],
        "basis": basis,
        "period": None if period is None else [period.start.isoformat(), period.end.isoformat()],
    }
    return {name: value for name, value in fields.items() if value is not None}
