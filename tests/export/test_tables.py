"""Tables and files: one schema each, nothing lost on the way there and back."""

from __future__ import annotations

import csv
import json
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook
from parsed import PATHS, parsed

import govdoc_parse as gp
from govdoc_parse import export
from govdoc_parse.export import files
from govdoc_parse.export.in_memory import csv_bytes, excel_bytes
from govdoc_parse.export.tables import TABLES, columns_of, table_rows

ROOT = Path(__file__).parents[2]
DOCUMENTS = {path.stem: parsed(path) for path in PATHS}
PYTHON = {"string": str, "json": str, "int64": int, "float64": float, "bool": bool, "date": date}


@pytest.mark.parametrize("table", TABLES)
def test_every_value_has_the_type_of_its_column(table: str) -> None:
    columns = columns_of(table)
    rows = list(table_rows(DOCUMENTS, table))  # type: ignore[arg-type]
    assert rows
    assert len({column.name for column in columns}) == len(columns)
    for row in rows:
        for column, value in zip(columns, row, strict=True):
            assert value is None or type(value) is PYTHON[column.type], (column.name, value)


@pytest.mark.parametrize("table", TABLES)
def test_no_column_is_always_empty_in_all_fixtures(table: str) -> None:
    seldom = {"source", "price_basis", "subject_category", "validity", "date_expired", "date_effective", "index_number"}
    seldom |= {"page", "paragraph", "cell"}  # of files, not of texts
    seldom |= {"region_code"}  # the regions of the fixtures are invented
    rows = list(table_rows(DOCUMENTS, table))  # type: ignore[arg-type]
    empty = {c.name for place, c in enumerate(columns_of(table)) if all(row[place] is None for row in rows)}
    assert empty <= seldom


def test_the_fact_table_says_what_the_facts_say() -> None:
    document = gp.parse(
        "安陵县2023年总结\n\n一、工业\n\n2023年，工业增加值15.2亿元，同比增长8.5%，不超过3—5家企业停产。"
    )
    rows = [dict(zip([c.name for c in columns_of("facts")], row, strict=True)) for row in table_rows(document)]
    first, second, third = rows
    assert (first["name"], first["value"], first["value_exact"], first["unit"]) == (
        "工业增加值",
        1.52e9,
        "1520000000",
        "元",
    )
    assert (second["role"], second["direction"], second["basis"], second["value"]) == ("change", "up", "yoy", 8.5)
    assert (second["base_start"], second["base_end"]) == (date(2022, 1, 1), date(2022, 12, 31))
    assert (third["value"], third["high"], third["approximation"]) == (3.0, 5.0, "at_most")
    assert {row["heading"] for row in rows} == {"一、工业"}
    assert {row["section"] for row in rows} == {"1"}


def test_the_schemas_are_those_that_are_committed() -> None:
    committed = json.loads((ROOT / "docs/tables.schema.json").read_text(encoding="utf-8"))
    current = {
        name: [{"name": c.name, "type": c.type, "meaning": c.meaning} for c in columns]
        for name, columns in TABLES.items()
    }
    assert current == committed, "run `make schema` and say in CHANGELOG.md what changed"


@pytest.mark.parametrize("table", TABLES)
def test_arrow_has_the_same_schema_with_rows_and_without(table: str) -> None:
    full = export.arrow(DOCUMENTS, table)  # type: ignore[arg-type]
    empty = export.arrow([], table)  # type: ignore[arg-type]
    assert full.schema.equals(empty.schema, check_metadata=True)
    assert full.num_rows == sum(1 for _ in table_rows(DOCUMENTS, table))  # type: ignore[arg-type]
    assert empty.num_rows == 0
    assert all(field.metadata[b"meaning"] for field in full.schema)


def test_facts_come_back_from_parquet_as_they_were(tmp_path: Path) -> None:
    written = export.write_parquet(DOCUMENTS, tmp_path / "out")
    assert [path.name for path in written] == [
        "documents.parquet",
        "sections.parquet",
        "facts.parquet",
        "cells.parquet",
        "diagnostics.parquet",
    ]
    read = export.read_facts(tmp_path / "out" / "facts.parquet")
    assert read == {name: document.facts for name, document in DOCUMENTS.items() if document.facts}
    assert pq.read_table(tmp_path / "out" / "documents.parquet").num_rows == len(DOCUMENTS)


def test_facts_come_back_from_an_arrow_table_as_they_were() -> None:
    assert export.read_facts(export.arrow(DOCUMENTS)) == {
        name: document.facts for name, document in DOCUMENTS.items() if document.facts
    }


def test_a_line_without_a_document_is_passed_over(tmp_path: Path) -> None:
    """As a file has that was put together from several with `cat` or by hand."""
    path = tmp_path / "documents.jsonl"
    document = gp.parse("完成投资3亿元。")
    path.write_text(f"{document.model_dump_json()}\n\n{document.model_dump_json()}\n \n", encoding="utf-8")
    assert list(export.read_jsonl(path)) == [document, document]


def test_documents_come_back_from_json_lines_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "documents.jsonl"
    assert export.write_jsonl(DOCUMENTS, path) == len(DOCUMENTS)
    assert list(export.read_jsonl(path)) == list(DOCUMENTS.values())
    assert b"\r" not in path.read_bytes()
    lines = path.read_text(encoding="utf-8").split("\n")[:-1]
    assert [json.loads(line)["document"] for line in lines] == list(DOCUMENTS)


def test_json_lines_keep_a_separator_of_unicode_on_its_line(tmp_path: Path) -> None:
    document = gp.parse("完成投资3亿元。\u2028新建学校5所。\x85")
    path = tmp_path / "one.jsonl"
    export.write_jsonl(document, path)
    assert list(export.read_jsonl(path)) == [document]


def test_frames_hold_the_same_rows() -> None:
    arrow = export.arrow(DOCUMENTS)
    assert export.polars_frame(DOCUMENTS).to_arrow().num_rows == arrow.num_rows
    frame = export.pandas_frame(DOCUMENTS)
    assert list(frame.columns) == arrow.column_names
    assert frame["value"].isna().sum() == arrow["value"].null_count
    grown = frame[(frame["role"] == "change") & (frame["unit"] == "%")]
    assert len(grown) > 20


def test_csv_is_read_by_excel_as_chinese(tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    export.write_csv(DOCUMENTS, path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == sum(len(document.facts) for document in DOCUMENTS.values())
    assert "json" not in rows[0]
    assert {row["document"] for row in rows} == {name for name, d in DOCUMENTS.items() if d.facts}


def test_a_workbook_has_a_sheet_for_each_table_and_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "all.xlsx"
    export.write_excel({"=1+1": gp.parse("=SUM(A1)完成投资3亿元。")}, path)
    book = load_workbook(path)
    assert book.sheetnames == list(TABLES)
    cell = book["facts"]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    header = [c.value for c in book["facts"][1]]
    assert book["facts"].cell(2, header.index("value") + 1).value == 300000000


def test_what_goes_to_a_file_can_be_had_as_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No temporary file either: whoever serves documents keeps none of them."""
    files.write_csv(DOCUMENTS, tmp_path / "facts.csv", "sections")
    assert csv_bytes(DOCUMENTS, "sections") == (tmp_path / "facts.csv").read_bytes()
    files.write_excel(DOCUMENTS, tmp_path / "tables.xlsx")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    made, written = load_workbook(BytesIO(excel_bytes(DOCUMENTS))), load_workbook(tmp_path / "tables.xlsx")
    assert made.sheetnames == written.sheetnames
    for sheet in made:
        assert list(sheet.values) == list(written[sheet.title].values)


def test_a_sheet_takes_as_many_rows_as_it_holds_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The header is a row too."""
    document = gp.parse("完成投资3亿元，新建学校5所。")
    monkeypatch.setattr(files, "EXCEL_ROWS", 3)
    export.write_excel(document, tmp_path / "a.xlsx")
    assert load_workbook(tmp_path / "a.xlsx")["facts"].max_row == 3
    monkeypatch.setattr(files, "EXCEL_ROWS", 2)
    with pytest.raises(ValueError, match="the table facts has more than 1 rows; write CSV or Parquet"):
        export.write_excel(document, tmp_path / "b.xlsx")


def test_a_mapping_names_the_documents_and_a_list_counts_them() -> None:
    one = gp.parse("完成投资3亿元。")
    assert [row[0] for row in table_rows([one, one])] == ["0", "1"]
    assert [row[0] for row in table_rows({"甲": one})] == ["甲"]
    assert [row[0] for row in table_rows(one)] == ["0"]


def test_an_unknown_table_names_those_there_are() -> None:
    with pytest.raises(ValueError, match="documents, sections, facts, cells, diagnostics"):
        list(table_rows([], "tables"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("package", "extra", "call"),
    [
        ("pyarrow", "arrow", lambda _: export.arrow([])),
        ("pandas", "pandas", lambda _: export.pandas_frame([])),
        ("polars", "polars", lambda _: export.polars_frame([])),
        ("xlsxwriter", "excel", lambda path: export.write_excel([], path / "a.xlsx")),
    ],
)
def test_a_missing_extra_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, package: str, extra: str, call: object
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(gp.MissingExtraError, match=rf'pip install "{package}>=.*extra {extra}'):
        call(tmp_path)  # type: ignore[operator]


def test_arrow_strings_are_no_dictionaries() -> None:
    assert export.arrow_schema().field("name").type == pa.string()
