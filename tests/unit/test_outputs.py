"""What cannot be written, and names that UTF-8 cannot hold: one line that names the file, and nothing half done."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from conftest import FIXTURES

import govdoc_parse as gp
from govdoc_parse import corpus, export
from govdoc_parse.cli import reading
from govdoc_parse.outputs import naming, replacing, writable
from tests.command_line import MODULE, run

REPORT = FIXTURES / "county_bureau_half_year.txt"
NAME = os.fsdecode("公文.txt".encode("gb18030"))
SHOWN = "\\udcb9\\udcab\\udcce\\udcc4.txt"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A folder, with a limit of 2,000 bytes for every file that is written: as a disk that is full there."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, before[1]))
    yield tmp_path
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (["parse", "-o", "a.json"], "a.json"),
        (["parse", "-o", "a.jsonl"], "a.jsonl"),
        (["parse", "-o", "a.csv"], "a.csv"),
        (["parse", "-o", "a.xlsx"], "a.xlsx"),
        (["parse", "-f", "parquet", "-o", "tables"], "tables/documents.parquet"),
        (["parse", "-f", "html", "-o", "."], "county_bureau_half_year.view.html"),
        (["view", "--no-open", "-o", "a.html"], "a.html"),
        (["show", "--json", "a.json"], "a.json"),
        (["panel", "-o", "a.csv"], "a.csv"),
        (["panel", "-o", "a.xlsx"], "a.xlsx"),
        (["panel", "-o", "a.parquet"], "a.parquet"),
        (["panel", "-o", "a.dta"], "a.dta"),
        (["panel", "-o", "a.xlsx", "--views", "pages"], "pages/"),
    ],
    ids=lambda each: " ".join(each[:3]) if isinstance(each, list) else "",
)
def test_a_full_disk_is_one_line_that_names_the_file_and_leaves_what_was_there(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], name: str
) -> None:
    monkeypatch.chdir(small_disk)
    place = small_disk / name
    if place.suffix and place.parent == small_disk:
        place.write_text("before", encoding="utf-8")
    done = run(command[0], str(REPORT), *command[1:])
    assert done.returncode == 2
    (line,) = done.stderr.decode().splitlines()
    assert line.startswith(f"govdoc-parse: {name}") or f"{os.sep}{name}" in line
    assert line.endswith(("File too large", "errno 27] File too large"))
    assert not place.is_file() or place.read_text(encoding="utf-8") == "before"
    assert not list(small_disk.rglob("*.part*"))


def test_a_full_disk_in_a_worker_is_one_line_that_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resource = pytest.importorskip("resource")
    monkeypatch.chdir(tmp_path)
    done = subprocess.run(
        [*MODULE, "batch", str(REPORT), "-o", "out", "-j", "1"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (6_000, 6_000)),
    )
    (line,) = done.stderr.splitlines()
    assert done.returncode == 2
    assert line.startswith("govdoc-parse: out/.unfinished/part-00000.parquet-")
    assert line.endswith("File too large; run the same command again to go on")
    assert corpus.parse_corpus([REPORT], "out", jobs=1).documents == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device on this system")
def test_full_standard_output_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*MODULE, "parse", str(REPORT)], stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (2, b"govdoc-parse: standard output: No space left on device\n")


def test_an_answer_of_a_query_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    corpus.parse_corpus([REPORT], "out", jobs=1)
    (tmp_path / "a.xlsx").write_bytes(b"before")
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, before[1]))
    try:
        done = run("query", "out", "select * from facts", "-o", "a.xlsx")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (done.returncode, done.stderr.decode()) == (2, "govdoc-parse: a.xlsx: File too large\n")
    assert (tmp_path / "a.xlsx").read_bytes() == b"before"


def test_whatever_is_raised_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    export.write_jsonl(gp.parse("甲"), path)
    before = path.read_bytes()

    def failing() -> Iterator[gp.Document]:
        yield gp.parse("乙")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export.write_jsonl(failing(), path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("before", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("real.txt")
    with replacing(tmp_path / "link.txt") as aside:
        aside.write_text("behind", encoding="utf-8")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text(encoding="utf-8") == "behind"


def test_an_error_keeps_the_name_that_it_has(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="none") as raised, naming(tmp_path):
        (tmp_path / "none").read_bytes()
    assert raised.value.filename == str(tmp_path / "none")


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="these systems have no such names")
class TestNames:
    @pytest.fixture(autouse=True)
    def _file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        Path(NAME).write_bytes(REPORT.read_bytes())

    @pytest.mark.parametrize("format_", ["jsonl", "facts", "chunks"])
    def test_what_is_printed_shows_the_bytes(self, format_: str) -> None:
        done = run("parse", "-f", format_, NAME)
        assert (done.returncode, done.stderr) == (0, b"")
        assert SHOWN.replace("\\", "\\\\" if format_ != "facts" else "\\") in done.stdout.decode()

    @pytest.mark.parametrize("output", ["a.jsonl", "a.csv", "a.xlsx"])
    def test_files_hold_it(self, output: str) -> None:
        done = run("parse", "-o", output, NAME)
        assert (done.returncode, done.stderr.decode()) == (0, f"1 document written: {output}\n")

    def test_tables_hold_it(self) -> None:
        assert run("parse", "-f", "parquet", "-o", "tables", NAME).returncode == 0
        assert set(pq.read_table("tables/facts.parquet")["document"].to_pylist()) == {SHOWN}

    def test_the_page_beside_it_is_named_on_one_line(self) -> None:
        done = run("view", "--no-open", NAME)
        assert (done.returncode, done.stdout.decode()) == (0, f"{SHOWN}.view.html\n")
        assert Path(f"{NAME}.view.html").is_file()

    def test_what_cannot_be_read_is_told_by_it(self) -> None:
        Path(NAME).unlink()
        done = run("parse", NAME)
        assert (done.returncode, done.stderr.decode()) == (
            1,
            f"govdoc-parse: {SHOWN}: No such file or directory\n",
        )

    def test_the_batch_has_a_row_of_it(self) -> None:
        corpus.parse_corpus(["."], "out", jobs=1)
        assert pq.read_table("out/documents")["document"].to_pylist() == [SHOWN]

    def test_an_id_of_ones_own(self) -> None:
        (chunk, *_) = export.chunks(gp.parse(REPORT.read_text(encoding="utf-8")), name=NAME)
        assert chunk.document == SHOWN == writable(NAME)


def test_a_name_that_the_system_refuses_costs_itself_alone() -> None:
    done = run("parse", "-f", "facts", "长" * 200, str(REPORT))
    (line,) = done.stderr.decode().splitlines()
    assert (done.returncode, line.rpartition(": ")[2]) == (1, "File name too long")
    assert len(done.stdout.splitlines()) > 40


def test_a_file_in_a_folder_that_is_closed_costs_itself_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = tmp_path / "closed"
    _close(monkeypatch, closed)
    done = run("parse", "-f", "facts", str(closed / "a.txt"), str(REPORT))
    assert (done.returncode, done.stderr.decode()) == (1, f"govdoc-parse: {closed / 'a.txt'}: Permission denied\n")
    assert len(done.stdout.splitlines()) > 40


def test_a_panel_of_a_folder_says_which_folder_in_it_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports" / "closed").mkdir(parents=True)
    (tmp_path / "reports" / "a.txt").write_bytes(REPORT.read_bytes())
    _close(monkeypatch, Path("reports/closed"))
    done = run("panel", "reports", "-o", "a.csv")
    assert done.returncode == 1
    assert "govdoc-parse: reports/closed: Permission denied" in done.stderr.decode().splitlines()


def test_what_is_no_folder_that_one_can_see_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert reading.is_folder(str(tmp_path))
    _close(monkeypatch, tmp_path)
    assert not reading.is_folder(str(tmp_path / "a"))


def _close(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Have the system refuse a folder and all that is in it, also to those whom it refuses nothing."""
    for name in ("stat", "lstat", "scandir"):
        monkeypatch.setattr(os, name, _refusing(getattr(os, name), folder))


def _refusing(call: Any, folder: Path) -> Any:
    def refuse(path: Any = ".", *arguments: Any, **options: Any) -> Any:
        if not isinstance(path, int) and folder in (Path(os.fspath(path)), *Path(os.fspath(path)).parents):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return call(path, *arguments, **options)

    return refuse
