"""The panel: one row a cell, its choice and its sources, and the files it goes to."""

from __future__ import annotations

import csv
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

import govdoc_parse as gp
from govdoc_parse import export
from govdoc_parse.export import PANEL, panel_excel
from govdoc_parse.export.columns import Column
from govdoc_parse.export.measures import growth_of, in_base
from govdoc_parse.export.panel_files import _stata_names
from govdoc_parse.terms import terms
from tests.command_line import run

REVIEW = "云渡市2025年政府工作报告\n\n一、2024年工作回顾\n\n{}\n\n二、2025年工作安排\n\n{}\n"


def _cells(review: str, plan: str = "") -> list[tuple[str, str, int, str | None]]:
    document = gp.parse(REVIEW.format(review, plan))
    return [
        (row.indicator_id, row.measure, row.year, row.target_words or f"{row.value:f}")
        for row in export.panel({"a": document})
    ]


@pytest.mark.parametrize(
    ("review", "expected"),
    [
        ("地区生产总值186亿元，增长5.2%。", [("gdp", "level", 2024, "18600000000"), ("gdp", "growth", 2024, "5.2")]),
        ("粮食产量21.3万吨，下降0.8%。", [("grain", "level", 2024, "213000"), ("grain", "growth", 2024, "-0.8")]),
        ("居民消费价格涨幅2.1%。", [("cpi", "growth", 2024, "2.1")]),
        ("规上工业增加值增速9.1%。", [("iva", "growth", 2024, "9.1")]),
        ("规上工业增加值年均增长9.1%。", []),
        ("规上工业增加值增长8%，高于全省2.1个百分点。", [("iva", "growth", 2024, "8")]),
        ("新增高新技术企业35家。", []),
        ("高新技术企业95家。", [("hitech_n", "level", 2024, "95")]),
        ("城镇新增就业3200人。", [("emp_new", "level", 2024, "3200")]),
        ("五年累计城镇新增就业3.2万人。", []),
        ("五年来累计完成固定资产投资880亿元。", []),
        ("旅游收入居全省第二。", []),
        ("森林覆盖率由41.1%提高到43.5%。", [("forest", "level", 2024, "43.5")]),
        ("古树名木1200株。", []),
        ("补充耕地13.5万亩。", []),
        ("耕地面积3290万亩。", [("arable", "level", 2024, "32900000")]),
        ("城市生活污水处理率97%。", [("sewage", "level", 2024, "97")]),
        ("城市生活污水集中收集率70%。", []),
        ("改造城镇老旧小区26个。", [("old_estates", "level", 2024, "26")]),
    ],
)
def test_a_figure_fills_the_cell_that_it_states(review: str, expected: list[tuple[str, str, int, str]]) -> None:
    assert _cells(review) == expected


def test_targets_are_of_the_year_of_the_report_also_in_words() -> None:
    plan = (
        "主要预期目标是：地区生产总值增长5.5%左右，城镇新增就业3000人，居民人均可支配收入增长与经济增长同步，"
        "单位地区生产总值能耗完成省下达任务，古树名木保护基本稳定。"
    )
    assert _cells("工作平稳。", plan) == [
        ("gdp", "target_growth", 2025, "5.5"),
        ("emp_new", "target_level", 2025, "3000"),
        ("inc_all", "target_growth", 2025, "居民人均可支配收入增长与经济增长同步"),
        ("energy_int", "target_growth", 2025, "单位地区生产总值能耗完成省下达任务"),
    ]


def test_a_figure_of_several_years_is_no_cell_but_the_stock_at_their_end_is() -> None:
    text = "云渡市2026年政府工作报告\n\n一、“十四五”时期工作回顾\n\n五年来，{}\n"
    found = {}
    for said in (
        "高新技术企业95家。",
        "城镇新增就业3.2万人。",
        "实现进出口总额86亿元。",
        "地区生产总值增长38%。",
        "改造城镇老旧小区174个。",
        "改造棚户区3万套。",
        "改造农村户厕32万座。",
        "开行中欧班列733列。",
    ):
        found[said] = [(row.measure, row.year) for row in export.panel(gp.parse(text.format(said)))]
    assert found == {
        "高新技术企业95家。": [("level", 2025)],
        "城镇新增就业3.2万人。": [],
        "实现进出口总额86亿元。": [],
        "地区生产总值增长38%。": [],
        "改造城镇老旧小区174个。": [],
        "改造棚户区3万套。": [],
        "改造农村户厕32万座。": [],
        "开行中欧班列733列。": [],
    }


def test_of_several_facts_the_exact_one_is_chosen_and_the_others_are_conflicts() -> None:
    document = gp.parse(REVIEW.format("粮食产量突破21万吨。粮食产量21.3万吨。粮食产量21.4万吨。粮食产量21.3万吨。", ""))
    (row,) = export.panel(document)
    assert (row.quote, row.conflict, row.approximation) == ("21.3万吨", 2, None)
    assert [row.quote for row in export.panel_conflicts(document)] == ["21.4万吨", "21万吨"]


def test_of_two_targets_the_first_is_chosen() -> None:
    assert _cells("工作平稳。", "预期目标是：地区生产总值增长6%以上、力争6.5%。") == [
        ("gdp", "target_growth", 2025, "6")
    ]


def test_the_whole_year_goes_before_a_part_of_it() -> None:
    document = gp.parse(REVIEW.format("上半年，一般公共预算收入6.1亿元。全年一般公共预算收入11.8亿元。", ""))
    (row,) = export.panel(document)
    assert (row.quote, row.conflict) == ("11.8亿元", 1)


def test_a_row_knows_its_region_subject_and_source() -> None:
    table = "| 镇 | 粮食产量（万吨） |\n| 东坪镇 | 3.1 |\n| 合计 | 5.2 |\n"
    document = gp.parse("南京市2024年工作总结\n\n江宁区粮食产量42万吨。\n\n2024年粮食产量\n" + table)
    rows = export.panel({"report": document})
    assert [(row.region, row.region_code, row.subject, row.value, row.line) for row in rows] == [
        ("江宁区", "320115", None, 420000, 3),
        ("南京市", "320100", "东坪镇", 31000, 7),
        ("南京市", "320100", None, 52000, 8),
    ]
    assert [row.region_level for row in rows] == ["county", "prefecture", "prefecture"]
    for row in rows:
        assert document.text[row.start : row.end] == row.quote


def test_a_row_knows_year_and_date_of_its_document() -> None:
    document = gp.parse(
        "南京市2025年政府工作报告\n2025年1月21日在南京市第三届人民代表大会第五次会议上\n\n一、2024年工作回顾\n\n粮食产量21.3万吨，全国粮食产量7亿吨。\n"
    )
    assert [(row.document_year, row.document_date, row.region_level) for row in export.panel(document)] == [
        (2025, date(2025, 1, 21), "prefecture"),
        (2025, date(2025, 1, 21), "nation"),
    ]
    (table,) = (list(export.table_rows(document, "documents")),)
    names = [column.name for column in export.TABLES["documents"]]
    assert dict(zip(names, table[0], strict=True))["date"] == date(2025, 1, 21)
    facts = [
        dict(zip([c.name for c in export.TABLES["facts"]], row, strict=True)) for row in export.table_rows(document)
    ]
    assert [(row["document_year"], row["document_date"], row["region_level"]) for row in facts] == [
        (2025, date(2025, 1, 21), "prefecture"),
        (2025, date(2025, 1, 21), "nation"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("粮食产量42.6亿斤。", ("2130000.0000", "t")),
        ("高标准农田30万亩。", ("20000", "ha")),
        ("旅游收入12亿元。", ("1200000000", "CNY")),
        ("发电1亿度。", ("100000000", "kWh")),
        ("三次产业结构15.3:38.8:45.9。", (None, None)),
    ],
)
def test_values_are_compared_in_one_unit(text: str, expected: tuple[str | None, str | None]) -> None:
    value, unit = in_base(gp.parse(text).facts[0].quantity)
    assert (value, unit) == (None if expected[0] is None else Decimal(expected[0]), expected[1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("旅游收入增长18.1%。", Decimal("18.1")),
        ("旅游收入下降1.7%。", Decimal("-1.7")),
        ("旅游收入高于全省平均1.7%。", None),
        ("森林覆盖率43.5%。", None),
        ("居民消费价格上涨2%。", Decimal(2)),
        ("旅游收入增长1.2个百分点。", None),
        ("三次产业结构15.3:38.8:45.9。", None),
    ],
)
def test_growth_has_its_sign(text: str, expected: Decimal | None) -> None:
    assert growth_of(gp.parse(text).facts[0]) == expected


DOCUMENTS = {
    "2024": gp.parse("云渡市2024年政府工作报告\n\n一、2023年工作回顾\n\n地区生产总值178亿元。粮食产量20.1万吨，下降0.8%。\n"),
    "2025": gp.parse(REVIEW.format("地区生产总值186亿元。粮食产量21.3万吨。", "地区生产总值增长5%左右，居民收入增长与经济增长同步。")),
}  # fmt: skip


def _read(path: Path) -> Any:
    readers = {".csv": pd.read_csv, ".xlsx": pd.read_excel, ".dta": pd.read_stata, ".parquet": pd.read_parquet}
    return readers[path.suffix](path)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet", ".dta"])
def test_a_panel_is_read_back_as_it_was(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"panel{suffix}"
    count = export.write_panel(DOCUMENTS, path)
    frame = _read(path)
    rows = export.panel(DOCUMENTS)
    assert count == len(frame) == len(rows)
    assert list(frame["indicator_id"]) == [row.indicator_id for row in rows]
    assert list(frame["value"].dropna()) == [float(row.value) for row in rows if row.value is not None]
    assert list(pd.to_datetime(frame["period_end"]).dt.date) == [row.period_end for row in rows]
    assert list(frame["sentence"]) == [row.sentence for row in rows]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet", ".dta"])
def test_a_column_of_whole_numbers_may_be_empty(tmp_path: Path, suffix: str) -> None:
    document = gp.parse("2024年粮食产量20.1万吨。")
    assert document.year is None
    assert export.write_panel({"a": document}, tmp_path / f"panel{suffix}") == 1
    assert list(_read(tmp_path / f"panel{suffix}")["document_year"].isna()) == [True]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet", ".dta"])
def test_the_wide_form_has_a_row_for_each_region_and_year(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"wide{suffix}"
    assert export.write_panel(DOCUMENTS, path, wide=True) == 3
    frame = _read(path)
    assert list(frame["year"]) == [2023, 2024, 2025]
    assert list(frame["gdp_level"].dropna()) == [17800000000.0, 18600000000.0]
    assert list(frame["gdp_target_growth"].dropna()) == [5.0]


def test_a_workbook_has_a_codebook_and_chinese_headings(tmp_path: Path) -> None:
    export.write_panel(DOCUMENTS, tmp_path / "panel.xlsx", language="zh")
    book = load_workbook(tmp_path / "panel.xlsx")
    assert book.sheetnames == ["panel", "facts", "codebook"]
    head, first = (list(cells) for cells in book["panel"].iter_rows(max_row=2, values_only=True))
    row = dict(zip(head, first, strict=True))
    assert (row["指标"], row["数值"], row["常用单位数值"], row["常用单位"]) == (
        "地区生产总值",
        17800000000,
        178,
        "亿元",
    )
    assert [cell.value for cell in book["codebook"][1]] == ["代码", "中文名", "英文说明", "说明"]
    listed = {cells[0]: cells[1:] for cells in book["codebook"].iter_rows(values_only=True)}
    assert (listed["value_base"][0], listed["grain"][0]) == ("换算值", "粮食产量")
    assert listed["scaled_unit"][2] == "大额人民币为亿元、万元，其余同 unit"
    for sheet in book:
        assert not [cell.value for cell in sheet[1] if cell.value.isascii()]
    small = gp.parse("云渡市2024年工作总结\n\n旅游收入1600万元。人均可支配收入最低。城镇居民人均可支配收入9860元。\n")
    export.write_panel(small, tmp_path / "small.xlsx")
    frame = pd.read_excel(tmp_path / "small.xlsx")
    assert list(frame["scaled_unit"]) == ["万元", "元"]


def test_every_quote_leads_to_its_place_on_a_page(tmp_path: Path) -> None:
    documents = {"a/r.txt": DOCUMENTS["2024"], "b/r.txt": DOCUMENTS["2025"]}
    export.write_panel(documents, tmp_path / "panel.xlsx", views=tmp_path / "pages")
    sheet = load_workbook(tmp_path / "panel.xlsx")["panel"]
    place = [cell.value for cell in sheet[1]].index("quote")
    for row, cells in zip(export.panel(documents), sheet.iter_rows(min_row=2), strict=True):
        link = cells[place].hyperlink
        page = (tmp_path / link.target.replace("\\", "/")).read_text(encoding="utf-8")
        assert cells[place].value == row.quote
        assert '"name":"r.txt"' in page
        if row.target_words is None:
            assert re.search(rf'id="{link.location}"[^>]*>{row.quote}<', page)
        else:
            assert link.location == f"L{row.line}"
            assert f'id="L{row.line}"' in page
    assert sorted(path.name for path in (tmp_path / "pages").iterdir()) == ["r-2.view.html", "r.view.html"]


def test_pages_are_linked_from_the_long_workbook_alone(tmp_path: Path) -> None:
    for name, wide in (("panel.csv", False), ("panel.xlsx", True)):
        with pytest.raises(ValueError, match=r"from the long panel in a file that ends with \.xlsx"):
            export.write_panel(DOCUMENTS, tmp_path / name, wide=wide, views=tmp_path / "pages")
        arguments = ["panel", "x.txt", "-o", str(tmp_path / name), "--views", "pages", *(["--wide"] if wide else [])]
        assert (run(*arguments).returncode, list(tmp_path.iterdir())) == (2, [])


def test_a_sheet_that_is_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panel_excel, "EXCEL_ROWS", 3)
    with pytest.raises(ValueError, match="a sheet holds 2; write CSV or Parquet"):
        export.write_panel(DOCUMENTS, tmp_path / "panel.xlsx")


def test_labels_fit_into_stata_and_every_column_has_a_chinese_heading() -> None:
    assert [column.name for column in PANEL if len(column.meaning) > 80 or len(column.name) > 32] == []
    columns = {column.name for column in (*PANEL, *export.COMPARISON, *export.TABLES["facts"]) if column.type != "json"}
    assert columns - terms("column").keys() == set()


def test_a_panel_without_rows_is_a_file_with_headings(tmp_path: Path) -> None:
    empty = gp.parse("工作平稳。")
    for suffix in export.PANEL_FORMATS:
        assert export.write_panel(empty, tmp_path / f"p{suffix}") == 0
        assert len(_read(tmp_path / f"p{suffix}")) == 0


def test_stata_takes_the_names_of_long_columns() -> None:
    columns = [
        Column("a" * 40, "string", "", str),
        Column("a" * 41, "string", "", str),
        Column("end", "string", "", str),
    ]
    assert _stata_names(columns) == ["a" * 32, f"{'a' * 28}_1", "end_"]


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\.dta"):
        export.write_panel(DOCUMENTS, tmp_path / "panel.txt")


def test_the_command_writes_a_panel_of_files_and_folders(tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, document in DOCUMENTS.items():
        (reports / f"{name}.txt").write_text(document.text, encoding="utf-8")
    out, lost = tmp_path / "panel.csv", tmp_path / "conflicts.csv"
    done = run(
        "panel", str(reports), str(reports / "2024.txt"), "-o", str(out), "--conflicts", str(lost), "--lang", "zh"
    )
    assert (done.returncode, "来自 3 份文件" in done.stderr.decode()) == (0, True)
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.reader(file))[:3] == ["文件", "地区", "行政区划代码"]
    with lost.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 1
    assert run("panel", str(reports), "-o", str(tmp_path / "p.parquet"), "--wide").returncode == 0
    assert pq.read_table(tmp_path / "p.parquet").num_rows == 3


def test_the_command_says_what_it_cannot_do(tmp_path: Path) -> None:
    done = run("panel", "x.txt", "-o", str(tmp_path / "panel.doc"))
    assert (done.returncode, b".xlsx" in done.stderr) == (2, True)
    assert run("panel", str(tmp_path / "none.txt"), "-o", str(tmp_path / "p.csv")).returncode == 1


def test_of_a_folder_what_was_written_there_and_what_is_no_document_is_left_aside(tmp_path: Path) -> None:
    for name, document in DOCUMENTS.items():
        (tmp_path / f"{name}.txt").write_text(document.text, encoding="utf-8")
    for name in (".DS_Store", "scan.png", "texts.jsonl"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 broken")
    call = ("panel", str(tmp_path), "-o", str(tmp_path / "panel.xlsx"), "--views", str(tmp_path / "pages"))
    for _ in range(2):
        done = run(*call, "--conflicts", str(tmp_path / "lost.csv"))
        first, second, third = done.stderr.decode().splitlines()
        assert (done.returncode, first) == (1, "left aside: 1 .jsonl, 1 .png")
        assert second.startswith(f"govdoc-parse: {tmp_path / 'broken.docx'}: ")
        assert third.endswith(f"rows of 2 documents written: {tmp_path / 'panel.xlsx'}; 1 could not be read")
