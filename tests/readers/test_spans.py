"""Cells that reach over rows and columns: the grid has them as HTML, DOCX, ODT and ruled PDF state them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document
from makers import saved
from test_saved import odt

import govdoc_parse as gp
from govdoc_parse.readers import read_text
from govdoc_parse.readers.covers import ABOVE, LEFT

TITLE = "安陵县2024年水利建设资金表"
Spanned = tuple[str, int, int, int]
"""A cell with its column, and how many rows and columns it covers."""

CELLS: list[list[tuple[str, int, int]]] = [  # text, rows, columns; what they cover is left out
    [("片区", 2, 1), ("项目", 2, 1), ("资金（万元）", 1, 2), ("", 2, 1)],
    [("中央资金", 1, 1), ("地方资金", 1, 1)],
    [("东片", 2, 1), ("水厂扩建", 1, 1), ("350.5", 2, 1), ("31.5", 1, 1), ("12", 1, 1)],
    [("泵站改造", 1, 1), ("22.5", 1, 1), ("13", 1, 1)],
    [("西片", 1, 1), ("", 1, 1), ("95.5", 1, 2), ("14", 1, 1)],
]
GRID: list[list[Spanned]] = [
    [("片区", 0, 2, 1), ("项目", 1, 2, 1), ("资金（万元）", 2, 1, 2), ("", 4, 2, 1)],
    [("中央资金", 2, 1, 1), ("地方资金", 3, 1, 1)],
    [("东片", 0, 2, 1), ("水厂扩建", 1, 1, 1), ("350.5", 2, 2, 1), ("31.5", 3, 1, 1), ("12", 4, 1, 1)],
    [("泵站改造", 1, 1, 1), ("22.5", 3, 1, 1), ("13", 4, 1, 1)],
    [("西片", 0, 1, 1), ("", 1, 1, 1), ("95.5", 2, 1, 2), ("14", 4, 1, 1)],
]


def _places() -> list[tuple[int, str, int, int, int]]:
    """The cells with row, text, column, and the rows and columns they cover."""
    return [(r, *cell) for r, row in enumerate(GRID) for cell in row]


def _html() -> bytes:
    rows = "".join(
        f"<tr>{''.join(f'<td rowspan={r} colspan={c}>{text}</td>' for text, r, c in row)}</tr>" for row in CELLS
    )
    return f"<p>{TITLE}</p><table>{rows}</table>".encode()


def _markdown() -> bytes:
    return f"# {TITLE}\n\n{_html().decode().split('</p>')[1]}\n".encode()


def _docx() -> bytes:
    document = Document()
    document.add_paragraph(TITLE)
    table = document.add_table(rows=len(GRID), cols=5)
    for row, text, column, rows, columns in _places():
        table.cell(row, column).merge(table.cell(row + rows - 1, column + columns - 1)).text = text
    return saved(document)


def _odt() -> bytes:
    covered = {
        (r, c)
        for row, _, column, rows, columns in _places()
        for r in range(row, row + rows)
        for c in range(column, column + columns)
    } - {(row, column) for row, _, column, _, _ in _places()}
    begun = {
        (row, column): f'<table:table-cell table:number-rows-spanned="{rows}" table:number-columns-spanned="{columns}">'
        f"<text:p>{text}</text:p></table:table-cell>"
        for row, text, column, rows, columns in _places()
    }
    lines = "".join(
        f"<table:table-row>{''.join('<table:covered-table-cell/>' if (r, c) in covered else begun[r, c] for c in range(5))}"
        "</table:table-row>"
        for r in range(len(GRID))
    )
    return odt(f"<text:p>{TITLE}</text:p><table:table>{lines}</table:table>")


def _pdf() -> bytes:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.setFont("STSong-Light", 10)
    canvas.drawString(72, 760, TITLE)
    for row, text, column, rows, columns in _places():
        bottom = 720 - 20 * (row + rows)
        canvas.rect(72 + 90 * column, bottom, 90 * columns, 20 * rows)
        canvas.drawString(76 + 90 * column, bottom + 20 * rows - 14, text)
    canvas.save()
    return out.getvalue()


MAKERS: dict[str, Callable[[], bytes]] = {
    "a.html": _html, "a.md": _markdown, "a.docx": _docx, "a.odt": _odt, "a.pdf": _pdf
}  # fmt: skip


@pytest.mark.parametrize("name", MAKERS)
def test_the_grid_has_the_spans_of_the_file(name: str) -> None:
    table = gp.parse_bytes(MAKERS[name](), name).tables[0]
    grid = [
        [(cell.text, cell.column, cell.row_span, cell.column_span) for cell in row]
        for row in (*table.head, *table.body)
    ]
    assert grid == GRID


@pytest.mark.parametrize("name", MAKERS)
def test_a_merged_figure_is_one_fact_of_its_group_and_none_under_two_heads(name: str) -> None:
    document = gp.parse_bytes(MAKERS[name](), name)
    read = [(fact.quantity.quote.text, fact.name, fact.subject) for fact in document.facts]
    unread = next(each.message for each in document.diagnostics if each.code == "TABLE_UNREAD")
    assert unread == "4 figures of the table gave no fact: 1 under several heads, 3 without a label"
    assert read == [
        ("350.5", "中央资金", "东片"),
        ("31.5", "地方资金", "水厂扩建"),
        ("22.5", "地方资金", "泵站改造"),
    ]


@pytest.mark.parametrize("name", ["a.html", "a.docx", "a.odt", "a.pdf"])
def test_the_text_of_a_spanning_table_is_rows_between_pipes(name: str) -> None:
    text = read_text(MAKERS[name](), name)
    assert [line for line in text.splitlines() if line.startswith("|")] == [
        "| 片区 | 项目 | 资金（万元） |  |  |",
        "|  |  | 中央资金 | 地方资金 |  |",
        "| 东片 | 水厂扩建 | 350.5 | 31.5 | 12 |",
        "|  | 泵站改造 |  | 22.5 | 13 |",
        "| 西片 |  | 95.5 |  | 14 |",
    ]


def test_an_empty_head_of_a_page_without_spans_is_taken_for_a_merged_one() -> None:
    page = "<table><tr><td>片区</td><td>资金（万元）</td><td></td></tr><tr><td>东片</td><td>3.5</td><td>2.5</td></tr></table>"
    assert [cell.column_span for cell in gp.parse_bytes(page.encode()).tables[0].head[0]] == [1, 2]


def test_marks_in_a_page_are_no_spans() -> None:
    page = f"<p>{LEFT}说明{ABOVE}</p><table><tr><td>项目</td><td>甲{LEFT}|乙</td></tr><tr><td>水厂</td><td>3.5</td></tr></table>"
    document = gp.parse_bytes(page.encode())
    assert document.text == f"{LEFT}说明{ABOVE}\n| 项目 | 甲｜乙 |\n| 水厂 | 3.5 |\n"


def test_a_table_of_one_column_has_no_marks() -> None:
    page = "<table><tr><td>一、总体情况</td></tr><tr><td rowspan=2>新建堤防8.4公里。</td></tr><tr></tr></table>"
    assert read_text(page.encode(), "a.html") == "一、总体情况\n新建堤防8.4公里。\n"


def test_a_figure_is_below_the_head_that_it_begins_under_though_it_ends_under_another() -> None:
    page = (
        "<p>安陵县2023年办理情况表</p><table><tr><td>事项</td><td>上年件数</td><td colspan=2>退回件数</td></tr>"
        "<tr><td>用地</td><td colspan=2>35</td><td>3</td></tr><tr><td>用林</td><td colspan=2>12</td><td>2</td></tr></table>"
    )
    facts = gp.parse_bytes(page.encode()).facts
    assert [(fact.quantity.quote.text, fact.name, fact.subject) for fact in facts] == [
        ("35", "件数", "用地"), ("3", "退回件数", "用地"), ("12", "件数", "用林"), ("2", "退回件数", "用林")
    ]  # fmt: skip
