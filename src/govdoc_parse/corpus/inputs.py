"""inputs.parquet: the files that the tables of a folder were made of, by which a later run knows new, changed and removed ones."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from govdoc_parse.corpus.schema import Failure
from govdoc_parse.corpus.sources import Found
from govdoc_parse.extras import need
from govdoc_parse.outputs import naming, writable

INPUTS = "inputs.parquet"
_UNREAD = (-1, -1)  # size and time of what could not be looked at


@dataclass(frozen=True, slots=True)
class Input:
    """A file by its path as given and without links, its size and time of change in nanoseconds, and the run that took it."""

    path: str
    real: str
    size: int
    changed: int
    round: int
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Increment:
    """What the sources of a run are beside the inputs that are known."""

    known: tuple[Input, ...]
    """Those of earlier runs, marked where they are gone."""
    new: tuple[Input, ...]
    changed: tuple[str, ...]
    unnamed: int
    """How many known files are there that the sources do not name."""


def find_increment(known: Sequence[Input], found: Found, round_: int) -> Increment:
    """Compare the files that the sources name with those known, by path or, under another path, by the file itself."""
    by_path, by_real = {each.path: each for each in known}, {each.real: each for each in known}
    new: list[Input] = []
    changed: list[str] = []
    seen: set[str] = set()
    for path, real, stamp in _stamped(found):
        old = by_path.get(path) or by_real.get(real)
        if old is None:
            new.append(Input(path, real, *stamp, round_))
            continue
        seen.add(old.path)
        if (old.size, old.changed) != stamp:
            changed.append(path)
    marked = tuple(
        replace(each, removed=each.path not in seen and not os.path.lexists(each.real) and each.size != _UNREAD[0])
        for each in known
    )
    unnamed = sum(each.path not in seen and not each.removed for each in marked)
    return Increment(marked, tuple(new), tuple(changed), unnamed)


def _stamped(found: Found) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """What the sources name, each with its real path, size and time; of what cannot be looked at the last two are -1."""
    for failure in found.failures:
        yield failure.document, failure.document, _UNREAD
    for path in found.files:
        try:
            status = Path(path).stat()
        except OSError:  # it is planned as a row of `errors` that says why
            yield path, found.real[path], _UNREAD
        else:
            yield path, found.real[path], (status.st_size, status.st_mtime_ns)


def read_inputs(output: Path, rounds: int) -> tuple[Input, ...]:
    """The inputs of the rounds that `run.json` lists: those of a round that never began are left out."""
    if not rounds:
        return ()
    rows = need("pyarrow.parquet", "arrow").read_table(output / INPUTS).to_pylist()
    return tuple(
        Input(os.fsdecode(row["path"]), os.fsdecode(row["real"]), row["size"], row["changed"], row["round"], row["removed"])
        for row in rows
        if row["round"] < rounds
    )  # fmt: skip


def write_inputs(output: Path, inputs: Sequence[Input]) -> None:
    """Write all inputs in place of what is there, whole or not at all."""
    pa, pq = need("pyarrow", "arrow"), need("pyarrow.parquet", "arrow")
    columns = {
        "file": pa.array([writable(each.path) for each in inputs], pa.string()),
        "size": pa.array([each.size for each in inputs], pa.int64()),
        "changed": pa.array([each.changed for each in inputs], pa.int64()),
        "round": pa.array([each.round for each in inputs], pa.int64()),
        "removed": pa.array([each.removed for each in inputs], pa.bool_()),
        "path": pa.array([os.fsencode(each.path) for each in inputs], pa.binary()),
        "real": pa.array([os.fsencode(each.real) for each in inputs], pa.binary()),
    }
    aside = output / f".{INPUTS}"
    with naming(aside), aside.open("wb") as file:
        pq.write_table(pa.table(columns), file, compression="zstd")
        file.flush()
        os.fsync(file.fileno())
    aside.replace(output / INPUTS)


def failures_among(inputs: Sequence[Input], failures: Sequence[Failure]) -> tuple[Failure, ...]:
    """The failures to list a folder that are among inputs."""
    paths = {each.path for each in inputs}
    return tuple(failure for failure in failures if failure.document in paths)
