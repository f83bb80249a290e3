"""A regular expression taken apart → texts on which it has as many ways to match as it can, and fails in all of them.

Each text repeats what one repetition of the pattern may repeat, behind what must stand in front of it, and ends in a way
that the pattern does not: `(?:约为|约|为)*$` has `约为约为约为…。`, which it can read in a number of ways that doubles
with each 约为 where it is written carelessly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import regex

COMMON = "一十中、,;:.。!?-~/()\"“”《》〔〕【】[]{} \t\n0123456789年月日号第是为的在占aAzZ_%#*|<>=+'&@€¥\x1f\u3000\xa0…·•●①Ⅰ人元个省市县局"
ENDLESS = 10**9
ENDINGS = ("\x00", "。,;)”》\n1一")  # what no class takes, and something of what each inverted class leaves out
MOST_PUMPS = 12  # of one repetition
_QUANTIFIER = regex.compile(r"(?P<all>[*+?]|\{(?P<low>\d*)(?P<to>,?)(?P<high>\d*)\})[?+]?")
_OPENING = regex.compile(
    r"\((?:\?(?:P<(?P<name>\w+)>|P=(?P<back>\w+)\)|(?P<plain>[:>])|(?P<around><=|<!|=|!)|(?P<flags>\w+)\)))?"
)
_CLASS = regex.compile(r"\[\^?\]?(?:\\.(?:\{\w+\})?|[^\]\\])*\]", regex.DOTALL)
_ESCAPE = regex.compile(r"\\(?:[pP]\{\w+\}|L<\w+>|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}|.)", regex.DOTALL)
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v"}


@dataclass
class Node:
    """A part of a pattern: `text` and `class` hold their source, `all` and `any` their parts, `times` what it repeats."""

    kind: str
    source: str = ""
    parts: list[Node] = field(default_factory=list)
    low: int = 1
    high: int = 1


class _Reader:
    def __init__(self, pattern: str, words: tuple[str, ...]) -> None:
        self.pattern, self.at, self.words = pattern, 0, words
        self.groups: dict[str, Node] = {}

    def alternatives(self) -> Node:
        parts = [self.sequence()]
        while self.pattern.startswith("|", self.at):
            self.at += 1
            parts.append(self.sequence())
        return parts[0] if len(parts) == 1 else Node("any", parts=parts)

    def sequence(self) -> Node:
        parts = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            node = self.atom()
            while (times := _QUANTIFIER.match(self.pattern, self.at)) is not None and times["all"] != "{}":
                self.at = times.end()
                low, high = _bounds(times)
                node = Node("times", parts=[node], low=low, high=high)
            parts.append(node)
        return Node("all", parts=parts)

    def atom(self) -> Node:
        char = self.pattern[self.at]
        if char == "(":
            return self.group()
        if char in "[\\":
            token = (_CLASS if char == "[" else _ESCAPE).match(self.pattern, self.at)
            assert token is not None, self.pattern[self.at :]
            self.at = token.end()
            return Node("class", token[0]) if char == "[" else self.escape(token[0])
        self.at += 1
        return Node("class", char) if char == "." else Node("text", "" if char in "^$" else char)

    def group(self) -> Node:
        opening = _OPENING.match(self.pattern, self.at)
        assert opening is not None
        self.at = opening.end()
        if opening["back"] or opening["flags"]:
            return Node("back", opening["back"] or "")
        inner = self.alternatives()
        assert self.pattern.startswith(")", self.at), self.pattern
        self.at += 1
        if opening["around"]:
            return Node("around", parts=[inner])
        if not opening["plain"]:
            self.groups[str(len(self.groups) + 1)] = inner
        return inner

    def escape(self, token: str) -> Node:
        letter = token[1]
        if letter in "bBAZ":
            return Node("text")
        if letter in "123456789":
            return Node("back", letter)
        if letter == "L":
            return Node("any", parts=[Node("text", word) for word in self.words])
        if letter in "dDsSwWpP":
            return Node("class", token)
        return Node("text", chr(int(token[2:], 16)) if letter in "xuU" else _PLAIN.get(letter, letter))


def _bounds(times: regex.Match[str]) -> tuple[int, int]:
    if times["all"] in {"*", "+", "?"}:
        return {"*": (0, ENDLESS), "+": (1, ENDLESS), "?": (0, 1)}[times["all"]]
    low = int(times["low"] or 0)
    return low, int(times["high"]) if times["high"] else ENDLESS if times["to"] else low


@cache
def _members(source: str, flags: int) -> str:
    pattern = regex.compile(source, flags)
    return "".join(c for c in COMMON if pattern.fullmatch(c)) or next(
        chr(c) for c in range(0x20, 0x110000) if pattern.fullmatch(chr(c))
    )


class Adversarial:
    """The texts that are hostile to one pattern."""

    def __init__(self, pattern: Any, words: tuple[str, ...] = ("个", "公里", "个百分点")) -> None:
        source = pattern.pattern
        self._bytes = isinstance(source, bytes)
        reader = _Reader(source.decode("latin-1") if self._bytes else source, words)
        self._root = reader.alternatives()
        assert reader.at == len(reader.pattern), reader.pattern[reader.at :]
        self._groups = reader.groups
        known = {re.IGNORECASE: regex.IGNORECASE, re.DOTALL: regex.DOTALL}
        plain = isinstance(pattern, re.Pattern)
        self._flags = sum(int(b) for a, b in known.items() if pattern.flags & (a if plain else b))
        self._flags |= 0 if plain else pattern.flags & regex.VERSION1

    @property
    def is_endless(self) -> bool:
        """Whether one attempt may read on without end. One that may not takes a bounded time at each place."""
        return any(node.high == ENDLESS for node in self._repetitions(self._root))

    def texts(self, length: int, most: int) -> Iterator[str | bytes]:
        """At most so many texts of about this length."""
        units = list(dict.fromkeys(self._units()))
        for prefix, pump in units[:most]:
            for ending in ENDINGS:
                text = prefix + pump * max(2, (length - len(prefix) - len(ending)) // len(pump)) + ending
                yield text.encode("utf-8", "replace") if self._bytes else text

    def _units(self) -> Iterator[tuple[str, str]]:
        """What to repeat, and what to put in front of it: each repetition in turn, then the whole."""
        found = list(self._pumps(self._root, ""))
        yield from ((prefix, pump) for prefix, pump in found)
        for pick in range(3):
            whole = self._sample(self._root, pick)
            yield from (("", text) for text in (whole, whole[:-1], f"{whole}、") if text)
        yield from (("", pump) for _, pump in found)
        yield from (("", prefix + pump) for prefix, pump in found)

    def _repetitions(self, node: Node) -> Iterator[Node]:
        if node.kind == "times":
            yield node
        for part in node.parts:
            yield from self._repetitions(part)

    def _pumps(self, node: Node, prefix: str) -> Iterator[tuple[str, str]]:
        if node.kind == "times" and node.high > 1:
            yield from ((prefix, pump) for pump in self._choices(node.parts[0]))
        for part in node.parts:
            yield from self._pumps(part, prefix)
            if node.kind == "all":
                prefix += self._sample(part)

    def _choices(self, node: Node) -> list[str]:
        """What a repetition may repeat: first what can be read in more than one way, as 约为 can where 约 and 为 can."""
        inner = node.parts[0] if node.kind == "all" and len(node.parts) == 1 else node
        count = len(inner.parts) if inner.kind == "any" else 4
        choices = list(dict.fromkeys(self._sample(node, pick) for pick in range(count)))
        known = {choice for choice in choices if choice}
        return sorted(known, key=lambda choice: (-_readings(choice, known), choices.index(choice)))[:MOST_PUMPS]

    def _sample(self, node: Node, pick: int = 0) -> str:
        """A text that the part may match."""
        match node.kind:
            case "text":
                return node.source
            case "class":
                members = _members(node.source, self._flags)
                return members[pick % len(members)]
            case "all":
                return "".join(self._sample(part, pick) for part in node.parts)
            case "any":
                return self._sample(node.parts[pick % len(node.parts)], pick)
            case "times":
                return self._sample(node.parts[0], pick) * (max(node.low, 1) if node.high else 0)
            case "back":
                return self._sample(self._groups[node.source], pick) if node.source in self._groups else ""
            case _:
                return ""


def _readings(text: str, words: set[str]) -> int:
    """In how many ways a text is a sequence of words."""
    ways = [1] + [0] * len(text)
    for end in range(1, len(text) + 1):
        ways[end] = sum(ways[start] for start in range(end) if text[start:end] in words)
    return ways[-1]
