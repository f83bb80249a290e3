"""Numeral text → exact value. The one importer of cn2an, which reads Chinese numerals."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from govdoc_parse.lazy import lazy

CHINESE_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
FORMAL = str.maketrans(
    "壹贰叁肆伍陆柒捌玖拾佰仟萬億弌弍弎貳參叄陸兩俩倆點負", "一二三四五六七八九十百千万亿一二三二三三六两两两点负"
)
ABBREVIATED = {"廿": "二十", "卅": "三十", "卌": "四十"}
MAGNITUDES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}

_CHINESE = lazy("[零〇一二两三四五六七八九十百千万亿0-9]+")
_DIGIT = "[一二三四五六七八九]"
_SHORT = lazy(  # most numerals; cn2an, which reads the others, takes a while to load
    rf"(?P<tens>{_DIGIT}?)(?P<ten>十)(?P<ones>{_DIGIT}?)(?P<a>[万亿]?)|(?P<digit>{_DIGIT}|两)(?P<b>[百千万亿])"
)
_ARABIC = lazy(r"\d+(?:,\d{3})*(?:[.·]\d+)?")


@lru_cache(maxsize=256)
def magnitude_of(text: str) -> Decimal:
    """The factor that a written magnitude stands for: 万 → 10⁴, 千万 → 10⁷, 万亿 → 10¹²; '' → 1."""
    factor = 1
    for character in text:
        factor *= MAGNITUDES[character]
    return Decimal(factor)


def numeral_value(text: str) -> Decimal | None:
    """The value of a whole numeral, or `None`: sign, Arabic and Chinese digits, also mixed (2万5千), and magnitudes.

    12.6万 → 126000, 负四十一 → -41, 六万万 → 600000000, 2百零6 → 206. 兆 is not read: it is 10⁶ to some and 10¹² to others.
    """
    text = text.replace(" ", "").translate(FORMAL)
    if text[:1] in {"-", "负"}:
        value = numeral_value(text[1:]) if text[1:2] not in {"-", "负"} else None
        return None if value is None else -value
    value = arabic_value(text)
    if value is None:
        value = chinese_value(text)
    if value is None and text[-1:] in {"万", "亿"}:  # 2,310.6亿, 6.35万亿, 六万万
        value = numeral_value(text[:-1])
        return None if value is None else trimmed(value * magnitude_of(text[-1]))
    return value


def trimmed(value: Decimal) -> Decimal:
    """The same value without the trailing zeros that a magnitude leaves: 11000, not 11000.0."""
    whole = value.to_integral_value()
    return whole if whole == value else value


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
        known = (str(CHINESE_DIGITS.get(c, c)) for c in fraction)
        digits = "".join(d for d in known if d.isdecimal())
        value = _whole(whole)
        return Decimal(f"{value}.{digits}") if value is not None and len(digits) == len(fraction) > 0 else None
    return _whole(whole)


def _whole(text: str) -> Decimal | None:
    if not _CHINESE.fullmatch(text):
        return None
    if all(c in CHINESE_DIGITS for c in text):
        return Decimal("".join(str(CHINESE_DIGITS[c]) for c in text))
    if text[0] in "百千万亿":  # 千亿 is one thousand hundred million
        text = "一" + text
    if (match := _SHORT.fullmatch(text)) is not None:
        tens, digit, ones = (CHINESE_DIGITS.get(match[name], 0) for name in ("tens", "digit", "ones"))
        return (10 * (tens or 1) + ones if match["ten"] else digit) * magnitude_of(match["a"] or match["b"] or "")
    value = _smart()(text.replace("〇", "零").replace("两", "二"))
    return None if value is None else Decimal(value)


@lru_cache(maxsize=1)
def _smart() -> Callable[[str], int | None]:
    from cn2an import cn2an

    def read(text: str) -> int | None:
        try:
            return int(cn2an(text, "smart"))
        except (ValueError, LookupError):  # its ways to say that this is no numeral (十一零 is a KeyError); abstain
            return None

    return read
