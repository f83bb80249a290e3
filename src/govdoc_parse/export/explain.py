"""Why is this so? What stands at an offset, which rule made it, on what evidence, and what else was considered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from govdoc_parse.export.frame_reasons import Reason, cell_reason, period_reason, status_reason
from govdoc_parse.model.document import Document
from govdoc_parse.model.fact import Fact
from govdoc_parse.model.span import Model, Span
from govdoc_parse.parser import Candidate, Parser, default_parser
from govdoc_parse.stages.facts.changes import Change
from govdoc_parse.stages.facts.cues import Cue
from govdoc_parse.stages.facts.decision import FRAME, Verdict
from govdoc_parse.stages.facts.periods import Stated
from govdoc_parse.stages.facts.verdicts import Verdicts
from govdoc_parse.stages.text.unseen import find_seen
from govdoc_parse.stages.times.bases import Base
from govdoc_parse.terms import terms

_GROUPS = {"role": ("role", "direction"), "comparison": ("basis",), "status": ("status",)}  # of terms, by verdict


class Explanation(Model):
    """One thing that covers an offset: `what` it is, the `rule`, style or layout that made it, and the evidence.

    `what` is block, metadata, section, quantity, indicator, role, comparison, period, status, region, actor, diagnostic,
    or candidate: what a rule considered, whether it was taken or not. A verdict tells its evidence in English and in
    Chinese (`evidence_zh`, empty for the rest, whose evidence is the text itself).
    """

    what: str
    rule: str
    span: Span
    evidence: str
    evidence_zh: str = ""


def explain(document: Document, offset: int, parser: Parser | None = None) -> tuple[Explanation, ...]:
    """Everything that covers an offset of the text, from the widest to the narrowest, then what was considered for it.

    `parser` is the one that made the document, where it is not the default. Raises `ValueError` for an offset outside
    of the text.
    """
    document.line_column(offset)
    seen = find_seen(document.text)
    if seen is not None:
        return tuple(seen.back(each) for each in explain(seen.out_of(document), seen.place(offset), parser))
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
        return
    for what, said in (("period", _days(fact)), ("status", fact.status)):
        if said is not None:
            rule = next((rule for rule in fact.rules if rule.startswith(f"{what}.")), fact.rules[0])
            yield _reasoned(what, rule, quantity.quote, [said], cell_reason(document, fact, what))


def _verdicts(document: Document, fact: Fact, verdicts: Verdicts) -> Iterator[Explanation]:
    """Each verdict with its decision and the words that decided, or the frame that did."""
    shown: tuple[tuple[str, Verdict[Any] | None, tuple[str | None, ...]], ...] = (
        ("role", verdicts.role, (fact.role, fact.direction)),
        ("comparison", verdicts.base, (None if fact.comparison is None else fact.comparison.basis,)),
        ("period", verdicts.period, (_days(fact),)),
        ("status", verdicts.status, (fact.status,)),
    )
    for what, verdict, values in shown:
        if verdict is None:
            continue
        said = [each for each in values if each is not None] or ["not_set"]
        place = _place(verdict.evidence, verdicts)
        if place is not None and place.start < place.end:
            words = " ".join(document.text[place.start : place.end].split())
            reason = Reason(words, f"「{words}」")
        else:
            reason = _reason(document, fact, what, verdict, verdicts)
        yield _reasoned(what, f"{what}.{verdict.decision}", place or fact.quantity.quote, said, reason)


def _days(fact: Fact) -> str | None:
    return None if fact.period is None else f"{fact.period.start}..{fact.period.end}"


def _reasoned(what: str, rule: str, place: Span, said: list[str], reason: Reason) -> Explanation:
    chinese = "".join(_chinese(what, value) for value in said)
    return Explanation(
        what=what,
        rule=rule,
        span=_span(place),
        evidence=f"{' '.join(said)}: {reason.english}",
        evidence_zh=f"{chinese}：{reason.chinese}",
    )


def _chinese(what: str, value: str) -> str:
    """What the value of a verdict is called; days stay as they are."""
    for group in ("common", *_GROUPS.get(what, ())):
        if value in terms(group):
            return terms(group)[value].chinese
    return value


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


def _reason(document: Document, fact: Fact, what: str, verdict: Verdict[Any], verdicts: Verdicts) -> Reason:
    """What is true of the figure by its place, if no words decided."""
    if what == "period" and fact.period is None and verdict.decision != FRAME:
        return Reason("a value to start from, whose time no word states", "变动的起点，词语未说明时间")
    if what == "period":
        figure = verdicts.statement.figure
        said = figure.frame.words
        place = None if said is None else figure.source.span(*said)
        words = None if place is None else " ".join(document.text[place.start : place.end].split())
        return period_reason(document, fact, words)
    if what == "status" and verdict.decision == FRAME:
        return status_reason(document, fact)
    return Reason("by the words around the figure", "由数字前后的词语判定")


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
    return Explanation(what=what, rule=rule, span=_span(span), evidence=evidence)


def _span(span: Span) -> Span:
    return Span(start=span.start, end=span.end)
