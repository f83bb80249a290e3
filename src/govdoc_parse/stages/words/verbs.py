"""The verbs of a lexicon as patterns."""

from __future__ import annotations

import re

from govdoc_parse.lexicon import Verb
from govdoc_parse.patterns.compile import NEVER


def alternation(verbs: tuple[Verb, ...], *places: str) -> str:
    """The surfaces of some places as one pattern, longest first, each with its guards."""
    rows = [(surface, verb) for verb in verbs if verb.place in places for surface in verb.surfaces]
    rows.sort(key=lambda row: -len(row[0]))
    return "(?:" + ("|".join(_guarded(surface, verb) for surface, verb in rows) or NEVER) + ")"


def _guarded(surface: str, verb: Verb) -> str:
    before = f"(?<![{_characters(verb.not_after)}])" if verb.not_after else ""
    after = f"(?![{_characters(verb.not_before)}])" if verb.not_before else ""
    if verb.not_before_words:
        after += f"(?!{'|'.join(map(re.escape, verb.not_before_words))})"
    return before + re.escape(surface) + after


def _characters(text: str) -> str:
    """Characters as the inside of a set."""
    return "".join(map(re.escape, text))
