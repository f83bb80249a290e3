"""Amounts of money and times of JioNLP in the neutral form; it names no indicator, and counts and shares are not its task."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import version as version_of
from typing import Any

from jionlp import ner

from .load import Fact
from .peer_sentences import base_of, last_before, sentences

BLUR = {"blur": "about", "blur-": "under", "blur+": "over"}


def version() -> str:
    return version_of("jionlp")


def of_text(text: str) -> list[Fact]:
    """One fact an amount."""
    logging.disable()  # it logs a trace for each phrase that is no time
    base = base_of(text)
    facts = []
    for offset, sentence in sentences(text):
        found = ner.extract_money(sentence)
        times = sorted(_times(sentence, base)) if found else []
        facts += [_fact(each, offset, last_before(each["offset"][0], times)) for each in found]
    return facts


def _times(sentence: str, base: datetime) -> Iterator[tuple[int, list[str]]]:
    for found in ner.extract_time(sentence, time_base=base.timestamp()):
        days = found["detail"].get("time")
        if found["type"] in ("time_point", "time_span") and isinstance(days, list):
            yield found["offset"][0], [day[:10] for day in days]


def _fact(found: dict[str, Any], offset: int, period: list[str] | None) -> Fact:
    detail = found["detail"]
    low, high = detail["num"] if isinstance(detail["num"], list) else (detail["num"], None)
    fact = {"q": found["text"], "start": offset + found["offset"][0], "value": low, "high": high, "kind": "money"}
    return {**fact, "unit": detail["case"], "approx": BLUR.get(detail["definition"]), "period": period}
