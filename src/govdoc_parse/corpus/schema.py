"""What comes out of a batch: one row a document, each table of it as a list of structs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from govdoc_parse.export.columns import Column, Value
from govdoc_parse.export.frames import arrow_type
from govdoc_parse.export.panel_columns import PANEL
from govdoc_parse.export.tables import TABLES as EXPORTED
from govdoc_parse.extras import need
from govdoc_parse.findings.rows import FINDINGS
from govdoc_parse.outputs import writable

if TYPE_CHECKING:
    import pyarrow


class CorpusError(Exception):
    """What keeps a corpus from being parsed or queried as asked; the message says it on one line."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that gave no rows: where it failed (read, parse, died or timeout), with what error."""

    document: str
    stage: str
    error: str
    message: str

    @classmethod
    def reading(cls, document: str, error: Exception) -> Failure:
        """The failure to read a document; the message begins with its name."""
        name = writable(document)
        said = writable(str(getattr(error, "strerror", None) or " ".join(str(error).split())))
        return cls(name, "read", type(error).__name__, said if said.startswith(name) else f"{name}: {said}")

    @classmethod
    def parsing(cls, document: str, error: Exception) -> Failure:
        """The failure to parse a document that was read, or to write what was found in it."""
        said = "it needs more memory than there is" if isinstance(error, MemoryError) else str(error)
        return cls(document, "parse", type(error).__name__, writable(said))


UNREADABLE = (OSError, ValueError, NotImplementedError)
"""What a file that is not what its name says raises; the errors of Arrow are among these."""
ERRORS = (
    Column("document", "string", "id of the document", lambda r: r.document),
    Column("stage", "string", "read, parse, died (its process did) or timeout", lambda r: r.stage),
    Column("error", "string", "class of the error, or what ended the process", lambda r: r.error),
    Column("message", "string", "what it says", lambda r: r.message),
)
FINGERPRINTS = (
    Column("document", "string", "id of the document", lambda r: r.document),
    Column("text_hash", "string", "hash of its letters and digits: equal for reposts", lambda r: r.text_hash),
    Column("minhash", "string", "its MinHash in base64, where near-duplicates are looked for", lambda r: r.minhash),
)
TABLES: dict[str, tuple[Column, ...]] = dict(EXPORTED) | {
    "panel": PANEL,
    "findings": FINDINGS,
    "fingerprints": FINGERPRINTS,
    "errors": ERRORS,
}
"""The tables of a corpus with their columns: those of `export.TABLES`, the panel, `findings`, `fingerprints` and `errors`."""


def table_schema(table: str) -> pyarrow.Schema:
    """The Arrow schema of one table; `ValueError` names the tables there are."""
    if table not in TABLES:
        raise ValueError(f"no table {table!r}; there are {', '.join(TABLES)}")
    pa = need("pyarrow", "arrow")
    return pa.schema([pa.field(c.name, arrow_type(c.type)) for c in TABLES[table]])


def batch_schema() -> pyarrow.Schema:
    """The schema of what `parse_batches` yields: `document`, and a list of structs for each table.

    A document that was parsed has one row of `documents` and none of `errors`; one that was not, the other way round.
    In SQL a table comes back with `inline(facts)` (Spark) or `unnest(facts)` (DuckDB), in Arrow with `explode`.
    """
    pa = need("pyarrow", "arrow")
    lists = [pa.field(name, pa.list_(pa.struct(list(table_schema(name))))) for name in TABLES]
    return pa.schema([pa.field("document", pa.string()), *lists])


def pack(documents: Sequence[str], rows: dict[str, list[list[tuple[Value, ...]]]]) -> pyarrow.RecordBatch:
    """A batch of `batch_schema`: for each table one list of rows a document, in the order of `documents`."""
    pa = need("pyarrow", "arrow")
    columns = [pa.array(documents, pa.string())]
    columns += [_lists(pa, table_schema(name), rows[name]) for name in TABLES]
    return pa.RecordBatch.from_arrays(columns, schema=batch_schema())


def explode(batches: Iterable[pyarrow.RecordBatch] | pyarrow.Table, table: str) -> pyarrow.Table:
    """One table out of batches that `parse_batches` yielded, rows in their order."""
    pa = need("pyarrow", "arrow")
    if isinstance(batches, pa.Table):
        batches = batches.to_batches()
    schema = table_schema(table)
    parts = [pa.RecordBatch.from_struct_array(batch.column(table).flatten()).cast(schema) for batch in batches]
    return pa.Table.from_batches(parts, schema=schema)


def _lists(pa: pyarrow, schema: pyarrow.Schema, lists: list[list[tuple[Value, ...]]]) -> pyarrow.Array:
    offsets = [0]
    for rows in lists:
        offsets.append(offsets[-1] + len(rows))
    flat = [row for rows in lists for row in rows]
    columns = list(zip(*flat, strict=True)) if flat else [()] * len(schema)
    arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
    structs = pa.StructArray.from_arrays(arrays, fields=list(schema))
    return pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), structs)
