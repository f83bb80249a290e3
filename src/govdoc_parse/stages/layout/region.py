"""Title, metadata, signature and caller → the region that a document is of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from govdoc_parse.fold import fold
from govdoc_parse.lazy import lazy
from govdoc_parse.lexicon.regions import Gazetteer, Unit, gazetteer
from govdoc_parse.model.document import Level, Region
from govdoc_parse.model.metadata import DocumentNumber, Metadata, Signature
from govdoc_parse.model.span import Quote
from govdoc_parse.stages.text.source import Source

NATION = "中华人民共和国"
_BEFORE_NAME = lazy(
    r"""[《“"【\[(]* (?: 解读 [《“"]* )? (?: 关于(?=[^,。]{2,12}?\d{4}年) | 关于印发[《“"]* )?
    (?: (?:19|20)\d\d年度? (?:上半年|下半年|第?[一二三四1-4]季度|\d{1,2}月份?|[前1-]*\d*月)? [度份]? )? (?: 中共 )?""",
    re.X,
)
_CLOSED = lazy(r"(?P<tail>[一-龥]{2,10}[县市区旗州盟镇乡])?[\]】)》”\" ]+")
_GENERIC = frozenset(
    ["城区", "郊区", "矿区", "东区", "西区", "南区", "北区", "新区", "市区", "盐区", "一区", "二区", "市"]
)  # names only beside a greater one
_SHORT_NAME = lazy(r"(?![路街道村镇乡港桥]|生产建设兵团)")
_NATIONAL = lazy(
    r"""(?:中华人民共和国)? (?: 国务院 | 全国人民代表大会 | 最高人民(?:法院|检察院) | 中共中央 | 中央(?!大街)
    | 国家[一-龥]{2,10}?(?:总局|局|委员会|委|办公室) | 中国(?:人民银行|证监会|银保监会|科协)
    | (?: 教育 | 科技 | 科学技术 | 工业和信息化 | 公安 | 民政 | 司法 | 财政 | 人力资源和?社会保障 | 自然资源 | 国土资源 | 生态环境
        | 环境保护 | 住房和?城乡建设 | 交通运输 | 水利 | 农业农村 | 农业 | 商务 | 文化和旅游 | 文化 | 外交 | 国防 | 退役军人事务 | 应急管理 )部 )""",
    re.X,
)
_BRANCH = lazy("[一-龥]{2,8}?(?:调查队|调查总队|税务局|分局|海关|监管局|中心支行|分行|办事处)")
_ZONE = lazy(
    r"""(?P<name> [一-龥]{0,6}?
    (?: (?: 经济 | 经济技术 | 高新技术产业 | 旅游 | 综合改革 )(?:开发|度假|示范|试验|合作)区 | 开发区 | 高新区 | 经开区 | (?<![市城])新区 | 保税区 | 工业园区? | 产业园区? ))
    (?= 管委会 | 管理委员会 | 党工委 | [一-龥]{1,10}局 | \d{4}年 | 国民经济 | 工作 )""",
    re.X,
)
_UNKNOWN = lazy(
    r"(?P<name>[一-龥]{2,6}?(?:自治[州县旗]|[县市州盟旗](?!场|域|级|委|直|政)|(?<![城园景山灾辖学校库牧林社小矿开发验范保])区|[镇乡](?!村|镇)|街道))"
    r"(?=人民政府|人大|政府|[委政党]|\d{4}年|[一-龥]{1,16}?(?:局|委员会|办公室|厅|院|中心|站|队|所|馆)|国民经济|财政|街道)"
)
_NO_NAME = lazy(r"[全我本各某该省市县区]|.*(?:关于|印发|工作|情况|[的和与及、])")
_CONGRESS = lazy(r"在(?P<name>[一-龥]{2,20}?)第[一二三四五六七八九十]{1,3}届人民代表大会")
_OF_NATION = lazy("第[一二三四五六七八九十]{1,3}届全国人民代表大会|(?<=我代表)国务院")
_HEAD = 1500  # characters at the start in which the line of the congress may be
_PROVINCES = {
    "冀": "河北", "晋": "山西", "辽": "辽宁", "黑": "黑龙江", "苏": "江苏", "浙": "浙江", "皖": "安徽", "闽": "福建", "赣": "江西", "鲁": "山东", "豫": "河南", "鄂": "湖北", "湘": "湖南", "粤": "广东", "琼": "海南", "川": "四川", "黔": "贵州", "陕": "陕西"
}  # fmt: skip
_ENGLISH = {
    "Hebei": "河北", "Shanxi": "山西", "Liaoning": "辽宁", "Jilin": "吉林", "Heilongjiang": "黑龙江", "Jiangsu": "江苏", "Zhejiang": "浙江", "Anhui": "安徽", "Fujian": "福建", "Jiangxi": "江西", "Shandong": "山东", "Henan": "河南", "Hubei": "湖北", "Hunan": "湖南", "Guangdong": "广东", "Hainan": "海南", "Sichuan": "四川", "Guizhou": "贵州", "Yunnan": "云南", "Shaanxi": "陕西", "Gansu": "甘肃", "Qinghai": "青海"
}  # fmt: skip
_ENGLISH_NAME = lazy(rf"\b(?P<name>{'|'.join(_ENGLISH)}) Province\b")
_NUMBER = lazy(f"(?P<short>[{''.join(_PROVINCES)}])政(?:办?[发函字规]|规)?$")
_SUFFIX: dict[str, Level] = {
    "州": "prefecture", "盟": "prefecture", "县": "county", "旗": "county", "镇": "township", "乡": "township", "道": "township"
}  # fmt: skip
_STEMS = range(5, 1, -1)  # characters of the name of a zone that may be those of a city: 天门｜高新区


@dataclass(frozen=True, slots=True)
class _Named:
    """A chain of names with its place in the text; `tail` is a name after them that the data do not hold."""

    names: tuple[str, ...]
    start: int
    end: int
    tail: str | None = None
    nation: bool = False


def find_region(
    source: Source,
    title: Quote | None,
    metadata: Metadata,
    bodies: tuple[DocumentNumber | None, Signature | None],
    known: tuple[str | None, int | None],
) -> Region | None:
    """The region of a document: the caller's, else the first that its head or its signature names.

    `known` is the word of the caller and the year of the document, by which old names have the codes of their time.
    A name that several units have is without a code unless the text names the greater unit too.
    """
    stated, year = known
    places = gazetteer()
    if stated is not None:
        return _stated(source, places, stated, year)
    for named in _evidence(source, places, title, metadata, bodies):
        quote = source.quote(named.start, named.end)
        if named.nation:
            return Region(name=NATION, level="nation", quote=quote)
        return _region(source, places, named, year, quote)
    return None


def resolved(places: Gazetteer, names: tuple[str, ...], year: int | None, text: str) -> Unit | None:
    """The unit of a chain of names, if they mean one; else the only one whose greater unit the text names just before it."""
    units = places.resolve(names, year)
    if len(units) > 1:
        units = tuple(unit for unit in units if _clue(places, unit, names[-1], year, text))
    return units[0] if len(units) == 1 else None


def _clue(places: Gazetteer, unit: Unit, name: str, year: int | None, text: str) -> bool:
    outer = [found.name for code in unit.above if (found := places.coded(code, year)) is not None]
    return any(f"{each}{name}" in text for each in outer)


def _stated(source: Source, places: Gazetteer, stated: str, year: int | None) -> Region:
    """What the caller says: a name, a chain of names or a code."""
    said = "".join(fold(stated).split())
    if said in {NATION, "全国", "中国", "国务院"}:
        return Region(name=NATION, level="nation")
    unit = places.coded(said, year)
    if unit is None:
        said = said if places.named(said) else f"{said}市" if places.named(f"{said}市") else said
        names, end = places.chain_at(said, 0)
        unit = resolved(places, names, year, source.fold) if names and end == len(said) else None
    return Region(name=stated) if unit is None else _of_unit(unit, None)


def _evidence(
    source: Source,
    places: Gazetteer,
    title: Quote | None,
    metadata: Metadata,
    bodies: tuple[DocumentNumber | None, Signature | None],
) -> Iterator[_Named]:
    """The regions named, the best evidence first."""
    number, signature = bodies
    heads = [] if title is None else [title]
    heads += [e.value for key in ("issuing_authority", "publisher") for e in metadata.all(key) if e.value is not None]
    for quote in heads:
        named = _named_at(source.fold, places, quote.start, quote.end)
        if named is not None:
            yield named
    line = _CONGRESS.search(source.fold, 0, _HEAD)
    if line is not None:
        names, end = places.chain_at(source.fold, line.start("name"))
        if names and end == line.end("name"):
            yield _Named(names, line.start("name"), end)
    nation = _OF_NATION.search(source.fold, 0, _HEAD)
    if nation is not None:
        yield _Named((), *nation.span(), nation=True)
    yield from _of_number(source, number)
    for quote in () if signature is None else signature.issuers:
        named = _named_at(source.fold, places, quote.start, quote.end)
        if named is not None:
            yield named
    yield from _in_english(source)


def _in_english(source: Source) -> Iterator[_Named]:
    """Shandong Province, in the head of a translated document."""
    match = _ENGLISH_NAME.search(source.fold, 0, _HEAD)
    if match is not None:
        yield _Named((_ENGLISH[match["name"]],), *match.span())


def _of_number(source: Source, number: DocumentNumber | None) -> Iterator[_Named]:
    """冀政发〔2024〕9号 is of 河北 if the text names 河北省: a city may use the same sign."""
    code = number.code if number is not None and number.code is not None else ""
    match = _NUMBER.match(code)
    if match is None or number is None:
        return
    name = _PROVINCES[match["short"]]
    at = source.fold.find(f"{name}省")
    if at >= 0:
        yield _Named((name,), number.quote.start, number.quote.end)


def _named_at(folded: str, places: Gazetteer, start: int, end: int) -> _Named | None:
    """The region that opens a title or the name of an organ."""
    opening = _BEFORE_NAME.match(folded, start, end)
    at = opening.end() if opening is not None else start
    text = folded[:end]
    nation = _NATIONAL.match(text, at)
    if nation is not None:
        names, stop = places.chain_at(text, nation.end())
        if names:
            return _Named(names, nation.end(), stop)
        return None if _BRANCH.match(text, nation.end()) else _Named((), at, nation.end(), nation=True)
    names, stop = places.chain_at(text, at)
    if not names or (len(names) == 1 and not _is_name(text, names[0], stop)):
        unknown = _UNKNOWN.match(text, at) or _ZONE.match(text, at)
        if unknown is None or _NO_NAME.match(unknown["name"]):
            return None
        return _Named((), at, unknown.end("name"), tail=unknown["name"])
    return _inner(text, places, _Named(names, at, stop))


def _is_name(text: str, name: str, stop: int) -> bool:
    """Whether a name by itself is meant as a region: not 城区, and of 山西路 not 山西."""
    if name in _GENERIC:
        return False
    return name[-1] in "省市县区旗州盟" or _SHORT_NAME.match(text, stop) is not None


def _inner(text: str, places: Gazetteer, named: _Named) -> _Named:
    """The chain with what goes on after it: 【江西省萍乡市】《上栗县…》, a township or a development zone."""
    closed = _CLOSED.match(text, named.end)
    if closed is None:
        unknown = _UNKNOWN.match(text, named.end) or _ZONE.match(text, named.end)
        return named if unknown is None else _with_tail(named, unknown["name"], unknown.end("name"))
    opening = _BEFORE_NAME.match(text, closed.end())
    at = closed.end() if opening is None else opening.end()
    names, stop = places.chain_at(text, at)
    if names and names[-1] not in named.names and places.resolve((*named.names, names[-1])):
        return _Named((*named.names, names[-1]), at, stop)
    return _with_tail(named, closed["tail"], closed.end("tail")) if closed["tail"] else named


def _with_tail(named: _Named, tail: str, end: int) -> _Named:
    return named if _NO_NAME.match(tail) else _Named(named.names, named.start, end, tail=tail)


def _region(source: Source, places: Gazetteer, named: _Named, year: int | None, quote: Quote) -> Region:
    unit = resolved(places, named.names, year, source.fold) if named.names else None
    if named.tail is not None:
        unit = unit or _city_of(places, named.tail, year)
        inside = None if unit is None else unit.code
        return Region(name=named.tail, level=_SUFFIX.get(named.tail[-1]), quote=quote, parent=inside)
    if unit is not None:
        return _of_unit(unit, quote)
    units = places.resolve(named.names, year)
    levels = {each.level for each in units}
    return Region(name=named.names[-1], level=levels.pop() if len(levels) == 1 else None, quote=quote)


def _city_of(places: Gazetteer, zone: str, year: int | None) -> Unit | None:
    """The unit whose name opens that of a development zone: 天门高新区 is in 天门市."""
    if zone[-1] not in "区园":
        return None
    stems = (zone[:size] + kind for size in _STEMS if size < len(zone) for kind in "市县区")
    units = next((found for stem in stems if (found := places.resolve((stem,), year))), ())
    return units[0] if len(units) == 1 else None


def _of_unit(unit: Unit, quote: Quote | None) -> Region:
    places = gazetteer()
    above = next((code for code in unit.above if places.coded(code) is not None), None)
    return Region(name=unit.name, code=unit.code, level=unit.level, quote=quote, parent=above)
