"""Files → chunks of documents, the same for the same files, whatever the number of processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from govdoc_parse.corpus.comma import header, records
from govdoc_parse.corpus.fields import KNOWN, Fields
from govdoc_parse.corpus.pieces import Chunk, File, Lines, Piece, Records, Refused, Rows, joined
from govdoc_parse.corpus.schema import UNREADABLE, Failure
from govdoc_parse.corpus.sources import LINES, ROWS, TABLES
from govdoc_parse.extras import need
from govdoc_parse.readers.file import check_regular

if TYPE_CHECKING:
    import pyarrow

_LEAST, _MOST = 16, 1024  # documents of a chunk
_SHARE = 32  # a chunk is at most such a part of the documents before it, so that few processes wait for the last
_BYTES = 32_000_000  # of input in a chunk, unless one document has more
_BLOCK = 1 << 20
_SMALL = 4_000_000  # bytes of a column that may be packed however well
_RATIO = 200  # of unpacked to packed; texts reach 20, what is made to harm 1,000 and more
_ANY = Fields()


@dataclass(frozen=True, slots=True)
class Plan:
    """All chunks, and of how many files and bytes they are."""

    chunks: tuple[Chunk, ...]
    files: int
    size: int

    @property
    def documents(self) -> int:
        """How many documents there are."""
        return sum(chunk.documents for chunk in self.chunks)


def make_plan(files: Iterable[str], failures: Iterable[Failure] = (), fields: Fields = _ANY, *, first: int = 0) -> Plan:
    """Cut the documents of files into chunks. JSON Lines and CSV are scanned once; of Parquet the footer is read.

    The chunks are numbered from `first`.
    """
    cutter = _Cutter(first)
    count = total = 0
    for failure in failures:
        cutter.add(Refused(failure), 0)
    for path in files:
        count += 1
        try:
            status = Path(path).stat()
            total += status.st_size
            check_regular(path, status.st_mode)
            for piece, size in _pieces(path, status.st_size, fields):
                cutter.add(piece, size)
        except UNREADABLE as error:
            cutter.add(Refused(Failure.reading(path, error)), 0)
    return Plan(cutter.chunks(), count, total)


class _Cutter:
    def __init__(self, first: int) -> None:
        self._first = first
        self._chunks: list[Chunk] = []
        self._planned = 0
        self._pieces: list[Piece] = []
        self._documents = self._size = 0

    def add(self, piece: Piece, size: int) -> None:
        """Add a document, in a new chunk where the one at hand is full."""
        most = max(_LEAST, min(_MOST, self._planned // _SHARE))
        if self._pieces and (self._documents >= most or self._size + size > _BYTES):
            self._close()
        both = joined(self._pieces[-1], piece) if self._pieces else None
        if both is None:
            self._pieces.append(piece)
        else:
            self._pieces[-1] = both
        self._documents += piece.documents
        self._size += size

    def chunks(self) -> tuple[Chunk, ...]:
        if self._pieces:
            self._close()
        return tuple(self._chunks)

    def _close(self) -> None:
        self._chunks.append(Chunk(self._first + len(self._chunks), tuple(self._pieces), self._documents, self._size))
        self._planned += self._documents
        self._pieces, self._documents, self._size = [], 0, 0


def _pieces(path: str, size: int, fields: Fields) -> Iterator[tuple[Piece, int]]:
    """Every document of a file, with its size in bytes."""
    suffix = PurePath(path).suffix.lower()
    if suffix in LINES:
        yield from _lines(path)
    elif suffix in ROWS:
        yield from _rows(path, size, fields)
    elif suffix in TABLES:
        yield from _records(path, size, fields)
    else:
        yield File(path), size


def _lines(path: str) -> Iterator[tuple[Piece, int]]:
    """The lines that are not blank. A line is never held whole: it may be as long as the file."""
    with Path(path).open("rb") as file:
        start = end = 0
        line, blank = 1, True
        for block in iter(partial(file.readline, _BLOCK), b""):
            end += len(block)
            blank = blank and not block.strip()
            if block.endswith(b"\n"):
                if not blank:
                    yield Lines(path, start, end, line), end - start
                start, line, blank = end, line + 1, True
        if not blank:
            yield Lines(path, start, end, line), end - start


def _records(path: str, size: int, fields: Fields) -> Iterator[tuple[Piece, int]]:
    """A record a document where a column holds the texts, else the file as one document."""
    with Path(path).open("rb") as file:
        names = header(file, path)
        if fields.text is None and not fields.has_text(names):
            yield File(path), size
            return
        fields.text_among(names)
        start = file.tell()
        for row, record in enumerate(records(file), start=1):
            yield Records(path, start, record.end, row), record.end - start
            start = record.end


def _rows(path: str, size_of_file: int, fields: Fields) -> Iterator[tuple[Piece, int]]:
    parquet = need("pyarrow.parquet", "arrow")
    with parquet.ParquetFile(path) as file:
        names = file.schema_arrow.names
        read = {fields.text_among(names), fields.id_among(names), *KNOWN}
        if file.metadata.num_rows > size_of_file:  # a few bytes may claim any number of them
            raise ValueError(f"{file.metadata.num_rows:,} rows in {size_of_file:,} bytes are no documents")
        start = 0
        for group in map(file.metadata.row_group, range(file.num_row_groups)):
            _check_packed(group, read)
            size = group.total_byte_size // max(1, group.num_rows)
            for row in range(start, start + group.num_rows):
                yield Rows(path, row), size
            start += group.num_rows


def _check_packed(group: pyarrow.parquet.RowGroupMetaData, read: set[str | None]) -> None:
    """Raise `ValueError` where a column that is read is packed as no texts are: a kilobyte may hold gigabytes of one text."""
    for place in range(group.num_columns):
        column = group.column(place)
        packed, unpacked = column.total_compressed_size, column.total_uncompressed_size
        if column.path_in_schema in read and unpacked > max(_SMALL, _RATIO * packed):
            raise ValueError(f"{unpacked:,} bytes of {column.path_in_schema} packed into {packed:,} are no documents")
