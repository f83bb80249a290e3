"""Amounts of money as they are written beside the plain 15.2亿元: in parts, behind a sign, without a unit."""

from __future__ import annotations

import re
from decimal import Decimal

from govdoc_parse.lazy import lazy
from govdoc_parse.numerals import arabic_value, magnitude_of, numeral_value, trimmed
from govdoc_parse.stages.quantities.measure import Reading
from govdoc_parse.stages.quantities.values import step_of, value_of

SIGNS = {"¥": "CNY", "￥": "CNY", "$": "USD", "€": "EUR", "£": "GBP"}
CODES = {"USD": "USD", "US$": "USD", "EUR": "EUR", "RMB": "CNY", "CNY": "CNY", "HKD": "HKD", "HK$": "HKD", "JPY": "JPY", "GBP": "GBP"}  # fmt: skip
_CURRENCIES = r"(?P<c>人民币|新?台币|港币|日币|美金|欧元|美元|日元|英镑|韩元|澳元|卢布)"
_BEFORE = lazy(rf"{_CURRENCIES} ?$")
_BEHIND = lazy(_CURRENCIES)
_WORDS = lazy(
    "(?:收入|投资|产值|总值|增加值|总额|资金|税|利润|余额|营收|额|补助|奖金|经费|资产|外资|融资)[^,。;]{0,8}$"
)
_FAR = 24  # how far in front of a number a word of money may stand


def is_told(folded: str, at: int) -> bool:
    """Whether a word in front of a number says that it is money (投资, 总额)."""
    return _WORDS.search(folded, max(0, at - _FAR), at) is not None


def currency_beside(folded: str, start: int, end: int) -> str:
    """The currency that is named beside an amount in 元: 新台币38亿元, 12万元欧元; the renminbi where none is."""
    named = _BEFORE.search(folded, max(0, start - 6), start) or _BEHIND.match(folded, end)
    return named["c"] if named else "元"


def in_parts(m: re.Match[str]) -> Reading | None:
    """86元4角5分, 贰佰元伍角整, 六角五分: yuan, jiao and fen."""
    if not (m["j"] or m["f"]):
        return None
    amounts = [value_of(m[name]) if m[name] else Decimal(0) for name in ("y", "j", "f")]
    if any(amount is None for amount in amounts):
        return None
    yuan, jiao, fen = (amount or Decimal(0) for amount in amounts)
    value = yuan * magnitude_of(m["mag"] or "") + jiao / 10 + fen / 100
    return Reading("money", -value if m["sign"] else value, unit="元", unit_id="CNY")


def behind_sign(m: re.Match[str]) -> Reading | None:
    """￥300, $20: the sign of the currency stands in front."""
    value = arabic_value(m["n"])
    assert value is not None, "the rule takes what arabic_value reads"
    amount = trimmed(value * magnitude_of(m["mag"] or ""))
    return Reading("money", amount, unit=m["s"], unit_id=SIGNS[m["s"]], core=(m.start("n"), m.end()), ahead=True)


def behind_code(m: re.Match[str]) -> Reading | None:
    """USD 1,680万, EUR 30万元: the code of the currency stands in front, whatever 元 stands behind."""
    value = arabic_value(m["n"])
    assert value is not None, "the rule takes what arabic_value reads"
    amount = trimmed(value * magnitude_of(m["mag"] or ""))
    return Reading("money", amount, unit=m["c"], unit_id=CODES[m["c"]], core=(m.start("n"), m.end()), ahead=True)


def without_unit(m: re.Match[str]) -> Reading | None:
    """76万群众, 旅游收入破万亿: a magnitude without a unit; money where a word in front says so."""
    value = value_of(m["n"]) if m["n"] else Decimal(1)
    assert value is not None, "the rules take Arabic numerals and 数十, 几百, 上千"
    step = step_of(m["n"], m["mag"]) if "more" in m.groupdict() and (m["more"] or m["more2"]) else None
    value = trimmed(value * magnitude_of(m["mag"]))
    if is_told(m.string, m.start()):
        return Reading("money", value, unit_id="CNY", step=step)
    return Reading("count", value, step=step)


def in_words_without_unit(m: re.Match[str]) -> Reading | None:
    """投资五千万: in Chinese numerals only of money, for 千万 and 亿万 are words."""
    value = numeral_value(m["n"])
    return Reading("money", value, unit_id="CNY") if value is not None and is_told(m.string, m.start()) else None
