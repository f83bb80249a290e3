"""What must hold for every document, whatever the text."""

from __future__ import annotations

from collections.abc import Iterator

from govdoc_parse import Document, Paragraph, Section, Span
from govdoc_parse.fold import fold

GLUE = " \n。;:：；!?！？.,，、】)）(#*"  # what may stand between a marker, its heading and its body


def broken_invariants(document: Document) -> Iterator[str]:
    """One line for each thing that does not hold."""
    yield from _blocks(document)
    yield from _nesting(document.sections, Span(start=0, end=len(document.text)))
    yield from _cover(document)
    yield from _facts(document)


def _blocks(document: Document) -> Iterator[str]:
    """Blocks are disjoint and in order, and hold every character that is not blank."""
    folded, at = fold(document.text), 0
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


def _cover(document: Document) -> Iterator[str]:
    """Every character of a body block lies in exactly one of: a paragraph, a heading, a marker (or is a mark between)."""
    count = bytearray(len(document.text))
    spans = [span for paragraph in _paragraphs(document) for span in paragraph.spans]
    for _, section in document.walk():
        spans += [section.marker, *([section.heading] if section.heading else [])]
    for span in spans:
        for offset in range(span.start, span.end):
            count[offset] += 1
    folded = fold(document.text)
    for block in document.blocks:
        expected = block.kind == "body"
        for offset in range(block.start, block.end):
            if expected and count[offset] == 0 and folded[offset] not in GLUE:
                yield f"{document.text[offset]!r} at {offset} is lost from the body"
                break
            if count[offset] > 1 or (count[offset] and not expected):
                yield f"{document.text[offset]!r} at {offset} is held {count[offset]} times, in a block of {block.kind}"
                break


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
