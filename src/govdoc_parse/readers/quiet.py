"""Silence for a package that logs what it mends in a file, which a user who called us did not ask for."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_readers: dict[str, tuple[int, int]] = {}  # how many threads read now, and the level before the first of them


@contextmanager
def quiet(name: str) -> Iterator[None]:
    """Raises the level of a logger while reading; the last of several threads to end sets it back."""
    logger = logging.getLogger(name)
    with _lock:
        count, level = _readers.get(name, (0, logger.level))
        _readers[name] = (count + 1, level)
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        with _lock:
            count, level = _readers.pop(name)
            if count > 1:
                _readers[name] = (count - 1, level)
            else:
                logger.setLevel(level)
