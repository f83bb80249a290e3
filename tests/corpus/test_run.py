"""Files in, a folder of tables out: whole parts only, equal bytes, resumed without loss."""

from __future__ import annotations

import errno
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from reports import Fragile, Hungry, report, tables, write_reports

import govdoc_parse as gp
from govdoc_parse import corpus, export
from govdoc_parse.corpus import lock, memory, parts
from govdoc_parse.corpus.lock import locked
from govdoc_parse.parser import default_parser

COUNT = 36  # of documents: three chunks


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `reports`, and `out` of a run that nothing disturbed."""
    folder = tmp_path_factory.mktemp("made")
    write_reports(folder / "reports", COUNT)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        corpus.parse_corpus("reports", "out", jobs=2)
    return folder


@pytest.fixture
def again(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, as the current folder."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True, copy_function=shutil.copy2)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("again")
def test_the_tables_are_those_of_the_export() -> None:
    documents = {f"reports/{n:03}.txt": gp.parse(report(n)) for n in range(COUNT)}
    for table in export.TABLES:
        found = pq.read_table(f"out/{table}")
        assert found.equals(export.arrow(documents, table))
        assert found.num_rows > 0
    assert pq.read_table("out/errors").num_rows == 0
    assert list(pd.read_parquet("out/facts").columns) == [column.name for column in corpus.TABLES["facts"]]


def test_the_folder_holds_the_tables_and_the_manifest_and_nothing_else(made: Path) -> None:
    beside = {"run.json", "inputs.parquet", "duplicates.parquet", ".lock"}
    assert {path.name for path in (made / "out").iterdir()} == {*corpus.TABLES, *beside}
    assert list(tables(made / "out")) == [f"{t}/part-{i:05}.parquet" for t in sorted(corpus.TABLES) for i in range(3)]
    (made_of,) = json.loads((made / "out/run.json").read_text(encoding="utf-8"))["rounds"]
    assert (made_of["files"], made_of["documents"], made_of["chunks"]) == (COUNT, COUNT, 3)


def test_a_finished_run_is_not_done_again(again: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in again.rglob("out/*/*")}
    told: list[corpus.Progress] = []
    summary = corpus.parse_corpus("reports", "out", progress=told.append)
    assert {path: path.stat().st_mtime_ns for path in again.rglob("out/*/*")} == before
    assert (summary.before, summary.documents, summary.errors, summary.facts) == (COUNT, COUNT, 0, COUNT * 4)
    assert told == []


def test_missing_parts_are_made_again_with_equal_bytes(again: Path) -> None:
    whole = tables(again / "out")
    (again / "out/facts/part-00001.parquet").unlink()
    (again / "out/documents/part-00001.parquet").unlink()
    (again / "out/.unfinished").mkdir()
    (again / "out/.unfinished/part-00001.parquet-facts-1234").write_bytes(b"half of it")
    told: list[corpus.Progress] = []
    summary = corpus.parse_corpus(["reports"], "out", jobs=1, parser=default_parser(), progress=told.append)
    assert tables(again / "out") == whole
    assert summary.before == 20
    assert told[-1] == corpus.Progress(documents=COUNT, total=COUNT, before=20, size=told[-1].size)
    assert not (again / "out/.unfinished").exists()


def test_how_many_processes_changes_nothing(again: Path) -> None:
    corpus.parse_corpus("reports", "one", jobs=1, parser=default_parser())
    assert tables(again / "one") == tables(again / "out")


@pytest.mark.usefixtures("again")
class TestOtherRuns:
    def test_other_options_are_refused_and_said(self) -> None:
        kit = gp.Unit(id="kit", surfaces=("礼包",), dimension="count", example="发放3礼包")
        parser = gp.Parser(gp.Lexicon.default().extend(units=[kit]))
        with pytest.raises(corpus.CorpusError, match="another lexicon; text_field None \\(and now body\\)"):
            corpus.parse_corpus("reports", "out", parser=parser, text_field="body")

    def test_restart_begins_anew(self, again: Path) -> None:
        shutil.rmtree("reports")
        write_reports(Path("reports"), 2)
        summary = corpus.parse_corpus("reports", "out", restart=True, jobs=1, parser=default_parser())
        assert summary.documents == 2
        assert [name for name in tables(again / "out") if "facts" in name] == ["facts/part-00000.parquet"]

    @pytest.mark.parametrize("restart", [False, True])
    def test_a_folder_of_something_else_is_left_alone(self, restart: bool) -> None:
        with pytest.raises(corpus.CorpusError, match="reports is not empty and holds no corpus"):
            corpus.parse_corpus("out/facts", "reports", restart=restart)
        assert len(list(Path("reports").iterdir())) == COUNT

    def test_a_manifest_that_is_none_is_refused(self) -> None:
        Path("out/run.json").write_text('{"scripts": {}}', encoding="utf-8")
        with pytest.raises(corpus.CorpusError, match=r"run\.json is none that this version wrote"):
            corpus.parse_corpus("reports", "out", restart=True)

    def test_two_runs_at_once_are_refused(self) -> None:
        with locked(Path("out")), pytest.raises(corpus.CorpusError, match="out is being written by another run"):
            corpus.parse_corpus("reports", "out")

    def test_a_file_system_without_locks_is_written_all_the_same(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def _lock(file: object) -> None:
            raise OSError(errno.ENOLCK, "No locks available", file)

        monkeypatch.setattr(lock, "_lock", _lock)
        assert corpus.parse_corpus("reports", "out").documents > 0

    def test_no_documents_are_told(self) -> None:
        Path("empty").mkdir()
        with pytest.raises(corpus.CorpusError, match="no documents in empty"):
            corpus.parse_corpus("empty", "none")
        assert not Path("none").exists()

    def test_a_process_at_least(self) -> None:
        with pytest.raises(ValueError, match="jobs is 0"):
            corpus.parse_corpus("reports", "new", jobs=0)


def test_bad_documents_of_every_kind_stand_in_errors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_reports(Path("in"), 3)
    for name, text in {"崩": "系统崩溃", "卡": "系统卡住", "错": "系统出错"}.items():
        Path(f"in/{name}.txt").write_text(text, encoding="utf-8")
    Path("in/broken.docx").write_bytes(b"PK\x03\x04 broken")
    Path("in/lines.jsonl").write_text('{"id": "甲", "text": "新建5家"}\n{"id": "乙"}\n', encoding="utf-8")
    pq.write_table(pa.table({"id": ["丙", "丁"], "content": ["<p>新建6家</p>".encode(), None]}), "in/rows.parquet")
    summary = corpus.parse_corpus("in", "out", jobs=1, parser=Fragile(), timeout=3)
    errors = {(e["document"], e["stage"], e["error"]) for e in pq.read_table("out/errors").to_pylist()}
    assert errors == {
        ("in/崩.txt", "died", "exit code 11"),
        ("in/卡.txt", "timeout", "TimeoutError"),
        ("in/错.txt", "parse", "RuntimeError"),
        ("in/broken.docx", "read", "UnreadableFileError"),
        ("乙", "read", "ValueError"),
        ("丁", "read", "TypeError"),
    }
    parsed = pq.read_table("out/documents").column("document").to_pylist()
    assert parsed == ["in/000.txt", "in/001.txt", "in/002.txt", "甲", "丙"]
    assert (summary.documents, summary.errors) == (5, 6)


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is of Linux")
def test_a_document_that_needs_too_much_memory_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_reports(Path("in"), 2)
    Path("in/食.txt").write_text("系统暴食", encoding="utf-8")
    assert corpus.parse_corpus("in", "free", jobs=1, parser=Hungry()).errors == 0
    summary = corpus.parse_corpus("in", "out", jobs=1, parser=Hungry(), memory=1_000_000_000)
    assert pq.read_table("out/errors").to_pylist() == [
        {
            "document": "in/食.txt",
            "stage": "parse",
            "error": "MemoryError",
            "message": "it needs more memory than there is",
        }
    ]
    assert summary.documents == 2


def test_a_limit_of_memory_is_refused_where_the_system_has_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match="memory is 0"):
        corpus.parse_corpus("in", tmp_path, memory=0)
    monkeypatch.setattr(memory, "_LINUX", False)
    with pytest.raises(corpus.CorpusError, match="a limit of memory needs Linux"):
        corpus.parse_corpus("in", tmp_path, memory=1)


def test_parts_appear_whole_and_the_documents_last(tmp_path: Path) -> None:
    parts.prepare(tmp_path)
    seen: list[dict[str, bytes]] = []

    def batches() -> Iterator[pa.RecordBatch]:
        for batch in corpus.parse_batches([pa.RecordBatch.from_pydict({"document": ["a"], "text": [report(1)]})]):
            yield batch
            seen.append(tables(tmp_path))

    parts.write_parts(tmp_path, 0, batches())
    assert [name for name in seen[0] if not name.startswith(".unfinished/")] == []
    assert list(tables(tmp_path)) == [f"{table}/part-00000.parquet" for table in sorted(corpus.TABLES)]
    assert parts.ORDER[-1] == "documents"
    assert parts.finished(tmp_path, 2) == {0}
    (tmp_path / "cells/part-00000.parquet").unlink()
    assert parts.finished(tmp_path, 2) == set()


def test_large_tables_are_written_in_row_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_GROUP", 1000)
    parts.prepare(tmp_path)
    texts = {str(n): report(n) for n in range(200)}
    batch = pa.RecordBatch.from_pydict({"document": list(texts), "text": list(texts.values())})
    parts.write_parts(tmp_path, 0, corpus.parse_batches([batch]))
    file = pq.ParquetFile(tmp_path / "facts/part-00000.parquet")
    assert file.num_row_groups == 4
    assert file.read().equals(export.arrow({n: gp.parse(text) for n, text in texts.items()}, "facts"))


def test_corrections_are_applied_and_make_another_run(again: Path) -> None:
    first = gp.parse(report(0)).facts[0]
    quote = first.quantity.quote
    row = gp.Correction(document="000.txt", start=quote.start, quote=quote.text, field="name", value="别的")
    with pytest.raises(corpus.CorpusError, match="other corrections"):
        corpus.parse_corpus("reports", "out", jobs=1, corrections=[row])
    corpus.parse_corpus("reports", "corrected", jobs=1, corrections=[row])
    facts = pq.read_table("corrected/facts").to_pylist()
    assert [each["document"] for each in facts if "corrected.name" in each["rules"]] == ["reports/000.txt"]
    assert (again / "corrected/run.json").exists()
