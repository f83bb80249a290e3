"""Why is this so? What stands at an offset, and which rule made it."""

from __future__ import annotations

from collections.abc import Iterator

from govdoc_parse.model.document import Document
from govdoc_parse.model.fact import Fact
from govdoc_parse.model.span import Model, Span


class Explanation(Model):
    """One thing that covers an offset: `what` it is, the `rule`, style or layout that made it, and the evidence."""

    what: str
    rule: str
    span: Span
    evidence: str


def explain(document: Document, offset: int) -> tuple[Explanation, ...]:
    """Everything that covers an offset of the text, from the widest to the narrowest.

    Raises `ValueError` for an offset outside of the text.
    """
    document.line_column(offset)
    return (
        *_structure(document, offset),
        *(e for fact in document.facts if _touches(fact, offset) for e in _fact(document, fact)),
        *(
            _found("diagnostic", d.code, d.span, d.message)
            for d in document.diagnostics
            if d.span.start <= offset < max(d.span.end, d.span.start + 1)
        ),
    )


def _structure(document: Document, offset: int) -> Iterator[Explanation]:
    for block in document.blocks:
        if offset in block:
            yield _found("block", block.kind, block, "")
    for entry in document.metadata.entries:
        if any(quote is not None and offset in quote for quote in (entry.label, entry.value)):
            place = entry.label or entry.value
            assert place is not None
            yield _found("metadata", f"{entry.layout}: {entry.key}", place, str(entry.normalized))
    for _, section in document.walk():
        if offset in section.span:
            heading = section.heading.text if section.heading else ""
            yield _found("section", section.style, section.span, f"{section.marker.text} {heading}".strip())


def _touches(fact: Fact, offset: int) -> bool:
    return offset in fact.quantity.quote or (fact.indicator is not None and offset in fact.indicator)


def _fact(document: Document, fact: Fact) -> Iterator[Explanation]:
    quantity = fact.quantity
    value = quantity.ratio or f"{quantity.value} {quantity.unit or ''}".strip()
    yield _found("quantity", quantity.rule, quantity.quote, f"{quantity.quote.text} = {value} ({quantity.kind})")
    if fact.indicator is not None:
        yield _found("indicator", fact.rule, fact.indicator, fact.indicator.text)
    if fact.comparison is not None:
        quote = fact.comparison.quote
        yield _found("comparison", fact.comparison.basis, quote or fact.sentence, quote.text if quote else "inherited")
    if fact.period is not None:
        stated = fact.period.quote
        days = f"{fact.period.start}..{fact.period.end}"
        yield _found(
            "period",
            fact.period.inherited_from,
            stated or fact.sentence,
            f"{stated.text if stated else ''} {days}".strip(),
        )
    yield _found("status", fact.status, fact.sentence, document.text[fact.sentence.start : fact.sentence.end])


def _found(what: str, rule: str, span: Span, evidence: str) -> Explanation:
    return Explanation(what=what, rule=rule, span=Span(start=span.start, end=span.end), evidence=evidence)
