"""What is written: names that UTF-8 can hold, and files that are there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def writable(text: str) -> str:
    """A string that UTF-8 can hold: what it cannot, such as a byte of a file name in GBK, stands as an escape."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Put a file into the errors of the system that name none, as that of a full disk."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file aside to write into, which takes the place of `path` when all is written; until then what is there stays.

    Whatever is raised leaves nothing behind, and an error of the system names `path`. A device, a pipe or a folder is given
    as it is: nothing can take its place.
    """
    real = Path(os.path.realpath(path))
    if real.exists() and not real.is_file():
        with naming(path):
            yield path
        return
    aside = real.with_name(f".{real.stem}.{os.getpid()}.part{real.suffix}")
    try:
        yield aside
        aside.replace(real)
    except BaseException as error:
        aside.unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename = str(path)
        raise
