"""bytes → str, by the four encodings that Chinese documents come in."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FEW, _FEW_OF_ALL = 3, 0.001  # so many bad bytes leave a page readable
_PAIRS = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]")
_SURE, _COMMON = 0.85, 0.6  # parts of the characters: of Big5 nine in ten are common, of GB18030 more than that
_DAMAGE = 3  # so many Chinese characters for each undecodable byte: UTF-8 with damage, not GB18030


class UnreadableFileError(ValueError):
    """A file that holds no text we can read; the message names the file and, where it is known, the offset."""


def decode(data: bytes, name: str = "<bytes>") -> str:
    """The text of `data`: UTF-8 with or without BOM, UTF-16, GB18030 (which holds GBK and GB2312), or Big5.

    The order is UTF-16 by its BOM or its NUL bytes, UTF-8, Big5 by its characters, GB18030. Line ends stay as they are; a BOM is dropped. Bytes
    that no encoding explains raise `UnreadableFileError` with the offset of the first of them: a damaged UTF-8 file
    would decode as GB18030 too, but to nonsense.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding, name, len(bom))
    if b"\x00" in data:
        found = _utf16_without_bom(data)
        if found is None:
            raise UnreadableFileError(f"{name}: not a text file (a NUL byte at offset {data.index(0)})")
        return _strict(data, found, name, 0)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data):
            raise UnreadableFileError(f"{name}: not valid UTF-8 at offset {error.start}") from error
    return _strict(data, "cp950" if _is_big5(data) else "gb18030", name, 0)


def decode_page(data: bytes, name: str) -> str:
    """The text of an HTML page, as `decode`; a few bad bytes become U+FFFD, for systems cut descriptions at a byte limit."""
    try:
        return decode(data, name)
    except UnreadableFileError:
        if b"\x00" in data:
            raise
        texts = [data.decode(encoding, errors="replace") for encoding in ("utf-8-sig", "gb18030")]
        text = min(texts, key=_bad)
        if _bad(text) > max(_FEW, len(data) * _FEW_OF_ALL):
            raise
        return text


def _bad(text: str) -> int:
    return text.count("\ufffd")


def _strict(data: bytes, encoding: str, name: str, skipped: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + skipped
        raise UnreadableFileError(f"{name}: not UTF-8, and not valid {encoding.upper()} at offset {at}") from error


def _is_big5(data: bytes) -> bool:
    """Whether the bytes are Big5 (code page 950): common characters there, and rare ones or none in GB18030."""
    pairs = _PAIRS.findall(data)
    common_there = sum(0xA4 <= pair[0] <= 0xC6 for pair in pairs)
    common_here = sum(0xB0 <= pair[0] <= 0xD7 and pair[1] >= 0xA1 for pair in pairs)
    if common_there < _SURE * len(pairs) or common_here > _COMMON * len(pairs):
        return False
    try:
        data.decode("cp950")
    except UnicodeDecodeError:
        return False
    return bool(pairs)


def _is_damaged_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", errors="replace")
    return sum("\u4e00" <= c <= "\u9fff" for c in text) >= _DAMAGE * text.count("\ufffd")


def _utf16_without_bom(data: bytes) -> str | None:
    """UTF-16 shows as NUL bytes on one side of the ASCII characters, line ends above all."""
    for encoding, line_end in (("utf-16-le", b"\n\x00"), ("utf-16-be", b"\x00\n")):
        if len(data) % 2 == 0 and line_end in data:
            text = data.decode(encoding, errors="replace")
            if sum(
                c.isascii() or "\u4e00" <= c <= "\u9fff" or c in "　，。、：；（）“”《》〔〕" for c in text
            ) > 0.8 * len(text):
                return encoding
    return None
