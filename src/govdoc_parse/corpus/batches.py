"""Arrow record batches of texts or files → record batches of what is in them: one function for every engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, overload

from govdoc_parse.corpus.schema import TABLES, Failure, batch_schema, pack
from govdoc_parse.export.columns import Value
from govdoc_parse.export.tables import TABLES as EXPORTED
from govdoc_parse.export.tables import table_rows
from govdoc_parse.extras import MissingExtraError, need
from govdoc_parse.model.document import Document
from govdoc_parse.parser import Parser, default_parser
from govdoc_parse.readers import UnreadableFileError, parse_bytes

if TYPE_CHECKING:
    import pyarrow

ROWS = 64  # documents of one batch that is yielded at most …
CHARACTERS = 2_000_000  # … or so much text, whichever comes first: what is held in memory does not grow with the input


@overload
def parse_batches(
    batches: Iterable[pyarrow.RecordBatch], *, parser: Parser | None = None
) -> Iterator[pyarrow.RecordBatch]: ...


@overload
def parse_batches(batches: pyarrow.Table, *, parser: Parser | None = None) -> Iterator[pyarrow.Table]: ...


def parse_batches(
    batches: Iterable[pyarrow.RecordBatch] | pyarrow.Table, *, parser: Parser | None = None
) -> Iterator[pyarrow.RecordBatch | pyarrow.Table]:
    """Parse the documents of record batches; yields record batches of `batch_schema()`, one row a document, in order.

    The input has a column `document` (an id, any type) and either `text` (strings) or `content` (the bytes of files, read
    as `parse_bytes` does, formats by their extras); other columns are ignored. `ValueError` says which is missing. A
    document that cannot be read or parsed has a row in `errors` and stops nothing. Results depend on the document alone,
    not on how documents are grouped, so every engine that maps functions over Arrow data gives the same rows: Spark
    hands over an iterator of record batches, Ray Data one table after the other. For a table, tables are yielded.
    """
    pa = need("pyarrow", "arrow")
    parser = default_parser() if parser is None else parser
    if isinstance(batches, pa.Table):
        yield from (pa.Table.from_batches([batch]) for batch in _packed(batches.to_batches(), parser))
    else:
        yield from _packed(batches, parser)


def parse_table(table: pyarrow.Table) -> pyarrow.Table:
    """`parse_batches` for a table that fits into memory with all that is in it: one table out, also of no documents."""
    pa = need("pyarrow", "arrow")
    return pa.Table.from_batches(parse_batches(table.to_batches()), schema=batch_schema())


def _packed(batches: Iterable[pyarrow.RecordBatch], parser: Parser) -> Iterator[pyarrow.RecordBatch]:
    pending = _Pending()
    for batch in batches:
        names, values = _columns(batch)
        for name, value in zip(names, values, strict=True):
            document = str(name.as_py())
            pending.add(document, _parsed(document, value.as_py(), parser))
            if pending.is_full():
                yield pack(pending.names, pending.rows)
                pending = _Pending()
    if pending.names:
        yield pack(pending.names, pending.rows)


class _Pending:
    """The rows of the documents parsed since the last batch."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.rows: dict[str, list[list[tuple[Value, ...]]]] = {table: [] for table in TABLES}
        self.characters = 0

    def add(self, name: str, outcome: Document | Failure) -> None:
        self.names.append(name)
        parsed = isinstance(outcome, Document)
        self.characters += len(outcome.text) if isinstance(outcome, Document) else 0
        for table in EXPORTED:
            self.rows[table].append(list(table_rows({name: outcome}, table)) if isinstance(outcome, Document) else [])
        self.rows["errors"].append([] if parsed else [tuple(column.read(outcome) for column in TABLES["errors"])])

    def is_full(self) -> bool:
        return len(self.names) >= ROWS or self.characters >= CHARACTERS


def _columns(batch: pyarrow.RecordBatch) -> tuple[pyarrow.Array, pyarrow.Array]:
    names = batch.schema.names
    if "document" not in names:
        raise ValueError(f"no column 'document' with the ids; there are {', '.join(names)}")
    found = next((name for name in ("text", "content") if name in names), None)
    if found is None:
        raise ValueError(f"no column 'text' or 'content' with the documents; there are {', '.join(names)}")
    return batch.column("document"), batch.column(found)


def _parsed(name: str, value: object, parser: Parser) -> Document | Failure:
    try:
        if isinstance(value, str):
            return parser.parse(value)
        if isinstance(value, bytes):
            return parse_bytes(value, name, parser)
    except (UnreadableFileError, MissingExtraError) as error:
        return Failure(name, "read", type(error).__name__, str(error))
    except Exception as error:  # a defect of ours: it stands in the table of errors, and a million others are parsed
        return Failure(name, "parse", type(error).__name__, str(error))
    return Failure(name, "read", "TypeError", f"{name}: no text, {type(value).__name__} in its place")
