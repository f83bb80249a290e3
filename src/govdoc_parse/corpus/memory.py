"""A limit for the memory of this process."""

from __future__ import annotations

import sys

from govdoc_parse.corpus.schema import CorpusError

_LINUX = (
    sys.platform == "linux"
)  # whose RLIMIT_DATA counts what a process has for itself; elsewhere it misses most of it


def check_memory(limit: int | None) -> None:
    """Raise `CorpusError` where this system cannot hold a process to a limit, `ValueError` for a limit of nothing."""
    if limit is None:
        return
    if limit < 1:
        raise ValueError(f"memory is {limit}, and at least one byte is needed")
    if not _LINUX:
        raise CorpusError("a limit of memory needs Linux; on this system run it in a container that has one")
