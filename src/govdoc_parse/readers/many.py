"""Files → documents, many at a time: over processes, in the order given, each read when it is due."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from os import PathLike
from pathlib import Path
from typing import Literal, TypeAlias

from govdoc_parse.model.document import Document
from govdoc_parse.parser import Parser
from govdoc_parse.readers.file import parse_file
from govdoc_parse.readers.text import UnreadableFileError

_AHEAD = 4  # files for each process that are begun before they are asked for


@dataclass(frozen=True, slots=True)
class ParseFailure:
    """Why a file gave no document: the class of the error, and what it says."""

    error: str
    message: str


Outcome: TypeAlias = Document | ParseFailure


def parse_files(
    paths: Iterable[str | PathLike[str]],
    parser: Parser | None = None,
    *,
    jobs: int | None = None,
    on_error: Literal["skip", "raise"] = "skip",
    progress: Callable[[int], object] | None = None,
) -> Iterator[tuple[Path, Outcome]]:
    """Yields each path with its document, in the order of `paths`, which may be endless; files are read as they are asked for.

    `jobs` is the number of processes, by default one for each processor; with 1 the work is done in this process. A file
    that cannot be read, or whose process dies, gives a `ParseFailure`; with `on_error="raise"` the error is raised instead.
    `progress` is called with the number of files done. Where processes are started afresh (Windows, macOS), a script that
    calls this does so under `if __name__ == "__main__":`. Raises `MissingExtraError` where a format needs a package.
    """
    if on_error not in {"skip", "raise"}:
        raise ValueError(f"on_error must be 'skip' or 'raise', not {on_error!r}")
    wanted = map(Path, paths)
    count = os.cpu_count() or 1 if jobs is None else jobs
    if count < 1:
        raise ValueError(f"jobs must be at least 1, not {count}")
    made = ((path, _outcome(path, parser)) for path in wanted) if count == 1 else _spread(wanted, parser, count)
    for done, (path, outcome) in enumerate(made, start=1):
        if isinstance(outcome, ParseFailure) and on_error == "raise":
            raise UnreadableFileError(outcome.message)
        if progress is not None:
            progress(done)
        yield path, outcome


def _spread(paths: Iterator[Path], parser: Parser | None, jobs: int) -> Iterator[tuple[Path, Outcome]]:
    """The outcomes in order, some files begun ahead. A death of a process costs the file that it dies at again, alone."""
    pool = _pool(jobs)
    begun: deque[tuple[Path, Future[Outcome]]] = deque()
    try:
        while True:
            while len(begun) < jobs * _AHEAD and (path := next(paths, None)) is not None:
                begun.append((path, pool.submit(_outcome, path, parser)))
            if not begun:
                return
            path, future = begun.popleft()
            try:
                outcome = future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False)
                outcome = _alone(path, parser)
                pool = _pool(jobs)
                begun = deque((each, pool.submit(_outcome, each, parser)) for each, _ in begun)
            yield path, outcome
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _alone(path: Path, parser: Parser | None) -> Outcome:
    """The outcome of a file in a process of its own."""
    with _pool(1) as pool:
        try:
            return pool.submit(_outcome, path, parser).result()
        except BrokenProcessPool:
            return ParseFailure("BrokenProcessPool", f"{path}: its process ended twice")


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))


def _outcome(path: Path, parser: Parser | None) -> Outcome:
    try:
        return parse_file(path, parser)
    except UnreadableFileError as error:
        return ParseFailure(type(error).__name__, str(error))
    except OSError as error:
        return ParseFailure(type(error).__name__, f"{path}: {error.strerror or error}")
