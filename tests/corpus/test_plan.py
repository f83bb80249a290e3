"""Documents → chunks: each document in one chunk, and the same chunks for the same files."""

from __future__ import annotations

import json
import os
import re
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from conftest import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govdoc_parse.corpus import plan as plans
from govdoc_parse.corpus.fields import Fields
from govdoc_parse.corpus.pieces import Chunk, File, Lines, Refused, Rows
from govdoc_parse.corpus.plan import Plan, make_plan
from govdoc_parse.corpus.reading import read_documents
from govdoc_parse.corpus.schema import Failure


def plan_of(*paths: Path) -> Plan:
    return make_plan(map(str, paths))


def read(chunks: tuple[Chunk, ...]) -> list[tuple[str, object]]:
    return [unit for chunk in chunks for unit in read_documents(chunk, Fields(), {}, lambda _: None)]


def test_chunks_grow_with_what_is_before_them_up_to_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "_MOST", 40)
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a"}\n' * 3000, encoding="utf-8")
    plan = plan_of(path)
    sizes = [chunk.documents for chunk in plan.chunks]
    assert sum(sizes) == plan.documents == 3000
    assert sizes[:32] == [16] * 32
    assert all(a <= b for a, b in pairwise(sizes[:-1]))
    assert max(sizes) == 40
    assert [chunk.index for chunk in plan.chunks] == list(range(len(sizes)))


def test_chunks_end_at_so_many_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "_BYTES", 100)
    for name, size in {"a": 60, "b": 60, "c": 30, "d": 300, "e": 1}.items():
        (tmp_path / f"{name}.txt").write_bytes(b"x" * size)
    plan = plan_of(*sorted(tmp_path.iterdir()))
    assert [chunk.size for chunk in plan.chunks] == [60, 90, 300, 1]
    assert plan.size == 451


def test_kinds_of_files_share_a_chunk(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"text": "乙"}\n\n{"text": "丙"}', encoding="utf-8")
    pq.write_table(pa.table({"text": ["丁", "戊"]}), tmp_path / "c.parquet")
    (tmp_path / "d.parquet").write_bytes(b"PAR1 no more")
    paths = [str(tmp_path / name) for name in ("a.txt", "b.jsonl", "c.parquet", "d.parquet", "e.jsonl")]
    (chunk,) = make_plan(paths).chunks
    assert [type(piece) for piece in chunk.pieces] == [File, Lines, Rows, Refused, Refused]
    assert chunk.documents == 7
    assert chunk.pieces[1] == Lines(paths[1], 0, 32, 1, 2)
    assert [content for _, content in read((chunk,))][:5] == ["甲".encode(), "乙", "丙", "丁", "戊"]
    refused = [piece.failure for piece in chunk.pieces if isinstance(piece, Refused)]
    assert [failure.error for failure in refused] == ["ArrowInvalid", "FileNotFoundError"]
    assert refused[1].message == f"{paths[4]}: No such file or directory"


def test_a_parquet_file_without_the_column_is_one_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"body": ["甲"], "city": ["云溪"]}), path)
    (refused,) = plan_of(path).chunks[0].pieces
    assert isinstance(refused, Refused)
    assert refused.failure.message == f"{path}: no field 'text' or 'content'; there are body, city"
    assert isinstance(make_plan([str(path)], fields=Fields(text="body")).chunks[0].pieces[0], Rows)


LINES = st.lists(
    st.sampled_from(['{"text": "新建5家"}', '{"id": 7, "text": "x"}', "", "  \t", "broken", "\ufeff", "[1]"])
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(60), deadline=None)
@given(LINES, st.sampled_from(["\n", "\r\n"]), st.booleans(), st.booleans(), st.integers(1, 5))
def test_lines_are_read_as_they_stand_however_they_are_cut(
    tmp_path: Path, lines: list[str], end: str, last: bool, mark: bool, most: int
) -> None:
    whole = ("\ufeff" if mark else "") + end.join(lines) + (end if last else "")
    path = tmp_path / "a.jsonl"
    path.write_bytes(whole.encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plans, "_LEAST", most)
        plan = plan_of(path)
    expected = []
    for number, line in enumerate(whole.split("\n"), start=1):
        if line.strip(" \t\r"):
            try:
                record = json.loads(line.removeprefix("\ufeff"))
                expected.append((str(record.get("id", f"{path}:{number}")), record["text"]))
            except (ValueError, AttributeError):
                expected.append((f"{path}:{number}", None))
    found = [(name, content if isinstance(content, str) else None) for name, content in read(plan.chunks)]
    assert found == expected
    assert plan.documents == len(expected)
    assert all(chunk.documents == most for chunk in plan.chunks[:-1])


def test_a_line_may_be_longer_than_what_is_read_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "_BLOCK", 16)
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"text": "{"长" * 50}"}}\n{" " * 40}\n{{"text": "短"}}', encoding="utf-8")
    assert read(plan_of(path).chunks) == [(f"{path}:1", "长" * 50), (f"{path}:3", "短")]


@pytest.mark.parametrize("group", [1, 7, 16, 1000])
def test_rows_are_read_across_row_groups(tmp_path: Path, group: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govdoc_parse.corpus.reading._BATCH", 5)
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": [f"第{i}篇" for i in range(100)]}), path, row_group_size=group)
    plan = plan_of(path)
    assert len(plan.chunks) == 7
    assert read(plan.chunks) == [(f"{path}:{i}", f"第{i}篇") for i in range(100)]


def test_chunks_are_numbered_from_where_earlier_ones_end(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a"}\n' * 40, encoding="utf-8")
    assert [chunk.index for chunk in make_plan([str(path)], first=5).chunks] == [5, 6, 7]


def test_what_was_not_found_is_a_document_of_the_plan() -> None:
    gone = Failure("no.txt", "read", "FileNotFoundError", "no.txt: No such file or directory")
    plan = make_plan([], [gone])
    assert read(plan.chunks) == [("no.txt", gone)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are of POSIX")
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.parquet"])
def test_a_pipe_is_one_failure_and_never_opened(name: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / name)
    ((piece,),) = (chunk.pieces for chunk in make_plan([str(tmp_path / name)]).chunks)
    assert isinstance(piece, Refused)
    assert piece.failure.message.startswith(f"{tmp_path / name}: a pipe or a device")


@pytest.mark.parametrize("dictionary", [True, False])
def test_a_parquet_file_that_unpacks_to_what_no_texts_are_is_one_failure(tmp_path: Path, *, dictionary: bool) -> None:
    path = tmp_path / "a.parquet"
    texts = [f"{at % 2}" + "甲" * 1_000_000 for at in range(8)]
    pq.write_table(pa.table({"text": texts}), path, compression="zstd", use_dictionary=dictionary)
    assert path.stat().st_size < 20_000
    (piece,) = (piece for chunk in make_plan([str(path)]).chunks for piece in chunk.pieces)
    assert isinstance(piece, Refused)
    assert re.search(r"a\.parquet: [\d,]{9,} bytes of text packed into [\d,]+ are no documents", piece.failure.message)


def test_a_column_that_is_not_read_may_be_packed_however_well(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": ["甲"] * 8, "page": ["乙" * 1_000_000] * 8}), path, compression="zstd")
    assert make_plan([str(path)]).documents == 8


def test_a_parquet_file_of_more_rows_than_bytes_is_one_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": pa.array(["2023年，完成投资3亿元。"] * 200_000)}), path)
    ((piece,),) = (chunk.pieces for chunk in make_plan([str(path)]).chunks)
    assert isinstance(piece, Refused)
    assert piece.failure.message.startswith(f"{path}: 200,000 rows in ")
