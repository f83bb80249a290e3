"""Numeral text → exact value. The one importer of cn2an, which reads Chinese numerals."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

CHINESE_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億弌弍弎", "一二三四五六七八九十百千万亿一二三")
ABBREVIATED = {"廿": "二十", "卅": "三十"}
MAGNITUDES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}

_ARABIC = re.compile(r"\d+(?:,\d{3})*(?:[.·]\d+)?")


def magnitude_of(text: str) -> Decimal:
    """The factor that a written magnitude stands for: 万 → 10⁴, 千万 → 10⁷, 万亿 → 10¹²; '' → 1."""
    factor = 1
    for character in text:
        factor *= MAGNITUDES[character]
    return Decimal(factor)


def arabic_value(text: str) -> Decimal | None:
    """The value of an Arabic numeral with thousands separators and a decimal point (also ·), folded beforehand."""
    if not _ARABIC.fullmatch(text):
        return None
    return Decimal(text.replace(",", "").replace("·", "."))


@lru_cache(maxsize=4096)
def chinese_value(text: str) -> Decimal | None:
    """The value of a Chinese numeral (二十三, 一百零五, 千亿, 三点五, 二〇二三, 壹佰), or `None` if it is not one."""
    text = text.translate(FORMAL)
    for short, full in ABBREVIATED.items():
        text = text.replace(short, full)
    whole, point, fraction = text.partition("点")
    if point:
        digits = "".join(str(CHINESE_DIGITS[c]) for c in fraction if c in CHINESE_DIGITS)
        value = _whole(whole)
        return Decimal(f"{value}.{digits}") if value is not None and len(digits) == len(fraction) > 0 else None
    return _whole(whole)


def _whole(text: str) -> Decimal | None:
    if not text:
        return None
    if all(c in CHINESE_DIGITS for c in text):
        return Decimal("".join(str(CHINESE_DIGITS[c]) for c in text))
    if text[0] in "百千万亿":  # 千亿 is one thousand hundred million
        text = "一" + text
    value = _smart()(text.replace("〇", "零").replace("两", "二"))
    return None if value is None else Decimal(value)


@lru_cache(maxsize=1)
def _smart() -> Callable[[str], int | None]:
    from cn2an import cn2an

    def read(text: str) -> int | None:
        try:
            return int(cn2an(text, "smart"))
        except ValueError:  # its way to say that this is no numeral; abstain
            return None

    return read
