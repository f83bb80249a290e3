"""Writes 62 government work reports into a folder: 31 provinces, two years, the same bytes each time.

The provinces are real, every figure is made up. `reports()` also says what a panel of them must hold.

    python examples/work_reports.py reports
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from zlib import crc32

PROVINCES = (
    "北京市", "天津市", "河北省", "山西省", "内蒙古自治区", "辽宁省", "吉林省", "黑龙江省", "上海市", "江苏省", "浙江省",
    "安徽省", "福建省", "江西省", "山东省", "河南省", "湖北省", "湖南省", "广东省", "广西壮族自治区",
    "海南省", "重庆市", "四川省", "贵州省", "云南省", "西藏自治区", "陕西省", "甘肃省", "青海省", "宁夏回族自治区", "新疆维吾尔自治区",
)  # fmt: skip
YEARS = (2024, 2025)
CHANGES = ("增长", "下降")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure between two bounds, and the cell of the panel that it fills: its value times `factor` in the base unit."""

    indicator: str
    measure: str
    low: str
    high: str
    factor: int = 1


@dataclass(frozen=True, slots=True)
class Report:
    """A report, and the cells that it states: indicator, measure and year → value in the base unit."""

    name: str
    province: str
    text: str
    cells: Mapping[tuple[str, str, int], Decimal]


REVIEW = {
    "gdp": Figure("gdp", "level", "3200.0", "98000.0", 10**8),
    "gdp_up": Figure("gdp", "growth", "2.0", "8.0"),
    "iva_up": Figure("iva", "growth", "-1.5", "9.9"),
    "fai_up": Figure("fai", "growth", "-6.0", "9.0"),
    "retail": Figure("retail", "level", "900.0", "46000.0", 10**8),
    "retail_up": Figure("retail", "growth", "0.4", "7.0"),
    "trade": Figure("trade", "level", "120.0", "79000.0", 10**8),
    "trade_up": Figure("trade", "growth", "-9.0", "15.0"),
    "budget": Figure("budget_rev", "level", "210.0", "13000.0", 10**8),
    "budget_up": Figure("budget_rev", "growth", "-2.5", "11.0"),
    "urban": Figure("inc_urban", "level", "39000", "89000"),
    "urban_up": Figure("inc_urban", "growth", "3.1", "6.0"),
    "rural": Figure("inc_rural", "level", "14000", "44000"),
    "rural_up": Figure("inc_rural", "growth", "5.1", "8.0"),
    "jobs": Figure("emp_new", "level", "7.0", "145.0", 10**4),
    "jobless": Figure("unemp", "level", "4.0", "5.6"),
    "prices": Figure("cpi", "growth", "0.1", "2.0"),
    "grain": Figure("grain", "level", "60.0", "1600.0", 5 * 10**4),
    "people": Figure("pop", "level", "370.0", "12700.0", 10**4),
    "towns": Figure("urb_rate", "level", "40.0", "89.0"),
    "woods": Figure("forest", "level", "12.0", "66.0"),
    "firms": Figure("hitech_n", "level", "1.01", "9.50", 10**4),
}
PLAN = {
    "gdp_aim": Figure("gdp", "target_growth", "4.0", "7.5"),
    "iva_aim": Figure("iva", "target_growth", "4.0", "9.0"),
    "fai_aim": Figure("fai", "target_growth", "2.0", "9.0"),
    "retail_aim": Figure("retail", "target_growth", "4.0", "7.0"),
    "budget_aim": Figure("budget_rev", "target_growth", "2.0", "6.0"),
    "prices_aim": Figure("cpi", "target_growth", "2.0", "3.0"),
    "jobless_aim": Figure("unemp", "target_level", "5.0", "5.5"),
    "jobs_aim": Figure("emp_new", "target_level", "6.0", "120.0", 10**4),
    "grain_aim": Figure("grain", "target_level", "60.0", "1500.0", 5 * 10**4),
}
HEADS = (
    "{province}{year}年政府工作报告\n\n{year}年1月16日在{province}人民代表大会上\n",
    "政府工作报告\n——{year}年1月20日在{province}第十四届人民代表大会第三次会议上\n",
    "{year}年{province}人民政府工作报告\n\n（{year}年1月13日）\n",
)
REVIEWS = (
    "过去一年，全年地区生产总值{gdp}亿元，{gdp_up}%。规模以上工业增加值{iva_up}%，固定资产投资{fai_up}%，社会消费品零售总额{retail}亿元、{retail_up}%，"
    "货物进出口总额{trade}亿元、{trade_up}%。一般公共预算收入{budget}亿元、{budget_up}%。\n\n"
    "（二）民生福祉持续增进。城镇居民人均可支配收入{urban}元，{urban_up}%；农村居民人均可支配收入{rural}元，{rural_up}%。城镇新增就业{jobs}万人，"
    "城镇调查失业率平均{jobless}%，居民消费价格上涨{prices}%。粮食总产量{grain}亿斤。\n\n"
    "（三）发展基础更加牢固。年末常住人口{people}万人，常住人口城镇化率达到{towns}%，森林覆盖率{woods}%，高新技术企业总数{firms}万家。\n",
    "一年来，经济运行稳中有进。地区生产总值达到{gdp}亿元、{gdp_up}%，规上工业增加值{iva_up}%，固定资产投资{fai_up}%。社会消费品零售总额{retail}亿元，"
    "{retail_up}%；进出口总额{trade}亿元，{trade_up}%；一般公共预算收入完成{budget}亿元，{budget_up}%。\n\n"
    "（二）人民生活不断改善。城镇、农村居民人均可支配收入分别达到{urban}元、{rural}元，分别{urban_up}%和{rural_up}%。全年城镇新增就业{jobs}万人，"
    "城镇调查失业率{jobless}%，居民消费价格涨幅{prices}%。\n\n"
    "（三）城乡面貌焕然一新。粮食产量{grain}亿斤，常住人口{people}万人，城镇化率提高到{towns}%，森林覆盖率稳定在{woods}%，高新技术企业达到{firms}万家。\n",
    "一年来，我们主要做了以下工作。实现地区生产总值{gdp}亿元，比上年{gdp_up}%；社会消费品零售总额{retail}亿元，比上年{retail_up}%；外贸进出口总额{trade}亿元，"
    "同比{trade_up}%。规上工业增加值{iva_up}%、固定资产投资{fai_up}%。一般公共预算收入{budget}亿元、同比{budget_up}%。\n\n"
    "（二）社会事业全面进步。城镇居民人均可支配收入{urban}元、{urban_up}%，农村居民人均可支配收入{rural}元、{rural_up}%。新增城镇就业{jobs}万人，"
    "城镇调查失业率为{jobless}%。居民消费价格同比上涨{prices}%。\n\n"
    "（三）绿色转型步伐加快。森林覆盖率达{woods}%，粮食总产{grain}亿斤，常住人口{people}万人，常住人口城镇化率{towns}%，高新技术企业{firms}万家。\n",
)
WORK = (
    "产业升级扎实推进，新建智能工厂{a}家，技术改造投资{b}亿元，培育省级专精特新中小企业{c}家，数字经济核心产业营业收入{d}亿元。",
    "重大项目建设提速，开工重点项目{a}个，建成农村公路{c}公里，新增5G基站{b}个，铁路营业里程新增{a}公里。",
    "乡村振兴有力有效，新建高标准农田{b}万亩，改造农村户厕{c}万户，新增绿色食品{a}个，村集体经济收入{d}万元以上的村占比提高{e}个百分点。",
    "改革开放不断深化，办理政务服务事项{d}件，减免税费{b}亿元，新登记经营主体{c}万户，开行中欧班列{d}列。",
    "生态环境持续改善，优良天数比例提高{e}个百分点，治理水土流失面积{b}平方公里，完成营造林{c}万亩，关停落后产能{a}家。",
    "公共服务提质扩面，新增学位{d}个，新增养老床位{c}张，改造城镇老旧小区{a}个，发放救助资金{b}亿元，惠及群众{d}人次。",
)
PROSE = (
    "我们坚持稳中求进工作总基调，完整、准确、全面贯彻新发展理念，统筹发展和安全，着力推动高质量发展，保持社会大局稳定。"
    "各级各部门主动作为、密切协作，深入基层解决企业和群众的实际困难，各项工作取得新的进展。\n"
)
PLANS = (
    "今年发展的主要预期目标是：地区生产总值增长{gdp_aim}%左右，规模以上工业增加值增长{iva_aim}%，固定资产投资增长{fai_aim}%左右，"
    "社会消费品零售总额增长{retail_aim}%，一般公共预算收入增长{budget_aim}%，居民消费价格涨幅{prices_aim}%左右，城镇调查失业率{jobless_aim}%左右，"
    "城镇新增就业{jobs_aim}万人以上，粮食产量{grain_aim}亿斤以上，居民收入增长与经济增长同步。\n",
    "做好今年工作，主要预期目标为：地区生产总值增长{gdp_aim}%以上；规上工业增加值增长{iva_aim}%左右；固定资产投资增长{fai_aim}%以上；社会消费品零售总额增长"
    "{retail_aim}%左右；一般公共预算收入增长{budget_aim}%左右；居民消费价格涨幅控制在{prices_aim}%左右；城镇新增就业{jobs_aim}万人，城镇调查失业率控制在"
    "{jobless_aim}%以内；粮食产量稳定在{grain_aim}亿斤；居民收入增长与经济增长同步。\n",
)


def reports() -> Iterator[Report]:
    """Yields the reports of each year in the order of the provinces."""
    for year in YEARS:
        for place, province in enumerate(PROVINCES):
            yield _report(place, province, year)


def _report(place: int, province: str, year: int) -> Report:
    kind = place + year
    values = {key: _value(province, year, key, figure) for key, figure in (REVIEW | PLAN).items()}
    written = {key: _written(key, value) for key, value in values.items()}
    parts = [
        HEADS[kind % len(HEADS)].format(province=province, year=year),
        f"各位代表：\n\n现在，我代表{province}人民政府向大会报告工作，请予审议。\n",
        f"一、{year - 1}年工作回顾\n\n（一）综合实力稳步提升。" + REVIEWS[kind % len(REVIEWS)].format(**written),
        *_work(province, year - 1),
        f"二、{year}年重点工作\n\n" + PLANS[kind % len(PLANS)].format(**written),
        "各位代表！让我们团结奋斗，努力完成全年目标任务。\n",
    ]
    cells = {(f.indicator, f.measure, year - 1): values[key] * f.factor for key, f in REVIEW.items()}
    cells |= {(f.indicator, f.measure, year): values[key] * f.factor for key, f in PLAN.items()}
    return Report(f"{year}_{province}.txt", province, "\n".join(parts), cells)


def _value(province: str, year: int, key: str, figure: Figure) -> Decimal:
    low, high = Decimal(figure.low), Decimal(figure.high)
    step = Decimal(1).scaleb(low.as_tuple().exponent)  # type: ignore[arg-type]
    value = low + step * (crc32(f"{province} {year} {key}".encode()) % int((high - low) / step))
    return value if value else step


def _written(key: str, value: Decimal) -> str:
    """Returns the number; of a change in the review with its verb."""
    return f"{CHANGES[value < 0]}{abs(value)}" if key.endswith("_up") else str(value)


def _work(province: str, year: int) -> Iterator[str]:
    """Yields what else a report tells: other figures, and prose without any."""
    for number, sentence in enumerate(WORK, start=4):
        seed = crc32(f"{province} {year} {number}".encode())
        figures = {
            "a": seed % 89 + 11,
            "b": seed % 783 + 110,
            "c": seed % 397 + 21,
            "d": seed % 8713 + 1204,
            "e": seed % 8 + 1.5,
        }
        yield f"（{number}）" + sentence.format(**figures) + "\n"
        yield PROSE * 4 + "\n"


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for report in reports():
        (folder / report.name).write_text(report.text, encoding="utf-8", newline="\n")
