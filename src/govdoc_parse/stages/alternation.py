"""Patterns in order of precedence → the places where one may match, found at little cost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from govdoc_parse.stages.first import Chars, first_characters
from govdoc_parse.stages.gate import gate

_NEAR = 3  # two classes of characters share their alternatives where that adds at most so many to either


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
        firsts = [first_characters(pattern, lists) for pattern in patterns]
        gates = [gate(pattern, lists) for pattern in patterns]
        self._by_char: dict[str, tuple[re.Pattern[str], list[int]]] = {}
        for chars, numbers in _classes(firsts):
            self._by_char |= dict.fromkeys(chars, (_compiled(gates, numbers), numbers))
        anywhere = [number for number, chars in enumerate(firsts) if chars is None]
        self._elsewhere = (_compiled(gates, anywhere), anywhere)
        known = f"[{''.join(map(re.escape, sorted(self._by_char)))}]"
        whole = "" if inside_numbers else r"(?!(?<=[0-9])[0-9])"
        self._starts = re.compile(whole + ("(?s:.)" if anywhere else known))

    def scan(self, text: str, start: int, end: int) -> Iterator[tuple[int, Sequence[int]]]:
        """Every place where a pattern may match, with the numbers of those to try, in order."""
        by_char = self._by_char
        for place in self._starts.finditer(text, start, end):
            at = place.start()
            gates, numbers = by_char.get(text[at]) or self._elsewhere
            match = gates.match(text, at, end)
            if match is not None:
                assert match.lastindex is not None
                yield at, numbers[match.lastindex - 1 :]


def _compiled(gates: Sequence[str], numbers: Sequence[int]) -> re.Pattern[str]:
    """The alternatives, each with an empty group that tells it."""
    return re.compile("|".join(f"(?:{gates[n]})()" for n in numbers))


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
            if len(union) <= len(theirs) + _NEAR and len(union) <= len(numbers) + 2 * _NEAR:
                out[index] = others | chars, union
                break
        else:
            out.append((chars, list(numbers)))
    return out
