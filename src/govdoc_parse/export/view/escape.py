"""Untrusted text on a page: nothing in it can end an element, an attribute or the data of the script."""

from __future__ import annotations

import json
import re

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_VISIBLE: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},  # the control pictures of Unicode
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\u25af"),
    **{ord(mark): "\u25af" for mark in _BIDI},  # these reorder what follows: 12 could be read as 21
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # a lone surrogate has no encoding
    0xFFFE: "\ufffd",
    0xFFFF: "\ufffd",
}
_SOFT_BREAK = re.compile(r"(?<=[\u2e80-\u2fff\u3001-\uffef])[ \t\u3000]*[\r\n]\s*(?=[\u2e80-\uffef])")
_ESCAPED: dict[int, str] = {
    **_VISIBLE,
    ord("\t"): "\t",
    ord("\n"): "\n",
    ord("\r"): "&#13;",  # a parser of HTML would read a bare one as a line feed
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord('"'): "&quot;",
    ord("'"): "&#39;",
}
_IN_SCRIPT: dict[int, str] = {
    code: f"\\u{code:04x}" for code in (*map(ord, "<>&\u2028\u2029"), *(code for code in _VISIBLE if code >= 0x7F))
}


def escape(text: str) -> str:
    """The text for an element or a quoted attribute. A control character is shown as one visible character."""
    return text.translate(_ESCAPED)


def flat(text: str) -> str:
    """The text on one line: blanks and line ends as single blanks, and as nothing where a line of Chinese goes on."""
    return " ".join(_SOFT_BREAK.sub("", text).split())


def code_html(code: str) -> str:
    """A code in capitals, which may go on in the next line behind each underscore."""
    return f"<code>{escape(code).replace('_', '_<wbr>')}</code>"


def visible(text: str) -> str:
    """The text as the page shows it: each control character as one visible character."""
    return text.translate(_VISIBLE)


def script_json(value: object) -> str:
    """JSON that no browser can take for markup, and that has one reading: `<`, `>`, `&`, line ends and control characters are escapes."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT)
