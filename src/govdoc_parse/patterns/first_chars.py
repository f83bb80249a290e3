"""A pattern → the characters that its matches can begin with, so that a scan tries each rule only where it can match."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeAlias

Chars: TypeAlias = frozenset[str]
WIDE = 64  # a range of more characters (一-龥) is as good as any

_ANY = None
_DIGITS = frozenset("0123456789")
_OPENING = re.compile(r"\((?:\?(?:P?<\w+>|[:>=]))?")
_AROUND = ("(?!", "(?<=", "(?<!")
_QUANTIFIER = re.compile(r"(?:[*?+]|\{(?P<least>\d*)(?:,\d*)?\})[+?]?")
_LIST = re.compile(r"\\L<(\w+)>")


class _UnknownError(Exception):
    """A construct that is not read here."""


def first_characters(pattern: str, lists: Mapping[str, Iterable[str]] | None = None) -> Chars | None:
    r"""The characters that a match of the pattern can begin with; `None` where that may be any.

    Reads the syntax that rules are written in: literals, classes, groups, alternatives, quantifiers, looking around, named
    lists (`\L<units>`, their words in `lists`). What it does not know gives `None`: the answer is never too small.
    """
    try:
        chars, empty, end = _Reader(pattern, lists or {}).alternatives(0)
    except (_UnknownError, IndexError):
        return None
    return None if empty or end != len(pattern) else chars


class _Reader:
    """Each method reads from a place on: the first characters there, whether nothing may stand there, and where it ends."""

    def __init__(self, pattern: str, lists: Mapping[str, Iterable[str]]) -> None:
        self.pattern = pattern
        self.lists = {name: frozenset(words) for name, words in lists.items()}

    def alternatives(self, at: int) -> tuple[Chars | None, bool, int]:
        chars, empty, at = self.sequence(at)
        while self.pattern.startswith("|", at):
            more, also_empty, at = self.sequence(at + 1)
            chars, empty = _union(chars, more), empty or also_empty
        return chars, empty, at

    def sequence(self, at: int) -> tuple[Chars | None, bool, int]:
        chars: Chars | None = frozenset()
        empty = True
        while at < len(self.pattern) and self.pattern[at] not in "|)":
            more, skips, at = self.item(at)
            times = _QUANTIFIER.match(self.pattern, at)
            if times is not None:
                skips = skips or self.pattern[at] in "*?" or times["least"] in {"", "0"}
                at = times.end()
            if empty:
                chars, empty = _union(chars, more), skips
        return chars, empty, at

    def item(self, at: int) -> tuple[Chars | None, bool, int]:
        match self.pattern[at]:
            case "(":
                return self.group(at)
            case "[":
                return self.characters(at)
            case "\\":
                return self.escaped(at)
            case "^" | "$":
                return frozenset(), True, at + 1
            case ".":
                return _ANY, False, at + 1
            case "{":  # no quantifier: 甲{e<=1} matches what is nearly 甲
                raise _UnknownError("{")
            case char:
                return frozenset(char), False, at + 1

    def group(self, at: int) -> tuple[Chars | None, bool, int]:
        """A group; what must follow, `(?=…)`, is as good as what does."""
        if self.pattern.startswith(_AROUND, at):
            _, _, end = self.alternatives(at + 3 + (self.pattern[at + 2] == "<"))
            return frozenset(), True, end + 1
        opening = _OPENING.match(self.pattern, at)
        if opening is None or self.pattern.startswith("?", opening.end()):
            raise _UnknownError(self.pattern[at : at + 4])
        chars, empty, end = self.alternatives(opening.end())
        return chars, empty, end + 1

    def escaped(self, at: int) -> tuple[Chars | None, bool, int]:
        named = _LIST.match(self.pattern, at)
        if named is not None and named[1] in self.lists:
            words = self.lists[named[1]]
            return frozenset(word[0] for word in words if word), "" in words, named.end()
        char = self.pattern[at + 1]
        if char == "d":
            return _DIGITS, False, at + 2
        if char in "bB":
            return frozenset(), True, at + 2
        if char in "sSwWD":
            return _ANY, False, at + 2
        if char in "nrtfv":
            return frozenset({"n": "\n", "r": "\r", "t": "\t", "f": "\f", "v": "\v"}[char]), False, at + 2
        if char.isalnum():
            raise _UnknownError(self.pattern[at : at + 2])
        return frozenset(char), False, at + 2

    def characters(self, at: int) -> tuple[Chars | None, bool, int]:
        """A class. Sets inside sets are not read."""
        inverted = self.pattern[at + 1] == "^"
        at += 1 + inverted
        chars: Chars | None = frozenset()
        if self.pattern[at] == "]":
            raise _UnknownError("[]")
        while self.pattern[at] != "]":
            first, last = at, at
            if self.pattern[at] == "[":
                raise _UnknownError("[[")
            if self.pattern[at] == "\\":
                more, _, at = self.escaped(at)
                if self.pattern[at] == "-" and self.pattern[at + 1] != "]":
                    raise _UnknownError(self.pattern[first : at + 2])
                chars = _union(chars, more)
                continue
            if self.pattern[at + 1] == "-" and self.pattern[at + 2] != "]":
                last = at + 2
            if self.pattern[last] == "\\":
                raise _UnknownError(self.pattern[first : last + 2])
            low, high = ord(self.pattern[first]), ord(self.pattern[last])
            chars = _union(chars, frozenset(map(chr, range(low, high + 1))) if high - low <= WIDE else _ANY)
            at = last + 1
        return (_ANY if inverted else chars), False, at + 1


def _union(one: Chars | None, other: Chars | None) -> Chars | None:
    return None if one is None or other is None else one | other
