"""The rules that read a quantity: ratios, percents in words, ranges, ranks, plain numbers with units."""

from __future__ import annotations

from govdoc_parse.lexicon import Lexicon
from govdoc_parse.patterns.rule import Rule, RuleSet
from govdoc_parse.stages.quantities import money
from govdoc_parse.stages.quantities.measure import Reading
from govdoc_parse.stages.quantities.reader import CUE, Reader
from govdoc_parse.stages.text.soft_breaks import BROKEN

CN = "零〇一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟萬億"
ARABIC = rf"(?<![\d{BROKEN}])(?<!\d[.,])(?:\d{{1,3}}+(?:,\d{{3}}){{1,6}}+(?:\.\d{{1,12}}+)?|\d{{1,18}}+(?:[.·]\d{{1,12}}+)?)(?![\d{BROKEN}])"
CHINESE = rf"(?<![{CN}])[{CN}]{{1,40}}(?:点[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]{{1,12}})?"
VAGUE = "(?:[数几][十百千万亿]{1,4}|(?<![以线网之向迈跃站跨])上[百千万亿]{1,4}|十几|[二三四五六七八九]十几|几)"
NUMBER = rf"(?:{ARABIC}|{VAGUE}|{CHINESE})"
MAGNITUDE = "(?:[十百千]?万亿|[十百千]?[万亿]|千(?!瓦|米|克|伏|卡|帕|赫|焦)|百(?!分))"
CONNECTOR = r" ?(?:-{1,2}|~|至|到) ?"


def make_rules(lexicon: Lexicon) -> RuleSet[Reading]:
    """The rules of the quantity stage over the units of a lexicon, in order of precedence."""
    reader = Reader(lexicon)
    unit = r"\L<units>"
    per = rf"(?:/(?:{MAGNITUDE}|\d{{1,9}})?\L<units>(?:·[年月日天])?|/[年月日天](?!\d))?"
    more = "(?P<more>[多余来几])"
    plain = rf"(?P<n>{NUMBER}){more}? ?(?P<mag>{MAGNITUDE})?(?:(?P<more2>[多余])(?P<mag2>亿)?)? ?(?P<unit>{unit}{per})(?P<more3>多(?=[年月个])|(?<=番)多)?(?P<half>半(?![年天月径个成数]))?"
    low = rf"(?P<lo>{ARABIC}|{CHINESE})(?: ?(?P<lomag>{MAGNITUDE}))?(?: ?(?P<lounit>{unit}))?(?:\(含\))?{CONNECTOR}"
    rules = (
        Rule(
            "composition",
            r"(?<![\d.-])(?P<r>\d{1,9}(?:\.\d{1,6})?(?: ?: ?\d{1,9}(?:\.\d{1,6})?){1,8})(?![\d:])",
            reader.ratio,
            ("三次产业结构为8.3∶41.4∶50.3",),
        ),
        Rule(
            "percent_words",
            rf"(?<![{CN}\d])(?P<sign>负)?(?P<b>百|千) ?分 ?之 ?(?P<sign2>负)?(?P<n>{ARABIC}|{CHINESE})",
            reader.percent_words,
            ("下降百分之十五",),
        ),
        Rule(
            "fraction_words",
            rf"(?<![{CN}\d])(?P<d>[{CN}]{{1,12}}|\d{{1,9}})分之(?P<n>[{CN}]{{1,12}}|\d{{1,9}})",
            reader.fraction,
            ("压减三分之一",),
        ),
        Rule(
            "incidence",
            rf"(?P<n>{ARABIC})/(?P<u>1?0?[十百千]?万|[百千])(?=人|[,。;、)以到降升至左]|\n|$)",
            reader.incidence,
            ("孕产妇死亡率9.8/10万",),
        ),
        Rule(
            "fraction", r"(?<![\d/.])(?P<n>\d{1,2})/(?P<d>\d{1,3})(?![\d/])", reader.fraction, ("减少1/3行政审批事项",)
        ),
        Rule(
            "shared_point",
            rf"(?P<n>{ARABIC})个(?=(?:、{ARABIC}个?){{0,6}}(?:、|和|与|及){ARABIC}(?P<unit>个(?:百分|千分)点))",
            reader.shared_point,
            ("分别高于全国、全省0.6个和0.3个百分点",),
        ),
        Rule("half", r"(?:一半|(?<=[过近])半数?(?=以上|[,。;]))", reader.half, ("首次超过一半",)),
        Rule(
            "rank",
            rf"第 ?(?P<n>\d{{1,4}}|[{CN}]{{1,4}}) ?(?P<u>位|名(?!称|誉|额|单|义))",
            reader.rank,
            ("位列17个一级指标中第9位",),
        ),
        Rule(
            "rank_bare",
            rf"(?<=列|居|排|排名|名列|全国|全省|全市|全区|全州|全县|全旗|全镇|全系统|行业|全球|世界|亚洲|中部|西部|东部|沿海|位次|升至|升到|跃居|、|和|同类\S{{1,6}}|[居列]全[国省市]\S{{1,6}})第 ?(?P<n>\d{{1,3}}|[{CN}]{{1,3}})(?![{CN}\d]|[个次届期批轮条款项章节号产方季书时])",
            reader.rank,
            ("排名第6加大宣传力度", "分别居全国第二、第七、第九"),
        ),
        Rule(
            "rank_move",
            rf"(?<=(?:前|后)[移进]|上升|提升|下降|下滑|跃升|晋升)(?:了)?(?P<n>\d{{1,3}}|[{CN}]{{1,3}}) ?(?P<u>个?位次?)(?=[,。;、:()和及与至居列排以\n]|$)",
            reader.rank,
            ("较上年前移3位", "前移2位居全省第5"),
        ),
        Rule(
            "rank_top",
            rf"(?<=列|居|排|排名|名列|全国|全省|全市|全区|世界|全球|[入进至到]|保持|稳定在|含|位次|综合排名|评价|评比|考核|进入[^,。;\d]{{1,12}})前(?P<n>\d{{1,3}}|[{CN}]{{1,3}})(?P<u>位|名|强)?(?![{CN}\d]|个?季|[个年天月次期批]|%)",
            reader.rank,
            ("近岸海域水体优良率全国前三",),
        ),
        Rule(
            "rank_first",
            r"(?<=列|居|全国|全省|全市|全球|世界|保持|跃居|稳居)(?P<n>首位|榜首)",
            reader.first,
            ("居全国首位",),
        ),
        Rule("doubled", r"(?P<w>翻番)", reader.doubled, ("实现翻番",)),
        Rule(
            "range",
            rf"(?<![\d.A-Za-z]){low}(?P<n>{NUMBER}) ?(?P<mag>{MAGNITUDE})? ?(?P<unit>{unit}{per})",
            reader.range,
            ("再建公办幼儿园2—3所",),
        ),
        Rule(
            "juxtaposed",
            rf"(?P<t>[二三四五六七八九]?十)?(?P<a>[一二两三四五六七八九])(?P<b>[二三四五六七八九])(?P<m>[十百千万亿]{{0,2}}) ?(?P<unit>{unit})",
            reader.juxtaposed,
            ("三四个月",),
        ),
        Rule(
            "money_parts",
            rf"(?P<sign>负)?(?:(?P<y>{ARABIC}|{CHINESE})(?P<mag>[万亿])?(?:元|圆|块)零?(?=[\d{CN}]{{1,2}}[角毛分])|(?=[\d{CN}][角毛](?:零?[\d{CN}]分|[整正])))(?:(?P<j>[\d{CN}])[角毛])?零?(?:(?P<f>[\d{CN}])分(?![钟之别为类公]))?(?:整|正|钱)?",
            money.in_parts,
            ("合计86元4角5分",),
        ),
        Rule(
            "money_sign",
            rf"(?P<s>[¥￥$€£]) ?(?P<n>{ARABIC})(?P<mag>{MAGNITUDE})?(?!\d| ?元)",
            money.behind_sign,
            ("中标金额￥300",),
        ),
        Rule(
            "mixed",
            rf"(?P<n>(?:{ARABIC}[千万亿]){{1,3}}\d{{1,4}}(?:千万|百万|十万|千|百|万)?) ?(?P<unit>{unit})",
            reader.mixed,
            ("2万5千公里",),
        ),
        Rule(
            "plain",
            rf"(?P<sign>(?<![\dA-Za-z)%-])-|(?<![减欠担抱胜自背肩税])负|零下)?{plain}",
            reader.plain,
            ("完成技术合同成交额15.2亿元", "参会企业200余家"),
        ),
        Rule(
            "shared_unit",
            rf"(?P<n>{ARABIC})(?P<mag>{MAGNITUDE})?(?=(?:、{ARABIC}{MAGNITUDE}?){{0,6}}(?:、|和|与|及|至){ARABIC}(?P<mag2>{MAGNITUDE})? ?(?P<unit>{unit}))",
            reader.shared,
            ("分别高4.2和0.7个百分点",),
        ),
        Rule(
            "no_unit",
            rf"(?P<n>{ARABIC}|[数几上][十百千])(?P<more>[多余])?(?P<mag>[十百千]?万亿|[十百千]?[万亿])(?P<more2>[多余])?(?!\d|[,.]\d|元)",
            money.without_unit,
            ("政策惠及76万群众",),
        ),
        Rule(
            "no_unit_words",
            rf"(?<![{CN}\d])(?P<n>[一二两三四五六七八九壹贰叁肆伍陆柒捌玖][{CN}]{{0,20}}[万亿萬億])(?=[,。;、)]|$)",
            money.in_words_without_unit,
            ("投资五千万",),
        ),
        Rule(
            "no_unit_bare",
            rf"{CUE}(?P<n>)(?P<mag>[十百千]?万亿|[百千]亿|[十百千]万)(?=[,。;、)]|$)",
            money.without_unit,
            ("旅游收入破万亿",),
        ),
    )
    surfaces = [s for row in lexicon.units for s in row.surfaces]
    return RuleSet(rules, units=surfaces)
