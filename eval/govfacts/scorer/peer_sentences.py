"""What the adapters of the peers share: they read sentence by sentence, which suits them better than whole documents.

The period of an amount is the last time that the peer finds before it in the sentence: the simplest join.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?= ?年)")


def base_of(text: str) -> datetime:
    """The day from which a peer counts 今年 and 上半年: the last of the first year in the text."""
    found = YEAR.search(text)
    return datetime(int(found[0]) if found else 2024, 12, 31)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yields the sentences of a text with their offsets."""
    for match in re.finditer(r"[^。；;\n]+", text):
        yield match.start(), match[0]


def last_before(start: int, times: list[tuple[int, list[str]]]) -> list[str] | None:
    """The days of the last time that begins before an offset."""
    before = [days for at, days in times if at < start]
    return before[-1] if before else None
