"""What head, row and title give to the figures of a table, in the forms that offices print."""

from __future__ import annotations

import pytest

import govdoc_parse as gp


def _read(text: str) -> list[str]:
    """Each fact of the tables as quote, name, subject, role, status, period and unit."""
    lines = []
    for fact in gp.parse(text).facts:
        period = fact.period
        days = "" if period is None else f"{period.start}..{period.end}"
        said = (fact.quantity.quote.text, fact.name, fact.subject, fact.role, fact.status, days, fact.quantity.unit)
        lines.append(" | ".join(part or "" for part in said))
    return lines


CASES = {
    "rows of measures below heads that name": (
        "安陵县2024年上半年收支情况\n\n单位：万元\n| 项目 | 税收收入 | 公共支出 |\n| 年初预算 | 900 | 3200 |\n| 为预算% | 54.0 | 53.4 |\n"
        "| 比上年同期增减额 | 14.6 | -34.9 |\n",
        [
            "900 | 税收收入 |  | level | planned | 2024-01-01..2024-12-31 | 元",
            "3200 | 公共支出 |  | level | planned | 2024-01-01..2024-12-31 | 元",
            "54.0 | 税收收入 |  | share | achieved | 2024-01-01..2024-06-30 | %",
            "53.4 | 公共支出 |  | share | achieved | 2024-01-01..2024-06-30 | %",
            "14.6 | 税收收入 |  | change | achieved | 2024-01-01..2024-06-30 | 元",
            "-34.9 | 公共支出 |  | change | achieved | 2024-01-01..2024-06-30 | 元",
        ],
    ),
    "rows of months": (
        "安陵县2024年用水情况\n\n| 月份 | 用水量（万吨） |\n| 1月 | 12.5 |\n| 2月 | 13.5 |\n| 合计 | 26.0 |\n",
        [
            "12.5 | 用水量 |  | level | achieved | 2024-01-01..2024-01-31 | 吨",
            "13.5 | 用水量 |  | level | achieved | 2024-02-01..2024-02-29 | 吨",
            "26.0 | 用水量 | 合计 | level | achieved | 2024-01-01..2024-12-31 | 吨",
        ],
    ),
    "a column of years with a row of their growth": (
        "安陵县“十三五”时期用水情况\n\n| 年份 | 年末人口（万人） | 用水量（万吨） | 用水量增速（%） |\n| 2019 | 41.2 | 12.5 | 3.1 |\n| 2020 | 41.5 | 13.5 | 4.2 |\n"
        "| “十三五”年均增长 | 0.3 | 3.9 | 3.6 |\n",
        [
            "41.2 | 人口 |  | level | achieved | 2019-12-31..2019-12-31 | 人",
            "12.5 | 用水量 |  | level | achieved | 2019-01-01..2019-12-31 | 吨",
            "3.1 | 用水量 |  | change | achieved | 2019-01-01..2019-12-31 | %",
            "41.5 | 人口 |  | level | achieved | 2020-12-31..2020-12-31 | 人",
            "13.5 | 用水量 |  | level | achieved | 2020-01-01..2020-12-31 | 吨",
            "4.2 | 用水量 |  | change | achieved | 2020-01-01..2020-12-31 | %",
            "3.6 | 用水量 |  | change | achieved | 2016-01-01..2020-12-31 | %",
        ],
    ),
    "a label that is a change": (
        "安陵县2023年用电情况\n\n| 指标 | 单位 | 2022年 | 2023年 |\n| 用电量增速 | % | 3.1 | 4.2 |\n| 用电损耗下降 | % | 0.5 | 0.8 |\n",
        [
            "3.1 | 用电量 |  | change | achieved | 2022-01-01..2022-12-31 | %",
            "4.2 | 用电量 |  | change | achieved | 2023-01-01..2023-12-31 | %",
            "0.5 | 用电损耗 |  | change | achieved | 2022-01-01..2022-12-31 | %",
            "0.8 | 用电损耗 |  | change | achieved | 2023-01-01..2023-12-31 | %",
        ],
    ),
    "labels that look like figures": (
        "安陵县2020年人口构成\n\n| 年龄 | 人口数（人） |\n| 总计 | 214 |\n| 15—59岁 | 131 |\n| 60岁及以上 | 44 |\n",
        [
            "214 | 人口数 | 总计 | level | achieved | 2020-01-01..2020-12-31 | 人",
            "131 | 人口数 | 15-59岁 | level | achieved | 2020-01-01..2020-12-31 | 人",
            "44 | 人口数 | 60岁及以上 | level | achieved | 2020-01-01..2020-12-31 | 人",
        ],
    ),
    "ranks in the first column": (
        "安陵县2024年第三季度考核排名\n\n| 位次 | 乡镇 | 本季度得分 | 上季度得分 |\n| 1 | 东坪镇 | 96.8 | 94.1 |\n| 2 | 西河镇 | 95.4 | 95.6 |\n",
        [
            "1 | 位次 | 东坪镇 | rank | achieved | 2024-07-01..2024-09-30 | 位",
            "96.8 | 得分 | 东坪镇 | level | achieved | 2024-07-01..2024-09-30 | 分",
            "94.1 | 得分 | 东坪镇 | level | achieved | 2024-04-01..2024-06-30 | 分",
            "2 | 位次 | 西河镇 | rank | achieved | 2024-07-01..2024-09-30 | 位",
            "95.4 | 得分 | 西河镇 | level | achieved | 2024-07-01..2024-09-30 | 分",
            "95.6 | 得分 | 西河镇 | level | achieved | 2024-04-01..2024-06-30 | 分",
        ],
    ),
    "the kind of a thing that stands once and one that stands twice": (
        "安陵县2024年5月鲜鱼价格监测表\n\n| 品种 | 规格 | 单位 | 本期价格 | 上期价格 |\n| 鲢鱼 | 鲜活 | 元/公斤 | 12.5 | 12.1 |\n| 鲢鱼 | 冰冻 | 元/公斤 | 9.5 | 9.1 |\n",
        [
            "12.5 | 价格 | 鲢鱼鲜活 | level | achieved | 2024-05-01..2024-05-31 | 元/公斤",
            "12.1 | 价格 | 鲢鱼鲜活 | level | achieved | 2024-04-01..2024-04-30 | 元/公斤",
            "9.5 | 价格 | 鲢鱼冰冻 | level | achieved | 2024-05-01..2024-05-31 | 元/公斤",
            "9.1 | 价格 | 鲢鱼冰冻 | level | achieved | 2024-04-01..2024-04-30 | 元/公斤",
        ],
    ),
    "a unit of two parts beside a head of percent": (
        "安陵县学校收费标准\n\n| 收费项目 | 计费单位 | 执行标准 | 减免比例（%） |\n| 住宿费 | 元/生·学期 | 400 | 20 |\n",
        [
            "400 | 执行标准 | 住宿费 | standard | required |  | 元/生·学期",
            "20 | 减免比例 | 住宿费 | standard | required |  | %",
        ],
    ),
    "what the rows list is no part of the name": (
        "安陵县2024年第二季度主要建筑材料价格\n\n单位：元/吨\n| 材料名称 | 4月 | 5月 |\n| 碎石 | 88 | 90 |\n",
        [
            "88 | 价格 | 碎石 | level | achieved | 2024-04-01..2024-04-30 | 元/吨",
            "90 | 价格 | 碎石 | level | achieved | 2024-05-01..2024-05-31 | 元/吨",
        ],
    ),
    "halves whose labels have other heads": (
        "安陵县水利局2023年度资产负债表\n\n单位：元\n| 资产 | 2023年末 | 负债 | 2023年末 |\n| 货币资金 | 24.5 | 应付账款 | 6.8 |\n| 资产总计 | 24.5 | 负债合计 | 6.8 |\n",
        [
            "24.5 | 货币资金 |  | level | achieved | 2023-12-31..2023-12-31 | 元",
            "6.8 | 应付账款 |  | level | achieved | 2023-12-31..2023-12-31 | 元",
            "24.5 | 资产总计 |  | level | achieved | 2023-12-31..2023-12-31 | 元",
            "6.8 | 负债合计 |  | level | achieved | 2023-12-31..2023-12-31 | 元",
        ],
    ),
    "what stands farther in below a total, and a column of totals in a half": (
        "安陵县水利局2023年度决算\n\n单位：万元\n| 收入 |  | 支出 |  |  |\n| 项目 | 决算数 | 项目 | 合计 | 财政拨款 |\n| 一、事业收入 | 24.5 | 一、农林水支出 | 20.5 | 18.5 |\n"
        "| 本年收入合计 | 24.5 | 本年支出合计 | 20.5 | 18.5 |\n| 　　年初结余 | 1.5 | 　　年末结余 | 5.5 | 3.5 |\n",
        [
            "24.5 | 事业收入 |  | level | achieved | 2023-01-01..2023-12-31 | 元",
            "20.5 | 支出合计 | 农林水支出 | level | achieved | 2023-01-01..2023-12-31 | 元",
            "18.5 | 财政拨款 | 农林水支出 | level | achieved | 2023-01-01..2023-12-31 | 元",
            "24.5 | 本年收入合计 |  | level | achieved | 2023-01-01..2023-12-31 | 元",
            "20.5 | 支出合计 | 本年支出合计 | level | achieved | 2023-01-01..2023-12-31 | 元",
            "18.5 | 财政拨款 | 本年支出合计 | level | achieved | 2023-01-01..2023-12-31 | 元",
            "1.5 | 年初结余 |  | level | achieved | 2023-01-01..2023-12-31 | 元",
            "5.5 | 支出合计 | 年末结余 | level | achieved | 2023-01-01..2023-12-31 | 元",
            "3.5 | 财政拨款 | 年末结余 | level | achieved | 2023-01-01..2023-12-31 | 元",
        ],
    ),
    "a child of a stock": (
        "安陵县2023年人口情况\n\n| 指标 | 单位 | 2023年 |\n| 年末户籍人口 | 万人 | 45.2 |\n| 　城镇人口 | 万人 | 20.1 |\n",
        [
            "45.2 | 年末户籍人口 |  | level | achieved | 2023-12-31..2023-12-31 | 人",
            "20.1 | 城镇人口 |  | level | achieved | 2023-12-31..2023-12-31 | 人",
        ],
    ),
    "a base, a bound and a range of targets": (
        "安陵县“十四五”林业规划\n\n表1 主要指标\n\n| 指标 | 2020年（基期值） | 2025年目标 | 年均增长[累计]（%） |\n| 造林（亩） | 310 | 低于300 | 3.0—3.5 |\n| 抚育（亩） | — | — | 2.5 |\n",
        [
            "310 | 造林 |  | level | achieved | 2020-01-01..2020-12-31 | 亩",
            "300 | 造林 |  | level | planned | 2025-01-01..2025-12-31 | 亩",
            "3.0—3.5 | 造林 |  | change | planned | 2021-01-01..2025-12-31 | %",
            "2.5 | 抚育 |  | change | planned | 2021-01-01..2025-12-31 | %",
        ],
    ),
    "labels of three depths under one head": (
        "安陵县2023年信息公开年度报告\n\n| 办理情况 |  |  | 申请人 |  |\n|  |  |  | 自然人 | 企业 |\n| 一、新收申请数量 |  |  | 27 | 3 |\n| 二、办理结果 | （一）予以公开 |  | 15 | 2 |\n"
        "|  | （二）无法提供 | 1.本机关不掌握 | 10 | 1 |\n",
        [
            "27 | 新收申请数量 | 自然人 | level | achieved | 2023-01-01..2023-12-31 | ",
            "3 | 新收申请数量 | 企业 | level | achieved | 2023-01-01..2023-12-31 | ",
            "15 | 予以公开 | 自然人 | level | achieved | 2023-01-01..2023-12-31 | ",
            "2 | 予以公开 | 企业 | level | achieved | 2023-01-01..2023-12-31 | ",
            "10 | 无法提供（本机关不掌握） | 自然人 | level | achieved | 2023-01-01..2023-12-31 | ",
            "1 | 无法提供（本机关不掌握） | 企业 | level | achieved | 2023-01-01..2023-12-31 | ",
        ],
    ),
    "the years of a ratio and a budget without a head of its own": (
        "安陵县2023年“三公”经费决算表\n单位：万元\n| 部门 | 全年预算数 | 公务接待费 | 2023年为2022年% |\n| 县水利局 | 42.6 | 8.1 | 95.5 |\n",
        [
            "42.6 | “三公”经费 | 县水利局 | level | planned | 2023-01-01..2023-12-31 | 元",
            "8.1 | 公务接待费 | 县水利局 | level | achieved | 2023-01-01..2023-12-31 | 元",
            "95.5 | 公务接待费 | 县水利局 | share | achieved | 2023-01-01..2023-12-31 | %",
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_figures_of_a_table(name: str) -> None:
    text, expected = CASES[name]
    assert _read(text) == expected
