"""A rule is a value: a name, a pattern, what to build from a match, and examples that the tests run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Generic, TypeVar

from govdoc_parse.lazy import lazily
from govdoc_parse.patterns.compile import compiled_rule
from govdoc_parse.patterns.scan import Places

T = TypeVar("T")

_BLANK, _SOFT_BREAK = " ?", " {0,2}"  # a soft break leaves a blank, on Windows two


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """`build` turns a match into a value or abstains with `None`."""

    name: str
    pattern: str
    build: Callable[[re.Match[str]], T | None]
    examples: tuple[str, ...]


class RuleSet(Generic[T]):
    """An ordered tuple of rules in one pass: at each place the first rule that matches and builds wins."""

    def __init__(self, rules: tuple[Rule[T], ...], units: Sequence[str] = (), *, inside_numbers: bool = False) -> None:
        """`inside_numbers` lets a match begin at a digit behind a digit."""
        self.rules = rules
        self._lists = {"units": units}
        self._inside_numbers = inside_numbers
        self._wordings = [rule.pattern.replace(_BLANK, _SOFT_BREAK) for rule in rules]
        self._patterns = [lazily(partial(compiled_rule, wording, self._lists)) for wording in self._wordings]

    @cached_property
    def _places(self) -> Places:
        """Where to try which, known when a text is first looked through."""
        return Places(self._wordings, self._lists, inside_numbers=self._inside_numbers)

    def scan(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Rule[T], re.Match[str], T]]:
        """Non-overlapping matches from left to right, each with its rule and the value built."""
        at, stop = start, len(text) if end is None else end
        for place, numbers in self._places.find(text, start, stop):
            if place < at:
                continue  # nothing is looked for inside of a match, however long it is
            hit = self._first(text, place, stop, numbers)
            if hit is not None:
                yield hit
                at = hit[1].end()

    def at(self, text: str, start: int, end: int | None = None) -> tuple[Rule[T], re.Match[str], T] | None:
        """The first rule that matches exactly here and builds a value."""
        return self._first(text, start, len(text) if end is None else end, range(len(self.rules)))

    def _first(
        self, text: str, start: int, end: int, numbers: Iterable[int]
    ) -> tuple[Rule[T], re.Match[str], T] | None:
        for number in numbers:
            match = self._patterns[number].match(text, start, end)
            if match is not None and match.end() > start:
                value = self.rules[number].build(match)
                if value is not None:
                    return self.rules[number], match, value
        return None

    def covering(self, text: str, offset: int, start: int, end: int) -> Iterator[tuple[str, int, int, bool]]:
        """Every match of every rule in `[start, end)` that covers `offset`: rule, place, and whether it builds a value."""
        for index, rule in enumerate(self.rules):
            for at in range(start, offset + 1):
                match = self._patterns[index].match(text, at, end)
                if match is not None and offset < match.end():
                    yield rule.name, at, match.end(), rule.build(match) is not None
