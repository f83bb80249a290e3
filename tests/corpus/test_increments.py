"""Files that are added, changed and removed between runs; documents that repeat others; ids that several have."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from reports import Stub, report, tables, write_reports
from typer.testing import CliRunner

import govdoc_parse as gp
from govdoc_parse import corpus
from govdoc_parse.cli import app, batch
from govdoc_parse.corpus.fingerprints import fingerprint
from govdoc_parse.corpus.flaws import missing_extras
from govdoc_parse.parser import default_parser


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_reports(Path("in"), 20)
    return tmp_path


def parse(*sources: str, output: str = "out", restart: bool = False, **options: Any) -> corpus.Summary:
    return corpus.parse_corpus(sources or ["in"], output, jobs=1, parser=Stub(), restart=restart, **options)


def rows(output: str) -> dict[str, set[str]]:
    """The rows of every table as a set."""
    return {
        name: {repr(row) for row in pq.read_table(Path(output, name)).to_pylist()}
        for name in (*corpus.TABLES, "duplicates.parquet")
    }


def inputs(output: str = "out") -> dict[str, tuple[int, bool]]:
    found = pq.read_table(f"{output}/inputs.parquet").to_pylist()
    return {row["file"]: (row["round"], row["removed"]) for row in found}


def test_new_files_are_parsed_alone_and_the_rows_are_those_of_a_fresh_run() -> None:
    parse()
    first = tables(Path("out"))
    for name in ("a/early.txt", "010b.txt", "z.txt"):
        Path("in", name).parent.mkdir(exist_ok=True)
        Path("in", name).write_text(report(77), encoding="utf-8")
    Path("in/broken.docx").write_bytes(b"PK\x03\x04 broken")
    Path("in/more.jsonl").write_text('{"id": "甲", "text": "新建5家"}\n', encoding="utf-8")
    summary = parse()
    assert (summary.documents, summary.errors, summary.before) == (24, 1, 20)
    now = tables(Path("out"))
    assert {name: now[name] for name in first} == first
    parse(output="fresh")
    assert rows("out") == rows("fresh")
    assert inputs()["in/000.txt"] == (0, False)
    assert inputs()["in/z.txt"] == (1, False)
    again = parse()
    assert (again.before, again.documents) == (25, 24)


def test_an_increment_that_was_stopped_goes_on() -> None:
    parse()
    write_reports(Path("in/more"), 40)
    parse()
    whole = rows("out")
    for name in ("documents/part-00003.parquet", "facts/part-00001.parquet"):
        Path("out", name).unlink()
    summary = parse()
    assert (summary.before, summary.documents) == (40, 60)
    assert rows("out") == whole


def test_changed_files_are_refused_by_name_and_nothing_is_done() -> None:
    parse()
    before = tables(Path("out"))
    for number in range(7):
        os.utime(f"in/{number:03}.txt", ns=(1, 1))
    Path("in/new.txt").write_text(report(77), encoding="utf-8")
    with pytest.raises(corpus.CorpusError, match=r"in/000\.txt, .*in/004\.txt and 2 more: put them back.*--restart"):
        parse()
    assert tables(Path("out")) == before
    assert parse(restart=True).documents == 21


def test_removed_files_are_kept_and_marked_and_come_back() -> None:
    parse()
    data, times = Path("in/003.txt").read_bytes(), Path("in/003.txt").stat()
    Path("in/003.txt").unlink()
    summary = parse()
    assert (summary.documents, summary.removed, summary.unnamed) == (20, 1, 0)
    assert [name for name, (_, removed) in inputs().items() if removed] == ["in/003.txt"]
    Path("in/003.txt").write_bytes(data)
    os.utime("in/003.txt", ns=(times.st_atime_ns, times.st_mtime_ns))
    assert parse().removed == 0
    assert not any(removed for _, removed in inputs().values())


def test_other_sources_are_added_to_those_of_before(folder: Path) -> None:
    parse()
    write_reports(Path("other"), 2)
    summary = parse("other", str(folder / "in/000.txt"))  # the second is known under its other path
    assert (summary.documents, summary.unnamed) == (22, 19)


def test_a_stopped_run_whose_files_are_gone_is_refused() -> None:
    parse()
    Path("out/facts/part-00000.parquet").unlink()
    Path("in/000.txt").unlink()
    with pytest.raises(corpus.CorpusError, match="a run was stopped, and its files are no longer what they were"):
        parse()


def test_a_folder_that_cannot_be_listed_is_one_error_however_often(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("in/closed").mkdir()
    scandir = os.scandir

    def refused(path: str) -> Any:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refused)
    Path("in/loop.txt").symlink_to("loop.txt")
    assert parse().errors == 2
    assert parse().errors == 2
    assert inputs()["in/closed"] == (0, False)


def test_a_file_of_no_documents_is_known_but_not_alone() -> None:
    Path("empty.jsonl").touch()
    with pytest.raises(corpus.CorpusError, match="no documents in 1 files"):
        parse("empty.jsonl", output="none")
    parse()
    assert parse("empty.jsonl").documents == 20
    assert inputs()["empty.jsonl"] == (1, False)


def test_ids_of_several_documents_are_told() -> None:
    lines = [
        json.dumps({"id": name, "text": f"新建{n}家"}) for n, name in enumerate(["甲", "乙", "甲", "丙", "丙", "丙"])
    ]
    Path("a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert parse("a.jsonl").repeated == {"甲": 2, "丙": 3}
    done = CliRunner().invoke(app, ["batch", "a.jsonl", "-o", "cli", "-j", "1"])
    assert done.exit_code == 1
    assert "cannot be joined by them: 丙 (3), 甲 (2)\n" in done.stderr


def test_a_missing_package_is_told_once() -> None:
    rows = [
        ("a.pdf", "MissingExtraError", "install x"),
        ("b.pdf", "MissingExtraError", "install x"),
        ("c", "OSError", "y"),
    ]
    table = pa.table(dict(zip(("document", "error", "message"), zip(*rows, strict=True), strict=True)))
    Path("out/errors").mkdir(parents=True)
    pq.write_table(table, "out/errors/part-00000.parquet")
    assert missing_extras(Path("out")) == ("a.pdf: install x",)
    summary = corpus.Summary(Path("out"), dict.fromkeys(corpus.TABLES, 0), {}, 0, missing=("a.pdf: install x",))
    assert list(batch._report(summary, None))[1:] == ["a.pdf: install x; then run again with --restart"]


TEXT = (
    "云渡市2025年政府工作报告\n\n一、2024年工作回顾\n\n地区生产总值186亿元，增长5.2%。粮食产量21.3万吨。\n\n"
    "二、2025年工作安排\n\n预期目标是：地区生产总值增长6%左右。\n\n"
    + "".join(f"第{n}项任务由第{n}工作组牵头，" for n in range(1, 60))
)
REPOST = "索引号：1137/2025-00001\n\n" + TEXT.replace("，", ",").replace("186", "１８６").replace("。", "。 ")
NEARLY = TEXT.replace("186亿元", "187亿元")
OTHER = "青梧区2025年工作计划\n\n全年完成植树造林面积600亩。"


def test_a_repost_has_the_same_hash_and_nothing_else_has() -> None:
    first, again, nearly, other = (fingerprint("a", gp.parse(text)) for text in (TEXT, REPOST, NEARLY, OTHER))
    assert first == again
    assert len({first.text_hash, nearly.text_hash, other.text_hash}) == 3
    assert fingerprint("a", gp.parse("——\n")).text_hash is None


def _write(texts: dict[str, str]) -> None:
    Path("texts").mkdir()
    for name, text in texts.items():
        Path(f"texts/{name}.txt").write_text(text, encoding="utf-8")


def test_duplicates_are_listed_with_what_they_repeat() -> None:
    _write({"b": TEXT, "a": REPOST, "c": NEARLY, "d": OTHER, "e": "——"})
    assert corpus.parse_corpus("texts", "out", jobs=1, parser=default_parser()).duplicates == 1
    found = corpus.query("out", "from duplicates").to_pylist()
    assert found == [{"document": "texts/b.txt", "of": "texts/a.txt", "kind": "same", "similarity": 1.0}]


def test_near_duplicates_are_listed_on_request_in_any_order() -> None:
    _write({"b": TEXT, "a": REPOST, "c": NEARLY, "d": OTHER})
    done = CliRunner().invoke(app, ["batch", "texts", "-o", "out", "-j", "1", "--near-duplicates"])
    assert done.stderr.splitlines()[1] == f"2 repeat another document: {Path('out/duplicates.parquet')}"
    found = corpus.query("out", "from duplicates").to_pylist()
    assert [(row["document"], row["of"]) for row in found] == [
        ("texts/b.txt", "texts/a.txt"),
        ("texts/c.txt", "texts/a.txt"),
    ]
    assert [row["kind"] for row in found] == ["same", "near"]
    assert (found[0]["similarity"], 0.9 <= found[1]["similarity"] <= 1) == (1.0, True)
    Path("texts/0.txt").write_text(NEARLY.replace("21.3", "21.4"), encoding="utf-8")
    corpus.parse_corpus("texts", "out", jobs=1, near_duplicates=True)
    found = corpus.query("out", "from duplicates").to_pylist()
    assert {row["of"] for row in found} == {"texts/0.txt"}
    assert {row["kind"] for row in found} == {"near"}
    corpus.parse_corpus("texts", "fresh", jobs=1, near_duplicates=True)
    assert rows("out") == rows("fresh")


def test_the_panel_is_a_table_of_the_corpus() -> None:
    _write({"a": TEXT})
    corpus.parse_corpus("texts", "out", jobs=1)
    sql = "select region, year, indicator_id, measure, value_base from panel order by year, indicator_id, measure"
    assert [tuple(row.values()) for row in corpus.query("out", sql).to_pylist()] == [
        ("云渡市", 2024, "gdp", "growth", 5.2),
        ("云渡市", 2024, "gdp", "level", 18600000000.0),
        ("云渡市", 2024, "grain", "level", 213000.0),
        ("云渡市", 2025, "gdp", "target_growth", 6.0),
    ]
    assert corpus.query("out", "select file, removed from inputs").to_pylist() == [
        {"file": "texts/a.txt", "removed": False}
    ]
