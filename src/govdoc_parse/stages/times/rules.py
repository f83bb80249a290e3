"""The rules of time: wording, and which builder reads it. At each place the first that matches wins."""

from __future__ import annotations

from govdoc_parse.patterns.rule import Rule
from govdoc_parse.stages.times.builders import (
    as_of,
    base,
    census,
    dated,
    deadline,
    dotted_months,
    instant,
    interval,
    last_months,
    month_range,
    now,
    plan,
    quarter_end,
    since,
    third,
    year_base,
    years,
)
from govdoc_parse.stages.times.expressions import Meaning
from govdoc_parse.stages.times.near_builders import (
    near_month,
    near_quarter,
    part_base,
    run_of_months,
    run_of_years,
    two_years,
)
from govdoc_parse.stages.times.wording import (
    CN,
    COUNT,
    DAY,
    MONTH,
    SPLIT,
    WORD_YEAR,
    YEAR,
    compact_day,
    numeric_day,
)

_NO_END = r"(?P<ed>(?!))?(?P<ey>(?!))?(?P<em>(?!))?"

RULES: tuple[Rule[Meaning], ...] = (
    Rule(
        "comparison",
        r"(?:[较比与]|[和同](?=[上去]年(?:持平|相当|相比|基本)))(?:上|去|前)(?:一|个)?年(?:同期|同月|全年|末|底|度)?|[较比](?:上|前)(?:一?个?)?(?:季度|月|周|半年)|[较比](?:年初|上年初)|[较比]\d{1,2}-\d{1,2}月份?|[较比]前[一二三四五六七八九\d]{1,3}个?(?:季度|月)|[较比]一季度|[较比]“?十[一二三四五]?五”?(?:时期|期间|末)",
        base,
        ("较上年同期增加2160万元",),
    ),
    Rule("compared_year", rf"[较比与](?:同期的)?(?:{YEAR})(?:同期|末|底|相比){{0,3}}", base, ("比2020年增长12%",)),
    Rule(
        "times_of",
        rf"(?:是|为|相当于|达到?)(?:{YEAR}|{WORD_YEAR}|“?十[一二三四]?五”?(?:时期|期间|末))(?:同期|全年|末|底){{0,3}}的(?= ?[\d{CN}.]{{1,12}} ?(?:倍|%|成))",
        base,
        ("是上年的1.4倍",),
    ),
    Rule(
        "on_basis_of",
        rf"在(?:{YEAR}|{WORD_YEAR})(?:同期|末|底|的){{0,3}}基础上",
        base,
        ("在上年基础上压减5%",),
    ),
    Rule(
        "since",
        rf"(?:(?:{YEAR}|{WORD_YEAR})(?:(?P<m>{MONTH})月份?(?:(?P<d>{DAY})[日号])?)?以来|[自从]?(?P<from>)(?:{YEAR}|{WORD_YEAR})(?:(?P<m>{MONTH})月份?(?:(?P<d>{DAY})[日号])?)?起(?:至今)?(?![草点步来止动飞航家伏至到]|[正]?式?(?:实施|施行|执行|生效|试行)))",
        since,
        ("2023年以来", "从2001年起至今"),
    ),
    Rule(
        "from_year",
        rf"[由从](?:{YEAR}|{WORD_YEAR})(?!\d{{1,2}}月|[-~至到])(?:同期|末|底|初|的){{0,3}}",
        year_base,
        ("由上年729万人增加到732万人",),
    ),
    Rule(
        "from_part",
        rf"[由从](?:{YEAR}|{WORD_YEAR})?{SPLIT}(?:末|底)?的?(?=[第\d])",
        part_base,
        ("失业率从上半年5.6%降到5.2%",),
    ),
    Rule("same_period", rf"{WORD_YEAR}同期", year_base, ("上年同期为1.3%",)),
    Rule(
        "as_of_day",
        rf"截[至止](?:到)?(?:{YEAR}|{WORD_YEAR})?(?P<m>{MONTH})月(?P<d>{DAY})[日号]",
        as_of,
        ("截至5月30日",),
    ),
    Rule(
        "as_of_numeric",
        rf"截[至止](?:到)?(?:{numeric_day()}(?![\d.])|{compact_day()})",
        as_of,
        ("截至2024/3/7", "截至20240630"),
    ),
    Rule(
        "as_of",
        rf"截[至止](?:到)?(?:(?:{YEAR}|{WORD_YEAR})?{SPLIT}(?:末|底)?|(?:{YEAR}|{WORD_YEAR})(?:年?末|年?底)?)",
        as_of,
        ("截至3月底", "截至2022年底"),
    ),
    Rule(
        "now",
        r"截[至止](?:到)?(?:目前|今|当前|现在)|(?:到)?(?<![项科题节栏])目前(?:为止)?|至今|(?:今年|年初)以来|今年来",
        now,
        ("截至目前已完成",),
    ),
    Rule(
        "day_range",
        rf"(?:(?:{YEAR}|{WORD_YEAR}) ?)?(?P<m>{MONTH}) ?月 ?(?P<d>{DAY})[日号]?(?:-{{1,2}}|~|至|到)(?:(?P<ey>(?:19|20)\d\d)年)?(?:(?P<em>{MONTH})月)?(?P<ed>{DAY})[日号]",
        dated,
        ("2月21至23日",),
    ),
    Rule("third", rf"(?:{YEAR}|{WORD_YEAR})?(?P<m>{MONTH})月(?P<x>[上中下])旬", third, ("3月上旬",)),
    Rule(
        "numeric_range",
        rf"(?<![\d.-])(?:{numeric_day()}(?:-{{1,2}}|~|至|到){numeric_day('e')}(?![\d.])|{compact_day()}(?:-{{1,2}}|~|至|到){compact_day('e')})",
        dated,
        ("2017.9.8—2017.9.30", "20230701至20230831"),
    ),
    Rule(
        "iso_day",
        rf"(?<![\d.-])(?:{numeric_day()}(?![\d.])|{compact_day()}(?=[起前至到止,。;、)~-]|$)){_NO_END}",
        dated,
        ("2020-05-26", "2019.9.6", "20240901起"),
    ),
    Rule(
        "dotted_months",
        r"(?<![\d.])(?P<y1>(?:19|20)\d\d)\.(?P<m1>0[1-9]|1[0-2])(?:-{1,2}|~|至|到)(?P<y2>(?:19|20)\d\d)\.(?P<m2>0[1-9]|1[0-2])(?![\d.])",
        dotted_months,
        ("1999.08-2002.02",),
    ),
    Rule(
        "day",
        rf"(?:(?:{YEAR}|{WORD_YEAR}) ?)?(?P<m>{MONTH}) ?月 ?(?P<d>{DAY}) ?[日号]{_NO_END}",
        dated,
        ("3月21日", "二〇〇四年二月二十四日"),
    ),
    Rule(
        "month_range",
        rf"{YEAR}(?P<m>1[0-2]|[1-9])月(?:-|~|至|到)(?:(?:(?P<ey>20\d\d)年)(?P<em>1[0-2]|[1-9])月|(?P<em>(?!))?(?:目前|今))",
        month_range,
        ("2022年7月至2023年6月", "2023年7月至今"),
    ),
    Rule("year_range", r"(?P<y1>(?:19|20)\d\d)年?(?:-|~|至|到)(?P<y2>(?:19|20)?\d\d)年", years, ("2021-2023年",)),
    Rule(
        "deadline",
        rf"(?:(?:{YEAR}|{WORD_YEAR}))?(?:{SPLIT}(?:底|末)?前|(?<=年)[底末]前|年(?:底|末)(?:之?前|以前)|(?<![\d一二两三四五六七八九十])年内(?!容))",
        deadline,
        ("年底前", "8月底前"),
    ),
    Rule(
        "part_end", rf"(?:{YEAR}|{WORD_YEAR})?(?:[一二三四1-4]季度|上半年)末(?!前)", quarter_end, ("三季度末生猪存栏",)
    ),
    Rule("month_end", rf"(?:{YEAR}|{WORD_YEAR})?(?P<m>{MONTH})月月?(?:末|底)(?!前)", instant, ("9月末",)),
    Rule("period_end", r"(?:季度?末|期末|月末)(?!前)", instant, ("季末总数为1486家",)),
    Rule(
        "year_end",
        rf"(?:{YEAR}(?:年?[末底])|{WORD_YEAR}[末底]|(?<![\d一-龥])年[末底]|(?<=[到至争])年[末底]|年[末底](?=全|常|实|人|金|户|总|城|共|各|外|从|累|本))(?!前)",
        instant,
        ("年末常住人口3099万人",),
    ),
    Rule(
        "plan",
        r"“?(?P<p>十[一二三四五]?五|[一二三四五六七八九]五)”?(?:(?P<e>末)|以来|时期|期间|规划期|前\d年|后[两\d]年|计划)",
        plan,
        ("“十四五”时期",),
    ),
    Rule(
        "numbered_plan",
        r"第(?P<n>十[一二三四五]?|[一二三四五六七八九])个五年(?:规划|计划)",
        plan,
        ("第十四个五年规划纲要",),
    ),
    Rule(
        "quoted_plan",
        r"“(?P<p>十[一二三四五]?五|[一二三四五六七八九]五)”(?P<e>末)?(?=[末,。、;:)和与]|主要|目标|发展|经济|期|以来|时|规划|开局|收官|我|全)",
        plan,
        ("“十四五”主要目标",),
    ),
    Rule("census", r"第(?P<n>[一二三四五六七])次全国(?P<what>人口|经济|农业)普查", census, ("第七次全国人口普查",)),
    Rule(
        "run_of_years",
        rf"(?:过去|最?近|这|今后|未来|前(?=五))的?(?P<n>{COUNT})年(?:来|间|内)?|(?<![\d{CN}第由从满每])(?P<n2>{COUNT})年(?:来|间|累计|(?=年均|新增|(?:下降|提高|上升)[\d{CN}]|平均增长))",
        run_of_years,
        ("五年累计新增就业", "近三年"),
    ),
    Rule(
        "run_of_months",
        rf"(?:过去|最?近|今后|未来)的?(?P<n>{COUNT})个月(?:以?来|内)?|近(?P<n>[三六])月",
        run_of_months,
        ("近三个月", "近三月"),
    ),
    Rule(
        "last_months",
        rf"(?:{YEAR}|{WORD_YEAR})的?最?后(?P<n>[一二两三四五六\d])个?月",
        last_months,
        ("去年最后两个月",),
    ),
    Rule("two_years", r"今明两年", two_years, ("今明两年",)),
    Rule(
        "near_month",
        rf"(?<!每)(?P<w>[本当上下])一?个?月(?:份|(?P<d>{DAY})[日号])?(?![末底])",
        near_month,
        ("上个月15日",),
    ),
    Rule("near_quarter", r"(?P<w>[本上下])一?个?季度(?!末)", near_quarter, ("上个季度",)),
    Rule("year_part", rf"(?:{YEAR}|{WORD_YEAR})的?{SPLIT}", interval, ("2023年上半年",)),
    Rule("year", rf"{YEAR}", interval, ("2023年",)),
    Rule("word_year", rf"{WORD_YEAR}(?!同期)", interval, ("今年",)),
    Rule("part", rf"(?<![\d.第]){SPLIT}", interval, ("一季度", "1-9月", "前三季度", "全年")),
    Rule("bare_range", r"(?P<y1>(?:19|20)\d\d)-(?P<y2>20\d\d)(?!\d)", years, ("2021-2025",)),
)
