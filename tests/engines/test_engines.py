"""The examples and the blocks of the pages run under Apache Spark and Ray; their rows are those of one process."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from engines import COMMANDS, run
from pages import PAGES, ROOT, blocks
from texts import contents, documents

from govdoc_parse import corpus

COUNT = 2_400
FILES = 6  # of the corpus
EXAMPLES = {"Spark": ROOT / "examples/spark_job.py", "Ray": ROOT / "examples/ray_job.py"}
SHOWN = {
    engine: [page for page in PAGES if any(block.title == engine for block in blocks(page))] for engine in COMMANDS
}
FIRST = "docs/how-to/engines.md"  # its first blocks write the tables


@pytest.fixture(scope="module")
def expected() -> dict[str, pa.Table]:
    """The tables of the corpus, by one process."""
    start = time.perf_counter()
    tables = _tables(documents(COUNT), "text")
    print(f"one process: {COUNT} documents in {time.perf_counter() - start:.0f} s")
    assert [table for table in tables if tables[table].num_rows == 0] == []
    return tables


@pytest.mark.parametrize("engine", EXAMPLES)
def test_the_example_gives_the_rows_of_one_process(engine: str, expected: dict[str, pa.Table], tmp_path: Path) -> None:
    source = _parquet(documents(COUNT), "text", tmp_path / "documents")
    start = time.perf_counter()
    printed = run(engine, EXAMPLES[engine], [str(source), "tables"], tmp_path)
    print(f"{engine}: {COUNT} documents in {time.perf_counter() - start:.0f} s")
    assert printed.splitlines()[-1] == f"{COUNT} documents, {expected['errors'].num_rows} of them with an error: tables"
    _compare(tmp_path / "tables", expected)


@pytest.mark.parametrize("engine", EXAMPLES)
def test_the_example_reads_json_lines_and_ids_that_are_numbers(engine: str, tmp_path: Path) -> None:
    texts = {number: text for number, text in enumerate(documents(101).values()) if number >= 50}
    lines = [json.dumps({"text": text, "document": number}) for number, text in texts.items()]
    source = tmp_path / "documents.jsonl"
    source.write_text("\n".join(lines), encoding="utf-8")
    run(engine, EXAMPLES[engine], [str(source), str(tmp_path / "tables")], tmp_path)
    _compare(tmp_path / "tables", _tables(texts, "text"))


@pytest.mark.parametrize("engine", SHOWN)
def test_the_blocks_of_the_pages_print_what_is_shown_and_give_the_rows_of_one_process(
    engine: str, tmp_path: Path
) -> None:
    """They run in one process, each page in a namespace of its own, in a folder with fixtures/ and a corpus of files in
    documents/; the tables are those of `FIRST`."""
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    files = contents(101)
    _parquet(files, "content", tmp_path / "documents")
    shown = {page: [b for b in blocks(page) if b.title == engine] for page in SHOWN[engine]}
    codes = {page: "".join(block.body for block in those) for page, those in shown.items()}
    lines = [f"exec(compile({code!r}, {page!r}, 'exec'), {{'__name__': '__main__'}})" for page, code in codes.items()]
    program = tmp_path / "program.py"
    program.write_text("\n".join(lines), encoding="utf-8")
    printed = run(engine, program, [], tmp_path)
    assert printed.split() == " ".join(block.printed for those in shown.values() for block in those).split()
    _compare(tmp_path / "tables", _tables(files, "content"))


@pytest.mark.parametrize("engine", COMMANDS)
def test_the_page_shows_each_engine_in_under_15_lines(engine: str) -> None:
    block = next(block for block in blocks(FIRST) if block.title == engine)
    assert len(block.body.splitlines()) < 15


def _tables(values: Mapping[object, object], column: str) -> dict[str, pa.Table]:
    batch = pa.RecordBatch.from_pydict({"document": list(values), column: list(values.values())})
    batches = list(corpus.parse_batches([batch]))
    return {table: _in_order(corpus.explode(batches, table)) for table in corpus.TABLES}


def _parquet(values: Mapping[str, object], column: str, folder: Path) -> Path:
    folder.mkdir()
    table = pa.table({"document": list(values), column: list(values.values())})
    size = -(-len(values) // FILES)
    for number in range(FILES):
        pq.write_table(table.slice(number * size, size), folder / f"{number}.parquet")
    return folder


def _compare(folder: Path, expected: Mapping[str, pa.Table]) -> None:
    """Every table in the folder has the columns, the types and the rows that are expected, whatever its files are.

    Where a table has no rows, an engine may have written nothing.
    """
    for table, wanted in expected.items():
        if wanted.num_rows == 0 and not (folder / table).exists():
            continue
        found = _in_order(pq.read_table(folder / table))
        assert found.schema.equals(wanted.schema), table
        if not found.equals(wanted):
            pairs = zip(found.to_pylist(), wanted.to_pylist(), strict=False)
            row = next((pair for pair in pairs if pair[0] != pair[1]), None)
            raise AssertionError(f"{table}: {found.num_rows} rows, not {wanted.num_rows}; first that differs: {row}")
    print("rows compared and equal:", {table: wanted.num_rows for table, wanted in expected.items()})


def _in_order(table: pa.Table) -> pa.Table:
    """By document. The sort is stable: within a document the rows stay as they were written, and that is compared."""
    return table.sort_by("document")
