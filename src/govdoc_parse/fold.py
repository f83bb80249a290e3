"""The folded twin of a text: same length, one code point for one, so that offsets need no map."""

from __future__ import annotations

import re
import unicodedata

import regex

from govdoc_parse.lazy import lazily, lazy
from govdoc_parse.variants import CHARACTER_OF, SIMPLIFIED_OF

SPACES = "\t\r\xa0\xad\u1680\u180e\u200b\u200c\u200d\u2060\u202f\u205f\u3000\ufeff" + "".join(
    map(chr, range(0x2000, 0x200B))
)
LINE_ENDS = "\v\f\x85\u2028\u2029"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\ufe58\ufe63"
WAVES = "\u301c\u223c\u02dc"
COLONS = "\u2236\ufe30\ufe55"
ZEROS = "\u25cb\u25ef"  # ○ ◯ stand for 〇 in dates typed without it

_TABLE = {chr(0xFF01 + i): chr(0x21 + i) for i in range(94)}  # the full-width forms of ASCII
_TABLE |= {
    c: to
    for chars, to in (
        (SPACES, " "),
        (LINE_ENDS, "\n"),
        (DASHES, "-"),
        (WAVES, "~"),
        (COLONS, ":"),
        (ZEROS, "〇"),
        ("\uff61", "。"),
        ("\uff64", "、"),
        ("﹝", "〔"),
        ("﹞", "〕"),
        ("\ufe50", ","),
        ("\ufe54", ";"),
        ("\ufe59", "("),
        ("\ufe5a", ")"),
        ("\ufe6a", "%"),
    )
    for c in chars
}
_LONG = 1000  # characters, which take longer to list than to look for each variant in
_STAND_FOR = str.maketrans(SIMPLIFIED_OF | CHARACTER_OF)
_STANDS_FOR = lazy(f"[{''.join(SIMPLIFIED_OF)}\u2e80-\u2fd5\uf900-\ufaff]")
_LONE_RETURN = lazy(r"\r(?!\n)")
_OTHER_DIGIT = lazily(lambda: regex.compile(r"[\d--0-9]", regex.VERSION1))
_OTHER_SCRIPT = lazy("[\u0660-\u1fff\ua620-\uabff\U00010000-\U0010ffff]")  # those among which such digits are


def fold(text: str) -> str:
    """Return `text` with full-width, blank and dash variants unified, code point for code point.

    Traditional characters and the radicals of PDFs (⽔, ⻓) become the common ones. Not NFKC: that turns ㎡ into two characters, and every offset behind it would be wrong. What a pattern takes for a
    digit is one of 0 to 9, so that `int` reads it.
    """
    if text.isascii() and text.isprintable():
        return text  # most cells of tables
    folded = _LONE_RETURN.sub("\n", text) if "\r" in text else text  # of \r\n the first becomes a blank
    variants = _TABLE.keys() if len(folded) > _LONG else _TABLE.keys() & folded
    for variant in variants:  # few of them are in any text, and looking for one is quick
        if variant in folded:
            folded = folded.replace(variant, _TABLE[variant])
    if _STANDS_FOR.search(folded) is not None:
        folded = folded.translate(_STAND_FOR)
    return folded if _OTHER_SCRIPT.search(folded) is None else _OTHER_DIGIT.sub(_digit, folded)


def _digit(match: re.Match[str]) -> str:
    """The value of a digit of another script; U+FFFD for one that `regex` knows and this Python is too old for."""
    value = unicodedata.decimal(match[0], None)
    return "\ufffd" if value is None else str(value)
