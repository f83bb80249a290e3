"""Numbers, percentages, currencies, dimensions and dates of Recognizers-Text in the neutral form; it names no indicator."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib.metadata import version as version_of
from typing import Any

import ms_recognizers_suite as suite
from ms_recognizers_text import Culture

from .load import Fact
from .peer_sentences import base_of, last_before, sentences

CHINESE = Culture.Chinese
MEASURES = (
    (suite.recognize_percentage, "percent"),
    (suite.recognize_currency, "money"),
    (suite.recognize_dimension, "other"),
)


def version() -> str:
    return version_of("ms-recognizers-text-suite")


def of_text(text: str) -> list[Fact]:
    """One fact a figure that is no part of a time: with its unit, else as a bare number."""
    base = base_of(text)
    facts = []
    for offset, sentence in sentences(text):
        numbers = [found for found in suite.recognize_number(sentence, CHINESE) if _value(found)]
        if numbers:
            facts += [{**fact, "start": offset + fact["start"]} for fact in _facts(sentence, numbers, base)]
    return facts


def _facts(sentence: str, numbers: list[Any], base: datetime) -> Iterator[Fact]:
    dated = list(_times(sentence, base))
    times = [(start, days) for start, _, days in dated if days]
    facts = [
        _fact(found, kind, numbers, sentence)
        for measure, kind in MEASURES
        for found in measure(sentence, CHINESE)
        if _value(found)
    ]
    busy = {at for start, end, _ in dated for at in range(start, end + 1)} | {fact["start"] for fact in facts}
    facts += [
        {"q": found.text, "start": found.start, "value": _value(found), "kind": "count"}
        for found in numbers
        if found.start not in busy
    ]
    for fact in sorted(facts, key=lambda fact: fact["start"]):
        yield {**fact, "period": last_before(fact["start"], times)}


def _value(found: Any) -> str | None:
    return (found.resolution or {}).get("value")


def _times(sentence: str, base: datetime) -> Iterator[tuple[int, int, list[str] | None]]:
    for found in suite.recognize_datetime(sentence, CHINESE, reference=base):
        values = (found.resolution or {}).get("values") or [{}]
        yield found.start, found.end, _days(values[0])


def _days(value: dict[str, Any]) -> list[str] | None:
    """First and last day of a resolved time, whose end is the day after; None for spans and hours."""
    if value.get("type") == "date":
        return [value["value"], value["value"]]
    if value.get("type") == "daterange" and "start" in value and "end" in value:
        return [value["start"], (date.fromisoformat(value["end"]) - timedelta(days=1)).isoformat()]
    return None


def _fact(found: Any, kind: str, numbers: list[Any], sentence: str) -> Fact:
    quote, value = sentence[found.start : found.end + 1], str(_value(found))
    if kind == "percent":
        point = "百分点" in quote
        unit, kind = ("个百分点", "percentage_point") if point else ("%", "percent")
        return {"q": quote, "start": found.start, "value": value.rstrip("%"), "unit": unit, "kind": kind}
    number = next((each for each in numbers if each.start == found.start), None)
    unit = sentence[number.end + 1 : found.end + 1].strip() if number else ""
    return {"q": quote, "start": found.start, "value": value, "unit": unit, "kind": kind}
