"""A chunk → its documents one by one, each read when it is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeAlias

from govdoc_parse.corpus.comma import cells, header, records
from govdoc_parse.corpus.fields import KNOWN, Fields, with_known
from govdoc_parse.corpus.pieces import Chunk, File, Lines, Piece, Records, Refused, Rows
from govdoc_parse.corpus.schema import UNREADABLE, Failure
from govdoc_parse.extras import need
from govdoc_parse.outputs import writable
from govdoc_parse.readers import MAX_BYTES, TooLargeError, decode
from govdoc_parse.readers.file import bytes_of

Content: TypeAlias = (
    object  # a text, the bytes of a file, either as Given, or a Failure; anything else is an error of its document
)
Load: TypeAlias = Callable[[], Content]
if TYPE_CHECKING:
    import pyarrow

_BATCH = 16  # rows of Parquet read at a time: one text in a dictionary may stand in each
IDLE = -1


class Loss(NamedTuple):
    """Why a document was given up: its process died, or it took too long."""

    stage: str
    error: str
    message: str


def read_documents(
    chunk: Chunk, fields: Fields, lost: Mapping[int, Loss], begin: Callable[[int], None]
) -> Iterator[tuple[str, Content]]:
    """The ids and contents of a chunk; `begin` is told the place of each before it is read, and `IDLE` behind the last.

    A document at a place of `lost` is not read: it is a `Failure`.
    """
    units = chain.from_iterable(_units(piece, fields) for piece in chunk.pieces)
    place = 0
    begin(place)
    while (unit := next(units, None)) is not None:
        name, load = unit
        yield name, Failure(name, *lost[place]) if place in lost else _loaded(name, load)
        place += 1
        begin(place)
    begin(IDLE)


def _units(piece: Piece, fields: Fields) -> Iterator[tuple[str, Load]]:
    """Ids, each with what gives the content."""
    match piece:
        case File(path):
            yield writable(path), partial(_file, path)
        case Refused(failure):
            yield failure.document, lambda: failure
        case Lines():
            yield from _guarded(piece, _lines(piece, fields))
        case Records():
            yield from _guarded(piece, _records(piece, fields))
        case _:
            yield from _guarded(piece, _rows(piece, fields))


def _guarded(piece: Lines | Records | Rows, units: Iterator[tuple[str, Load]]) -> Iterator[tuple[str, Load]]:
    """The units; where their file can no longer be read, or has become shorter, one failure for all that are left."""
    count = 0
    try:
        for count, unit in enumerate(units, start=1):  # noqa: B007 - how many there were is said below
            yield unit
        if count < piece.documents:
            raise ValueError(f"it has changed: {piece.documents - count:,} of the documents counted in it are gone")
    except (*UNREADABLE, MemoryError) as error:
        failure = Failure.reading(piece.path, error)
        yield failure.document, lambda: failure


def _loaded(name: str, load: Load) -> Content:
    try:
        return load()
    except Exception as error:  # whatever it is: it is a row of `errors`, and the other documents are parsed
        return Failure.reading(name, error)


def _file(path: str) -> Content:
    size = Path(path).stat().st_size
    return _too_large(path, size) if size > MAX_BYTES else bytes_of(path, MAX_BYTES)


def _lines(piece: Lines, fields: Fields) -> Iterator[tuple[str, Load]]:
    with Path(piece.path).open("rb") as file:
        file.seek(piece.start)
        number = piece.line
        while file.tell() < piece.end and (data := file.readline(MAX_BYTES + 1)):
            name = f"{piece.path}:{number}"
            if len(data) > MAX_BYTES:
                failure = _too_large(name, len(data) + _rest(file))
                yield failure.document, partial(_same, failure)
            elif data.strip():
                own, content = _record(data, name, fields)
                yield writable(own), partial(_same, content)
            number += 1


def _rest(file: BinaryIO) -> int:
    """Go behind the end of the line, and return how long the rest of it was."""
    size = 0
    while data := file.readline(1 << 20):
        size += len(data)
        if data.endswith(b"\n"):
            break
    return size


def _record(data: bytes, name: str, fields: Fields) -> tuple[str, Content]:
    """The id and the text of a line."""
    try:
        record = json.loads(decode(data, name))
        if not isinstance(record, dict):
            raise ValueError(f"no object, {type(record).__name__} in its place")
        return _given(record, name, fields)
    except (ValueError, RecursionError) as error:
        return name, Failure.reading(name, error)


def _given(record: Mapping[str, object], name: str, fields: Fields) -> tuple[str, Content]:
    """The id and the content of a record; a bad value in it is a failure under its id."""
    field = fields.id_among(record)
    own = None if field is None else record[field]
    name = name if own is None or own == "" else str(own)
    try:
        return name, with_known(record[fields.text_among(record)], record)
    except ValueError as error:
        return name, Failure.reading(name, error)


def _records(piece: Records, fields: Fields) -> Iterator[tuple[str, Load]]:
    with Path(piece.path).open("rb") as file:
        names = header(file, piece.path)
        file.seek(piece.start)
        for row, record in enumerate(records(file), start=piece.row):
            name = f"{piece.path}:{row}"
            try:
                values = dict(zip(names, cells(record.data, name), strict=False))
                own, content = _given(values, name, fields)
            except ValueError as error:
                own, content = name, Failure.reading(name, error)
            yield writable(own), partial(_same, content)
            if record.end >= piece.end:
                return


def _rows(piece: Rows, fields: Fields) -> Iterator[tuple[str, Load]]:
    parquet = need("pyarrow.parquet", "arrow")
    end = piece.start + piece.documents
    with parquet.ParquetFile(piece.path, buffer_size=1 << 20) as file:  # read in pieces, not a row group at once
        field, text = fields.id_among(file.schema_arrow.names), fields.text_among(file.schema_arrow.names)
        groups, at = _groups(file.metadata, piece.start, end)
        known = [name for name in KNOWN if name in file.schema_arrow.names]
        columns = list(dict.fromkeys([text, *known, *([] if field is None else [field])]))
        for batch in file.iter_batches(_BATCH, row_groups=groups, columns=columns, use_threads=False):
            for place in range(max(0, piece.start - at), min(batch.num_rows, end - at)):
                own = None if field is None else batch.column(field)[place].as_py()
                name = f"{piece.path}:{at + place}" if own is None else str(own)
                yield writable(name), partial(_cell, batch, place, text, known)
            at += batch.num_rows
            if at >= end:
                return


def _cell(batch: pyarrow.RecordBatch, place: int, text: str, known: Sequence[str]) -> Content:
    stated = {name: batch.column(name)[place].as_py() for name in known}
    return with_known(batch.column(text)[place].as_py(), stated)


def _groups(metadata: pyarrow.parquet.FileMetaData, start: int, end: int) -> tuple[list[int], int]:
    """The row groups that hold the rows `[start, end)`, and the first row of the first of them."""
    groups: list[int] = []
    first = at = 0
    for group in range(metadata.num_row_groups):
        behind = at + metadata.row_group(group).num_rows
        if at < end and behind > start:
            first = first if groups else at
            groups.append(group)
        at = behind
    return groups, first


def _too_large(name: str, size: int) -> Failure:
    return Failure.reading(name, TooLargeError(f"{size:,} bytes, and at most {MAX_BYTES:,} are read"))


def _same(content: Content) -> Content:
    return content
