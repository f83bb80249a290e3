"""Facts as rows of plain strings, one a fact."""

from __future__ import annotations

from govdoc_parse.model.document import Document
from govdoc_parse.model.fact import Fact
from govdoc_parse.model.quantity import Quantity

FACT_COLUMNS = (
    "section", "start", "quote", "value", "high", "unit", "approximation", "name", "role", "direction", "basis",
    "status", "period",
)  # fmt: skip


def fact_rows(document: Document) -> list[tuple[str, ...]]:
    """One tuple a fact, in text order, its cells in the order of `FACT_COLUMNS`; what is absent is an empty string."""
    return [_row(fact) for fact in document.facts]


def _row(fact: Fact) -> tuple[str, ...]:
    quantity = fact.quantity
    period = f"{fact.period.start}..{fact.period.end}" if fact.period else ""
    cells = (
        fact.section,
        quantity.quote.start,
        " ".join(quantity.quote.text.split()),
        value_text(quantity),
        f"{quantity.high:f}" if quantity.high is not None else None,
        quantity.unit,
        quantity.approximation,
        fact.name,
        fact.role,
        fact.direction,
        fact.comparison.basis if fact.comparison else None,
        fact.status,
        period,
    )
    return tuple("" if cell is None else str(cell) for cell in cells)


def value_text(quantity: Quantity) -> str:
    """The value in plain digits, or the ratio."""
    return quantity.ratio or (f"{quantity.value:f}" if quantity.value is not None else "")
