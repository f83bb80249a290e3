"""A pattern → compiled by the standard library where it can be, for that is two to five times as fast; else by regex."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any

import regex

from govdoc_parse.lazy import lazily, lazy
from govdoc_parse.patterns.characters import characters_of

_LITERALS_BEHIND = lazy(r"\(\?<(?P<sign>[=!])(?P<words>[^()\[\]\\|.?*+{}^$]+(?:\|[^()\[\]\\|.?*+{}^$]+)+)\)")
_LIST = lazy(r"\\L<(\w+)>")
KEPT = 1024  # patterns, as `re` keeps some: a second parser compiles only what its lexicon changes
NEVER = "(?!)"  # stands for the words of a table without rows
_ESCAPED = lazy(r"\\.")
_OTHERWISE = lazy(r"\[\^?\[|\[:|\{(?!\d*(?:,\d*)?\})")


@lru_cache(maxsize=KEPT)
def compiled(pattern: str) -> re.Pattern[str]:
    r"""The pattern, whichever library compiled it: both have the methods and the meaning of `re.Pattern`.

    `re` looks behind only by a fixed width, so words of several lengths are looked for length by length; and it tries
    every alternative at every place, so it is told first what they can begin with. What it still does not take (other
    lookbehind, `\p{…}`), or takes for something else (sets in sets, `{e<=1}`), goes to regex. It is compiled when it is first used.
    """
    return lazily(lambda: _compiled(pattern))


def compiled_later(write: Callable[[], str]) -> re.Pattern[str]:
    """The pattern that `write` writes of a lexicon, written and compiled when it is first used."""
    return lazily(lambda: compiled(write()))


def _compiled(pattern: str) -> re.Pattern[str]:
    if _OTHERWISE.search(_ESCAPED.sub("", pattern)):
        return regex.compile(pattern)  # type: ignore[return-value]
    chars = characters_of(pattern).first
    ahead = f"(?=[{''.join(map(re.escape, sorted(chars)))}])" if chars else ""
    try:
        return re.compile(f"{ahead}(?:{_LITERALS_BEHIND.sub(_by_length, pattern)})")
    except re.error:
        return regex.compile(pattern)  # type: ignore[return-value]


def compiled_rule(pattern: str, lists: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    r"""The same for a pattern with named lists (`\L<units>`): their words as one alternative that is not gone back on."""
    try:
        plain = _LIST.sub(lambda list_: f"(?>{of_words(sorted(set(lists[list_[1]])))})", pattern)
        return re.compile(_LITERALS_BEHIND.sub(_by_length, plain))
    except re.error:
        named: Any = lists
        return regex.compile(pattern, ignore_unused=True, **named)  # type: ignore[return-value]


def of_words(words: Sequence[str]) -> str:
    """Sorted words as a pattern that shares their beginnings: 个, 个百分点, 个月 → 个(?:百分点|月)?; the longest are tried first."""
    branches = []
    for first, group in groupby((word for word in words if word), key=itemgetter(0)):
        rest = [word[1:] for word in group]
        tail = of_words(rest)
        branches.append(re.escape(first) + (f"(?:{tail})" if tail else "") + ("?" if tail and "" in rest else ""))
    return "|".join(branches)


def _by_length(behind: re.Match[str]) -> str:
    words: dict[int, list[str]] = {}
    for word in behind["words"].split("|"):
        words.setdefault(len(word), []).append(word)
    parts = [f"(?<{behind['sign']}{'|'.join(each)})" for each in words.values()]
    return "".join(parts) if behind["sign"] == "!" else f"(?:{'|'.join(parts)})"
