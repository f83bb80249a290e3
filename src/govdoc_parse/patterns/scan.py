"""Patterns in order of precedence → the places where one may match, found at little cost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import TypeAlias

from govdoc_parse.lazy import lazy
from govdoc_parse.patterns.characters import characters_of

Place: TypeAlias = tuple[int, Sequence[int]]  # an offset, and the numbers of the patterns to try there, in order
_KEPT = 1024  # kinds of text, each by the patterns that its characters allow


class Places:
    """Tells where one of the patterns may match, and which, by their characters alone: no pattern is compiled for it."""

    def __init__(
        self,
        patterns: Sequence[str],
        lists: Mapping[str, Sequence[str]] | None = None,
        *,
        inside_numbers: bool = False,
    ) -> None:
        """Without `inside_numbers`, nothing is looked for at a digit behind a digit."""
        self._firsts: dict[str, list[int]] = {}
        self._holders: dict[str, int] = {}
        self._anywhere: list[int] = []
        self._always = 0
        for number, pattern in enumerate(patterns):
            first, held = characters_of(pattern, lists)
            for char in first or ():
                self._firsts.setdefault(char, []).append(number)
            self._anywhere += [number] if first is None else []
            for char in held or ():
                self._holders[char] = self._holders.get(char, 0) | 1 << number
            self._always |= 1 << number if held is None else 0
        begin = "[" + "".join(map(re.escape, sorted(self._firsts))) + "]" if self._firsts else "(?!)"
        whole = "" if inside_numbers else "(?<![0-9][0-9])"
        self._begins = lazy((r"[\s\S]" if self._anywhere else begin) + whole)
        self._tried = lru_cache(maxsize=_KEPT)(partial(_Tried, self._firsts, self._anywhere))

    def find(self, text: str, start: int, end: int) -> Iterator[Place]:
        """Every place where a pattern may match."""
        able = self._always
        for char in self._holders.keys() & text[start:end]:
            able |= self._holders[char]
        tried = self._tried(able)
        for begin in self._begins.finditer(text, start, end):
            numbers = tried[begin[0]]
            if numbers:
                yield begin.start(), numbers


class _Tried(dict[str, Sequence[int]]):
    """For a text that allows some of the patterns (a bit each): the numbers of those to try at a character."""

    def __init__(self, firsts: Mapping[str, Sequence[int]], anywhere: Sequence[int], able: int) -> None:
        self._firsts = firsts
        self._anywhere = anywhere
        self._able = able

    def __missing__(self, char: str) -> Sequence[int]:
        numbers = sorted([*self._firsts.get(char, ()), *self._anywhere])
        self[char] = found = [number for number in numbers if self._able >> number & 1]
        return found
