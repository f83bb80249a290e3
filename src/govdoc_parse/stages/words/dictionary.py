"""Words of the dictionary, for the edges of an indicator. The one importer of jieba.

The verbs of the lexicon cut a phrase without knowing the words of the language: 教育毛入学率 of 高等教育毛入学率. Where a cut
falls inside a noun of jieba's dictionary, it is moved to the edge of the noun. The tokenizer is private, silent and
without a cache file (jieba's is a marshal file in a shared folder); loading it takes about a second, so it is loaded by
the first document that needs it, and only where the caller asked for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from govdoc_parse.lazy import lazy

_REACH = 8  # no noun of the dictionary that matters is longer
_HAN = lazy("[一-龥]")


class Words:
    """Moves a cut that falls inside a noun to the edge of the noun."""

    def start_of(self, folded: str, left: int, start: int, end: int) -> int:
        """Where the phrase `[start, end)` begins if its first noun is taken whole; not before `left`."""
        if start <= left or _HAN.match(folded, start - 1) is None:
            return start
        for a, b in _nouns_at(folded[max(left, start - _REACH) : end], max(left, start - _REACH)):
            if a < start < b:
                return a
        return start

    def end_of(self, folded: str, start: int, end: int, right: int) -> int:
        """Where the phrase `[start, end)` ends if its last noun is taken whole; not behind `right`."""
        if end >= right or _HAN.match(folded, end) is None:
            return end
        for a, b in _nouns_at(folded[start : min(right, end + _REACH)], start):
            if a < end < b:
                return b
        return end


def _nouns_at(text: str, offset: int) -> list[tuple[int, int]]:
    """The places of the dictionary's nouns in a short text."""
    tokenize, nouns = _dictionary()
    return [(offset + a, offset + b) for word, a, b in tokenize(text, HMM=False) if word in nouns]


@lru_cache(maxsize=1)
def _dictionary() -> tuple[Callable[..., Iterable[tuple[str, int, int]]], frozenset[str]]:
    """Jieba's own dictionary: a tokenizer for it, and its words that are tagged as nouns."""
    import jieba

    tokenizer = jieba.Tokenizer()
    with tokenizer.get_dict_file() as file:
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(file)
    tokenizer.initialized = True
    with tokenizer.get_dict_file() as file:
        rows = (line.decode("utf-8").split() for line in file)
        nouns = frozenset(row[0] for row in rows if row[2] in {"n", "nz", "l"} and len(row[0]) > 1)
    return tokenizer.tokenize, nouns
