"""What is marked inside the text: quantities, title, numbers, authorities, dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from govdoc_parse.export.akn.references import References
from govdoc_parse.model.document import Document
from govdoc_parse.model.metadata import MetadataEntry
from govdoc_parse.model.outline import Block
from govdoc_parse.model.quantity import Quantity
from govdoc_parse.model.span import Quote

_PLAIN = {"document_number": "docNumber", "issuing_authority": "docAuthority", "issuer_mark": "docAuthority"}
_HEADS = frozenset({"letterhead", "document_number", "addressee", "issuer", "date", "imprint"})


@dataclass(frozen=True, slots=True)
class Mark:
    """An inline element over `[start, end)`; `outer` wraps it in another; `fact` is the index of its fact."""

    start: int
    end: int
    name: str
    attributes: dict[str, str]
    outer: str | None = None
    fact: int | None = None


def find_marks(document: Document, references: References) -> list[Mark]:
    """All marks in text order, none overlapping another.

    What a head says of itself (`layout` head) is marked in the lines of the head, never in the body.
    """
    marks = [*_title(document), *_signature(document, references), *_facts(document, references)]
    heads = [block for block in document.blocks if block.kind in _HEADS]
    for entry in document.metadata.entries:
        if entry.layout == "head":
            marks += [part for mark in _entry(entry, references) for part in _inside(mark, heads)]
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    out: list[Mark] = []
    for mark in marks:
        if mark.start < mark.end and (not out or mark.start >= out[-1].end):
            out.append(mark)
    return out


def _inside(mark: Mark, blocks: list[Block]) -> Iterator[Mark]:
    """The parts of a mark that lie in the blocks: an authority on each of two lines makes two."""
    for block in blocks:
        if mark.start < block.end and block.start < mark.end:
            yield replace(mark, start=max(mark.start, block.start), end=min(mark.end, block.end))


def exact(quantity: Quantity) -> str | None:
    """The value in plain digits where the text states exactly one, `None` for ranges, ratios, 余, 约 and 以上."""
    if quantity.value is None or quantity.high is not None or quantity.approximation is not None:
        return None
    return f"{quantity.value:f}"


def _title(document: Document) -> Iterator[Mark]:
    if document.title is not None:
        yield Mark(document.title.start, document.title.end, "docTitle", {})
    for attachment in document.attachments:
        if attachment.title is not None:
            yield Mark(attachment.title.start, attachment.title.end, "docTitle", {})


def _signature(document: Document, references: References) -> Iterator[Mark]:
    if document.signature is None:
        return
    for issuer in document.signature.issuers:
        refers = {"refersTo": references.organization(issuer.text)}
        yield Mark(issuer.start, issuer.end, "organization", refers, outer="signature")
    signed = document.signature.date
    if signed is not None:
        yield from _date(signed.quote, signed.value, "date")


def _facts(document: Document, references: References) -> Iterator[Mark]:
    for index, fact in enumerate(document.facts):
        quote = fact.quantity.quote
        attributes = {"refersTo": references.quantity(fact.quantity)}
        value = exact(fact.quantity)
        if value is not None:
            attributes["normalized"] = value
        yield Mark(quote.start, quote.end, "quantity", attributes, fact=index)


def _entry(entry: MetadataEntry, references: References) -> Iterator[Mark]:
    quote, value = entry.value, entry.normalized
    if quote is None or entry.key is None:
        return
    if entry.key in _PLAIN:
        yield Mark(quote.start, quote.end, _PLAIN[entry.key], {})
    elif entry.key == "addressees" and isinstance(value, tuple):
        yield from _addressees(quote, value, references)
    elif entry.key == "printing_organ":
        yield Mark(quote.start, quote.end, "organization", {"refersTo": references.organization(quote.text)})
    elif isinstance(value, date):
        yield from _date(quote, value, "date" if entry.key == "date_printed" else "docDate")


def _addressees(quote: Quote, names: tuple[str, ...], references: References) -> Iterator[Mark]:
    at = 0
    for name in names:
        found = quote.text.find(name, at)
        if found >= 0:
            at = found + len(name)
            refers = f"{references.organization(name)} {references.role('addressee')}"
            yield Mark(quote.start + found, quote.start + at, "organization", {"refersTo": refers})


def _date(quote: Quote, value: date | None, name: str) -> Iterator[Mark]:
    """A date that names no day (2月30日) stays plain: the attribute @date is required."""
    if value is not None:
        yield Mark(quote.start, quote.end, name, {"date": value.isoformat()})
