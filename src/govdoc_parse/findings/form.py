"""Document → faults of form, after GB/T 9704-2012."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdoc_parse.findings.codes import FORM, wording
from govdoc_parse.fold import fold
from govdoc_parse.model.diagnostic import Finding
from govdoc_parse.model.document import Document
from govdoc_parse.model.span import Quote, Span

_PADDED = re.compile(r"(?:年|月)0\d?(?=[月日])")
_BRACKETS = re.compile(r"[\[(〈<【]\d{4}[\])〉>】]")
_SIGNED = {"notice", "reply", "request_for_instructions", "letter", "opinion"}  # what goes to an addressee is signed
_MARKS = ("。", "；", ";", "，", ",")  # that an attachment's name must not end with
_SERIAL = re.compile(r"〕(?:第|0)\d*号|〕第")


def find_faults(document: Document) -> Iterator[Finding]:
    """The faults in signature, number and attachments."""
    yield from _of_signature(document)
    yield from _of_number(document)
    yield from _of_attachments(document)


def _of_signature(document: Document) -> Iterator[Finding]:
    signed = document.signature.date if document.signature else None
    addressees = next((e.value for e in document.metadata.entries if e.key == "addressees" and e.value), None)
    if signed is None and addressees is not None and document.kind in _SIGNED:
        yield _fault("D104", addressees)
    if signed is not None and _PADDED.search(fold(signed.quote.text)):
        yield _fault("D101", signed.quote)


def _of_number(document: Document) -> Iterator[Finding]:
    number = document.number if document.metadata.addressees else None  # others may be a certificate's
    if number is not None and _BRACKETS.search(fold(number.quote.text)):
        yield _fault("D102", number.quote)
    if number is not None and _SERIAL.search(fold(number.quote.text)):
        yield _fault("D103", number.quote)


def _of_attachments(document: Document) -> Iterator[Finding]:
    for name in (each.listed for each in document.attachments if each.listed is not None):
        if document.text[name.end : name.end + 1] in _MARKS or name.text[-1:] in _MARKS:
            yield _fault("D105", name)


def _fault(code: str, place: Quote) -> Finding:
    said = wording(code, place.text)
    return Finding(
        code=code,
        span=Span(start=place.start, end=place.end),
        severity=FORM[code].severity,
        message=said.english,
        message_zh=said.chinese,
        places=(place,),
    )
