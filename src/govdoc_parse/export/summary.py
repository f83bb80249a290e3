"""A document → one line on what is missing in it."""

from __future__ import annotations

from bisect import bisect_left

from govdoc_parse.model.document import Document
from govdoc_parse.model.span import Span


def summary(document: Document) -> str:
    """How many facts have no name, tables no facts, and sections with facts no date, each of how many."""
    facts = document.facts
    places = [fact.quantity.quote.start for fact in facts]

    def holds_facts(span: Span) -> bool:
        return bisect_left(places, span.start) < bisect_left(places, span.end)

    nameless = sum(fact.name is None for fact in facts)
    empty = sum(not holds_facts(table.span) for table in document.tables)
    sections = [section for _, section in document.walk() if holds_facts(section.span)]
    undated = sum(section.period is None for section in sections)
    return (
        f"{nameless} of {len(facts)} facts without a name, {empty} of {len(document.tables)} tables without facts, "
        f"{undated} of {len(sections)} sections with facts without a date"
    )
