"""Any bytes as a text, by their encoding."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from fuzz.checks import BrokenError, fixture_parts, read_or_refused
from fuzz.damage import damaged
from govdoc_parse.readers import decode
from govdoc_parse.readers.text import decode_page

DICTIONARY = "decode.dict"
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk", "gb2312", "big5")


def seeds() -> Iterator[bytes]:
    for part in fixture_parts():
        yield from (part.decode().encode(encoding, "replace") for encoding in _ENCODINGS)


def run(data: bytes) -> None:
    text = read_or_refused(lambda: decode(data, "x"))
    page = read_or_refused(lambda: decode_page(data, "x"))
    if text is None:
        return
    if page != text:
        raise BrokenError("what is a text is another one as a page")
    if "\x00" not in text and not text.startswith(("\ufeff", "\ufffe")) and decode(text.encode()) != text:
        raise BrokenError("a text is another one in UTF-8")


def mutate(data: bytes, random: Random) -> bytes:
    """Damaged characters, written in one of the encodings."""
    text, _ = damaged(data.decode("utf-8", "replace"), random)
    return text.encode(random.choice(_ENCODINGS), "replace")
