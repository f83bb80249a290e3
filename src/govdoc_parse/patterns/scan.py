"""Patterns in order of precedence → the places where one may match, found at little cost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TypeAlias

from govdoc_parse.lazy import lazy
from govdoc_parse.patterns.characters import Chars, characters_of
from govdoc_parse.patterns.compile import KEPT
from govdoc_parse.patterns.prefilter import prefilter

Place: TypeAlias = tuple[int, Sequence[int]]  # an offset, and the numbers of the patterns to try there, in order
SHORT = 30_000  # characters that are looked through with single patterns, before the whole is compiled
_NEAR = 12  # two classes of characters share their alternatives where that adds at most so many to either: compiling costs more than trying


class Alternation:
    """Tells where one of the patterns may match, and which."""

    def __init__(
        self,
        patterns: Sequence[str],
        lists: Mapping[str, Sequence[str]] | None = None,
        *,
        inside_numbers: bool = False,
    ) -> None:
        """Without `inside_numbers`, nothing is looked for at a digit behind a digit."""
        named = tuple((name, tuple(words)) for name, words in (lists or {}).items())
        self._prefilters = [(pattern, named) for pattern in patterns]
        read = [characters_of(pattern, lists) for pattern in patterns]
        self._firsts, self._held = [each.first for each in read], [each.held for each in read]
        self._anywhere = [number for number, chars in enumerate(self._firsts) if chars is None]
        known = _class(frozenset().union(*filter(None, self._firsts)))
        self._start = ("" if self._anywhere else f"(?={known})") + ("" if inside_numbers else "(?!(?<=[0-9])[0-9])")
        self._begins = lazy(f"{self._start}{known}")
        self._room = 0 if self._anywhere else SHORT

    def scan(self, text: str, start: int, end: int) -> Iterator[Place]:
        """Every place where a pattern may match."""
        if self._room > 0:
            self._room -= end - start
            yield from self._one_by_one(text, start, end)
            return
        prefilter_, tried = self._whole
        for place in prefilter_.finditer(text, start, end):
            assert place.lastindex is not None
            yield place.start(), tried[place.lastindex - 1]

    def _one_by_one(self, text: str, start: int, end: int) -> Iterator[Place]:
        """The same, for which nothing is compiled but the patterns whose characters the text holds; a long text takes longer."""
        there = set(text[start:end])
        able = [n for n, held in enumerate(self._held) if held is None or not held.isdisjoint(there)]
        tried: dict[str, list[int]] = {}
        for begin in self._begins.finditer(text, start, end):
            char = begin[0]
            if char not in tried:
                tried[char] = [n for n in able if char in (self._firsts[n] or ())]
            if tried[char]:
                yield begin.start(), tried[char]

    @cached_property
    def _whole(self) -> tuple[re.Pattern[str], list[list[int]]]:
        """One pattern that tells where, and for each of its groups the numbers to try."""
        prefilters = [_prefilter(*each) for each in self._prefilters]
        classes = _classes(self._firsts)
        branches = [f"(?={_class(chars)})(?={_in_order(prefilters, numbers)})" for chars, numbers in classes]
        branches += [f"(?={_in_order(prefilters, self._anywhere)})"] if self._anywhere else []
        tried = [numbers[at:] for _, numbers in [*classes, ("", self._anywhere)] for at in range(len(numbers))]
        return lazy(f"{self._start}(?:{'|'.join(branches)})"), tried


@lru_cache(maxsize=KEPT)
def _prefilter(pattern: str, named: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    return prefilter(pattern, dict(named))


def _in_order(prefilters: Sequence[str], numbers: Sequence[int]) -> str:
    """The alternatives, each with an empty group that tells it."""
    return "|".join(f"(?:{prefilters[n]})()" for n in numbers)


def _class(chars: Iterable[str]) -> str:
    """One of the characters; what never matches where there are none."""
    inside = "".join(map(re.escape, sorted(chars)))
    return f"[{inside}]" if inside else "(?!)"


def _classes(firsts: Sequence[Chars | None]) -> list[tuple[set[str], list[int]]]:
    """The characters in classes, each with the patterns to try; classes that share most of them are one."""
    tried: dict[tuple[int, ...], set[str]] = {}
    for char in sorted(frozenset().union(*(chars for chars in firsts if chars))):
        numbers = tuple(n for n, chars in enumerate(firsts) if chars is None or char in chars)
        tried.setdefault(numbers, set()).add(char)
    out: list[tuple[set[str], list[int]]] = []
    for numbers, chars in sorted(tried.items(), key=lambda pair: -len(pair[0])):
        for index, (others, theirs) in enumerate(out):
            union = sorted({*numbers, *theirs})
            if len(union) <= min(len(theirs), len(numbers)) + _NEAR:
                out[index] = others | chars, union
                break
        else:
            out.append((chars, list(numbers)))
    return out
