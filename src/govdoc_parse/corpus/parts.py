"""The parts of a corpus: for each chunk one Parquet file in the folder of each table, there whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from govdoc_parse.corpus.schema import TABLES, table_schema
from govdoc_parse.extras import need
from govdoc_parse.outputs import naming

if TYPE_CHECKING:
    import pyarrow

ORDER = tuple(sorted(TABLES, key=lambda table: table == "documents"))
"""The tables in the order in which parts appear: a document stands in `documents` when all that is in it can be read."""
_UNFINISHED = ".unfinished"
_GROUP = 16_000_000  # bytes of rows that are held until they are written as a row group


def write_parts(output: Path, index: int, batches: Iterable[pyarrow.RecordBatch]) -> None:
    """Write what `parse_batches` yields as the parts of a chunk: equal batches give equal bytes.

    Each part is streamed into a file aside, brought to the disk and then renamed, so that nothing but whole parts is ever
    in the folders of the tables.
    """
    aside = {table: output / _UNFINISHED / f"{_name(index)}-{table}-{os.getpid()}" for table in ORDER}
    with ExitStack() as stack:
        parts = {table: stack.enter_context(_open(path, table)) for table, path in aside.items()}
        for batch in batches:
            for table, part in parts.items():
                part.add(batch.column(table))
    for table, path in aside.items():
        path.replace(output / table / _name(index))


def prepare(output: Path) -> None:
    """Make the folders of the tables, and remove what an interrupted run left unfinished."""
    tidy(output)
    for name in (_UNFINISHED, *TABLES):
        (output / name).mkdir(parents=True, exist_ok=True)


def tidy(output: Path, *, tables: bool = False) -> None:
    """Remove what is unfinished, and the tables too if asked."""
    for name in (_UNFINISHED, *(TABLES if tables else ())):
        if (output / name).is_dir():
            shutil.rmtree(output / name)


def finished(output: Path, chunks: int) -> frozenset[int]:
    """The chunks of which every table has its part."""
    there = set.intersection(*({path.name for path in (output / table).iterdir()} for table in TABLES))
    return frozenset(index for index in range(chunks) if _name(index) in there)


def count_rows(output: Path) -> Mapping[str, int]:
    """How many rows each table has, by the footers of its parts."""
    read = need("pyarrow.parquet", "arrow").read_metadata
    return {table: sum(read(path).num_rows for path in (output / table).glob("*.parquet")) for table in TABLES}


def _name(index: int) -> str:
    return f"part-{index:05}.parquet"


class _Part:
    """Gathers rows into row groups: many small ones would be slow to read, one large one would not fit in memory."""

    def __init__(self, writer: pyarrow.parquet.ParquetWriter, schema: pyarrow.Schema) -> None:
        self._writer = writer
        self._schema = schema
        self.held: list[pyarrow.RecordBatch] = []

    def add(self, rows: pyarrow.ListArray) -> None:
        pa = need("pyarrow", "arrow")
        self.held.append(pa.RecordBatch.from_struct_array(rows.flatten()).cast(self._schema))
        if sum(batch.nbytes for batch in self.held) >= _GROUP:
            self.flush()

    def flush(self) -> None:
        pa = need("pyarrow", "arrow")
        self._writer.write_table(pa.Table.from_batches(self.held, schema=self._schema))
        self.held = []


@contextmanager
def _open(path: Path, table: str) -> Iterator[_Part]:
    schema = table_schema(table)
    with naming(path), path.open("wb") as file:
        with need("pyarrow.parquet", "arrow").ParquetWriter(file, schema, compression="zstd") as writer:
            part = _Part(writer, schema)
            yield part
            if part.held:
                part.flush()
        file.flush()
        os.fsync(file.fileno())
