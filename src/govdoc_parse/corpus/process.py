"""A worker process, as its parent sees it."""

from __future__ import annotations

import multiprocessing
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from govdoc_parse.corpus.pieces import Chunk
from govdoc_parse.corpus.reading import IDLE, Loss
from govdoc_parse.corpus.worker import Job, Order, Place, serve

GRACE = 5.0  # seconds for a process to end that has nothing more to do
_spawn = multiprocessing.get_context("spawn")  # the same on every system, and safe where the caller has threads


@dataclass(slots=True)
class Todo:
    """A chunk that is not done, with what went wrong in it."""

    chunk: Chunk
    lost: dict[int, Loss] = field(default_factory=dict)
    deaths: Counter[int] = field(default_factory=Counter)


class Worker:
    """A process with what it was given, and since when it has been at its document."""

    def __init__(self, job: Job) -> None:
        self.place: Place = _spawn.RawValue("q", IDLE)
        self.connection, theirs = _spawn.Pipe()
        self.process = _spawn.Process(target=serve, args=(theirs, self.place), daemon=True)
        with _uninterrupted():
            self.process.start()
        theirs.close()  # so that the end of the process is the end of what can be read here
        with suppress(OSError):  # it has died, which the next wait tells
            self.connection.send(
                job
            )  # not an argument: Python writes those where the death of a process is not noticed
        self.todo: Todo | None = None
        self.ready = False
        self._seen, self._since, self._begun = IDLE, 0.0, 0

    def give(self, todo: Todo) -> None:
        """Hand it a chunk, when it is ready."""
        self.todo, self.ready = todo, False
        self._seen, self._begun = IDLE, 0
        with suppress(OSError):  # it has died, which the next wait tells
            self.connection.send(Order(todo.chunk, todo.lost))

    def at(self) -> tuple[int, float]:
        """The place of its document, and for how many seconds we have seen it there."""
        place, now = self.place.value, time.monotonic()
        if place == IDLE or place != self._seen:
            self._seen, self._since = place, now
        return place, now - self._since

    def begun(self) -> int:
        """How many documents of its chunk it has left behind, those included that it is writing."""
        self._begun = max(self._begun, self.place.value)
        return self._begun

    def end(self, grace: float = 0.0) -> str:
        """End the process if it does not by itself, and say how it ended."""
        self.process.join(grace)
        self.process.kill()
        self.process.join()
        code = self.process.exitcode or 0
        self.connection.close()
        self.process.close()
        return next((each.name for each in signal.Signals if each == -code), f"exit code {code}")

    def dismiss(self) -> None:
        """End the process: an idle one by itself, so that it leaves nothing behind, another at once."""
        if self.ready:
            self.connection.close()
        self.end(GRACE if self.ready else 0.0)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """A process starts with Ctrl-C ignored: until it has set that up itself it would write a traceback."""
    if threading.current_thread() is not threading.main_thread():  # nothing but the main thread may
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
