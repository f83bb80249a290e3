"""The command line: output, errors, exit status, encodings; five tests start a process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import run, run_process

import govdoc_parse as gp
from govdoc_parse import export

TEXT = "一、工作情况\n全年新增学位1620个，同比增长6.4%。\n"


def test_json_is_the_document(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    done = run_process("parse", str(path))
    assert done.returncode == 0
    assert gp.Document.model_validate_json(done.stdout) == gp.parse(TEXT)


def test_jsonl_is_one_line_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    lines = run("parse", "--format", "jsonl", str(path), str(path)).stdout.decode().splitlines()
    assert [json.loads(line)["text"] for line in lines] == [TEXT, TEXT]


def test_outline_and_facts_from_standard_input() -> None:
    assert run("parse", "-f", "outline", "-", stdin=TEXT.encode()).stdout.decode().splitlines() == [
        "一、 工作情况 [review]"
    ]
    header, first, second = run("parse", "-f", "facts", "-", stdin=TEXT.encode()).stdout.decode().splitlines()
    assert header.split("\t")[:5] == ["file", "section", "start", "quote", "value"]
    assert first.split("\t")[3:5] == ["1620个", "1620"]
    assert second.split("\t")[4] == "6.4"


def test_output_is_utf8_in_the_c_locale() -> None:
    assert (
        run_process("parse", "-f", "outline", "-", stdin=TEXT.encode(), locale="C")
        .stdout.decode()
        .startswith("一、 工作情况")
    )


@pytest.mark.parametrize(
    ("place", "status"), [("1:3", 0), ("1:99999", 2), ("0:1", 2), ("1:0", 2), ("1:", 2), ("x", 2), ("-1", 2)]
)
def test_a_place_may_be_a_line_and_a_column(place: str, status: int) -> None:
    text = "甲乙丙\n\n全年新增学位1620个。\n"
    assert run("explain", "-", "--", place, stdin=text.encode()).returncode == status
    shown = {run("explain", "-", at, stdin=text.encode()).stdout for at in ("3:7", str(text.index("1620")))}
    assert len(shown) == 1
    assert "1620" in shown.pop().decode()


def test_explain_names_the_rules() -> None:
    at = str(TEXT.index("1620"))
    for arguments in (("explain", "-", at), ("parse", "--at", at, "-")):
        lines = [line.split("\t") for line in run(*arguments, stdin=TEXT.encode()).stdout.decode().splitlines()]
        assert ["quantity", "plain"] in [line[:2] for line in lines]
        assert ["section", "cn_dun"] in [line[:2] for line in lines]


def test_show_writes_the_json_beside(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    done = run("show", "-", "--json", str(target), stdin=TEXT.encode())
    assert "# outline" in done.stdout.decode()
    assert gp.Document.model_validate_json(target.read_bytes()) == gp.parse(TEXT)


def test_an_unreadable_file_is_one_line_and_status_1(tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_bytes(b"\x00\x01\x02")
    good.write_text(TEXT, encoding="utf-8")
    done = run_process("parse", "-f", "outline", str(bad), str(tmp_path / "none.txt"), str(good))
    assert done.returncode == 1
    errors = done.stderr.decode().splitlines()
    assert len(errors) == 2
    assert "bad.txt: not a text file" in errors[0]
    assert "none.txt" in errors[1]
    assert "一、 工作情况" in done.stdout.decode()


def test_a_file_that_cannot_be_read_is_status_1(tmp_path: Path) -> None:
    for command, offset in (("show",), ()), (("view", "--no-open"), ()), (("explain",), ("0",)):
        done = run(*command, str(tmp_path / "none.txt"), *offset)
        assert (done.returncode, done.stdout) == (1, b"")
        assert done.stderr.decode().startswith(f"govdoc-parse: {tmp_path / 'none.txt'}: ")


def test_wrong_use_is_status_2() -> None:
    assert run_process("parse", "--format", "pdf", "-").returncode == 2
    assert run("explain", "-", "99999", stdin=TEXT.encode()).returncode == 2


def test_case_prints_a_place_as_a_case(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, encoding="utf-8")
    at = TEXT.index("1620")
    assert run("case", str(path), str(at)).stdout.decode() == export.case(gp.parse(TEXT), at)
    done = run("case", str(path), "9999")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == f"govdoc-parse: {path}: no offset 9999 in a text of {len(TEXT)} characters\n"
    assert run("case", str(tmp_path / "none.txt"), "0").returncode == 1


def test_version() -> None:
    assert run_process("--version").stdout.decode().strip() == f"govdoc-parse {gp.__version__}"
