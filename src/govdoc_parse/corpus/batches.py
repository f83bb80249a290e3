"""Arrow record batches of texts or files → record batches of what is in them: one function for every engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias, overload

from govdoc_parse.corpus.fields import KNOWN, Given, with_known
from govdoc_parse.corpus.fingerprints import fingerprint
from govdoc_parse.corpus.schema import TABLES, Failure, pack
from govdoc_parse.corrections import Correction, apply_corrections, corrections_of
from govdoc_parse.export.columns import Value
from govdoc_parse.export.panel import panel
from govdoc_parse.export.panel_columns import panel_values
from govdoc_parse.export.tables import TABLES as EXPORTED
from govdoc_parse.export.tables import table_rows
from govdoc_parse.extras import MissingExtraError, need
from govdoc_parse.findings.rows import FINDINGS, finding_rows
from govdoc_parse.model.document import Document
from govdoc_parse.parser import Parser, default_parser
from govdoc_parse.readers import UnreadableFileError, parse_bytes

if TYPE_CHECKING:
    import pyarrow

Rows: TypeAlias = dict[str, list[tuple[Value, ...]]]  # of one document, by table
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
    as `parse_bytes` does, formats by their extras); columns `published`, `year`, `region` and
    `kind` are what the caller knows, as in `parse`; others are ignored. `ValueError` says which is missing. A
    document that cannot be read or parsed has a row in `errors` and stops nothing. Results depend on the document alone,
    not on how documents are grouped, so every engine that maps functions over Arrow data gives the same rows: Spark
    hands over an iterator of record batches, Ray Data one table after the other. For a table, tables are yielded.
    """
    pa = need("pyarrow", "arrow")
    parser = default_parser() if parser is None else parser
    if isinstance(batches, pa.Table):
        parsed = packed_documents(_documents(batches.to_batches()), parser)
        yield from (pa.Table.from_batches([batch]) for batch in parsed)
    else:
        yield from packed_documents(_documents(batches), parser)


def packed_documents(
    documents: Iterable[tuple[str, object]],
    parser: Parser,
    corrections: Sequence[Correction] = (),
    *,
    near: bool = False,
) -> Iterator[pyarrow.RecordBatch]:
    """Yields the batches of `parse_batches` for pairs of an id and its content.

    A content is a text, the bytes of a file, or the `Failure` to get either. It is asked for when the one before it has
    been parsed. `corrections` are applied to the documents that they name; `near` adds what near-duplicates are found by to
    the fingerprints.
    """
    pending = _Pending()
    for name, content in documents:
        pending.add(name, *_parsed(name, content, parser, corrections, near))
        if pending.is_full():
            yield from pending.packed()
            pending = _Pending()
    if pending.names:
        yield from pending.packed()


class _Pending:
    """The rows of the documents parsed since the last batch."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.rows: dict[str, list[list[tuple[Value, ...]]]] = {table: [] for table in TABLES}
        self.characters = 0

    def add(self, name: str, characters: int, rows: Rows) -> None:
        self.names.append(name)
        self.characters += characters
        for table in TABLES:
            self.rows[table].append(rows[table])

    def is_full(self) -> bool:
        return len(self.names) >= ROWS or self.characters >= CHARACTERS

    def packed(self) -> Iterator[pyarrow.RecordBatch]:
        """One batch; where a value fits no column (位列99999999万亿个县第5位), one a document, of that one its error."""
        try:
            yield pack(self.names, self.rows)
        except Exception:  # of one of them, which is packed alone and then has a row of `errors`
            for place, name in enumerate(self.names):
                yield _packed(name, {table: self.rows[table][place] for table in TABLES})


def _packed(name: str, rows: Rows) -> pyarrow.RecordBatch:
    try:
        return pack([name], {table: [rows[table]] for table in TABLES})
    except Exception as error:
        rows = _failed(Failure.parsing(name, error))
        return pack([name], {table: [rows[table]] for table in TABLES})


def _documents(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[tuple[str, object]]:
    for batch in batches:
        names, contents = _columns(batch)
        known = [name for name in KNOWN if name in batch.schema.names]
        for place, (name, content) in enumerate(zip(names, contents, strict=True)):
            own = str(name.as_py())
            try:
                stated = {each: batch.column(each)[place].as_py() for each in known}
                yield own, with_known(content.as_py(), stated)
            except ValueError as error:
                yield own, Failure.reading(own, error)


def _columns(batch: pyarrow.RecordBatch) -> tuple[pyarrow.Array, pyarrow.Array]:
    names = batch.schema.names
    if "document" not in names:
        raise ValueError(f"no column 'document' with the ids; there are {', '.join(names)}")
    found = next((name for name in ("text", "content") if name in names), None)
    if found is None:
        raise ValueError(f"no column 'text' or 'content' with the documents; there are {', '.join(names)}")
    return batch.column("document"), batch.column(found)


def _parsed(
    name: str, content: object, parser: Parser, corrections: Sequence[Correction], near: bool
) -> tuple[int, Rows]:
    """How many characters a document has, and its rows."""
    try:
        outcome = _outcome(name, content, parser)
        if isinstance(outcome, Document):
            outcome = apply_corrections(outcome, corrections_of(corrections, name))
            return len(outcome.text), _rows(name, outcome, near)
        return 0, _failed(outcome)
    except (UnreadableFileError, MissingExtraError) as error:
        failure = Failure(name, "read", type(error).__name__, str(error))
    except Exception as error:  # a defect of ours: it stands in the table of errors, and a million others are parsed
        failure = Failure.parsing(name, error)
    return 0, _failed(failure)


def _outcome(name: str, content: object, parser: Parser) -> Document | Failure:
    given = content if isinstance(content, Given) else Given(content)
    content = given.content
    if isinstance(content, str):
        return parser.parse(content, **given.known)
    if isinstance(content, bytes):
        return parse_bytes(content, name, parser, **given.known)
    if isinstance(content, Failure):
        return content
    return Failure(name, "read", "TypeError", f"{name}: no text, {type(content).__name__} in its place")


def _rows(name: str, document: Document, near: bool) -> Rows:
    """The rows that a document has in each table."""
    rows: Rows = {table: list(table_rows({name: document}, table)) for table in EXPORTED}
    rows["panel"] = panel_values(panel({name: document}))
    rows["findings"] = [tuple(column.read(row) for column in FINDINGS) for row in finding_rows(name, document)]
    printed = fingerprint(name, document, near=near)
    rows["fingerprints"] = [tuple(column.read(printed) for column in TABLES["fingerprints"])]
    return rows | {"errors": []}


def _failed(failure: Failure) -> Rows:
    """The rows of a document that could not be read or parsed."""
    error = tuple(column.read(failure) for column in TABLES["errors"])
    return {table: [] for table in TABLES} | {"errors": [error]}
