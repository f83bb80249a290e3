"""Matches → readings: the value, the unit and the kind that a match stands for."""

from __future__ import annotations

from decimal import Decimal

import regex

from govdoc_parse.lexicon import Lexicon, Unit
from govdoc_parse.model.quantity import Kind
from govdoc_parse.numerals import arabic_value, chinese_value, magnitude_of
from govdoc_parse.stages.quantities.measure import Reading

CUE = r"(?<=[超破近达过约逾足上]|突破|达到|超过|不足|跨过|逼近|迈入|跨入|迈上|跃上|站上)"  # in front of a bare 千亿元, 万亿
MONEY_WORDS = regex.compile(
    "(?:收入|投资|产值|总值|增加值|总额|资金|税|利润|余额|营收|额|补助|奖金|经费|资产|外资|融资)[^,。;]{0,8}$"
)
SMALL = Decimal(10)
_BOUND_BEHIND = regex.compile(r"以内|之内|内(?![容部在])|前(?!后|三|进)|以上|以下")
_SEPARATORS = str.maketrans({"∶": ":", "︰": ":", "：": ":", " ": ""})


class Reader:
    """Builds readings from matches; abstains with `None` where the words are no quantity."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._units: dict[str, Unit] = {}
        for row in reversed(lexicon.units):
            self._units |= dict.fromkeys(row.surfaces, row)

    def plain(self, m: regex.Match[str]) -> Reading | None:
        """15.2亿元, 200余家, 三成: a numeral, a magnitude and a unit."""
        row, kind, unit_id = self._unit(m["unit"], m.string, m.end("unit"))
        text, more = m["n"], m["more"] or m["more2"] or m["more3"]
        value = _value(text)
        if row is None or value is None or not self._counts(m, row, text, value, more):
            return None
        value *= magnitude_of(m["mag"] or "")
        scale = SMALL if row.id == "tenth" else Decimal(1)  # 三成 is 30 %
        step = _step(text, m["mag"] or "") if more or _is_vague(text) else None
        unit = "%" if row.id == "tenth" else m["unit"]
        value = -value if m["sign"] else value
        return Reading(
            kind, _plain(value * scale), unit=unit, unit_id="percent" if row.id == "tenth" else unit_id, step=step
        )

    def _counts(self, m: regex.Match[str], row: Unit, text: str, value: Decimal, more: str | None) -> bool:
        """Whether the numeral measures: 三项任务 and 百家 do not, 三百家 and 超百家 do."""
        if text[0].isdecimal():
            before = m.string[m.start("n") - 1] if m.start("n") else ""
            if before and before.isascii() and (before.isalpha() or before in "._/"):
                return False
            return not (row.id == "year" and value >= 1900 and "." not in text and not m["mag"])
        if row.dimension == "rank":
            return False
        if _is_vague(text):
            return row.id != "year" and text != "几"
        if text[0] in "百千万亿十" and not more and len(text) <= 2 and text[0] != "十":
            return regex.match(CUE, m.string, pos=m.start("n")) is not None
        if "点" in text:
            return True
        if row.abstract or row.dimension == "duration":
            return (value > SMALL and row.id != "year") or self._bounded(m)
        return value > 1 or row.dimension in {"percent", "multiple", "money"}

    @staticmethod
    def _bounded(m: regex.Match[str]) -> bool:
        """A small Chinese count counts when it is bounded: 不足两个月, 三十日以内, 延长十日."""
        if _BOUND_BEHIND.match(m.string, m.end()) is not None:
            return True
        return (
            regex.search(
                "(?:不足|不到|超过|近|超|至少|不少于|不超过|不得超过|延长|有效期|期限|期限为|期为|满)$",
                m.string,
                pos=max(0, m.start() - 5),
                endpos=m.start(),
            )
            is not None
        )

    def range(self, m: regex.Match[str]) -> Reading | None:
        """2—3所, 5%至7%: the right unit and magnitude serve the left number too."""
        row, kind, unit_id = self._unit(m["unit"], m.string, m.end("unit"))
        low, high = _value(m["lo"]), _value(m["n"])
        if row is None or low is None or high is None:
            return None
        if m["lounit"] and m["lounit"] != m["unit"]:
            return None
        if not m["lo"][0].isdecimal() and (row.abstract or row.dimension == "duration") and m["lo"][0] in "一第":
            return None
        factor = magnitude_of(m["mag"] or "")
        low *= magnitude_of(m["lomag"]) if m["lomag"] else factor
        high *= factor
        scale = SMALL if row.id == "tenth" else Decimal(1)
        if low >= high or (row.id == "year" and high >= 1900):
            return None
        unit = "%" if row.id == "tenth" else m["unit"]
        return Reading(
            kind, _plain(low * scale), _plain(high * scale), unit, "percent" if row.id == "tenth" else unit_id
        )

    def juxtaposed(self, m: regex.Match[str]) -> Reading | None:
        """三四个: two digits side by side are a range."""
        row, kind, unit_id = self._unit(m["unit"], m.string, m.end("unit"))
        tens = m["t"] or ""
        low, high = chinese_value(tens + m["a"] + m["m"]), chinese_value(tens + m["b"] + m["m"])
        if row is None or low is None or high is None or high - low != magnitude_of(m["m"]):
            return None
        if row.id == "tenth":
            return Reading(kind, low * SMALL, high * SMALL, "%", "percent")
        return Reading(kind, low, high, m["unit"], unit_id)

    def mixed(self, m: regex.Match[str]) -> Reading | None:
        """2万5千公里."""
        row, kind, unit_id = self._unit(m["unit"], m.string, m.end("unit"))
        high, low = arabic_value(m["a"]), arabic_value(m["b"])
        if row is None or high is None or low is None:
            return None
        value = high * magnitude_of(m["ma"]) + low * magnitude_of(m["mb"] or "")
        return Reading(kind, value, unit=m["unit"], unit_id=unit_id)

    def shared(self, m: regex.Match[str]) -> Reading | None:
        """The 4.2 of 4.2和0.7个百分点."""
        row, kind, unit_id = self._unit(m["unit"], m.string, m.end("unit"))
        value = arabic_value(m["n"])
        if row is None or value is None or row.dimension in {"duration", "count"}:
            return None
        return Reading(kind, _plain(value * magnitude_of(m["mag"] or m["mag2"] or "")), unit=m["unit"], unit_id=unit_id)

    def more(self, m: regex.Match[str]) -> Reading | None:
        """2个多百分点, 两个多月."""
        row, value = self._units.get("个" + m["u"]), _value(m["n"])
        if row is None or value is None:
            return None
        return Reading(row.dimension, value, unit="个" + m["u"], unit_id=row.id, step=Decimal(1))

    @staticmethod
    def no_unit(m: regex.Match[str]) -> Reading | None:
        """76万群众, 旅游收入破万亿: a magnitude without a unit."""
        value = _value(m["n"]) if m["n"] else Decimal(1)
        if value is None:
            return None
        money = MONEY_WORDS.search(m.string, pos=max(0, m.start() - 24), endpos=m.start())
        step = _step(m["n"], m["mag"]) if "more" in m.groupdict() and (m["more"] or m["more2"]) else None
        return Reading("money" if money else "count", _plain(value * magnitude_of(m["mag"])), step=step)

    @staticmethod
    def ratio(m: regex.Match[str]) -> Reading | None:
        """8.3∶41.4∶50.3; a clock time (09:30) is none."""
        parts = m["r"].translate(_SEPARATORS).split(":")
        clock = len(parts) == 2 and all(p.isdecimal() and len(p) == 2 for p in parts)
        return None if clock else Reading("ratio", None, ratio=":".join(parts))

    @staticmethod
    def percent_words(m: regex.Match[str]) -> Reading | None:
        """百分之十五, 千分之五."""
        value = _value(m["n"])
        return (
            None
            if value is None
            else Reading(
                "percent",
                value,
                unit="%" if m["b"] == "百" else "‰",
                unit_id="percent" if m["b"] == "百" else "permille",
            )
        )

    @staticmethod
    def percent_words_range(m: regex.Match[str]) -> Reading | None:
        """百分之五到十, 百分之二至百分之三."""
        low, high = _value(m["lo"]), _value(m["n"])
        if low is None or high is None or low >= high:
            return None
        return Reading("percent", low, high, "%", "percent")

    @staticmethod
    def fraction(m: regex.Match[str]) -> Reading | None:
        """三分之一, 1/3."""
        part, whole = _value(m["n"]), _value(m["d"])
        if part is None or whole is None or whole <= part or whole < 2:
            return None
        return Reading("ratio", None, ratio=f"{part}/{whole}")

    @staticmethod
    def half(_: regex.Match[str]) -> Reading:
        """一半, 过半."""
        return Reading("ratio", None, ratio="1/2")

    @staticmethod
    def doubled(_: regex.Match[str]) -> Reading:
        """翻番 is 翻一番."""
        return Reading("multiple", Decimal(1), unit="番", unit_id="doubling")

    @staticmethod
    def rank(m: regex.Match[str]) -> Reading | None:
        """第9位, 前三."""
        value = _value(m["n"])
        return None if value is None else Reading("rank", value, unit="位", unit_id="rank")

    @staticmethod
    def first(_: regex.Match[str]) -> Reading:
        """首位."""
        return Reading("rank", Decimal(1), unit="位", unit_id="rank")

    def _unit(self, text: str, string: str, end: int) -> tuple[Unit | None, Kind, str]:
        """The row of a unit as written; a composite such as 元/人 is a rate."""
        name, slash, rest = text.partition("/")
        row = self._units.get(text) or self._units.get(name)
        if row is None or (row.not_before and string[end : end + 1] in row.not_before and string[end : end + 1]):
            return None, "other", ""
        if slash and text not in self._units:
            return row, "rate", f"{row.id}/{rest}"
        return row, row.dimension, row.id


def _value(text: str) -> Decimal | None:
    if text[0].isdecimal():
        return arabic_value(text)
    if _is_vague(text):
        bare = text.rstrip("几") if text[-1] == "几" else text.lstrip("数几上")
        return chinese_value(bare) if bare else Decimal(1)
    return chinese_value(text)


def _plain(value: Decimal) -> Decimal:
    """Without the trailing zeros that multiplying by a magnitude leaves: 11000, not 11000.0."""
    whole = value.to_integral_value()
    return whole if whole == value else value


def _is_vague(text: str) -> bool:
    return text[0] in "数几上" or text[-1] == "几"


def _step(text: str, magnitude: str) -> Decimal:
    """One unit of the last significant digit: 200 → 100, 2.3万 → 1000, 三十 → 10."""
    value = _value(text) or Decimal(1)
    exponent = value.normalize().as_tuple().exponent
    return Decimal(10) ** int(exponent) * magnitude_of(magnitude)
