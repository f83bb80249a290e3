"""Matches → readings: the value, the unit and the kind that a match stands for."""

from __future__ import annotations

import re
from decimal import Decimal

from govdoc_parse.lazy import lazy
from govdoc_parse.lexicon import Lexicon, Unit
from govdoc_parse.model.quantity import Kind
from govdoc_parse.numerals import arabic_value, chinese_value, magnitude_of, numeral_value, trimmed
from govdoc_parse.stages.quantities import money
from govdoc_parse.stages.quantities.measure import Reading
from govdoc_parse.stages.quantities.values import is_vague, shared_magnitude, step_of, value_of

CUE = "(?:(?<=[超破近达过约逾足上])|(?<=突破|达到|超过|不足|跨过|逼近|迈入|跨入|迈上|跃上|站上))"  # in front of a bare 千亿元, 万亿
_FORMAL = "壹贰叁肆伍陆柒捌玖拾"
_MEASURED = {"mass", "area", "length", "volume", "energy", "power"}
SMALL = Decimal(10)
HALF = Decimal("0.5")
_BOUND_BEHIND = lazy(r"以内|之内|内(?![容部在])|前(?!后|三|进)|以上|以下")
_BOUND_AHEAD = lazy("(?:不足|不到|超过|近|超|至少|不少于|不超过|不得超过|延长|有效期|期限|期限为|期为|满)$")
_CUED = lazy(CUE)
_SEPARATORS = str.maketrans({"∶": ":", "︰": ":", "：": ":", " ": ""})


class Reader:
    """Builds readings from matches; abstains with `None` where the words are no quantity."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._units: dict[str, Unit] = {}
        for row in reversed(lexicon.units):
            self._units |= dict.fromkeys(row.surfaces, row)

    def plain(self, m: re.Match[str]) -> Reading | None:
        """15.2亿元, 200余家, 三成: a numeral, a magnitude and a unit."""
        row, kind, unit_id = self._unit(m["unit"], m.string, m.end("unit"))
        text, more = m["n"], m["more"] or m["more2"] or m["more3"]
        value = value_of(text)
        if row is None or value is None or not self._counts(m, row, text, value, more):
            return None
        magnitude = (m["mag"] or "") + (m["mag2"] or "")  # 三十万余亿
        value *= magnitude_of(magnitude)
        if m["half"]:  # 两吨半, 三成半
            value += HALF
        if row.id == "discount" and value >= SMALL:  # 75折 is 7.5折, 十折 none
            if value == SMALL:
                return None
            value /= SMALL
        scale = SMALL if row.id == "tenth" else Decimal(1)  # 三成 is 30 %
        step = step_of(text, magnitude) * scale if more or is_vague(text) else None
        unit = "%" if row.id == "tenth" else m["unit"]
        value = -value if m["sign"] else value  # 零下4摄氏度, 负3.9%
        if m["unit"] == "块" and money.is_told(m.string, m.start()):
            kind, unit_id = "money", "CNY"
        elif row.id == "CNY" and kind == "money":
            named = self._units.get(money.currency_beside(m.string, m.start(), m.end()))
            unit_id = named.id if named is not None else unit_id
        return Reading(
            kind, trimmed(value * scale), unit=unit, unit_id="percent" if row.id == "tenth" else unit_id, step=step
        )

    def _counts(self, m: re.Match[str], row: Unit, text: str, value: Decimal, more: str | None) -> bool:
        """Whether the numeral measures: 三项任务 and 百家 do not, 三百家 and 超百家 do."""
        if text[0].isdecimal():
            before = m.string[m.start("n") - 1] if m.start("n") else ""
            if before and before.isascii() and (before.isalpha() or before in "._/"):
                return False
            return not (row.id == "year" and value >= 1900 and "." not in text and not m["mag"])
        name = len(text) == 1 and text in _FORMAL and row.dimension != "money"  # 陆家宅
        if name or row.dimension == "rank" or (m["unit"] == "人民币" and not m["mag"]):  # 王五人民币
            return False
        if m["half"]:
            return True
        if is_vague(text):
            return row.id != "year" and text != "几"
        if text[0] in "百千万亿十" and not more and len(text) <= 2 and text[0] != "十":
            return _CUED.match(m.string, m.start("n")) is not None
        if "点" in text:
            return True
        if row.abstract or row.dimension == "duration":
            return (value > SMALL and row.id != "year") or self._bounded(m)
        if value == 1 and row.dimension in _MEASURED:
            return self._bounded(m)  # 近一吨; but 一亩三分地
        return value > 1 or row.dimension in {"percent", "multiple", "money"}

    @staticmethod
    def _bounded(m: re.Match[str]) -> bool:
        """A small Chinese count counts when it is bounded: 不足两个月, 三十日以内, 延长十日."""
        if _BOUND_BEHIND.match(m.string, m.end()) is not None:
            return True
        return _BOUND_AHEAD.search(m.string, max(0, m.start() - 5), m.start()) is not None

    def range(self, m: re.Match[str]) -> Reading | None:
        """2—3所, 5%至7%: the right unit and magnitude serve the left number too."""
        row, kind, unit_id = self._unit(m["unit"], m.string, m.end("unit"))
        low, high = value_of(m["lo"]), value_of(m["n"])
        if row is None or low is None or high is None:
            return None
        if m["lounit"] and (
            m["lounit"] != m["unit"] or m.string[max(0, m.start() - 1) : m.start()] in {"从", "由", "自"}
        ):
            return None  # 从15%到20% is a change
        factor = magnitude_of(m["mag"] or "")
        high *= factor
        if m["lomag"]:
            low *= magnitude_of(m["lomag"])
        else:
            shared = factor * magnitude_of(shared_magnitude(m["lo"], m["n"]))
            low *= shared if low * shared < high else 1  # 2-3万元, 七百到八百亿元; but 8500至3万元
        scale = SMALL if row.id == "tenth" else Decimal(1)
        if low >= high or (row.id == "year" and high >= 1900):
            return None
        unit = "%" if row.id == "tenth" else m["unit"]
        return Reading(
            kind, trimmed(low * scale), trimmed(high * scale), unit, "percent" if row.id == "tenth" else unit_id
        )

    def juxtaposed(self, m: re.Match[str]) -> Reading | None:
        """三四个: two digits side by side are a range."""
        row, kind, unit_id = self._unit(m["unit"], m.string, m.end("unit"))
        tens = m["t"] or ""
        low, high = chinese_value(tens + m["a"] + m["m"]), chinese_value(tens + m["b"] + m["m"])
        close = high is not None and low is not None and high - low == magnitude_of(m["m"])
        if row is None or low is None or high is None or not (close or m["a"] + m["b"] == "三五"):
            return None
        if row.id == "tenth":
            return Reading(kind, low * SMALL, high * SMALL, "%", "percent")
        return Reading(kind, low, high, m["unit"], unit_id)

    def mixed(self, m: re.Match[str]) -> Reading | None:
        """2万5千公里."""
        row, kind, unit_id = self._unit(m["unit"], m.string, m.end("unit"))
        value = numeral_value(m["n"])
        if row is None or value is None:
            return None
        return Reading(kind, value, unit=m["unit"], unit_id=unit_id)

    def shared(self, m: re.Match[str]) -> Reading | None:
        """The 4.2 of 4.2和0.7个百分点."""
        row, kind, unit_id = self._unit(m["unit"], m.string, m.end("unit"))
        value = arabic_value(m["n"])
        if row is None or value is None or row.dimension in {"duration", "count"}:
            return None
        return Reading(
            kind, trimmed(value * magnitude_of(m["mag"] or m["mag2"] or "")), unit=m["unit"], unit_id=unit_id
        )

    def shared_point(self, m: re.Match[str]) -> Reading | None:
        """The 0.6个 of 0.6个和0.3个百分点; none if the lexicon has no such unit."""
        row = self._units.get(m["unit"])
        return None if row is None else Reading(row.dimension, value_of(m["n"]), unit=m["unit"], unit_id=row.id)

    def ratio(self, m: re.Match[str]) -> Reading | None:
        """8.3∶41.4∶50.3; a clock time (09:30) is none."""
        parts = m["r"].translate(_SEPARATORS).split(":")
        clock = len(parts) == 2 and all(p.isdecimal() and len(p) == 2 for p in parts)
        return None if clock else Reading("ratio", None, ratio=":".join(parts))

    def percent_words(self, m: re.Match[str]) -> Reading | None:
        """百分之十五, 千分之五, 百分之负三点八."""
        value = value_of(m["n"])
        if value is not None and (m["sign"] or m["sign2"]):
            value = -value
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

    def fraction(self, m: re.Match[str]) -> Reading | None:
        """三分之一, 1/3."""
        part, whole = numeral_value(m["n"]), numeral_value(m["d"])
        if part is None or whole is None or whole <= part or whole < 2:
            return None
        return Reading("ratio", None, ratio=f"{part}/{whole}")

    def incidence(self, m: re.Match[str]) -> Reading | None:
        """So many among 100,000 people (184.4/10万), as health reports write rates of cases and deaths."""
        value = value_of(m["n"])
        return None if value is None else Reading("rate", value, unit=f"/{m['u']}", unit_id=f"per_{m['u']}")

    def points(self, m: re.Match[str]) -> Reading:
        """提高2.6个点: short for percentage points behind a change or with a decimal; 12个点 are places."""
        return Reading("percentage_point", value_of(m["n"] or m["whole"]), unit="个点", unit_id="percentage_point")

    def tenths(self, m: re.Match[str]) -> Reading | None:
        """三成五 is 35 %."""
        value = value_of(m["n"] + "十" + m["f"])
        return None if value is None else Reading("percent", value, unit="%", unit_id="percent")

    def bare_index(self, m: re.Match[str]) -> Reading:
        """The 99.4 of 价格指数为99.4: an index or a coefficient has no unit."""
        return Reading("other", value_of(m["n"]), core=m.span("n"))

    def half(self, _: re.Match[str]) -> Reading:
        """一半, 过半."""
        return Reading("ratio", None, ratio="1/2")

    def doubled(self, _: re.Match[str]) -> Reading:
        """翻番 is 翻一番."""
        return Reading("multiple", Decimal(1), unit="番", unit_id="doubling")

    def rank(self, m: re.Match[str]) -> Reading | None:
        """第9位, 前三."""
        value = value_of(m["n"])
        return None if value is None else Reading("rank", value, unit="位", unit_id="rank")

    def first(self, _: re.Match[str]) -> Reading:
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
