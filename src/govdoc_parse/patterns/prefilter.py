"""Patterns → prefilters: cheaper patterns of the standard library's `re` that let through all that the real ones match.

`regex` has what the rules need (lookbehind of any width, named lists), and pays for it: to find that none of twenty rules
matches takes it fifteen microseconds. A prefilter says so in one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from govdoc_parse.lazy import lazy

_TOKEN = lazy(
    r"\\L<(?P<list>\w+)>"
    r"|\\(?P<escape>[bBdDnrtfvsSwW]|[^\w])"
    r"|(?P<class>\[(?:[^\[\]\\&|~-]|(?P<twice>[-&|~])(?!(?P=twice))|\\[dnrtfv\W])+\])"
    r"|(?P<around>\(\?<?[=!])"
    r"|(?P<open>\((?!\?)|\(\?(?:P?<\w+>|[:>]))"
    r"|(?P<close>\))"
    r"|(?P<times>[*?+]|\{\d*(?:,\d*)?\})[+?]?"
    r"|(?P<char>[^\\()\[\]*?+{}])",
    re.DOTALL,
)
_ONE = lazy(r"\[(?:[^\[\]\\]|\\[d\W])+\]|[^\\()\[\]|*+?{}.^$]")  # one character or one of a class: the same to both
_LOOSE = {"b": "", "B": "", "s": r"[\s\S]", "S": r"[\s\S]", "w": r"[\s\S]", "W": r"[\s\S]"}  # the two libraries differ


class _UnknownError(Exception):
    """A construct that is not read here."""


def prefilter(pattern: str, lists: Mapping[str, Iterable[str]] | None = None) -> str:
    r"""A pattern for `re` that matches wherever `pattern` does, and perhaps elsewhere; it has no groups.

    What only forbids is left out (looking behind by more than one character, atomic groups, negative lookahead that holds more
    than characters), and
    of a named list only the first characters are kept. A pattern with a construct not read here has the prefilter that lets
    everything through.
    """
    try:
        text, end = _read(pattern, 0, {name: _initials(words) for name, words in (lists or {}).items()})
    except _UnknownError:
        return ""
    return text if end == len(pattern) else ""


def _read(pattern: str, at: int, initials: Mapping[str, str]) -> tuple[str, int]:
    """The prefilter of the pattern from `at` to the end of its group, and where that is."""
    out: list[str] = []
    while at < len(pattern):
        token = _TOKEN.match(pattern, at)
        if token is None or (token["list"] and token["list"] not in initials):
            raise _UnknownError(pattern[at : at + 4])
        if token["close"]:
            break
        at = token.end()
        if token["around"] or token["open"]:
            inner, end = _read(pattern, at, initials)
            out.append(_group(token["around"], inner, pattern[at:end]))
            at = end + 1
        elif token["list"]:
            out.append(initials[token["list"]])
        else:
            out.append(token["times"] or _LOOSE.get(token["escape"] or "", token[0]))
    return "".join(out), at


def _group(around: str | None, inner: str, whole: str) -> str:
    match around:
        case None:
            return f"(?:{inner})"
        case "(?=":
            return f"(?={inner})"
        case "(?!" if inner == whole:  # nothing was loosened in it
            return f"(?!{inner})"
        case "(?<!" | "(?<=" if inner == whole and _ONE.fullmatch(whole):
            return f"{around}{whole})"
        case _:
            return "(?:)"


def _initials(words: Iterable[str]) -> str:
    chars = sorted({word[0] for word in words if word})
    return f"[{''.join(map(re.escape, chars))}]" if chars else "(?!)"
