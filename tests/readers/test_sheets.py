"""Workbooks and CSV as tables, and where in them each figure stands."""

from __future__ import annotations

import datetime
from io import BytesIO
from pathlib import Path

import pytest
from makers import make_xlsx
from openpyxl import Workbook
from openpyxl.styles import Alignment

import govdoc_parse as gp
from govdoc_parse.readers.sheets import column_name

BUDGET = [
    ["附表1"],
    ["云溪县水利局2023年支出决算表"],
    ["编制部门：云溪县水利局", None, "单位：万元"],
    ["项目", "预算数", "决算数"],
    ["办公费", 3.5, 3.2],
    ["　　其中：印刷费", 1.25, 0.1 + 0.2],
    ["完成率", (0.915, "0.0%"), None],
    ["注：数据四舍五入。"],
]


def _values(document: gp.Document) -> list[tuple[str | None, str, str | None]]:
    found = []
    for fact in document.facts:
        place = document.place_at(fact.quantity.quote.start)
        found.append((fact.name, str(fact.quantity.value), place.address if place else None))
    return found


def test_a_workbook_is_read_as_tables_with_the_address_of_each_figure() -> None:
    document = gp.parse_bytes(make_xlsx({"支出": BUDGET, "收入": [["项目", "决算数（元）"], ["罚款", 1200]]}))
    assert document.text.splitlines()[:6] == [
        "附表1",
        "云溪县水利局2023年支出决算表",
        "编制部门：云溪县水利局 单位：万元",
        "| 项目 | 预算数 | 决算数 |",
        "| 办公费 | 3.5 | 3.2 |",
        "| 　　其中：印刷费 | 1.25 | 0.3 |",
    ]
    assert "\n注：数据四舍五入。\n" in document.text
    assert _values(document) == [
        ("办公费", "35000", "支出!B5"),
        ("办公费", "32000", "支出!C5"),
        ("印刷费", "12500", "支出!B6"),
        ("印刷费", "3000", "支出!C6"),
        ("完成率", "91.5", "支出!B7"),
        ("罚款", "1200", "收入!B2"),
    ]


def test_cells_are_written_as_they_are_shown() -> None:
    day = datetime.date(2024, 3, 1)
    moment = datetime.datetime(2024, 3, 1, 9, 30)
    cells = [
        "名称",
        True,
        False,
        day,
        datetime.datetime(2024, 3, 1),
        moment,
        datetime.time(9, 30),
        12345678901234,
        1e-7,
        "a|b\n二",
    ]
    assert gp.parse_bytes(make_xlsx({"表": [cells]})).text.rstrip() == (
        "| 名称 | 是 | 否 | 2024-03-01 | 2024-03-01 | 2024-03-01 09:30:00 | 09:30:00 | 12345678901234 | 0.0000001 | a｜b二 |"
    )


def test_hidden_sheets_are_left_out_and_indents_are_blanks() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["B2"], sheet["C2"] = "办公费", 3
    sheet["B2"].alignment = Alignment(indent=2)
    book.create_sheet("隐").append(["密", 1])
    book["隐"].sheet_state = "hidden"
    out = BytesIO()
    book.save(out)
    document = gp.parse_bytes(out.getvalue())
    assert document.text == "| 　　办公费 | 3 |\n\n"
    assert [place.cell for place in document.places] == ["B2", "C2"]


CSV = '指标,单位,2023年\r\n粮食产量,万吨,"1,031.5"\r\n"油料""产量",吨,2.1\r\n'


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_csv_is_a_table(mark: str, tmp_path: Path) -> None:
    path = tmp_path / "产量.CSV"
    path.write_text(CSV.replace("1,031", "1031").replace(",", mark), "gb18030", newline="")
    document = gp.parse_file(path)
    assert document.text == '| 指标 | 单位 | 2023年 |\n| 粮食产量 | 万吨 | 1031.5 |\n| 油料"产量 | 吨 | 2.1 |\n\n'
    assert _values(document) == [("粮食产量", "10315000", "C2"), ('油料"产量', "2.1", "C3")]
    assert document.diagnostics == ()


def test_cells_in_quotes_hold_marks_and_line_ends() -> None:
    document = gp.parse_bytes(CSV.encode(), "a.csv")
    assert [fact.quantity.quote.text for fact in document.facts] == ["1,031.5", "2.1"]
    assert (
        gp.parse_bytes('甲,"乙\n丙"\n丁,"戊"己\n"庚'.encode(), "a.csv").text
        == '| 甲 | 乙丙 |\n| 丁 | "戊"己 |\n"庚\n\n'
    )
    assert gp.parse_bytes(CSV.encode(), "a.txt").tables == ()
    assert gp.parse_bytes(b"", "a.csv").text == ""


@pytest.mark.parametrize(
    "text", ["id,正文\n1,造林3亩\n", "id,Content\n1,造林3亩\n", f"id,内容\n1,{'造林三亩。' * 120}\n"]
)
def test_a_csv_of_documents_is_reported(text: str) -> None:
    document = gp.parse_bytes(text.encode(), "a.csv")
    assert [(remark.code, document.text[remark.span.start : remark.span.end]) for remark in document.diagnostics] == [
        ("CSV_OF_DOCUMENTS", document.text.splitlines()[0])
    ]


def test_columns_have_letters() -> None:
    assert [column_name(column) for column in (0, 25, 26, 51, 702)] == ["A", "Z", "AA", "AZ", "AAA"]
