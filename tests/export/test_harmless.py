"""What the text of a document does to a spreadsheet and to a page: nothing."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

import govdoc_parse as gp
from govdoc_parse import export
from govdoc_parse.export.harmless import harmless


@pytest.mark.parametrize(
    "text", ["=1+1", "+SUM(A1)", "-2+3", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://a")', "-甲"]
)
def test_text_that_a_spreadsheet_would_compute_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize(
    "value", ["甲=1", "-3.5", "+1,234.5", "-12%", "-", "", "3", -3, -3.5, None, True, date(2023, 1, 1)]
)
def test_numbers_and_other_text_stay(value: object) -> None:
    assert harmless(value) is value


def test_cells_of_csv_are_harmless_unless_they_are_to_be_raw(tmp_path: Path) -> None:
    document = gp.parse("情况表\n| 乡镇 | 增加值（万元） |\n| =cmd()镇 | -3.5 |\n| 乙镇 | 4 |\n")
    path = tmp_path / "a.csv"
    found = []
    for raw in (False, True):
        export.write_csv({"=id": document}, path, "cells", raw=raw)
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        found.append((rows[0]["document"], {row["text"] for row in rows}))
    assert found[0][0] == "'=id"
    assert found[1][0] == "=id"
    assert {"'=cmd()镇", "-3.5"} <= found[0][1]
    assert {"=cmd()镇", "-3.5"} <= found[1][1]


def test_markdown_escapes_what_html_reads() -> None:
    assert r"甲\&lt;script" in export.markdown(gp.parse("关于甲&lt;script的事项完成投资3亿元。"))
