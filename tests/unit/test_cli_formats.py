"""Formats, outputs, many files and a lexicon of one's own on the command line."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from command_line import run
from openpyxl import load_workbook
from test_cli import TEXT

import govdoc_parse as gp
from govdoc_parse import export


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    paths = []
    for folder, name in (("a", "报告.txt"), ("b", "报告.txt"), ("b", "总结.txt")):
        path = tmp_path / folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
        paths.append(str(path))
    return paths


@pytest.mark.parametrize(
    ("format_", "expected"),
    [
        ("markdown", export.markdown(gp.parse(TEXT))),
        ("akn", export.akoma_ntoso(gp.parse(TEXT))),
        ("html", export.html(gp.parse(TEXT))),
        ("chunks", "".join(c.model_dump_json() + "\n" for c in export.chunks(gp.parse(TEXT), name="-"))),
    ],
)
def test_a_format_is_the_export_of_its_name(format_: str, expected: str) -> None:
    assert run("parse", "-f", format_, "-", stdin=TEXT.encode()).stdout.decode() == expected


def test_many_files_into_a_folder_keep_their_names_apart(files: list[str], tmp_path: Path) -> None:
    target = tmp_path / "out"
    done = run("parse", "-f", "markdown", "-o", str(target), *files)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in target.iterdir()) == ["总结.md", "报告-2.md", "报告.md"]
    assert "3 documents written" in done.stderr.decode()


def test_one_file_into_a_file(files: list[str], tmp_path: Path) -> None:
    target = tmp_path / "one.json"
    assert run("parse", "-o", str(target), files[0]).returncode == 0
    assert gp.Document.model_validate_json(target.read_bytes()) == gp.parse(TEXT)


def test_json_lines_of_many_go_into_one_file(files: list[str], tmp_path: Path) -> None:
    target = tmp_path / "all.jsonl"
    run("parse", "-f", "jsonl", "-o", str(target), *files)
    rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [(row["document"], row["text"]) for row in rows] == [(name, TEXT) for name in files]
    assert list(export.read_jsonl(target)) == [gp.parse(TEXT)] * 3


def test_chunks_of_many_name_their_file(files: list[str], tmp_path: Path) -> None:
    target = tmp_path / "all.jsonl"
    assert run("parse", "-f", "chunks", "-o", str(target), *files).returncode == 0
    found = [json.loads(line)["document"] for line in target.read_text(encoding="utf-8").splitlines()]
    assert list(dict.fromkeys(found)) == files


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.json", "{\n"),
        ("a.jsonl", '{"document":'),
        ("a.tsv", "file\t"),
        ("a.txt", "一、"),
        ("a.md", "## 一、"),
        ("a.HTML", "<!DOCTYPE"),
        ("a.xml", "<?xml"),
        ("a.csv", "\ufeffdocument,"),
    ],
)
def test_the_suffix_decides_the_format(files: list[str], tmp_path: Path, name: str, begins: str) -> None:
    assert run("parse", "-o", str(tmp_path / name), files[0]).returncode == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_a_workbook_is_a_workbook(files: list[str], tmp_path: Path) -> None:
    assert run("parse", "-o", str(tmp_path / "a.xlsx"), *files).returncode == 0
    assert load_workbook(tmp_path / "a.xlsx")["documents"].max_row == 4


def test_a_suffix_that_says_something_else_is_refused(files: list[str], tmp_path: Path) -> None:
    for arguments, said in (
        (["-o", "a.doc"], "no format has the suffix .doc; name one with -f, or write .json, .jsonl,"),
        (["-o", "a.xlsx", "-f", "json"], "a.xlsx: the suffix .xlsx is that of excel, and -f says json"),
        (["-o", "a.jsonl", "-f", "facts"], "the suffix .jsonl is that of jsonl or chunks, and -f says facts"),
    ):
        done = run("parse", *arguments, files[0])
        assert (done.returncode, said in done.stderr.decode()) == (2, True), done.stderr
    assert run("parse", "-f", "json", "-o", str(tmp_path / "a.out"), files[0]).returncode == 0
    assert run("parse", "-o", str(tmp_path / "plain"), files[0]).returncode == 0
    assert (tmp_path / "plain").read_text(encoding="utf-8").startswith("{\n")


def test_tables_hold_all_files(files: list[str], tmp_path: Path) -> None:
    assert run("parse", "-f", "csv", "-o", str(tmp_path / "f.csv"), *files).returncode == 0
    with (tmp_path / "f.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["document"] for row in csv.DictReader(file)] == [name for name in files for _ in range(2)]
    run("parse", "-f", "csv", "--table", "sections", "-o", str(tmp_path / "s.csv"), *files)
    assert (tmp_path / "s.csv").read_text(encoding="utf-8-sig").splitlines()[1].count("工作情况") == 1
    assert run("parse", "-f", "excel", "-o", str(tmp_path / "f.xlsx"), *files).returncode == 0
    assert load_workbook(tmp_path / "f.xlsx")["documents"].max_row == 4
    assert run("parse", "-f", "parquet", "-o", str(tmp_path / "p"), *files).returncode == 0
    assert pq.read_table(tmp_path / "p/facts.parquet").num_rows == 6


def test_tables_need_a_place_and_a_name(files: list[str], tmp_path: Path) -> None:
    done = run("parse", "-f", "parquet", *files)
    assert (done.returncode, done.stderr.decode()) == (2, "govdoc-parse: parquet needs --output: a folder\n")
    done = run("parse", "-f", "csv", "--table", "rows", "-o", str(tmp_path / "x"), *files)
    assert done.returncode == 2
    assert "documents, sections, facts, cells" in done.stderr.decode()


def test_many_files_do_not_go_into_one_that_is_there(files: list[str], tmp_path: Path) -> None:
    target = tmp_path / "there.md"
    target.write_text("kept", encoding="utf-8")
    done = run("parse", "-f", "markdown", "-o", str(target), *files)
    assert done.returncode == 2
    assert target.read_text(encoding="utf-8") == "kept"


def test_the_good_files_are_written_beside_a_bad_one(files: list[str], tmp_path: Path) -> None:
    done = run("parse", "-f", "csv", "-o", str(tmp_path / "f.csv"), files[0], str(tmp_path / "none.txt"))
    assert done.returncode == 1
    assert "none.txt" in done.stderr.decode()
    assert len((tmp_path / "f.csv").read_text(encoding="utf-8-sig").splitlines()) == 3


def test_a_lexicon_of_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "my.toml"
    own.write_text(
        '[[units]]\nid = "yurt"\nsurfaces = ["顶毡房"]\ndimension = "count"\nexample = "搭建3顶毡房"\n',
        encoding="utf-8",
    )
    done = run("parse", "--lexicon", str(own), "-", stdin="搭建接待毡房，新增12顶毡房。".encode())
    assert [f["quantity"]["unit_id"] for f in json.loads(done.stdout)["facts"]] == ["yurt"]


def test_a_bad_lexicon_is_one_line(tmp_path: Path) -> None:
    own = tmp_path / "my.toml"
    own.write_text("[[unit]]\nid = 3\n", encoding="utf-8")
    done = run("parse", "--lexicon", str(own), "-", stdin=b"")
    assert done.returncode == 2
    assert done.stderr.decode().startswith("govdoc-parse: ")
    assert "no table 'unit'" in done.stderr.decode()


def test_a_lexicon_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    done = run("parse", "--lexicon", str(tmp_path / "none.toml"), "-", stdin=b"")
    assert done.returncode == 2
    assert done.stderr.decode().startswith(f"govdoc-parse: {tmp_path / 'none.toml'}: ")
    assert done.stderr.count(b"\n") == 1


def test_facts_of_many_go_into_one_file_under_one_header(files: list[str], tmp_path: Path) -> None:
    target = tmp_path / "all.tsv"
    assert run("parse", "-f", "facts", "-o", str(target), *files).returncode == 0
    head, *rows = run("parse", "-f", "facts", "-", stdin=TEXT.encode()).stdout.decode().splitlines()
    found = target.read_text(encoding="utf-8").splitlines()
    assert found == [head, *(f"{name}{row[1:]}" for name in files for row in rows)]


def test_view_writes_the_page_and_says_where(files: list[str], tmp_path: Path) -> None:
    done = run("view", "--no-open", files[0])
    assert done.stdout.decode().strip() == f"{files[0]}.view.html"
    assert Path(f"{files[0]}.view.html").read_text(encoding="utf-8") == export.html(
        gp.parse(TEXT), name=Path(files[0]).name
    )
    target = tmp_path / "page.html"
    run("view", "--no-open", "-o", str(target), files[0])
    assert target.exists()


def test_an_output_never_writes_over_an_input(files: list[str]) -> None:
    done = run("parse", "-f", "jsonl", "-o", files[0], files[0])
    assert done.returncode == 2
    assert "is read from" in done.stderr.decode()
    assert Path(files[0]).read_text(encoding="utf-8") == TEXT


def test_a_folder_does_not_get_the_name_of_a_file(files: list[str], tmp_path: Path) -> None:
    for format_, name in (("json", "both.json"), ("parquet", "x.parquet")):
        done = run("parse", "-f", format_, "-o", str(tmp_path / name), *files)
        assert done.returncode == 2
        assert "need a folder" in done.stderr.decode()
        assert not (tmp_path / name).exists()


@pytest.mark.parametrize("format_", ["csv", "excel", "jsonl", "html"])
def test_a_place_that_cannot_be_written_is_one_line(files: list[str], tmp_path: Path, format_: str) -> None:
    done = run("parse", "-f", format_, "-o", str(tmp_path / "none" / "x"), files[0])
    assert done.returncode == 2
    assert len(done.stderr.decode().strip().splitlines()) == 1
    assert "none/x" in done.stderr.decode()


def test_a_link_to_itself_is_one_line(files: list[str], tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    try:
        loop.symlink_to("loop.txt")
    except OSError:
        pytest.skip("no links on this system")
    done = run("parse", "-f", "jsonl", "-o", str(tmp_path / "a.jsonl"), str(loop), *files)
    assert done.returncode == 1
    assert done.stderr.decode().splitlines()[1:] == [f"3 documents written: {tmp_path / 'a.jsonl'}"]
    assert done.stderr.decode().startswith(f"govdoc-parse: {loop}: ")
