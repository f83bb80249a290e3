"""Finds the quotes of predictions in a text, and pairs them with the gold facts that they overlap."""

from __future__ import annotations

from bisect import bisect_left

from .compare import WIDE, quantity
from .load import Fact, Item

Pair = tuple[Fact, Fact | None]


def placed(facts: list[Fact], text: str) -> tuple[list[Fact], list[Fact]]:
    """Returns the facts with `start` and `end`, and those whose quote the text does not hold.

    An offset that is given and fits its quote is kept. Other quotes are sought in order: each after the one before it,
    else from the beginning where no other fact has taken the place. Blanks and the width of punctuation do not count.
    """
    squeezed, offsets = _squeezed(text)
    found, lost, taken, last = [], [], set[int](), 0
    for fact in facts:
        start, quote = fact.get("start"), fact["q"]
        if start is not None and text[start : start + len(quote)] == quote:
            found.append({**fact, "end": start + len(quote)})
            continue
        wanted = _squeezed(quote)[0]
        at = _seek(squeezed, wanted, last, taken) if wanted else -1
        if at < 0:
            lost.append(fact)
            continue
        taken.add(at)
        last = at + len(wanted)
        found.append({**fact, "start": offsets[at], "end": offsets[last - 1] + 1})
    return found, lost


def _seek(text: str, wanted: str, last: int, taken: set[int]) -> int:
    for first in (last, 0):
        at = text.find(wanted, first)
        while at >= 0 and (at in taken or _inside_number(text, at, wanted)):
            at = text.find(wanted, at + 1)
        if at >= 0:
            return at
    return -1


def _inside_number(text: str, at: int, wanted: str) -> bool:
    """Tells whether the quote would begin within a longer number: 4% in 14% or in 3.4%."""
    return wanted[0].isdigit() and at > 0 and (text[at - 1].isdigit() or text[at - 1] == ".")


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The text without blanks, digits and punctuation half-width, and the offset of each of its characters."""
    digits = {ord("０") + n: str(n) for n in range(10)} | {ord("．"): "."}
    kept = [(at, sign.translate(WIDE).translate(digits)) for at, sign in enumerate(text) if not sign.isspace()]
    return "".join(sign for _, sign in kept), [at for at, _ in kept]


def pairs(item: Item, given: list[Fact]) -> tuple[list[Pair], list[Fact]]:
    """Returns the gold facts that count, each with its prediction or None, and the predictions that no gold fact explains.

    One gold fact takes one prediction: among those that overlap the one with the right number and unit, then the one
    with most characters in common. What overlaps an optional fact, or lies in a line to ignore, is left out.
    """
    text = item.text
    facts, lost = placed(given, text)
    ignored = _ignored(item, text)
    facts = [fact for fact in facts if not any(a <= fact["start"] < b for a, b in ignored)]
    facts.sort(key=lambda fact: (fact["start"], fact["end"]))
    choices = []
    for gold_at, want in enumerate(item.facts):
        for at in _overlapping(facts, want):
            shared = min(want["end"], facts[at]["end"]) - max(want["start"], facts[at]["start"])
            choices.append((not quantity(want, facts[at]), _optional(want), -shared, gold_at, at))
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for *_, gold_at, at in sorted(choices):
        if gold_at not in chosen and at not in taken:
            chosen[gold_at] = at
            taken.add(at)
    for want in filter(_optional, item.facts):
        taken.update(_overlapping(facts, want))
    counted = [
        (want, facts[chosen[at]] if at in chosen else None) for at, want in enumerate(item.facts) if not _optional(want)
    ]
    return counted, [fact for at, fact in enumerate(facts) if at not in taken] + lost


def _optional(fact: Fact) -> bool:
    return bool(fact.get("optional"))


def _overlapping(facts: list[Fact], want: Fact) -> range:
    """The places of the facts that overlap; facts are in text order and hardly nest, so a window of 60 characters does."""
    first = bisect_left(facts, want["start"] - 60, key=lambda fact: fact["start"])
    last = bisect_left(facts, want["end"], key=lambda fact: fact["start"])
    inside = [at for at in range(first, last) if facts[at]["end"] > want["start"]]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def _ignored(item: Item, text: str) -> list[tuple[int, int]]:
    firsts = [0, *(at + 1 for at, sign in enumerate(text) if sign == "\n"), len(text) + 1]
    return [(firsts[first - 1], firsts[last]) for first, last in item.gold.get("ignore_lines", ())]
