"""Accounts of departments as they are printed: codes in columns of their own, heads of several rows, totals."""

from __future__ import annotations

import govdoc_parse as gp

HEADS = """2023年公共预算支出决算表
单位：元
| 项目 |  |  |  | 合计 | 基本支出 | 项目支出 |
| 支出功能分类 |  |  | 科目名称 |  |  |  |
| 科目编码 |  |  |  |  |  |  |
"""
ROWS = """| 213 |  |  | 农林水支出 | 702.15 | 256.30 | 445.85 |
| 213 | 03 |  | 水利 | 702.15 | 256.30 | 445.85 |
"""
EXPECTED = [
    ("农林水支出", "公共预算支出", "702.15"),
    ("农林水支出", "基本支出", "256.30"),
    ("农林水支出", "项目支出", "445.85"),
    ("水利", "公共预算支出", "702.15"),
    ("水利", "基本支出", "256.30"),
    ("水利", "项目支出", "445.85"),
]


def _facts(text: str) -> list[tuple[str | None, str | None, str]]:
    return [(fact.subject, fact.name, str(fact.quantity.value)) for fact in gp.parse(text).facts]


def test_heads_of_codes_belong_to_the_heads_above() -> None:
    assert _facts(HEADS + "| 类 | 款 | 项 |  |  |  |  |\n" + ROWS) == EXPECTED


def test_codes_are_no_figures_where_their_heads_share_the_row_of_the_total() -> None:
    total = "| 类 | 款 | 项 | 合计 | 990.15 | 446.30 | 543.85 |\n"
    facts = _facts(HEADS + total + ROWS + "| 229 | 60 | 01 | 彩票 | 288 | 190 | 98 |\n")
    assert facts[:2] == [("合计", "公共预算支出", "990.15"), ("合计", "基本支出", "446.30")]
    assert facts[3:9] == EXPECTED
    assert {subject for subject, _, _ in facts[9:]} == {"彩票"}


def test_rows_without_figures_below_the_heads_are_rows() -> None:
    text = "| 项目 | 预算数（元） | 决算数（元） |\n| 差旅费 | — | ① |\n| 会议费 | 无 | - |\n| 办公费 | 3.5 | 3.2 |"
    table = gp.parse(text).tables[0]
    assert [cell.text for cell in table.header] == ["项目", "预算数（元）", "决算数（元）"]
    assert len(table.rows) == 3
    assert _facts(text) == [(None, "办公费", "3.5"), (None, "办公费", "3.2")]


def test_a_total_without_a_noun_keeps_its_word() -> None:
    assert _facts("| 乡镇 | 造林（亩） | 合计 |\n| 东坪镇 | 3 | 5 |")[-1][1] == "合计"


def test_a_note_in_the_label_is_no_part_of_the_name() -> None:
    text = "| 内容 | 自然人 | 企业 |\n| 公开申请数量（区分处理的，只计这一情形） | 3 | 2 |"
    assert _facts(text) == [("自然人", "公开申请数量", "3"), ("企业", "公开申请数量", "2")]


def test_more_or_less_is_a_change_of_the_head_before() -> None:
    text = "安陵县水利局2023年工作报告\n\n| 信息内容 | 上一年项目数量 | 本年增/减 |\n| 行政许可 | 12 | -2 |"
    changed = gp.parse(text).facts[-1]
    assert (changed.name, changed.role, changed.direction, changed.year) == ("项目数量", "change", "down", 2023)


def test_the_numbers_of_columns_stay_in_the_head() -> None:
    text = "支出表\n单位：元\n| 项目 | 行次 | 预算数 | 决算数 |\n| 栏次 |  | 1 | 2 |\n| 办公费 | 1 | 3.5 | 3.2 |\n| 会议费 | 2 | 5 | 4 |"
    assert [value for _, _, value in _facts(text)] == ["3.5", "3.2", "5", "4"]


def test_a_unit_below_its_head_is_a_head() -> None:
    text = "| 学校 | 编制（名） |  | 空编率 |\n|  | 合计 | 管理岗位 | （%） |\n| 一中 | 246 | 18 | 2.8 |"
    assert _facts(text) == [("一中", "编制", "246"), ("一中", "编制（管理岗位）", "18"), ("一中", "空编率", "2.8")]
