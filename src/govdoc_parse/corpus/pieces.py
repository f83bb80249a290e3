"""What a plan is made of: where documents stand, cut into chunks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias

from govdoc_parse.corpus.schema import Failure


@dataclass(frozen=True, slots=True)
class File:
    """A file that is one document; its path is the id."""

    path: str
    documents: int = 1


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a JSON Lines file, by their bytes: blank ones between them are none of the `documents`."""

    path: str
    start: int
    end: int
    line: int
    """The number of the line at `start`, from 1."""
    documents: int = 1


@dataclass(frozen=True, slots=True)
class Records:
    """Records of a CSV file, by their bytes."""

    path: str
    start: int
    end: int
    row: int
    """The number of the first of them, from 1; the header is none."""
    documents: int = 1


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a Parquet file, counted from 0."""

    path: str
    start: int
    documents: int = 1


@dataclass(frozen=True, slots=True)
class Refused:
    """A file or folder whose documents could not be counted: it becomes a row of `errors`."""

    failure: Failure
    documents: int = 1


Piece: TypeAlias = File | Lines | Records | Rows | Refused


@dataclass(frozen=True, slots=True)
class Chunk:
    """What a worker is given at a time, and what has a part of its own in each table."""

    index: int
    pieces: tuple[Piece, ...]
    documents: int
    size: int
    """Bytes of input, near enough for a rate."""


def joined(before: Piece, piece: Piece) -> Piece | None:
    """The two as one, where the second goes on in the file of the first."""
    if isinstance(before, Lines) and isinstance(piece, Lines) and before.path == piece.path:
        return replace(before, end=piece.end, documents=before.documents + piece.documents)
    if isinstance(before, Records) and isinstance(piece, Records) and before.path == piece.path:
        return replace(before, end=piece.end, documents=before.documents + piece.documents)
    if isinstance(before, Rows) and isinstance(piece, Rows) and before.path == piece.path:
        return replace(before, documents=before.documents + piece.documents)
    return None
