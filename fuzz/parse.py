"""`parse` on any text."""

from __future__ import annotations

from random import Random

import govdoc_parse as gp
from fuzz.checks import check, fixture_parts, text_of
from fuzz.damage import damaged

DICTIONARY = "parse.dict"
seeds = fixture_parts


def run(data: bytes) -> None:
    text = text_of(data)
    check(gp.parse(text), text)


def mutate(data: bytes, random: Random) -> bytes:
    """Damage of whole characters, which bytes hardly hit."""
    return damaged(data.decode("utf-8", "replace"), random)[0].encode("utf-8", "surrogatepass")
