"""Patterns in order of precedence → the places where one may match, found at little cost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from govdoc_parse.lazy import lazy
from govdoc_parse.patterns.compile import KEPT
from govdoc_parse.patterns.first_chars import Chars, first_characters
from govdoc_parse.patterns.prefilter import prefilter

Place: TypeAlias = tuple[int, Sequence[int]]  # an offset, and the numbers of the patterns to try there, in order
SHORT = 30_000  # characters that are looked through part by part, before the whole is compiled
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
        read = [_read(pattern, named) for pattern in patterns]
        firsts, prefilters = [chars for chars, _ in read], [loose for _, loose in read]
        classes = _classes(firsts)
        anywhere = [number for number, chars in enumerate(firsts) if chars is None]
        known = _class("".join("".join(chars) for chars, _ in classes))
        branches = [f"(?={_class(chars)})(?={_in_order(prefilters, numbers)})" for chars, numbers in classes]
        branches += [f"(?={_in_order(prefilters, anywhere)})"] if anywhere else []
        whole = "" if inside_numbers else "(?!(?<=[0-9])[0-9])"
        ahead = "" if anywhere else f"(?={known})"
        self._prefilter = lazy(f"{ahead}{whole}(?:{'|'.join(branches)})")
        tried = [(numbers, at) for _, numbers in [*classes, ("", anywhere)] for at in range(len(numbers))]
        self._numbers = [numbers[at:] for numbers, at in tried]
        self._room = 0 if anywhere else SHORT
        self._begins = lazy(f"{whole}{known}")
        parts = [(chars, (lazy(_in_order(prefilters, numbers)), numbers)) for chars, numbers in classes]
        self._parts = {char: part for chars, part in parts for char in chars}

    def scan(self, text: str, start: int, end: int) -> Iterator[Place]:
        """Every place where a pattern may match."""
        if self._room > 0:
            self._room -= end - start
            yield from self._by_parts(text, start, end)
            return
        for place in self._prefilter.finditer(text, start, end):
            assert place.lastindex is not None
            yield place.start(), self._numbers[place.lastindex - 1]

    def _by_parts(self, text: str, start: int, end: int) -> Iterator[Place]:
        """The same, for which only the patterns of the characters that the text holds are compiled; a long text takes longer."""
        for begin in self._begins.finditer(text, start, end):
            at = begin.start()
            pattern, numbers = self._parts[text[at]]
            place = pattern.match(text, at, end)
            if place is not None:
                assert place.lastindex is not None
                yield at, numbers[place.lastindex - 1 :]


@lru_cache(maxsize=KEPT)
def _read(pattern: str, named: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[Chars | None, str]:
    """What a match of the pattern can begin with, and its prefilter."""
    lists = dict(named)
    return first_characters(pattern, lists), prefilter(pattern, lists)


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
