"""What must hold for every document, whatever the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from govdoc_parse import Document, Section
from govdoc_parse.fold import fold
from govdoc_parse.model import Paragraph, Span
from govdoc_parse.stages.text.marks import without_marks

GLUE = " \n。;:：；!?！？.,，、【】)）(#*"  # what may stand between a marker, its heading and its body
_NO_GLUE = re.compile(f"[^{re.escape(GLUE)}]")
_ONE_MORE = bytes(min(count + 1, 255) for count in range(256))
_HELD, _HELD_TWICE, _NOT_HELD = re.compile(rb"[^\x00]"), re.compile(rb"[^\x00\x01]"), re.compile(rb"\x00+")


def broken_invariants(document: Document) -> Iterator[str]:
    """One line for each thing that does not hold."""
    folded = fold(document.text)
    yield from _blocks(document, folded)
    yield from _nesting(document.sections, Span(start=0, end=len(document.text)))
    yield from _cover(document, without_marks(folded, document.text))
    yield from _facts(document)
    yield from _values(document)


def _values(document: Document) -> Iterator[str]:
    """Spans lie in the text, quotes read what stands there, periods run forwards, numbers are finite.

    Looked up in the dump, so that it holds even if the models were built without their own checks.
    """
    stack: list[object] = [document.model_dump()]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            stack += item.values()
            start, end = item.get("start"), item.get("end")
            if isinstance(start, int):
                if not 0 <= start <= end <= len(document.text):
                    yield f"[{start}, {end}) lies outside of the text"
                elif item.get("text") not in {None, document.text[start:end]}:
                    yield f"the quote {item['text']!r} at {start} is not what stands there"
            elif isinstance(start, date) and isinstance(end, date) and start > end:
                yield f"a period from {start} to {end}"
        elif isinstance(item, tuple):
            stack += item
        elif isinstance(item, Decimal) and not item.is_finite():
            yield f"the number {item}"


def _blocks(document: Document, folded: str) -> Iterator[str]:
    """Blocks are disjoint and in order, and hold every character that is not blank."""
    at = 0
    for block in document.blocks:
        if block.start < at:
            yield f"block at {block.start} overlaps the one before"
        if folded[at : block.start].strip(" \n"):
            yield f"[{at}, {block.start}) lies in no block: {document.text[at : block.start]!r}"
        at = block.end
    if folded[at:].strip(" \n"):
        yield f"[{at}, end) lies in no block"


def _nesting(sections: tuple[Section, ...], outer: Span) -> Iterator[str]:
    at = outer.start
    for section in sections:
        if section.span.start < at or section.span.end > outer.end:
            yield f"section {section.marker.text!r} at {section.span.start} lies outside of its parent or overlaps"
        if section.marker.start != section.span.start:
            yield f"section at {section.span.start} does not begin with its marker"
        at = section.span.end
        yield from _nesting(section.children, section.span)


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    yield from document.preamble
    for attachment in document.attachments:
        yield from attachment.paragraphs
    for _, section in document.walk():
        yield from section.paragraphs


def _cover(document: Document, folded: str) -> Iterator[str]:
    """Every character of a body block lies in exactly one of: a paragraph, a heading, a marker (or is a mark between)."""
    count = bytearray(len(document.text))
    spans = [span for paragraph in _paragraphs(document) for span in paragraph.spans]
    for _, section in document.walk():
        spans += [section.marker, *([section.heading] if section.heading else [])]
    for span in spans:
        count[span.start : span.end] = count[span.start : span.end].translate(_ONE_MORE)
    for block in document.blocks:
        if block.kind == "body":
            gaps = _NOT_HELD.finditer(count, block.start, block.end)
            lost = next((hit.start() for gap in gaps if (hit := _NO_GLUE.search(folded, *gap.span()))), None)
            twice = _HELD_TWICE.search(count, block.start, block.end if lost is None else lost)
            if lost is not None and twice is None:
                yield f"{document.text[lost]!r} at {lost} is lost from the body"
        else:
            twice = _HELD.search(count, block.start, block.end)
        if twice is not None:
            at = twice.start()
            yield f"{document.text[at]!r} at {at} is held {count[at]} times, in a block of {block.kind}"


def _facts(document: Document) -> Iterator[str]:
    at = 0
    for fact in document.facts:
        quote = fact.quantity.quote
        if not fact.sentence.start <= quote.start < quote.end <= fact.sentence.end:
            yield f"fact at {quote.start} lies outside of its sentence"
        if quote.start < at:
            yield f"fact at {quote.start} overlaps the one before"
        at = quote.end
        if fact.section is not None:
            section = section_of(document, fact.section)
            if not section.span.start <= quote.start < section.span.end:
                yield f"fact at {quote.start} lies outside of section {fact.section}"


def section_of(document: Document, path: str) -> Section:
    """The section at a position path such as 1.3.1."""
    first, *rest = (int(part) - 1 for part in path.split("."))
    section = document.sections[first]
    for index in rest:
        section = section.children[index]
    return section
