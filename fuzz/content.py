"""`parse_bytes` on any bytes, told by their content."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from random import Random

import govdoc_parse as gp
from fuzz import decode, docx, html, legacy, ofd, parse, pdf
from fuzz.checks import check, read_or_refused
from fuzz.packages import damaged_package, pack

PACKAGES = ("docx", "pdfplumber", "pdfminer")
DICTIONARY = "content.dict"
LARGEST = 10_000_000
_KINDS = (decode, docx, html, legacy, ofd, pdf)


def seeds() -> Iterator[bytes]:
    yield from chain.from_iterable(kind.seeds() for kind in _KINDS)
    yield from (pack({name: b"<a/>"}) for name in ("word/document.xml", "xl/workbook.xml", "OFD.xml", "a.txt"))
    yield from (head + bytes(64) for head in (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"BM", b"\x1f\x8b", b"MZ\x90"))


def run(data: bytes) -> None:
    document = read_or_refused(lambda: gp.parse_bytes(data, "x", max_bytes=LARGEST))
    if document is not None:
        check(document)


def mutate(data: bytes, random: Random) -> bytes:
    """Damage as of the kind of file that it looks like."""
    if data.startswith(b"PK"):
        return damaged_package(data, random)
    if data.startswith(b"%PDF"):
        return pdf.mutate(data, random)
    return (html if b"<" in data[:64] else parse).mutate(data, random)
