"""A panel of 62 reports, 31 provinces of two years, made by one command: every cell, read back by others' libraries."""

from __future__ import annotations

import runpy
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pyreadstat
import pytest

import govdoc_parse as gp
from govdoc_parse import export
from govdoc_parse.export.panel_columns import PANEL
from tests.command_line import run

REPORTS = list(runpy.run_path(str(Path(__file__).parents[2] / "examples/work_reports.py"))["reports"]())
Key = tuple[str, str, str, int]


def _key(report: Any, cell: tuple[str, str, int]) -> Key:
    return (report.province, *cell)


WANTED: dict[Key, Decimal] = {_key(report, cell): value for report in REPORTS for cell, value in report.cells.items()}


@pytest.fixture(scope="module")
def documents() -> dict[str, gp.Document]:
    return {report.name: gp.parse(report.text) for report in REPORTS}


@pytest.fixture(scope="module")
def files(documents: dict[str, gp.Document], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The panel in every format; Parquet is what the command wrote of the files."""
    folder = tmp_path_factory.mktemp("panel")
    texts = folder / "reports"
    texts.mkdir()
    for report in REPORTS:
        (texts / report.name).write_text(report.text, encoding="utf-8")
    done = run("panel", str(texts), "-o", str(folder / "panel.parquet"))
    assert (done.returncode, done.stderr.decode().split(" rows of ")[1][:12]) == (0, "62 documents")
    for suffix in (".xlsx", ".csv", ".dta"):
        export.write_panel(documents, folder / f"panel{suffix}")
    return folder


def test_there_are_62_reports_and_every_cell_that_they_state(documents: dict[str, gp.Document]) -> None:
    found = {}
    for row in export.panel(documents):
        if row.value_base is not None:
            found[row.region, row.indicator_id, row.measure, row.year] = row.value_base
    assert (len(REPORTS), len(WANTED)) == (62, 1922)
    assert {key: found.get(key) for key in WANTED} == WANTED


def _frame(path: Path) -> pd.DataFrame:
    if path.suffix == ".csv":
        return pd.read_csv(path)
    if path.suffix == ".xlsx":
        head, *rows = openpyxl.load_workbook(path, read_only=True)["panel"].iter_rows(values_only=True)
        return pd.DataFrame(rows, columns=list(head))
    return pyreadstat.read_dta(path)[0] if path.suffix == ".dta" else pd.read_parquet(path)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".parquet", ".dta"])
def test_pandas_openpyxl_and_pyreadstat_read_every_cell(files: Path, suffix: str) -> None:
    frame = _frame(files / f"panel{suffix}").dropna(subset=["value_base"])
    keys = zip(frame["region"], frame["indicator_id"], frame["measure"], frame["year"].astype(int), strict=True)
    found = dict(zip(keys, frame["value_base"], strict=True))
    assert {key: found.get(key) for key in WANTED} == {key: float(value) for key, value in WANTED.items()}


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_duckdb_reads_every_cell(files: Path, suffix: str) -> None:
    sql = f"SELECT region, indicator_id, measure, year, value_base FROM '{files}/panel{suffix}' WHERE value_base IS NOT NULL"
    found = {tuple(key): value for *key, value in duckdb.sql(sql).fetchall()}
    assert {key: found.get(key) for key in WANTED} == {key: float(value) for key, value in WANTED.items()}


def test_stata_has_a_label_for_each_column_and_dates(files: Path) -> None:
    frame, about = pyreadstat.read_dta(files / "panel.dta")
    assert list(about.column_names_to_labels.values()) == [column.meaning[:80] for column in PANEL]
    assert set(frame["period_end"].map(str)) == {"2023-12-31", "2024-12-31", "2025-12-31"}


def test_the_reports_of_the_page_are_those_of_the_test(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = Path(__file__).parents[2] / "examples/work_reports.py"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("sys.argv", [str(script), str(tmp_path / "out")])
        runpy.run_path(str(script), run_name="__main__")
    assert {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir()} == {
        report.name: report.text for report in REPORTS
    }
    assert capsys.readouterr().out == ""
