"""The rules that read a quantity: ratios, percents in words, ranges, ranks, plain numbers with units."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from govdoc_parse.lexicon import Lexicon
from govdoc_parse.patterns.rule import Rule, RuleSet
from govdoc_parse.stages.quantities import money
from govdoc_parse.stages.quantities.measure import Reading
from govdoc_parse.stages.quantities.reader import CUE, Reader
from govdoc_parse.stages.text.squeezed import BROKEN

CN = "零〇一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟萬億"
ARABIC = rf"(?<![\d{BROKEN}])(?<!\d[.,])(?:\d{{1,3}}+(?:,\d{{3}}){{1,6}}+(?:\.\d{{1,12}}+)?|\d{{1,18}}+(?:[.·]\d{{1,12}}+)?)(?![\d{BROKEN}])"
CHINESE = rf"(?<![{CN}])(?:(?!千[瓦伏])[{CN}]){{1,40}}(?:点[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]{{1,12}})?"
VAGUE = "(?:[数几][十百千万亿]{1,4}|(?<![以线网之向迈跃站跨])上[百千万亿]{1,4}|十几|[二三四五六七八九]十几|几)"
NUMBER = rf"(?:{ARABIC}|{VAGUE}|{CHINESE})"
MAGNITUDE = "(?:[十百千]?万亿|[十百千]?[万亿]|千(?!瓦|米|克|伏|卡|帕|赫|焦)|百(?!分))"
CONNECTOR = r" ?(?:-{1,2}|~|至|到) ?"
UNIT = r"\L<units>"
PER = rf"(?:/(?:{MAGNITUDE}|\d{{1,9}})?\L<units>(?:·[年月日天])?|/[年月日天](?!\d))?"
MORE = "(?P<more>[多余来几])"
PLAIN = rf"(?P<n>{NUMBER}){MORE}? ?(?P<mag>{MAGNITUDE})?(?:(?P<more2>[多余])(?P<mag2>亿)?)? ?(?P<unit>{UNIT}{PER})(?P<more3>多(?=[年月个])|(?<=[番成])多)?(?P<half>半(?![年天月径个成数]))?"
LOW = rf"(?P<lo>{ARABIC}|{CHINESE})(?: ?(?P<lomag>{MAGNITUDE}))?(?: ?(?P<lounit>{UNIT}))?(?:\(含\))?{CONNECTOR}"


class _Row(NamedTuple):
    """A rule before its builder knows the units of a lexicon."""

    name: str
    pattern: str
    build: Callable[[Reader, re.Match[str]], Reading | None]
    examples: tuple[str, ...]


RULES: tuple[_Row, ...] = (
    _Row(
        "composition",
        r"(?<![\d.-])(?P<r>\d{1,9}(?:\.\d{1,6})?(?: ?: ?\d{1,9}(?:\.\d{1,6})?){1,8})(?![\d:])",
        Reader.ratio,
        ("三次产业结构为8.3∶41.4∶50.3",),
    ),
    _Row(
        "percent_words",
        rf"(?<![{CN}\d])(?P<sign>负)?(?P<b>百|千) ?分 ?之 ?(?P<sign2>负)?(?P<n>{ARABIC}|{CHINESE})",
        Reader.percent_words,
        ("下降百分之十五",),
    ),
    _Row(
        "fraction_words",
        rf"(?<![{CN}\d])(?P<d>[{CN}]{{1,12}}|\d{{1,9}})分之(?P<n>[{CN}]{{1,12}}|\d{{1,9}})",
        Reader.fraction,
        ("压减三分之一",),
    ),
    _Row(
        "incidence",
        rf"(?P<n>{ARABIC})/(?P<u>1?0?[十百千]?万|[百千])(?=人|[,。;、)以到降升至左]|\n|$)",
        Reader.incidence,
        ("孕产妇死亡率9.8/10万",),
    ),
    _Row("fraction", r"(?<![\d/.])(?P<n>\d{1,2})/(?P<d>\d{1,3})(?![\d/])", Reader.fraction, ("减少1/3行政审批事项",)),
    _Row(
        "shared_point",
        rf"(?P<n>{ARABIC})个(?=(?:、{ARABIC}个?){{0,6}}(?:、|和|与|及){ARABIC}(?P<unit>个(?:百分|千分)点))",
        Reader.shared_point,
        ("分别高于全国、全省0.6个和0.3个百分点",),
    ),
    _Row("half", r"(?:一半|(?<=[过近])半数?(?=以上|[,。;]))", Reader.half, ("首次超过一半",)),
    _Row(
        "rank",
        rf"第 ?(?P<n>\d{{1,4}}|[{CN}]{{1,4}}) ?(?P<u>位|名(?!称|誉|额|单|义))",
        Reader.rank,
        ("位列17个一级指标中第9位",),
    ),
    _Row(
        "rank_bare",
        rf"(?<=列|居|排|排名|名列|全国|全省|全市|全区|全州|全县|全旗|全镇|全系统|行业|全球|世界|亚洲|中部|西部|东部|沿海|位次|升至|升到|跃居|、|和|同类\S{{1,6}}|[居列]全[国省市]\S{{1,6}})第 ?(?P<n>\d{{1,3}}|[{CN}]{{1,3}})(?![{CN}\d]|[个次届期批轮条款项章节号产方季书时])",
        Reader.rank,
        ("排名第6加大宣传力度", "分别居全国第二、第七、第九"),
    ),
    _Row(
        "rank_move",
        rf"(?<=(?:前|后)[移进]|上升|提升|下降|下滑|跃升|晋升)(?:了)?(?P<n>\d{{1,3}}|[{CN}]{{1,3}}) ?(?P<u>个?位次?)(?=[,。;、:()和及与至居列排以\n]|$)",
        Reader.rank,
        ("较上年前移3位", "前移2位居全省第5"),
    ),
    _Row(
        "rank_top",
        rf"(?<=列|居|排|排名|名列|全国|全省|全市|全区|世界|全球|[入进至到]|保持|稳定在|含|位次|综合排名|评价|评比|考核|进入[^,。;\d]{{1,12}})前(?P<n>\d{{1,3}}|[{CN}]{{1,3}})(?P<u>位|名|强)?(?![{CN}\d]|个?季|[个年天月次期批]|%)",
        Reader.rank,
        ("近岸海域水体优良率全国前三",),
    ),
    _Row(
        "rank_first",
        r"(?<=列|居|全国|全省|全市|全球|世界|保持|跃居|稳居)(?P<n>首位|榜首)",
        Reader.first,
        ("居全国首位",),
    ),
    _Row("doubled", r"(?P<w>翻番)", Reader.doubled, ("实现翻番",)),
    _Row(
        "range",
        rf"(?<![\d.A-Za-z]){LOW}(?P<n>{NUMBER}) ?(?P<mag>{MAGNITUDE})? ?(?P<unit>{UNIT}{PER})",
        Reader.range,
        ("再建公办幼儿园2—3所",),
    ),
    _Row(
        "juxtaposed",
        rf"(?P<t>[二三四五六七八九]?十)?(?P<a>[一二两三四五六七八九])(?P<b>[二三四五六七八九])(?P<m>[十百千万亿]{{0,2}}) ?(?P<unit>{UNIT})",
        Reader.juxtaposed,
        ("三四个月",),
    ),
    _Row(
        "money_parts",
        rf"(?P<sign>负)?(?:(?P<y>{ARABIC}|{CHINESE})(?P<mag>[万亿])?(?:元|圆|块)零?(?=[\d{CN}]{{1,2}}[角毛分])|(?=[\d{CN}][角毛](?:零?[\d{CN}]分|[整正])))(?:(?P<j>[\d{CN}])[角毛])?零?(?:(?P<f>[\d{CN}])分(?![钟之别为类公]))?(?:整|正|钱)?",
        lambda _, match: money.in_parts(match),
        ("合计86元4角5分",),
    ),
    _Row(
        "currency_code",
        rf"(?<![A-Za-z])(?P<c>USD|EUR|RMB|CNY|HKD|JPY|GBP|US\$|HK\$) ?(?P<n>{ARABIC})(?P<mag>{MAGNITUDE})?(?:[美欧港日]?元)?",
        lambda _, m: money.behind_code(m),
        ("进口USD 1,680万",),
    ),
    _Row(
        "money_sign",
        rf"(?P<s>[¥￥$€£]) ?(?P<n>{ARABIC})(?P<mag>{MAGNITUDE})?(?!\d| ?元)",
        lambda _, match: money.behind_sign(match),
        ("中标金额￥300",),
    ),
    _Row(
        "points",
        r"(?:(?P<n>\d{1,3}\.\d{1,3})|(?<=提高|提升|上升|下降|回落|增长|加快|收窄|扩大)(?P<whole>\d{1,2}))个点(?=[,。;、:)和及以\n]|$)",
        Reader.points,
        ("合格率提高2.6个点",),
    ),
    _Row(
        "tenths",
        r"(?<![一二两三四五六七八九十])(?P<n>[一二两三四五六七八九])成(?P<f>[一二三四五六七八九])(?=[,。;、:)的以左\n]|$)",
        Reader.tenths,
        ("占三成五",),
    ),
    _Row(
        "bare_index",
        r"(?:指数|系数|收入比|比值)(?:[为是]|达到?|升至|降至|降到|(?:提高|提升|上升|下降|控制|保持|稳定)[到至在])?(?P<n>\d{1,4}\.\d{1,4})(?=[,。;、)\n]|以[上下内]|左右|$)",
        Reader.bare_index,
        ("居民消费价格总指数为99.4",),
    ),
    _Row(
        "bare_index_from",
        r"(?:指数|系数|收入比|比值|得分)[由从自](?:上年末?|去年底?|\d{4}年)?的?(?P<n>\d{1,4}\.\d{1,4})(?=[一-龥]{1,4}[到至为]\d)",
        Reader.bare_index,
        ("城乡居民收入比由1.84缩小到1.79",),
    ),
    _Row(
        "bare_index_to",
        r"(?<=(?:指数|系数|收入比|比值|得分)[由从自][^,。;]{3,14}[到至为])(?P<n>\d{1,4}\.\d{1,4})(?=[,。;、)\n]|以[上下内]|左右|$)",
        Reader.bare_index,
        ("城乡居民收入比由1.84缩小到1.79。",),
    ),
    _Row(
        "mixed",
        rf"(?P<n>(?:{ARABIC}[千万亿]){{1,3}}\d{{1,4}}(?:千万|百万|十万|千|百|万)?) ?(?P<unit>{UNIT})",
        Reader.mixed,
        ("2万5千公里",),
    ),
    _Row(
        "plain",
        rf"(?P<sign>(?<![\dA-Za-z)%-])-|(?<![减欠担抱胜自背肩税])负|零下)?{PLAIN}",
        Reader.plain,
        ("完成技术合同成交额15.2亿元", "参会企业200余家"),
    ),
    _Row(
        "shared_unit",
        rf"(?P<n>{ARABIC})(?P<mag>{MAGNITUDE})?(?=(?:、{ARABIC}{MAGNITUDE}?){{0,6}}(?:、|和|与|及|至){ARABIC}(?P<mag2>{MAGNITUDE})? ?(?P<unit>{UNIT}))",
        Reader.shared,
        ("分别高4.2和0.7个百分点",),
    ),
    _Row(
        "no_unit",
        rf"(?P<n>{ARABIC}|[数几上][十百千])(?P<more>[多余])?(?P<mag>[十百千]?万亿|[十百千]?[万亿])(?P<more2>[多余])?(?!\d|[,.]\d|元)",
        lambda _, match: money.without_unit(match),
        ("政策惠及76万群众",),
    ),
    _Row(
        "no_unit_words",
        rf"(?<![{CN}\d])(?P<n>[一二两三四五六七八九壹贰叁肆伍陆柒捌玖][{CN}]{{0,20}}[万亿萬億])(?=[,。;、)]|$)",
        lambda _, match: money.in_words_without_unit(match),
        ("投资五千万",),
    ),
    _Row(
        "no_unit_bare",
        rf"{CUE}(?P<n>)(?P<mag>[十百千]?万亿|[百千]亿|[十百千]万)(?=[,。;、)]|$)",
        lambda _, match: money.without_unit(match),
        ("旅游收入破万亿",),
    ),
)


def make_rules(lexicon: Lexicon) -> RuleSet[Reading]:
    """The rules of the quantity stage over the units of a lexicon, in order of precedence."""
    reader = Reader(lexicon)
    rules = tuple(Rule(row.name, row.pattern, partial(row.build, reader), row.examples) for row in RULES)
    return RuleSet(rules, units=[surface for row in lexicon.units for surface in row.surfaces])
