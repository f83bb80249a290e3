"""govdoc-parse batch: what it says, where, and its exit status."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from reports import write_reports
from typer.testing import CliRunner, Result

from govdoc_parse.cli import app


def batch(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["batch", *arguments])


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_reports(tmp_path / "reports", 3)
    return tmp_path / "reports"


def test_all_parsed_is_one_line_and_status_0_also_again(reports: Path) -> None:
    (reports / "old.xls").touch()
    for end in ("", "; all of it was there before"):
        done = batch("reports", "-o", "out", "-j", "1")
        assert (done.exit_code, done.stdout) == (0, "")
        assert done.stderr.splitlines() == [f"3 documents, 12 facts: out{end}", "left aside: 1 .xls"]


def test_bad_documents_are_status_1_and_stand_in_errors(reports: Path) -> None:
    (reports / "bad.docx").write_bytes(b"PK\x03\x04 broken")
    done = batch("reports/*", "--output", "out", "--jobs", "1")
    assert done.exit_code == 1
    assert done.stderr.splitlines() == ["3 documents, 12 facts: out", f"1 could not be parsed: {Path('out/errors')}"]
    assert pq.read_table("out/errors").column("document").to_pylist() == ["reports/bad.docx"]


def test_fields_and_words_of_ones_own(reports: Path) -> None:
    (reports / "a.jsonl").write_text('{"url": "u1", "body": "全镇安装路灯1200杆。"}\n', encoding="utf-8")
    Path("my.toml").write_text(
        '[[units]]\nid = "pole"\nsurfaces = ["杆"]\ndimension = "count"\nexample = "安装路灯3杆"\n', encoding="utf-8"
    )
    options = ["-o", "out", "-j", "1", "--id-field", "url", "--text-field", "body", "--lexicon", "my.toml"]
    assert batch("reports/a.jsonl", *options).exit_code == 0
    (fact,) = pq.read_table("out/facts").to_pylist()
    assert (fact["document"], fact["quote"], fact["unit_id"]) == ("u1", "1200杆", "pole")
    refused = batch("reports/a.jsonl", *options[:-2])
    assert refused.exit_code == 2
    assert refused.stderr.splitlines() == [
        "govdoc-parse: out was made with another lexicon: name another folder, or begin anew with --restart"
    ]
    assert batch("reports/a.jsonl", *options[:-2], "--restart").exit_code == 0
    assert pq.read_table("out/facts").num_rows == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["none", "-o", "out"], "govdoc-parse: no such file or folder: none"),
        (["reports", "-o", "reports"], "govdoc-parse: reports is not empty and holds no corpus: name another folder"),
        (["reports", "-o", "out", "--lexicon", "none.toml"], "govdoc-parse: none.toml: No such file or directory"),
    ],
)
@pytest.mark.usefixtures("reports")
def test_wrong_use_is_one_line_and_status_2(arguments: list[str], said: str) -> None:
    done = batch(*arguments)
    assert (done.exit_code, done.stderr.splitlines()) == (2, [said])


@pytest.mark.usefixtures("reports")
def test_wrong_options_are_status_2() -> None:
    assert batch("reports").exit_code == 2
    assert batch("reports", "-o", "out", "--jobs", "0").exit_code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for one process")
def test_ctrl_c_says_how_to_go_on_and_ends_all_processes(reports: Path) -> None:
    write_reports(reports, 400)
    Path("my.toml").touch()
    code = "from govdoc_parse import parser; from govdoc_parse.cli import app; from reports import Slow; parser.Parser = Slow; app()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "batch", "reports", "-o", "out", "-j", "2", "--lexicon", "my.toml"],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while process.poll() is None and not list(Path("out").glob("documents/*.parquet")):
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)  # as the terminal does: to the workers too
    _, said = process.communicate()  # returns when the workers have ended too, for they hold its standard error
    assert (process.returncode, said) == (130, "govdoc-parse: stopped; run the same command again to go on\n")
    assert pq.read_table("out/documents").num_rows >= 16


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize(
    ("before", "output", "said"),
    [
        ("import sys; sys.modules['pyarrow'] = None", "out", r'.*pip install "pyarrow>=\S+" \(extra arrow\)'),
        ("", "reports/000.txt", "govdoc-parse: reports/000.txt: Not a directory"),
    ],
)
def test_what_is_missing_is_one_line_and_status_2(before: str, output: str, said: str) -> None:
    code = f"{before}\nfrom govdoc_parse.cli import run\nrun()"
    command = [sys.executable, "-c", code, "batch", "reports", "-o", output]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert re.fullmatch(said, done.stderr.strip())
    assert not Path("out").exists()
