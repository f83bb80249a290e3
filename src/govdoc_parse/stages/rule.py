"""A rule is a value: a name, a pattern, what to build from a match, and examples that the tests run."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import regex

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """`build` turns a match into a value or abstains with `None`."""

    name: str
    pattern: str
    build: Callable[[regex.Match[str]], T | None]
    examples: tuple[str, ...]


class RuleSet(Generic[T]):
    """An ordered tuple of rules compiled into one pass: at each place the first rule that matches and builds wins."""

    def __init__(self, rules: tuple[Rule[T], ...], units: Sequence[str] = (), first: str = "") -> None:
        """`first` may give the characters that a match can begin with, as a set: places without them cost next to nothing."""
        self.rules = rules
        start = f"(?={first})" if first else ""
        self._compiled = tuple((rule, regex.compile(rule.pattern, ignore_unused=True, units=units)) for rule in rules)
        self._any = regex.compile(
            f"{start}(?:{'|'.join(f'(?P<r{i}>{_anonymous(rule.pattern)})' for i, rule in enumerate(rules))})",
            ignore_unused=True,
            units=units,
        )

    def scan(self, text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Rule[T], regex.Match[str], T]]:
        """Non-overlapping matches from left to right, each with its rule and the value built."""
        at, stop = start, len(text) if end is None else end
        while at < stop:
            hit = self._any.search(text, at, stop)
            if hit is None:
                return
            assert hit.lastgroup is not None
            found = self.at(text, hit.start(), stop, int(hit.lastgroup[1:]))
            if found is None:
                at = hit.start() + 1
                continue
            yield found
            at = max(found[1].end(), hit.start() + 1)

    def at(
        self, text: str, start: int, end: int | None = None, first: int = 0
    ) -> tuple[Rule[T], regex.Match[str], T] | None:
        """The first rule that matches exactly here and builds a value; those before `first` are known not to match."""
        stop = len(text) if end is None else end
        for rule, compiled in self._compiled[first:]:
            match = compiled.match(text, start, stop)
            if match is not None and match.end() > start:
                value = rule.build(match)
                if value is not None:
                    return rule, match, value
        return None

    def covering(self, text: str, offset: int, start: int, end: int) -> Iterator[tuple[str, int, int, bool]]:
        """Every match of every rule in `[start, end)` that covers `offset`: rule, place, and whether it builds a value."""
        for rule, compiled in self._compiled:
            for match in compiled.finditer(text, start, end, overlapped=True):
                if match.start() > offset:
                    break
                if offset < match.end():
                    yield rule.name, match.start(), match.end(), rule.build(match) is not None


def _anonymous(pattern: str) -> str:
    """The pattern with its named groups unnamed, so that several rules fit into one alternation."""
    return regex.sub(r"\(\?P<\w+>", "(?:", pattern)
