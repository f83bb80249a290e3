"""Files of old word processors, as far as they go without LibreOffice."""

from __future__ import annotations

from collections.abc import Iterator

import govdoc_parse as gp
from fuzz.checks import check, read_or_refused

DICTIONARY = "legacy.dict"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def seeds() -> Iterator[bytes]:
    yield _OLE + bytes(504) + "WordDocument".encode("utf-16-le")
    yield _OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le")
    yield rb"{\rtf1\ansi\ansicpg936 {\fonttbl{\f0 SimSun;}}\f0 \'d2\'bb\'a1\'a2 \u24037?\par}"


def run(data: bytes) -> None:
    document = read_or_refused(lambda: gp.parse_bytes(data, "x.doc"))
    if document is not None:
        check(document)
