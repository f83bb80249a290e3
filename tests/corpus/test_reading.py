"""Each document of a chunk is read when it is asked for; what cannot be read is a failure with its place."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from govdoc_parse.corpus import reading
from govdoc_parse.corpus.fields import Fields
from govdoc_parse.corpus.plan import make_plan
from govdoc_parse.corpus.reading import IDLE, Loss, read_documents
from govdoc_parse.corpus.schema import Failure

ANY = Fields()


def read(path: Path, fields: Fields = ANY) -> list[tuple[str, object]]:
    return [
        unit
        for chunk in make_plan([str(path)], fields=fields).chunks
        for unit in read_documents(chunk, fields, {}, lambda _: None)
    ]


def lines(tmp_path: Path, *written: str | bytes) -> Path:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in written))
    return path


def failures(units: list[tuple[str, object]], path: Path) -> list[str]:
    return [c.message.replace(str(path), path.name) for _, c in units if isinstance(c, Failure)]


def test_bad_lines_are_failures_with_their_place(tmp_path: Path) -> None:
    path = lines(
        tmp_path, '{"text": "好"}', "{", "[]", "3", '{"title": "无"}', "[" * 100_000, b"\xff\xff", '{"text": "好"}'
    )
    units = read(path)
    assert [name for name, _ in units] == [f"{path}:{number}" for number in range(1, 9)]
    said = failures(units, path)
    assert len(said) == 6
    assert said[0].startswith("a.jsonl:2: Expecting property name")
    assert said[1:4] == [
        "a.jsonl:3: no object, list in its place",
        "a.jsonl:4: no object, int in its place",
        "a.jsonl:5: no field 'text' or 'content'; there are title",
    ]
    assert said[4].startswith("a.jsonl:6: maximum recursion depth")
    assert said[5].startswith("a.jsonl:7: not ")


def test_ids_and_texts_by_the_names_of_their_fields(tmp_path: Path) -> None:
    path = lines(
        tmp_path, '{"id": 3, "document": "d", "content": "c", "text": "t", "url": "u", "body": "b"}', '{"content": "c"}'
    )
    assert read(path) == [("d", "t"), (f"{path}:2", "c")]
    found = read(path, Fields("url", "body"))
    assert found[0] == ("u", "b")
    assert failures(found, path) == ["a.jsonl:2: no field 'body'; there are content"]


def test_a_line_in_gbk(tmp_path: Path) -> None:
    path = lines(tmp_path, '{"id": "甲", "text": "新建五家企业"}'.encode("gb18030"), '{"id": "乙", "text": "好"}')
    assert read(path) == [("甲", "新建五家企业"), ("乙", "好")]


def test_a_line_that_is_too_long_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 30)
    path = lines(tmp_path, '{"text": "' + "x" * 100 + '"}', '{"text": "好"}')
    units = read(path)
    assert failures(units, path) == ["a.jsonl:1: 113 bytes, and at most 30 are read"]
    assert units[1] == (f"{path}:2", "好")


def test_ids_that_utf_8_cannot_hold(tmp_path: Path) -> None:
    path = lines(tmp_path, '{"id": "a\\ud800", "text": "好"}')
    assert read(path) == [("a\\ud800", "好")]
    assert Failure.reading("报\udcd4.txt", OSError(2, "No such file")).message == "报\\udcd4.txt: No such file"


def test_a_file_that_is_gone_or_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("甲乙丙", encoding="utf-8")
    plan = make_plan([str(path)])
    monkeypatch.setattr(reading, "MAX_BYTES", 8)
    ((_, large),) = read_documents(plan.chunks[0], Fields(), {}, lambda _: None)
    path.unlink()
    ((_, gone),) = read_documents(plan.chunks[0], Fields(), {}, lambda _: None)
    assert large == Failure(str(path), "read", "TooLargeError", f"{path}: 9 bytes, and at most 8 are read")
    assert gone == Failure(str(path), "read", "FileNotFoundError", f"{path}: No such file or directory")


@pytest.mark.parametrize("name", ["a.jsonl", "a.parquet"])
def test_a_file_of_many_that_is_gone_is_one_failure(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "a.jsonl":
        path.write_text('{"text": "好"}\n' * 3, encoding="utf-8")
    else:
        pq.write_table(pa.table({"text": ["好"] * 3}), path)
    (chunk,) = make_plan([str(path)]).chunks
    path.unlink()
    ((document, failure),) = read_documents(chunk, Fields(), {}, lambda _: None)
    assert document == str(path)
    assert isinstance(failure, Failure)
    assert failure.error == "FileNotFoundError"


def test_rows_of_parquet(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    table = pa.table({"id": [7, None, 9], "content": pa.array([b"<p>x</p>", b"y", None], pa.large_binary())})
    pq.write_table(table, path)
    assert read(path) == [("7", b"<p>x</p>"), (f"{path}:1", b"y"), ("9", None)]


def test_each_document_is_begun_before_it_is_read_and_a_lost_one_is_not_read(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(name, encoding="utf-8")
    (chunk,) = make_plan([str(tmp_path / f"{name}.txt") for name in "abc"]).chunks
    (tmp_path / "b.txt").unlink()
    told: list[object] = []
    lost = {1: Loss("died", "SIGSEGV", "its process ended")}
    for name, content in read_documents(chunk, Fields(), lost, told.append):
        told.append(content if isinstance(content, Failure) else Path(name).stem)
    b = str(tmp_path / "b.txt")
    assert told == [0, "a", 1, Failure(b, "died", "SIGSEGV", "its process ended"), 2, "c", 3, IDLE]


@pytest.mark.parametrize("end", [b"", b'\n{"text": "\xe5\xa5\xbd"}'])
def test_a_line_of_many_megabytes_is_gone_behind(tmp_path: Path, end: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 30)
    path = lines(tmp_path, b"x" * 2_500_000 + end)
    size = 2_500_000 + (1 if end else 0)
    units = read(path)
    assert failures(units, path) == [f"a.jsonl:1: {size:,} bytes, and at most 30 are read"]
    assert units[1:] == ([(f"{path}:2", "好")] if end else [])


@pytest.mark.parametrize(("name", "head"), [("a.jsonl", ""), ("a.csv", "id,text\n")])
def test_a_file_that_shrinks_while_it_is_read_is_one_failure_more(tmp_path: Path, name: str, head: str) -> None:
    path = tmp_path / name
    lines = [f'{{"id": "{at}", "text": "好"}}\n' if name == "a.jsonl" else f"{at},好\n" for at in range(5)]
    path.write_text(head + "".join(lines), encoding="utf-8")
    (chunk,) = make_plan([str(path)]).chunks
    path.write_text(head + "".join(lines[:2]), encoding="utf-8")
    *units, (document, failure) = read_documents(chunk, ANY, {}, lambda _: None)
    assert units == [("0", "好"), ("1", "好")]
    assert failure == Failure(
        str(path), "read", "ValueError", f"{path}: it has changed: 3 of the documents counted in it are gone"
    )
    assert document == str(path)


def test_a_parquet_file_that_has_become_shorter_gives_what_it_has_and_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": ["甲", "乙", "丙"]}), path)
    (chunk,) = make_plan([str(path)]).chunks
    pq.write_table(pa.table({"text": ["丁"]}), path)
    first, (document, failure) = read_documents(chunk, ANY, {}, lambda _: None)
    assert first == (f"{path}:0", "丁")
    assert document == str(path)
    assert isinstance(failure, Failure)
    assert failure.message.endswith("2 of the documents counted in it are gone")


def test_a_file_of_many_that_needs_too_much_memory_is_one_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": ["甲", "乙"]}), path)
    (chunk,) = make_plan([str(path)]).chunks

    def full(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(pq.ParquetFile, "iter_batches", full)
    ((document, failure),) = read_documents(chunk, ANY, {}, lambda _: None)
    assert document == str(path)
    assert isinstance(failure, Failure)
    assert failure.error == "MemoryError"


def test_any_error_of_one_document_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_memory(_: str) -> object:
        raise MemoryError

    monkeypatch.setattr(reading, "_file", no_memory)
    path = tmp_path / "a.txt"
    path.write_text("好", encoding="utf-8")
    ((_, content),) = read(path)
    assert isinstance(content, Failure)
    assert (content.stage, content.error) == ("read", "MemoryError")
