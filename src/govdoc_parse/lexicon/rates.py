"""How often each rule was right on annotated documents that no rule was written for.

The data are `data/rates.tsv`, which `eval/govfacts/confidence.py` writes: a row counts the verdicts of one rule, or those of
its verdicts that said one thing (`status.frame` that said planned), and how many of them the annotators share.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Literal, TypeAlias

Carrier: TypeAlias = Literal["prose", "table"]
Counts: TypeAlias = Mapping[tuple[Carrier, str, str], tuple[int, int]]  # carrier, rule, what it said → right, of
PRIOR = 2  # verdicts that Beta(1,1) counts as seen: one right, one wrong


class Rates:
    """Shrunk rates: of a rule toward one half, of what it said toward the rate of the rule."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts

    def rate(self, carrier: Carrier, rule: str, said: str) -> float:
        """How likely a verdict is right; one half for a rule that was never met."""
        right, of = self._counts.get((carrier, rule, ""), (0, 0))
        rate = (right + 1) / (of + PRIOR)
        if not said:
            return rate
        right, of = self._counts.get((carrier, rule, said), (0, 0))
        return (right + PRIOR * rate) / (of + PRIOR)

    def knows(self, carrier: Carrier, rule: str) -> bool:
        """Whether the rule was ever met."""
        return (carrier, rule, "") in self._counts


@lru_cache(maxsize=1)
def measured() -> Rates:
    """The rates of the data file, read once."""
    return Rates(read_counts((files("govdoc_parse.lexicon") / "data" / "rates.tsv").read_text("utf-8").splitlines()))


def read_counts(lines: Iterable[str]) -> Counts:
    """The counts of lines of carrier, rule, what it said, right and of; lines that begin with # are remarks."""
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {(_carrier(row[0]), row[1], row[2]): (int(row[3]), int(row[4])) for row in rows}


def _carrier(word: str) -> Carrier:
    return "table" if word == "table" else "prose"
