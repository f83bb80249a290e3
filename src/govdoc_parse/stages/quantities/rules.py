"""The rules that read a quantity: ratios, percents in words, ranges, ranks, plain numbers with units."""

from __future__ import annotations

from decimal import Decimal

import regex

from govdoc_parse.lexicon import Lexicon, Unit
from govdoc_parse.model.quantity import Kind
from govdoc_parse.numerals import arabic_value, chinese_value, magnitude_of
from govdoc_parse.stages.quantities.measure import Reading
from govdoc_parse.stages.rule import Rule, RuleSet

CN = "零〇一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
ARABIC = r"(?<!\d)(?<!\d[.,])(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.·]\d+)?)(?![\d])"
CHINESE = rf"[{CN}]+(?:点[零〇一二三四五六七八九]+)?"
VAGUE = "(?:[数几上][十百千万亿]+|十几|[二三四五六七八九]十几|几)"
NUMBER = rf"(?:{ARABIC}|{VAGUE}|{CHINESE})"
MAGNITUDE = "(?:[十百千]?万亿|[十百千]?[万亿]|千(?!瓦|米|克|伏|卡|帕|赫|焦)|百(?!分))"
CONNECTOR = r"(?:-{1,2}|~|至|到)"
CUE = r"(?<=[超破近达过约逾足上]|突破|达到|超过|不足|跨过|逼近|迈入|跨入|迈上|跃上|站上)"  # in front of a bare 千亿元, 万亿
MONEY_WORDS = regex.compile("(?:收入|投资|产值|总值|增加值|总额|资金|税|利润|余额|营收|额|补助|奖金|经费|资产|外资|融资)[^,。;]{0,8}$")
SMALL = Decimal(10)
_SEPARATORS = str.maketrans({"∶": ":", "︰": ":", "：": ":", " ": ""})


def make_rules(lexicon: Lexicon) -> RuleSet[Reading]:
    """The rules of the quantity stage over the units of a lexicon, in order of precedence."""
    reader = _Reader(lexicon)
    unit = r"\L<units>"
    per = rf"(?:/(?:{MAGNITUDE}|\d+)?\L<units>(?:·[年月日天])?|/[年月日天](?!\d))?"
    more = "(?P<more>[多余来几])"
    plain = rf"(?P<n>{NUMBER}){more}?(?P<mag>{MAGNITUDE})?(?P<more2>[多余])? ?(?P<unit>{unit}{per})(?P<more3>多(?=[年月个]))?"
    low = rf"(?P<lo>{ARABIC}|{CHINESE})(?P<lomag>{MAGNITUDE})? ?(?P<lounit>{unit})?{CONNECTOR}"
    rules = (
        Rule("composition", r"(?P<r>\d+(?:\.\d+)?(?: ?: ?\d+(?:\.\d+)?)+)(?![\d:])", reader.ratio, ("三次产业结构为8.3∶41.4∶50.3",)),
        Rule("percent_words", rf"(?P<b>百|千)分之(?P<n>{ARABIC}|{CHINESE})", reader.percent_words, ("下降百分之十五",)),
        Rule("fraction_words", rf"(?P<d>[{CN}]+|\d+)分之(?P<n>[{CN}]+|\d+)", reader.fraction, ("压减三分之一",)),
        Rule("fraction", r"(?<![\d/.])(?P<n>\d{1,2})/(?P<d>\d{1,3})(?![\d/])", reader.fraction, ("减少1/3行政审批事项",)),
        Rule("half", r"(?:一半|(?<=[过近])半数?(?=以上|[,。;]))", reader.half, ("首次超过一半",)),
        Rule("rank", rf"第 ?(?P<n>\d{{1,4}}|[{CN}]{{1,4}}) ?(?P<u>位|名(?!称|誉|额|单|义))", reader.rank, ("位列17个一级指标中第9位",)),
        Rule(
            "rank_bare",
            rf"(?<=列|居|排|排名|名列|全国|全省|全市|全区|全州|全球|世界|亚洲|中部|西部|东部|沿海|位次|升至|升到|跃居|、|和|同类\S{{1,6}})第 ?(?P<n>\d{{1,3}}|[{CN}]{{1,3}})(?![{CN}\d]|[个次届期批轮条款项章节号产方季书时])",
            reader.rank,
            ("排名第6加大宣传力度", "分别居全国第二、第七、第九"),
        ),
        Rule(
            "rank_top",
            rf"(?<=列|居|排|排名|名列|全国|全省|全市|全区|世界|全球|[入进]|保持|稳定在|含|位次|综合排名)前(?P<n>\d{{1,3}}|[{CN}]{{1,3}})(?P<u>位|名|强)?(?![{CN}\d]|个?季|[个年天月次期批]|%)",
            reader.rank,
            ("近岸海域水体优良率全国前三",),
        ),
        Rule("rank_first", r"(?<=列|居|全国|全省|全市|全球|世界|保持|跃居|稳居)(?P<n>首位|榜首)", reader.first, ("居全国首位",)),
        Rule("doubled", r"(?P<w>翻番)", reader.doubled, ("实现翻番",)),
        Rule("range", rf"(?<![从由自\d.A-Za-z]){low}(?P<n>{NUMBER})(?P<mag>{MAGNITUDE})? ?(?P<unit>{unit}{per})", reader.range, ("再建公办幼儿园2—3所",)),
        Rule("juxtaposed", rf"(?P<a>[一二两三四五六七八九])(?P<b>[二三四五六七八九])(?P<m>[十百千万亿]{{0,2}}) ?(?P<unit>{unit})", reader.juxtaposed, ("三四个月",)),
        Rule("mixed", rf"(?P<a>{ARABIC})(?P<ma>[万亿])(?P<b>\d+)(?P<mb>千|百|万)? ?(?P<unit>{unit})", reader.mixed, ("2万5千公里",)),
        Rule("plain", rf"(?P<sign>(?<![\w)%])-)?{plain}", reader.plain, ("完成技术合同成交额15.2亿元", "参会企业200余家")),
        Rule("shared_unit", rf"(?P<n>{ARABIC})(?P<mag>{MAGNITUDE})?(?=(?:、{ARABIC}{MAGNITUDE}?){{0,6}}(?:、|和|与|及|至){ARABIC}{MAGNITUDE}? ?(?P<unit>{unit}))", reader.shared, ("分别高4.2和0.7个百分点",)),
        Rule("no_unit", rf"(?P<n>{ARABIC}|[数几上][十百千])(?P<more>[多余])?(?P<mag>[十百千]?万亿|[十百千]?[万亿])(?P<more2>[多余])?(?![\d,.元])", reader.no_unit, ("政策惠及76万群众",)),
        Rule("no_unit_bare", rf"{CUE}(?P<n>)(?P<mag>[十百千]?万亿|[百千]亿|[十百千]万)(?=[,。;、)]|$)", reader.no_unit, ("旅游收入破万亿",)),
    )
    surfaces = [s for row in lexicon.units for s in row.surfaces]
    return RuleSet(rules, units=surfaces)


class _Reader:
    """Builds readings from matches; abstains with `None` where the words are no quantity."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._units: dict[str, Unit] = {}
        for row in reversed(lexicon.units):
            self._units |= dict.fromkeys(row.surfaces, row)

    def plain(self, m: regex.Match[str]) -> Reading | None:
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
        return Reading(kind, _plain(value * scale), unit=unit, unit_id="percent" if row.id == "tenth" else unit_id, step=step)

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
        if row.abstract or row.dimension == "duration":
            return value > SMALL and row.id != "year" or self._bounded(m)
        return value > 1 or row.dimension in {"percent", "multiple", "money"}

    @staticmethod
    def _bounded(m: regex.Match[str]) -> bool:
        """A small Chinese count counts when it is bounded: 不足两个月, 三十日以内."""
        return regex.search("(?:不足|不到|超过|近|超|至少|不少于|不超过|不得超过)$", m.string, pos=max(0, m.start() - 5), endpos=m.start()) is not None

    def range(self, m: regex.Match[str]) -> Reading | None:
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
        return Reading(kind, _plain(low * scale), _plain(high * scale), unit, "percent" if row.id == "tenth" else unit_id)

    def juxtaposed(self, m: regex.Match[str]) -> Reading | None:
        row, kind, unit_id = self._unit(m["unit"], m.string, m.end("unit"))
        low, high = chinese_value(m["a"] + m["m"]), chinese_value(m["b"] + m["m"])
        if row is None or low is None or high is None or high - low != magnitude_of(m["m"]):
            return None
        return Reading(kind, low, high, m["unit"], unit_id)

    def mixed(self, m: regex.Match[str]) -> Reading | None:
        row, kind, unit_id = self._unit(m["unit"], m.string, m.end("unit"))
        high, low = arabic_value(m["a"]), arabic_value(m["b"])
        if row is None or high is None or low is None:
            return None
        value = high * magnitude_of(m["ma"]) + low * magnitude_of(m["mb"] or "")
        return Reading(kind, value, unit=m["unit"], unit_id=unit_id)

    def shared(self, m: regex.Match[str]) -> Reading | None:
        row, kind, unit_id = self._unit(m["unit"], m.string, m.end("unit"))
        value = arabic_value(m["n"])
        if row is None or value is None or row.dimension in {"duration", "count"}:
            return None
        return Reading(kind, _plain(value * magnitude_of(m["mag"] or "")), unit=m["unit"], unit_id=unit_id)

    @staticmethod
    def no_unit(m: regex.Match[str]) -> Reading | None:
        value = _value(m["n"]) if m["n"] else Decimal(1)
        if value is None:
            return None
        money = MONEY_WORDS.search(m.string, pos=max(0, m.start() - 24), endpos=m.start())
        step = _step(m["n"], m["mag"]) if "more" in m.groupdict() and (m["more"] or m["more2"]) else None
        return Reading("money" if money else "count", _plain(value * magnitude_of(m["mag"])), step=step)

    @staticmethod
    def ratio(m: regex.Match[str]) -> Reading | None:
        parts = m["r"].translate(_SEPARATORS).split(":")
        clock = len(parts) == 2 and all(p.isdecimal() and len(p) == 2 for p in parts)
        return None if clock else Reading("ratio", None, ratio=":".join(parts))

    @staticmethod
    def percent_words(m: regex.Match[str]) -> Reading | None:
        value = _value(m["n"])
        return None if value is None else Reading("percent", value, unit="%" if m["b"] == "百" else "‰", unit_id="percent" if m["b"] == "百" else "permille")

    @staticmethod
    def fraction(m: regex.Match[str]) -> Reading | None:
        part, whole = _value(m["n"]), _value(m["d"])
        if part is None or whole is None or whole <= part or whole < 2:
            return None
        return Reading("ratio", None, ratio=f"{part}/{whole}")

    @staticmethod
    def half(_: regex.Match[str]) -> Reading:
        return Reading("ratio", None, ratio="1/2")

    @staticmethod
    def doubled(_: regex.Match[str]) -> Reading:
        return Reading("multiple", Decimal(1), unit="番", unit_id="doubling")

    @staticmethod
    def rank(m: regex.Match[str]) -> Reading | None:
        value = _value(m["n"])
        return None if value is None else Reading("rank", value, unit="位", unit_id="rank")

    @staticmethod
    def first(_: regex.Match[str]) -> Reading:
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
