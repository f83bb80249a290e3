"""Pages that no parser of HTML reads in the time of their length: elements nested without end, tags with thousands of attributes."""

from __future__ import annotations

from collections import Counter

import regex

from govdoc_parse.readers.html_tags import BLOCKS, CELLS

DEEPEST = 2_000  # elements inside each other; browsers nest 512
MOST_ATTRIBUTES = 2_000  # of one tag; a parser compares each with all others
_TAG = regex.compile(
    r"""
    <!--.*?(?:-->|\Z)                                     # a comment
    | <(?P<raw>script|style)\b.*?(?:</(?P=raw)|\Z)        # what holds no tags
    | <(?P<end>/?)(?P<name>[a-z][^\s/>]*+)(?P<rest>(?:[^"'>]++|"[^"]*+"?+|'[^']*+'?+)*+)>?+
    """,
    regex.VERBOSE | regex.DOTALL | regex.IGNORECASE,
)
_VALUE = regex.compile(r""""[^"]*+"?+|'[^']*+'?+""")
_NEVER_DEEP = {  # void elements, those that the next of their kind ends, and marks of style, which are opened anew rather than nested
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "dt", "dd",
    "tr", "td", "th", "option", "optgroup", "tbody", "thead", "tfoot", "colgroup", "rt", "rp", "a", "b", "big", "code", "em", "font", "i",
    "nobr", "s", "small", "strike", "strong", "tt", "u", "html", "head", "body",
}  # fmt: skip


def within_limits(html: str) -> str:
    """The page with tags of few attributes and elements that are nested no deeper than `DEEPEST`; nearly always the page itself.

    The tags are counted, not parsed: an element that is never closed counts as one that holds all behind it. What is nested
    deeper stands side by side: a block begins a line, its text stays.
    """
    if html.count("<") <= DEEPEST and len(html) <= 2 * MOST_ATTRIBUTES:
        return html
    return _TAG.sub(_Tags().written, html)


class _Tags:
    """The elements that are open, and those among them that were left out."""

    def __init__(self) -> None:
        self._opened: Counter[str] = Counter()
        self._left_out: Counter[str] = Counter()
        self._depth = 0

    def written(self, tag: regex.Match[str]) -> str:
        """The tag as it stands, without its attributes if they are too many, or what it is at a depth where none is nested."""
        name = (tag["name"] or "").lower()
        if tag["name"] is None or name in _NEVER_DEEP:
            return _short(tag)
        if tag["end"]:
            return self._ended(tag, name)
        if self._depth == DEEPEST:
            self._left_out[name] += 1
            return _flat(name)
        self._opened[name] += 1
        self._depth += 1
        return _short(tag)

    def _ended(self, tag: regex.Match[str], name: str) -> str:
        if self._left_out[name]:
            self._left_out[name] -= 1
            return _flat(name)
        if self._opened[name]:
            self._opened[name] -= 1
            self._depth -= 1
        return tag[0]


def _short(tag: regex.Match[str]) -> str:
    rest = tag["rest"] or ""
    if len(rest) <= 2 * MOST_ATTRIBUTES or len(_VALUE.sub("", rest).replace("/", " ").split()) <= MOST_ATTRIBUTES:
        return tag[0]
    return f"<{tag['name']}>"


def _flat(name: str) -> str:
    return "<br>" if name in BLOCKS or name in CELLS else ""
