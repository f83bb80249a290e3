"""Why is this so? What stands at an offset, which rule made it, on what evidence, and what else was considered."""

from __future__ import annotations

from collections.abc import Iterator

from govdoc_parse.model.document import Document
from govdoc_parse.model.fact import Fact
from govdoc_parse.model.span import Model, Span
from govdoc_parse.parser import Candidate, Parser, default_parser


class Explanation(Model):
    """One thing that covers an offset: `what` it is, the `rule`, style or layout that made it, and the evidence.

    `what` is block, metadata, section, quantity, indicator, role, comparison, period, status, region, actor, diagnostic,
    or candidate: what a rule considered, whether it was taken or not.
    """

    what: str
    rule: str
    span: Span
    evidence: str


def explain(document: Document, offset: int, parser: Parser | None = None) -> tuple[Explanation, ...]:
    """Everything that covers an offset of the text, from the widest to the narrowest, then what was considered for it.

    `parser` is the one that made the document, where it is not the default. Raises `ValueError` for an offset outside
    of the text.
    """
    document.line_column(offset)
    facts = [fact for fact in document.facts if _touches(fact, offset)]
    start, end = _stretch(document, offset)
    candidates = (default_parser() if parser is None else parser).candidates(document.text, offset, start, end)
    return (
        *_structure(document, offset),
        *(e for fact in facts for e in _fact(document, fact, candidates)),
        *(
            _found("diagnostic", d.code, d.span, d.message)
            for d in document.diagnostics
            if d.span.start <= offset < max(d.span.end, d.span.start + 1)
        ),
        *(_considered(document, c, facts) for c in candidates if c.kind != "cue"),
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


def _stretch(document: Document, offset: int) -> tuple[int, int]:
    """The sentence of a fact at the offset, else its line."""
    for fact in document.facts:
        if fact.sentence.start <= offset < fact.sentence.end:
            return fact.sentence.start, fact.sentence.end
    for block in document.blocks:
        if offset in block:
            return block.start, block.end
    return offset, offset


def _fact(document: Document, fact: Fact, candidates: tuple[Candidate, ...]) -> Iterator[Explanation]:
    quantity = fact.quantity
    value = quantity.ratio or f"{quantity.value} {quantity.unit or ''}".strip()
    yield _found("quantity", quantity.rule, quantity.quote, f"{quantity.quote.text} = {value} ({quantity.kind})")
    if fact.indicator is not None:
        yield _found("indicator", fact.rule, fact.indicator, fact.indicator.text)
    yield _role(document, fact)
    if fact.comparison is not None:
        quote = fact.comparison.quote
        yield _found("comparison", fact.comparison.basis, quote or fact.sentence, quote.text if quote else "inherited")
    for what, named in (("region", fact.region), ("actor", fact.actor)):
        if named is not None:
            yield _found(what, "opening of the clause or sentence", named, named.text)
    if fact.period is not None:
        stated = fact.period.quote
        days = f"{fact.period.start}..{fact.period.end}"
        evidence = f"{stated.text if stated else ''} {days}".strip()
        yield _found("period", fact.period.inherited_from, stated or fact.sentence, evidence)
    cues = [c for c in candidates if c.kind == "cue" and c.rule == fact.status]
    nearest = min(cues, key=lambda c: abs(c.start - quantity.quote.start), default=None)
    if nearest is None:
        yield _found("status", fact.status, fact.sentence, "no word of the sentence: the section, else the title")
    else:
        place = Span(start=nearest.start, end=nearest.end)
        yield _found("status", fact.status, place, document.text[nearest.start : nearest.end])


def _role(document: Document, fact: Fact) -> Explanation:
    """The role, with the words between the indicator and the number as evidence."""
    start, end = fact.quantity.quote.start, fact.quantity.quote.end
    if fact.indicator is not None and fact.sentence.start <= fact.indicator.end <= start:
        place = Span(start=fact.indicator.end, end=start)
    else:
        place = Span(start=start, end=end)
    words = document.text[place.start : place.end]
    return _found("role", " ".join(w for w in (fact.role, fact.direction) if w), place, words)


def _considered(document: Document, candidate: Candidate, facts: list[Fact]) -> Explanation:
    """What a rule made of the place, and what became of it."""
    taken = any(
        candidate.kind == "quantity" and f.quantity.rule == candidate.rule and f.quantity.quote.start < candidate.end
        and candidate.start < f.quantity.quote.end
        for f in facts
    )  # fmt: skip
    if taken:
        outcome = "taken"
    elif not candidate.accepted:
        outcome = "declined by its own check"
    elif candidate.rule.startswith("mask"):
        outcome = "no quantity: masked"
    else:
        outcome = "matches" if candidate.kind == "time" else "passed over for a rule before it"
    text = " ".join(document.text[candidate.start : candidate.end].split())
    place = Span(start=candidate.start, end=candidate.end)
    return _found("candidate", f"{candidate.kind} {candidate.rule}", place, f"{text}: {outcome}")


def _found(what: str, rule: str, span: Span, evidence: str) -> Explanation:
    return Explanation(what=what, rule=rule, span=Span(start=span.start, end=span.end), evidence=evidence)
