"""Questions to a corpus in SQL (extra `query`)."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

from govdoc_parse.corpus.duplicates import DUPLICATES, duplicates_schema
from govdoc_parse.corpus.inputs import INPUTS
from govdoc_parse.corpus.manifest import Manifest, read_manifest
from govdoc_parse.corpus.parts import finished
from govdoc_parse.corpus.schema import TABLES, CorpusError, table_schema
from govdoc_parse.corpus.sources import Source
from govdoc_parse.extras import need

if TYPE_CHECKING:
    import pyarrow

TIMEOUT = 600.0  # seconds
MEMORY = 4_000_000_000  # bytes
_ASKING = {"SELECT", "EXPLAIN", "MULTI"}  # SHOW, DESCRIBE and SUMMARIZE are among the first, PIVOT is the last
_AFTER = re.compile(r"\n[^\S\n]*(?:LINE \d|Candidate functions)")  # the statement once more, and what may fill a screen
_CLOSED = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "temp_directory": "''",  # what does not fit into memory is an error, and no file beside the corpus
    "enable_external_access": False,  # no file is read or written, no other database opened, no extension loaded
    "python_enable_replacements": False,  # a name that is no table is none of our variables either
    "lock_configuration": True,
}


def query(folder: Source, sql: str, *, timeout: float = TIMEOUT, memory: int = MEMORY) -> pyarrow.Table:
    """The answer to a statement of SQL, by DuckDB, over the tables that `parse_corpus` wrote into a folder.

    Their names are those of `TABLES`, `duplicates`, and `inputs` for the files that they were made of. A statement reads these tables and no other file, and it writes none. Columns that
    are not asked for are not read. What takes more than `timeout` seconds, or more than `memory` bytes in DuckDB, is ended. Of several statements the last gives the answer. `CorpusError` says what is wrong with
    them, or that there is no corpus.
    """
    duckdb, dataset = need("duckdb", "query"), need("pyarrow.dataset", "query")
    _manifest(Path(folder))
    with duckdb.connect(":memory:") as connection:
        for table in TABLES:
            parts = dataset.dataset(Path(folder, table), schema=table_schema(table), format="parquet")
            connection.register(table, parts)
        for name, rows in _beside(Path(folder)).items():
            connection.register(name, rows)
        for option, value in {"memory_limit": f"'{memory} B'", **_CLOSED}.items():
            connection.execute(f"SET {option} = {value}")
        late = Timer(timeout, connection.interrupt)
        late.start()
        try:
            asked = [statement.type.name for statement in connection.extract_statements(sql)]
            if not asked or asked[-1] not in _ASKING:
                raise CorpusError("no question: the last statement of it is to be a SELECT")
            return connection.sql(sql).to_arrow_table()
        except duckdb.InterruptException as error:
            raise CorpusError(f"not answered after {timeout:g} s") from error
        except duckdb.OutOfMemoryException as error:
            raise CorpusError(f"the answer needs more than {memory:,} bytes of memory") from error
        except duckdb.Error as error:
            raise CorpusError(" ".join(_AFTER.split(str(error))[0].split())) from error
        finally:
            late.cancel()


def _beside(folder: Path) -> dict[str, pyarrow.Table]:
    """The tables that are one file each; those of a run that has not ended know no duplicates."""
    pq = need("pyarrow.parquet", "query")
    columns = ["file", "size", "changed", "round", "removed"]
    there = (folder / DUPLICATES).exists()
    return {
        "inputs": pq.read_table(folder / INPUTS, columns=columns),
        "duplicates": pq.read_table(folder / DUPLICATES) if there else duplicates_schema().empty_table(),
    }


def missing_chunks(folder: Source) -> tuple[int, int]:
    """How many chunks of a corpus are not done, and of how many."""
    chunks = _manifest(Path(folder)).chunks
    return chunks - len(finished(Path(folder), chunks)), chunks


def _manifest(folder: Path) -> Manifest:
    manifest = read_manifest(folder)
    if manifest is None or not all((folder / table).is_dir() for table in TABLES):
        raise CorpusError(f"no corpus in {folder}")
    return manifest
