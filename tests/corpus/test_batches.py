"""One row a document, whatever the batches; a bad document is a row of errors."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from types import GeneratorType

import pyarrow as pa
import pytest
from parsed import PATHS, parsed_text

import govdoc_parse as gp
from govdoc_parse import corpus, export
from govdoc_parse.corpus import batches
from govdoc_parse.corpus.batches import packed_documents
from govdoc_parse.corpus.schema import table_schema

ROOT = Path(__file__).parents[2]
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in PATHS}


def batch(documents: dict[str, object], column: str = "text") -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict({"document": list(documents), column: list(documents.values())})


@cache
def of_texts() -> list[pa.RecordBatch]:
    return list(corpus.parse_batches([batch(dict(TEXTS))]))


@pytest.mark.parametrize("table", export.TABLES)
def test_the_rows_are_those_of_the_export(table: str) -> None:
    found = corpus.explode(of_texts(), table)
    documents = {name: parsed_text(text) for name, text in TEXTS.items()}
    assert found.equals(export.arrow(documents, table))  # type: ignore[arg-type]


def test_how_documents_are_grouped_changes_nothing() -> None:
    one = pa.Table.from_batches(of_texts())
    many = pa.Table.from_batches(corpus.parse_batches(batch({name: text}) for name, text in TEXTS.items()))
    assert one.equals(many)
    assert one.column("document").to_pylist() == list(TEXTS)
    assert [one] == list(corpus.parse_batches(pa.Table.from_batches([batch(dict(TEXTS))])))


def test_a_table_comes_back_in_tables_with_the_same_rows() -> None:
    """Ray Data hands over tables and takes nothing but tables back, from a generator."""
    parts = pa.Table.from_batches([batch({name: text[:200]}) for name, text in TEXTS.items()] * 10)
    tables = corpus.parse_batches(parts)
    assert isinstance(tables, GeneratorType)
    found = list(tables)
    full, rest = divmod(10 * len(TEXTS), 64)
    sizes = [64] * full + [rest] * bool(rest)
    assert [(type(table), table.num_rows) for table in found] == [(pa.Table, size) for size in sizes]
    assert pa.concat_tables(found).equals(pa.Table.from_batches(corpus.parse_batches(parts.to_batches())))


def test_every_batch_has_the_one_schema_and_is_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "CHARACTERS", 2_000)
    text = "完成投资3亿元。" * 250
    few = {str(i): "完成投资3亿元。" for i in range(150)}
    found = list(corpus.parse_batches([batch(few), batch({"a": text, "b": text})]))
    assert [b.num_rows for b in found] == [64, 64, 23, 1]
    assert all(b.schema.equals(corpus.batch_schema()) for b in found)


def test_no_documents_give_the_schema_alone() -> None:
    assert list(corpus.parse_batches([])) == []
    assert list(corpus.parse_batches(pa.table({"document": [], "text": []}))) == []
    assert corpus.explode([], "facts").schema.equals(table_schema("facts"))


def test_files_are_read_by_content_and_a_bad_one_stands_in_errors() -> None:
    contents = {
        "a": "完成投资3亿元。".encode("gb18030"),
        "b": b"PK\x03\x04 broken",
        "c": b"<p>\xe6\x96\xb0\xe5\xbb\xba5\xe5\xae\xb6</p>",
    }
    found = list(corpus.parse_batches([batch(contents, "content")]))  # type: ignore[arg-type]
    assert corpus.explode(found, "facts").column("quote").to_pylist() == ["3亿元", "5家"]
    (error,) = corpus.explode(found, "errors").to_pylist()
    assert error == {
        "document": "b",
        "stage": "read",
        "error": "UnreadableFileError",
        "message": "b: a damaged archive (File is not a zip file)",
    }
    assert corpus.explode(found, "documents").column("document").to_pylist() == ["a", "c"]


def test_a_missing_text_and_a_defect_of_the_parser_stop_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    parser = gp.Parser()
    whole = parser.parse

    def parse(text: str) -> gp.Document:
        if text == "坏":
            raise RuntimeError("a defect")
        return whole(text)

    monkeypatch.setattr(parser, "parse", parse)
    found = list(corpus.parse_batches([batch({"a": None, "b": "坏", "c": "好"})], parser=parser))
    errors = corpus.explode(found, "errors").to_pylist()
    assert [(e["document"], e["stage"], e["error"]) for e in errors] == [
        ("a", "read", "TypeError"),
        ("b", "parse", "RuntimeError"),
    ]
    assert corpus.explode(found, "documents").column("document").to_pylist() == ["c"]


def test_a_parser_of_ones_own_travels_to_other_processes(tmp_path: Path) -> None:
    """Engines pickle `partial(parse_batches, parser=parser)` and load it in processes with another hash seed."""
    pole = gp.Unit(id="pole", surfaces=("杆",), dimension="count", example="安装路灯1200杆")
    parse = partial(corpus.parse_batches, parser=gp.Parser(gp.Lexicon.default().extend(units=[pole])))
    table = pa.table({"document": ["a", *TEXTS], "text": ["全镇安装路灯1200杆。", *TEXTS.values()]})
    (tmp_path / "job.pickle").write_bytes(pickle.dumps((parse, table)))
    code = (
        "import pickle; from pathlib import Path\n"
        "job = Path('job.pickle').read_bytes()\n"
        "parse, table = pickle.loads(job)\n"
        "assert pickle.loads(job)[0].keywords['parser'] is parse.keywords['parser']  # made once\n"
        "Path('done.pickle').write_bytes(pickle.dumps(list(parse(table))))"
    )
    environment = os.environ | {"PYTHONHASHSEED": "1", "PYTHONPATH": str(ROOT / "src")}
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, check=True)
    found = pa.concat_tables(pickle.loads((tmp_path / "done.pickle").read_bytes()))
    assert found.equals(pa.concat_tables(parse(table)))
    assert corpus.explode(found, "facts").column("unit_id")[0].as_py() == "pole"


def test_ids_may_be_numbers_and_other_columns_are_ignored() -> None:
    table = pa.table({"city": ["云溪"], "document": [7], "text": ["新建5家"]})
    assert [found.column("document").to_pylist() for found in corpus.parse_batches(table)] == [["7"]]


@pytest.mark.parametrize(
    ("columns", "missing"), [({"text": ["a"]}, "'document'"), ({"document": ["a"]}, "'text' or 'content'")]
)
def test_a_missing_column_is_named(columns: dict[str, list[str]], missing: str) -> None:
    with pytest.raises(ValueError, match=f"no column {missing}"):
        list(corpus.parse_batches(pa.table(columns)))


def test_an_unknown_table_is_named() -> None:
    with pytest.raises(ValueError, match=r"no table 'tables'; there are documents, .*errors"):
        table_schema("tables")


def test_a_list_can_be_unnested_into_its_table() -> None:
    (found,) = corpus.parse_batches(pa.table({"document": ["a", "b"], "text": ["新建5家", "没有数据"]}))
    assert found.column("facts").to_pylist()[1] == []
    assert found.column("facts").to_pylist()[0][0]["document"] == "a"


def test_a_value_that_fits_no_column_costs_its_document_alone() -> None:
    texts = {"a": "新建5家", "b": "位列99999999万亿个县中第5位", "c": "新建6家"}  # more counties than int64 holds
    found = list(corpus.parse_batches([batch(texts)]))  # type: ignore[arg-type]
    (error,) = corpus.explode(found, "errors").to_pylist()
    assert (error["document"], error["stage"], error["error"]) == ("b", "parse", "OverflowError")
    assert corpus.explode(found, "facts").column("quote").to_pylist() == ["5家", "6家"]


def test_what_an_error_says_may_hold_what_utf_8_cannot(monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(text: str) -> gp.Document:
        raise KeyError(text)

    parser = gp.Parser()
    monkeypatch.setattr(parser, "parse", parse)
    (found,) = packed_documents([("a", "坏\ud800")], parser)
    assert corpus.explode([found], "errors").to_pylist()[0]["message"] == "'坏\\ud800'"


def test_rows_of_the_wrong_type_cost_their_document_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Arrow raises a TypeError for them, which only a defect can cause."""
    whole = batches.table_rows

    def rows(documents: dict[str, gp.Document], table: str) -> Iterator[tuple[object, ...]]:
        for row in whole(documents, table):  # type: ignore[arg-type]
            yield (5 if "b" in documents else row[0], *row[1:])

    monkeypatch.setattr(batches, "table_rows", rows)
    found = list(corpus.parse_batches([batch({"a": "新建5家", "b": "新建6家", "c": "新建7家"})]))
    assert [error["document"] for error in corpus.explode(found, "errors").to_pylist()] == ["b"]
    assert corpus.explode(found, "facts").column("quote").to_pylist() == ["5家", "7家"]
