"""CSV files of documents, and the columns that say what the caller knows."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from govdoc_parse.corpus import comma, parse_batches
from govdoc_parse.corpus.fields import Fields, Given, known_among
from govdoc_parse.corpus.pieces import File
from govdoc_parse.corpus.plan import make_plan
from govdoc_parse.corpus.reading import read_documents
from govdoc_parse.corpus.schema import Failure

TEXT = "今年全县新建公路12公里。"


def read(path: Path, fields: Fields | None = None) -> list[tuple[str, object]]:
    fields = fields or Fields()
    return [
        unit
        for chunk in make_plan([str(path)], fields=fields).chunks
        for unit in read_documents(chunk, fields, {}, lambda _: None)
    ]


def csv(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_record_is_a_document(tmp_path: Path, encoding: str) -> None:
    path = csv(
        tmp_path, 'id,text\r\n1,新建5家。\r\n\r\n2,"一、投资\r\n完成""3.6""亿元，\n增长5%。"\r\n,新建8家。', encoding
    )
    assert read(path) == [
        ("1", "新建5家。"),
        ("2", '一、投资\r\n完成"3.6"亿元，\n增长5%。'),
        (f"{path}:3", "新建8家。"),
    ]


def test_many_records_are_read_from_their_place(tmp_path: Path) -> None:
    path = csv(tmp_path, "text\n" + "".join(f"新建{number}家。\n" for number in range(50)))
    units = read(path)
    assert units[0] == (f"{path}:1", "新建0家。")
    assert units[-1] == (f"{path}:50", "新建49家。")
    assert len(units) == 50
    assert len(make_plan([str(path)]).chunks) > 1


def test_other_names_and_bad_records(tmp_path: Path) -> None:
    path = csv(tmp_path, 'url,body\nu,甲\nv\nw,"乙')
    assert read(path, Fields("url", "body"))[0] == ("u", "甲")
    missing = read(path, Fields("url", "正文"))
    assert isinstance(missing[0][1], Failure)
    assert missing[0][1].message.endswith("no field '正文'; there are url, body")
    short = read(path, Fields("url", "body"))[1]
    assert short[0] == "v"
    assert isinstance(short[1], Failure)
    assert read(path, Fields("url", "body"))[2] == ("w", '"乙')


def test_a_csv_without_texts_is_a_document(tmp_path: Path) -> None:
    path = csv(tmp_path, "指标,数值\n公路,12\n")
    assert make_plan([str(path)]).chunks[0].pieces == (File(str(path)),)
    path.write_bytes(b"")
    assert make_plan([str(path)]).chunks[0].pieces == (File(str(path)),)


def test_a_record_that_is_too_long_or_undecodable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"text\n\xff\xff\n" + "好\n".encode())
    units = read(path)
    assert isinstance(units[0][1], Failure)
    assert units[1] == (f"{path}:2", "好")
    monkeypatch.setattr(comma, "MAX_BYTES", 8)
    path.write_text("text\n" + "x" * 100, encoding="utf-8")
    assert isinstance(read(path)[0][1], Failure)


def test_what_the_caller_knows_reaches_the_parser(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": TEXT, "year": 2023, "published": "2024-01-05", "region": "云溪县", "kind": None}]
    expected = {"year": 2023, "published": date(2024, 1, 5), "region": "云溪县"}
    lines = tmp_path / "a.jsonl"
    lines.write_text(f'{{"id": "a", "text": "{TEXT}", "year": "2023", "published": "2024-01-05", "region": "云溪县"}}')
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "a.parquet")
    table = csv(tmp_path, f"id,text,year,published,region,kind\na,{TEXT},2023,2024-01-05,云溪县,\n")
    for path in (lines, tmp_path / "a.parquet", table):
        assert read(path) == [("a", Given(TEXT, expected))]  # type: ignore[arg-type]
    batch = pa.RecordBatch.from_pylist([{"document": "a", **rows[0]}, {"document": "b", **rows[0], "published": "x"}])
    parsed = next(iter(parse_batches([batch])))
    assert parsed.column("facts")[0].as_py()[0]["period_start"] == date(2023, 1, 1)
    assert parsed.column("errors")[1].as_py()[0]["stage"] == "read"


def test_values_that_are_none() -> None:
    assert known_among({"year": float("nan"), "published": "", "kind": "notice"}) == {"kind": "notice"}
    assert known_among({"year": 2023.0, "published": datetime(2024, 1, 5, 8)}) == {"year": 2023, "published": date(2024, 1, 5)}  # fmt: skip
    assert known_among({"published": date(2024, 1, 5)}) == {"published": date(2024, 1, 5)}
    with pytest.raises(ValueError, match="no year, '去年' in its place"):
        known_among({"year": "去年"})


def test_a_bad_value_is_a_failure_of_its_document(tmp_path: Path) -> None:
    units = read(csv(tmp_path, f"id,text,year\na,{TEXT},x\nb,{TEXT},\n"))
    assert isinstance(units[0][1], Failure)
    assert units[1] == ("b", TEXT)
