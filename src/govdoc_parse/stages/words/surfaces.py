"""The surfaces of the words of a lexicon as patterns."""

from __future__ import annotations

from collections.abc import Iterable

from govdoc_parse.lexicon import Lexicon
from govdoc_parse.patterns.compile import NEVER, of_words

ACTS = ("governor", "verb")
_BEHIND = ("attribute", "suffix", "head")  # kinds that hold off no verb in front of a name


def surfaces(lexicon: Lexicon, *kinds: str) -> str:
    """The words of some kinds as one pattern, longest first."""
    return f"(?:{of_words(sorted(words_of(lexicon, kinds))) or NEVER})"


def acts(lexicon: Lexicon, *kinds: str) -> str:
    """Verbs of some kinds, none that a suffix makes a noun of (治理率), nor where a longer word that is no verb begins."""
    own = words_of(lexicon, kinds)
    others = {row.kind for row in lexicon.words} - {*ACTS, *_BEHIND}
    return f"{_held(words_of(lexicon, others) - words_of(lexicon, ACTS), own)}{surfaces(lexicon, *kinds)}(?!{surfaces(lexicon, 'suffix')})"


def openers(lexicon: Lexicon, *kinds: str) -> str:
    """Words that open a phrase, none where a longer noun or verb begins (到 in 到位)."""
    own = words_of(lexicon, kinds)
    return f"{_held(words_of(lexicon, ('noun', 'verbal_noun', *ACTS)) - own, own)}{surfaces(lexicon, *kinds)}"


def _held(others: set[str], own: set[str]) -> str:
    """What keeps words from beginning where a longer one does."""
    longer = {word for word in others if any(word[:end] in own for end in range(1, len(word)))}
    return f"(?!{of_words(sorted(longer)) or NEVER})"


def words_of(lexicon: Lexicon, kinds: Iterable[str]) -> set[str]:
    """The words of some kinds."""
    return {word for row in lexicon.words if row.kind in kinds for word in row.surfaces}
