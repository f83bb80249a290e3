"""One run at a time in a folder."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from govdoc_parse.corpus.schema import CorpusError

LOCK = ".lock"
_TAKEN = {errno.EWOULDBLOCK, errno.EACCES, errno.EAGAIN, errno.EDEADLK}


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder, making it; `CorpusError` where another run holds it. The system lets go when the process ends."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("ab") as file:
        try:
            _lock(file)
        except OSError as error:
            if error.errno in _TAKEN:
                raise CorpusError(f"{folder} is being written by another run") from error
            # a file system without locks: two runs at once would do the same work twice, and write equal parts
        yield


def _lock(file: IO[bytes]) -> None:
    if sys.platform == "win32":  # pragma: no cover - another system
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
