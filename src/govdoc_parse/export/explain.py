"""Why is this so? What stands at an offset, which rule made it, on what evidence, and what else was considered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from govdoc_parse.model.document import Document
from govdoc_parse.model.fact import Fact
from govdoc_parse.model.span import Model, Span
from govdoc_parse.parser import Candidate, Parser, default_parser
from govdoc_parse.stages.facts.changes import Change
from govdoc_parse.stages.facts.cues import Cue
from govdoc_parse.stages.facts.decision import FRAME, Verdict
from govdoc_parse.stages.facts.periods import Stated
from govdoc_parse.stages.facts.verdicts import Verdicts
from govdoc_parse.stages.times.bases import Base


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
    parser = default_parser() if parser is None else parser
    candidates = parser.candidates(document.text, offset, start, end)
    return (
        *_structure(document, offset),
        *(e for fact in facts for e in _fact(document, fact, parser)),
        *(
            _found("diagnostic", d.code, d.span, d.message)
            for d in document.diagnostics
            if d.span.start <= offset < max(d.span.end, d.span.start + 1)
        ),
        *(_considered(document, c, facts) for c in candidates),
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


def _fact(document: Document, fact: Fact, parser: Parser) -> Iterator[Explanation]:
    quantity = fact.quantity
    value = quantity.ratio or f"{quantity.value} {quantity.unit or ''}".strip()
    yield _found("quantity", quantity.rule, quantity.quote, f"{quantity.quote.text} = {value} ({quantity.kind})")
    if fact.indicator is not None:
        case = next((rule for rule in fact.rules if rule.startswith("indicator.")), fact.rules[-1])
        yield _found("indicator", case, fact.indicator, fact.indicator.text)
    for what, named in (("region", fact.region), ("actor", fact.actor)):
        if named is not None:
            yield _found(what, "opening of the clause or sentence", named, named.text)
    outcome = parser.outcome(document.text, quantity.quote.start)
    if outcome is not None:
        yield from _verdicts(document, fact, outcome.verdicts)


def _verdicts(document: Document, fact: Fact, verdicts: Verdicts) -> Iterator[Explanation]:
    """Each verdict with its decision and the words that decided, or the frame that did."""
    period = fact.period and f"{fact.period.start}..{fact.period.end}"
    shown = (
        ("role", verdicts.role, " ".join(w for w in (fact.role, fact.direction) if w)),
        ("comparison", verdicts.base, fact.comparison and fact.comparison.basis),
        ("period", verdicts.period, period),
        ("status", verdicts.status, fact.status),
    )
    for what, verdict, value in shown:
        if verdict is not None:
            place = _place(verdict.evidence, verdicts)
            words = _words(document, fact, verdict, place)
            yield _found(what, f"{what}.{verdict.decision}", place or fact.quantity.quote, f"{value}: {words}")


def _place(evidence: object, verdicts: Verdicts) -> Span | None:
    """Where the words are that decided."""
    source, number = verdicts.statement.figure.source, verdicts.statement.clause.number
    match evidence:
        case Change(start=start):
            return source.span(start, max(start, number))
        case Stated(time=time):
            return source.span(time.start, time.end)
        case Base(start=start, end=end) | Cue(start=start, end=end):
            return source.span(start, end)
        case _:
            return None


def _words(document: Document, fact: Fact, verdict: Verdict[Any], place: Span | None) -> str:
    """The words that decided; where there are none, what is true of the figure by its place."""
    if place is not None and place.start < place.end:
        return " ".join(document.text[place.start : place.end].split())
    if verdict.decision != FRAME:
        return "by the words around the figure"
    section = document.section_at(fact.quantity.quote.start)
    heading = section.heading.text if section is not None and section.heading is not None else None
    if fact.period is not None and fact.period.inherited_from == "title" and document.title is not None:
        heading = document.title.text
    return f"no word of the sentence; from {heading}" if heading else "no word of the sentence, no heading, no title"


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
