"""Heads of several rows in every export: cells, facts, Markdown, chunks and the view."""

from __future__ import annotations

import govdoc_parse as gp
from govdoc_parse import export
from govdoc_parse.export.view.tables import tables_html

TEXT = """云溪县2025年重点水利项目建设计划

| 类别 | 项目名称 | 投资情况（万元） |  |
|  |  | 总投资 | 至2024年底累计完成投资 |
| 供水 | 东坪水厂扩建 | 10200 | 4800 |
|  | 西河水厂 | 8400 | — |
"""
DOCUMENT = gp.parse(TEXT)


def _rows(table: export.TableName, *names: str) -> list[tuple[object, ...]]:
    columns = [column.name for column in export.TABLES[table]]
    return [tuple(row[columns.index(name)] for name in names) for row in export.table_rows(DOCUMENT, table)]


def test_cells_and_facts_say_the_heads_above_them() -> None:
    paths = ["投资情况（万元） / 总投资", "投资情况（万元） / 至2024年底累计完成投资", "投资情况（万元） / 总投资"]
    assert _rows("facts", "head_path", "page", "cell") == [(path, None, None) for path in paths]
    cells = _rows("cells", "row", "column", "text", "head_path", "fact", "subject")
    assert cells[2] == (-1, 2, "投资情况（万元）", None, None, None)
    assert (1, 2, "10200", paths[0], 0, "东坪水厂扩建") in cells
    assert (2, 0, "供水", "类别", None, None) in cells
    assert (2, 3, "—", paths[1], None, None) in cells


def test_markdown_keeps_all_rows_of_heads() -> None:
    lines = export.markdown(DOCUMENT).splitlines()
    at = lines.index("| 类别 | 项目名称 | 投资情况（万元） |  |")
    assert lines[at + 1 : at + 3] == ["| --- | --- | --- | --- |", "|  |  | 总投资 | 至2024年底累计完成投资 |"]
    assert [fact.name for fact in gp.parse(export.markdown(DOCUMENT)).facts] == [fact.name for fact in DOCUMENT.facts]


def test_a_chunk_inside_of_a_table_carries_its_heads() -> None:
    *_, last = export.chunks(DOCUMENT, budget=50)
    assert last.table_head is not None
    assert last.table_head.splitlines() == TEXT.splitlines()[2:4]
    assert last.contextual == f"{last.headings[0]}\n{last.table_head}\n{last.text}"
    first, *_ = export.chunks(DOCUMENT)
    assert first.table_head is None


def test_the_view_shows_spans_and_marks_facts() -> None:
    page = tables_html(DOCUMENT)
    assert '<th scope="colgroup" colspan="2">投资情况（万元）</th>' in page
    assert page.count('<td rowspan="2">供水</td>') == 1
    assert '<td class="num"><a class="cf level planned" href="#f1">10200</a></td>' in page
    assert '<td class="num">—</td>' in page


def test_columns_of_figures_are_told_from_columns_of_words() -> None:
    page = tables_html(DOCUMENT)
    assert '<th scope="col" class="num">总投资</th>' in page
    assert '<th scope="col" rowspan="2">项目名称</th>' in page
    assert "<td>西河水厂</td>" in page


def test_a_cell_has_the_label_of_its_half_and_no_number_for_one() -> None:
    text = (
        "安陵县水利局2023年度收支表\n| 收入 |  |  | 支出 |  |  |\n| 序号 | 项目 | 金额 | 序号 | 项目 | 金额 |\n"
        "| 1 | 拨款收入 | 12.5 | 8 | 农林水支出 | 10.5 |\n|  |  |  | 9 | 住房支出 | 2.0 |\n"
    )
    names = [column.name for column in export.TABLES["cells"]]
    rows = [dict(zip(names, row, strict=True)) for row in export.table_rows(gp.parse(text), "cells")]
    assert {row["text"]: row["row_label"] for row in rows if int(str(row["row"])) > 0 and row["text"]} == {
        "1": "拨款收入", "拨款收入": "拨款收入", "12.5": "拨款收入", "8": "农林水支出", "农林水支出": "农林水支出", "10.5": "农林水支出",
        "9": "住房支出", "住房支出": "住房支出", "2.0": "住房支出",
    }  # fmt: skip
