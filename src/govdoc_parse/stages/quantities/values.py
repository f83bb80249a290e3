"""The text of a numeral → its value, what it leaves open, and the magnitude that it shares."""

from __future__ import annotations

from decimal import Decimal

from govdoc_parse.lazy import lazy
from govdoc_parse.numerals import arabic_value, chinese_value, magnitude_of

_TAIL = lazy("[万亿]+$")


def value_of(text: str) -> Decimal | None:
    """The value of a numeral without its magnitude; the low end of a vague one (数十 → 10)."""
    if text[0].isdecimal():
        return arabic_value(text)
    if is_vague(text):
        bare = text.rstrip("几") if text[-1] == "几" else text.lstrip("数几上")
        return chinese_value(bare) if bare else Decimal(1)
    return chinese_value(text)


def shared_magnitude(low: str, high: str) -> str:
    """The magnitude at the end of a Chinese numeral that serves the one before the range too: 两到三万, 七百到八百亿."""
    if high[0].isdecimal() or low[0].isdecimal() or low[-1] in "万亿":
        return ""
    tail = _TAIL.search(high)
    if tail is not None:
        return tail[0]
    single = len(low) == 1 and low not in "十百千" and high[-1] in "百千佰仟"
    return {"佰": "百", "仟": "千"}.get(high[-1], high[-1]) if single else ""


def is_vague(text: str) -> bool:
    """Whether a numeral leaves its value open: 数十, 几百, 上千, 十几."""
    return text[0] in "数几上" or text[-1] == "几"


def step_of(text: str, magnitude: str) -> Decimal:
    """One unit of the last significant digit: 200 → 100, 2.3万 → 1000, 三十 → 10."""
    value = value_of(text) or Decimal(1)
    if text[0] in "数几":  # 数十亿 lies between ten and a hundred
        return value * 9 * magnitude_of(magnitude)
    exponent = value.normalize().as_tuple().exponent
    return Decimal(10) ** int(exponent) * magnitude_of(magnitude)
