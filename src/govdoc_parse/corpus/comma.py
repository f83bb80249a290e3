"""CSV (RFC 4180) → its records with their places in bytes, so that a chunk of them is read without those before it.

`csv` is not used: it refuses fields beyond 128 KB, and its limit is one for the whole process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from govdoc_parse.readers import MAX_BYTES, TooLargeError, decode

_FIELD = re.compile(r'(?:"(?P<quoted>(?:[^"]|"")*+)"[^,]*+|(?P<plain>[^,]*+))(?P<more>,|$)')


class Record(NamedTuple):
    """The bytes of a record and where they end in the file."""

    data: bytes
    end: int


def records(file: BinaryIO) -> Iterator[Record]:
    """The records from where the file is, blank lines left out. A quote that is never closed takes the rest of the file."""
    pieces: list[bytes] = []
    size = quotes = 0
    while line := file.readline(MAX_BYTES + 1):
        size += len(line)
        if size > MAX_BYTES:
            raise TooLargeError(f"a record of more than {MAX_BYTES:,} bytes")
        quotes += line.count(b'"')
        pieces.append(line)
        if quotes % 2 == 0:
            if data := b"".join(pieces).strip(b"\r\n"):
                yield Record(data, file.tell())
            pieces, size, quotes = [], 0, 0
    if data := b"".join(pieces).strip(b"\r\n"):
        yield Record(data, file.tell())


def cells(data: bytes, name: str) -> list[str]:
    """The cells of a record, in UTF-8 or GB18030."""
    text = decode(data, name)
    out: list[str] = []
    at = 0
    while match := _FIELD.match(text, at):
        quoted = match["quoted"]
        out.append(match["plain"] if quoted is None else quoted.replace('""', '"'))
        at = match.end()
        if not match["more"]:
            break
    return out


def header(file: BinaryIO, name: str) -> list[str]:
    """The names of the columns, those of the first record; the file is then behind it."""
    return next((cells(record.data, name) for record in records(file)), [])
