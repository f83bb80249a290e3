"""What every target checks: no error but the documented ones, and all that must hold for a document."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch
from zlib import crc32

import govdoc_parse as gp
from govdoc_parse.readers import legacy
from govdoc_parse.readers.file import FAILED

sys.path.append(str(Path(__file__).parent.parent / "tests"))
from invariants import broken_invariants

T = TypeVar("T")

ROOT = Path(__file__).parent.parent

_SURROGATE = re.compile("[\ud800-\udfff]")
_SHARE = 8  # one document in so many goes to JSON and back
_LINES = 16  # of a fixture in one seed


class BrokenError(AssertionError):
    """Something that must hold does not."""


def check(document: gp.Document, text: str | None = None) -> None:
    """Raise `BrokenError` for the first thing that does not hold; `text` is what the parser was given, if that is known."""
    if text is not None and document.text != _SURROGATE.sub("\ufffd", text):
        raise BrokenError("the document has another text")
    for broken in broken_invariants(document):
        raise BrokenError(broken)
    if crc32(document.text.encode()) % _SHARE == 0 and not _survives_json(document):
        raise BrokenError("JSON and back is another document")


def _survives_json(document: gp.Document) -> bool:
    return gp.Document.model_validate_json(document.model_dump_json()) == document


def read_or_refused(read: Callable[[], T]) -> T | None:
    """What `read` gives; nothing where it refuses a file with the documented error, told in one line."""
    try:
        with patch.object(legacy.shutil, "which", lambda _: None):  # LibreOffice is not what is tested here
            return read()
    except gp.UnreadableFileError as error:
        if FAILED in str(error):
            raise
        if "\n" in str(error):
            raise BrokenError(f"a message of several lines: {error}") from error
        return None


def text_of(data: bytes) -> str:
    """Any bytes as a text; those that are no UTF-8 become lone surrogates."""
    return data.decode("utf-8", "surrogateescape")


def fixture_parts() -> Iterator[bytes]:
    """The fixtures in pieces of some lines."""
    for path in sorted((ROOT / "fixtures").glob("*.txt")):
        if not path.name.endswith(".golden.txt"):
            lines = path.read_bytes().splitlines(keepends=True)
            yield from (b"".join(lines[at : at + _LINES]) for at in range(0, len(lines), _LINES))
