"""Tables of Word documents: data as rows, a text that is set in a table as its paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from docx import Document
from docx.oxml import parse_xml
from makers import W, docx_text, saved

import govdoc_parse as gp

ARTICLE = ["安陵县关于做好防汛工作的通知", "各乡镇：", "一、检修泵站40座。", "二、储备沙袋1.2万条。"]


def _table(rows: Sequence[Sequence[str]]) -> bytes:
    """A document of one table; each line of a cell is a paragraph."""
    document = Document()
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            first, *rest = text.split("\n")
            cell.text = first
            for line in rest:
                cell.add_paragraph(line)
    return saved(document)


def test_a_frame_around_an_article_keeps_its_paragraphs() -> None:
    document = gp.parse_bytes(_table([["\n".join(ARTICLE)]]))
    assert document.text.splitlines() == ARTICLE
    assert [section.marker.text for _, section in document.walk()] == ["一、", "二、"]


def test_an_article_beside_a_label_keeps_its_paragraphs() -> None:
    text = docx_text(_table([["单位", "安陵县水利局"], ["通知", "\n".join(ARTICLE)]]))
    assert text.splitlines() == ["单位", "安陵县水利局", "通知", *ARTICLE]


def test_an_article_in_a_form_keeps_its_paragraphs() -> None:
    text = docx_text(_table([["姓名", "周岚", "性别", "女"], ["事迹", "\n".join(ARTICLE), "", ""]]))
    assert text.splitlines() == ["| 姓名 | 周岚 | 性别 | 女 |", "事迹", *ARTICLE]


def test_a_table_inside_of_a_cell_is_rows_of_its_own() -> None:
    document = Document()
    outer = document.add_table(rows=2, cols=2)
    for row, texts in zip(outer.rows, (("分工", "县水利局"), ("任务", "")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    inner = outer.cell(1, 1).add_table(rows=2, cols=2)
    for row, texts in zip(inner.rows, (("疏浚渠道", "86公里"), ("检修泵站", "40座")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    assert docx_text(saved(document)).splitlines() == [
        "分工",
        "县水利局",
        "任务",
        "| 疏浚渠道 | 86公里 |",
        "| 检修泵站 | 40座 |",
    ]


def test_lines_of_one_cell_above_an_article_stay_lines() -> None:
    document = Document()
    table = document.add_table(rows=3, cols=3)
    for row, texts in zip(
        table.rows, (("春灌情况", "", ""), ("\n".join(ARTICLE), "", ""), ("甲", "乙", "丙")), strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for row in (0, 1):
        for cell in table.rows[row]._tr.tc_lst[1:]:
            table.rows[row]._tr.remove(cell)
    assert docx_text(saved(document)).splitlines() == ["春灌情况", *ARTICLE, "| 甲 | 乙 | 丙 |"]


def test_a_record_with_several_measures_stays_a_row() -> None:
    rows = [["序号", "任务", "措施", "单位"], ["1", "春灌", "疏浚渠道。\n检修泵站。\n蓄水。", "水利局"]]
    assert docx_text(_table(rows)).splitlines() == [
        "| 序号 | 任务 | 措施 | 单位 |",
        "| 1 | 春灌 | 疏浚渠道。检修泵站。蓄水。 | 水利局 |",
    ]


def test_a_heading_set_upright_stays_a_cell() -> None:
    assert docx_text(_table([["指\n标\n名", "数值"], ["造林", "86"]])).splitlines() == [
        "| 指标名 | 数值 |",
        "| 造林 | 86 |",
    ]


def test_a_record_below_merged_cells_stays_a_row() -> None:
    document = Document()
    table = document.add_table(rows=2, cols=4)
    for row in table.rows:
        for cell, text in zip(row.cells, ["1", "春灌", "疏浚渠道。", "水利局"], strict=True):
            cell.text = text
    for column in (0, 1):
        table.cell(1, column).text = ""
        table.cell(0, column).merge(table.cell(1, column))
    for line in ("检修泵站。", "蓄水。"):
        table.cell(1, 2).add_paragraph(line)
    assert docx_text(saved(document)).splitlines()[1] == "|  |  | 疏浚渠道。检修泵站。蓄水。 | 水利局 |"


def test_the_lines_of_a_cell_do_not_grow_into_one_number() -> None:
    rows = [["指标\n名称", "数值", "同比"], ["GDP\n其中\n工业", "3.6\n12.5", "5%\n-2%"]]
    assert docx_text(_table(rows)).splitlines() == ["| 指标名称 | 数值 | 同比 |", "| GDP其中工业 | 3.6 12.5 | 5% -2% |"]


def test_a_row_that_leaves_columns_out_does_not_shift() -> None:
    document = Document()
    table = document.add_table(rows=3, cols=3)
    for row, texts in zip(table.rows, (("指标", "单位", "数值"), ("", "万亩", "8.4"), ("造林", "", "")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for row, cells, left_out in ((1, slice(0, 1), "gridBefore"), (2, slice(1, 3), "gridAfter")):
        element = table.rows[row]._tr
        for cell in element.tc_lst[cells]:
            element.remove(cell)
        count = cells.stop - cells.start
        element.get_or_add_trPr().append(parse_xml(f'<w:{left_out} xmlns:w="{W}" w:val="{count}"/>'))
    assert docx_text(saved(document)).splitlines() == ["| 指标 | 单位 | 数值 |", "|  | 万亩 | 8.4 |", "| 造林 |  |  |"]


def test_labels_above_an_article_stay_pairs() -> None:
    rows = [["索引号", "013927465/2024-00081"], ["文号", "安水发〔2024〕12号"], ["\n".join(ARTICLE), ""]]
    text = docx_text(_table(rows))
    assert text.splitlines() == ["索引号：013927465/2024-00081", "文号：安水发〔2024〕12号", *ARTICLE]


def test_the_lines_of_a_frame_are_kept_whatever_they_say() -> None:
    lines = ["索引号：013927465/2024-00081", "文号：安水发〔2024〕12号", "主题分类：水利"]
    assert docx_text(_table([["\n".join(lines[:2])], [lines[2]]])).splitlines() == lines


def test_the_blanks_before_a_label_are_kept() -> None:
    text = docx_text(_table([["指标", "数值"], ["造林（亩）", "86"], ["　东片", "40"], ["  西片\n（含新区）", "46"]]))
    assert text.splitlines()[2:] == ["| 　东片 | 40 |", "|   西片（含新区） | 46 |"]


def test_the_blanks_before_an_article_are_dropped() -> None:
    assert docx_text(_table([["　　" + "\n".join(ARTICLE)]])).splitlines() == ARTICLE
