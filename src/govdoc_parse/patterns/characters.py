"""A pattern → the characters that its matches can begin with, and those of which every match holds one.

By the first a scan tries a rule only where it can match, by the second only in a text in which it can.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from govdoc_parse.lazy import lazy

Chars: TypeAlias = frozenset[str]
WIDE = 64  # a range of more characters (一-龥) is as good as any

_ANY = None
_DIGITS = frozenset("0123456789")
_OPENING = lazy(r"\((?:\?(?:P?<\w+>|[:>=]))?")
_AROUND = ("(?!", "(?<=", "(?<!")
_QUANTIFIER = lazy(r"(?:[*?+]|\{(?P<least>\d*)(?:,\d*)?\})[+?]?")
_LIST = lazy(r"\\L<(\w+)>")


class _UnknownError(Exception):
    """A construct that is not read here."""


class Characters(NamedTuple):
    """Of the matches of a pattern: what they can begin with, and characters of which each holds one, in itself or in what it
    looks ahead to; `None` where that may be any.
    """

    first: Chars | None
    held: Chars | None


def characters_of(pattern: str, lists: Mapping[str, Iterable[str]] | None = None) -> Characters:
    r"""The characters of the matches of a pattern.

    Reads the syntax that rules are written in: literals, classes, groups, alternatives, quantifiers, looking around, named
    lists (`\L<units>`, their words in `lists`). What it does not know gives `None`: the answer is never too small.
    """
    try:
        first, empty, end, held = _Reader(pattern, lists or {}).alternatives(0)
    except (_UnknownError, IndexError):
        return Characters(None, None)
    return Characters(None, None) if end != len(pattern) else Characters(None if empty else first, held)


_Part: TypeAlias = tuple[Chars | None, bool, int, Chars | None]


class _Reader:
    """Each method reads from a place on: the first characters there, whether nothing may stand there, where it ends, and
    characters of which one must be in it.
    """

    def __init__(self, pattern: str, lists: Mapping[str, Iterable[str]]) -> None:
        self.pattern = pattern
        self.lists = {name: frozenset(words) for name, words in lists.items()}

    def alternatives(self, at: int) -> _Part:
        chars, empty, at, held = self.sequence(at)
        while self.pattern.startswith("|", at):
            more, also_empty, at, also_held = self.sequence(at + 1)
            chars, empty, held = _union(chars, more), empty or also_empty, _union(held, also_held)
        return chars, empty, at, held

    def sequence(self, at: int) -> _Part:
        chars: Chars | None = frozenset()
        held: Chars | None = _ANY
        empty = True
        while at < len(self.pattern) and self.pattern[at] not in "|)":
            more, skips, at, inside = self.item(at)
            times = _QUANTIFIER.match(self.pattern, at)
            if times is not None:
                if self.pattern[at] in "*?" or times["least"] in {"", "0"}:
                    skips, inside = True, _ANY
                at = times.end()
            if empty:
                chars, empty = _union(chars, more), skips
            held = _rarer(held, inside)
        return chars, empty, at, held

    def item(self, at: int) -> _Part:
        match self.pattern[at]:
            case "(":
                return self.group(at)
            case "[":
                return _one_of(*self.characters(at))
            case "\\":
                return self.escaped(at)
            case "^" | "$":
                return frozenset(), True, at + 1, _ANY
            case ".":
                return _ANY, False, at + 1, _ANY
            case "{":  # no quantifier: 甲{e<=1} matches what is nearly 甲
                raise _UnknownError("{")
            case char:
                return _one_of(frozenset(char), at + 1)

    def group(self, at: int) -> _Part:
        """A group; what must follow, `(?=…)`, is as good as what does."""
        if self.pattern.startswith(_AROUND, at):
            _, _, end, _ = self.alternatives(at + 3 + (self.pattern[at + 2] == "<"))
            return frozenset(), True, end + 1, _ANY
        opening = _OPENING.match(self.pattern, at)
        if opening is None or self.pattern.startswith("?", opening.end()):
            raise _UnknownError(self.pattern[at : at + 4])
        chars, empty, end, held = self.alternatives(opening.end())
        return chars, empty, end + 1, held

    def escaped(self, at: int) -> _Part:
        named = _LIST.match(self.pattern, at)
        if named is not None and named[1] in self.lists:
            words = self.lists[named[1]]
            first = frozenset(word[0] for word in words if word)
            return first, "" in words, named.end(), _ANY if "" in words else first
        if self.pattern[at + 1] in "bB":
            return frozenset(), True, at + 2, _ANY
        return _one_of(self.class_escape(at), at + 2)

    def class_escape(self, at: int) -> Chars | None:
        """An escape that stands for one character."""
        char = self.pattern[at + 1]
        if char == "d":
            return _DIGITS
        if char in "sSwWD":
            return _ANY
        if char in "nrtfv":
            return frozenset({"n": "\n", "r": "\r", "t": "\t", "f": "\f", "v": "\v"}[char])
        if char.isalnum():
            raise _UnknownError(self.pattern[at : at + 2])
        return frozenset(char)

    def characters(self, at: int) -> tuple[Chars | None, int]:
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
                chars = _union(chars, self.class_escape(at))
                at += 2
                if self.pattern[at] == "-" and self.pattern[at + 1] != "]":
                    raise _UnknownError(self.pattern[first : at + 2])
                continue
            if self.pattern[at + 1] == "-" and self.pattern[at + 2] != "]":
                last = at + 2
            if self.pattern[last] == "\\":
                raise _UnknownError(self.pattern[first : last + 2])
            low, high = ord(self.pattern[first]), ord(self.pattern[last])
            chars = _union(chars, frozenset(map(chr, range(low, high + 1))) if high - low <= WIDE else _ANY)
            at = last + 1
        return (_ANY if inverted else chars), at + 1


def _one_of(chars: Chars | None, end: int) -> _Part:
    return chars, False, end, chars


def _union(one: Chars | None, other: Chars | None) -> Chars | None:
    return None if one is None or other is None else one | other


def _rarer(one: Chars | None, other: Chars | None) -> Chars | None:
    """The one that fewer texts hold: a digit is in most, else the smaller, else the later, for the first was looked at."""
    if one is None or other is None:
        return other if one is None else one
    return min(other, one, key=lambda chars: (not chars.isdisjoint(_DIGITS), len(chars)))
