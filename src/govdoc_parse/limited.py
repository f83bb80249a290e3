"""A task in a process of its own, held to a time and a memory: one that hangs or swells costs itself alone.

Where a process does one task and ends, nothing of a document is left in memory for the next; another stands ready by then.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from threading import BoundedSemaphore, Thread
from types import TracebackType
from typing import Any, Literal, TypeAlias

Work: TypeAlias = Callable[[Any], Any]
Make: TypeAlias = Callable[[], Work]
"""Makes the work in the process, where it goes by pickle."""
Reason: TypeAlias = Literal["busy", "time", "memory", "died", "defect", "gone"]

START = 120.0  # seconds for a process to load this package, on a busy machine too
WAIT = 10.0  # seconds to wait for a place
_TICK = 0.2  # seconds between looks at who waits
_GRACE = 5.0  # seconds for a process to end that has answered
_spawn = multiprocessing.get_context("spawn")  # safe where the caller has threads


@dataclass(frozen=True, slots=True)
class Limits:
    """What one task may cost; `memory` in bytes is held on Linux alone, and `at_once` is how many run beside each other."""

    max_bytes: int = 20_000_000
    seconds: float = 60.0
    memory: int = 4_000_000_000
    at_once: int = 2


class LimitError(Exception):
    """A task that gave no answer: no place was free, it took too long or too much, its process died, or it has a defect."""

    def __init__(self, reason: Reason, said: str) -> None:
        super().__init__(said)
        self.reason = reason


class Bench:
    """Processes that stand ready for tasks of one kind. To be closed, or used in a `with`.

    With `once` each does one task; without it, tasks until one fails.
    """

    def __init__(self, make: Make, limits: Limits, *, once: bool = True) -> None:
        self._make, self._limits, self._once = make, limits, once
        self._places = BoundedSemaphore(limits.at_once)
        self._ready: deque[_Seat] = deque()
        self._closed = False

    def prepare(self) -> None:
        """Have one process ready."""
        if not self._closed:
            self._ready.append(self._seat())

    def _seat(self) -> _Seat:
        return _Seat(self._make, self._limits.memory, once=self._once)

    def do(self, order: object, *, patience: float = WAIT, gone: Callable[[], bool] = lambda: False) -> Any:
        """What the work makes of an order, in a process of its own; given up when `gone` says so. Raises `LimitError`."""
        if not self._places.acquire(timeout=patience):
            raise LimitError("busy", f"{self._limits.at_once} other documents are being read; try again")
        try:
            seat = self._ready.popleft() if self._ready else self._seat()
            try:
                return seat.do(order, self._limits.seconds, gone)
            finally:
                if seat.is_ready and not self._closed:
                    self._ready.append(seat)
                else:
                    seat.end()
                    self.prepare()
        finally:
            self._places.release()

    def close(self) -> None:
        """End all processes that wait for a task."""
        self._closed = True
        while self._ready:
            self._ready.popleft().end()

    def __enter__(self) -> Bench:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


class _Seat:
    """A process that waits for a task."""

    def __init__(self, make: Make, memory: int, *, once: bool) -> None:
        self._connection, theirs = _spawn.Pipe()
        self._process = _spawn.Process(target=_serve, args=(theirs, make, memory, once), daemon=True)
        self._once, self._started = once, False
        self._answered = self._over = False  # over: with an answer or a failure, no more is to be done
        with _uninterrupted():
            self._process.start()
        theirs.close()  # so that the end of the process is the end of what can be read here

    def do(self, order: object, seconds: float, gone: Callable[[], bool]) -> Any:
        """The answer to an order."""
        try:
            if not self._started:
                self._hear(START, "its process did not start", gone)
                self._started = True
            self._answered = self._over = False
            self._connection.send(order)
            answer = self._hear(seconds, f"it was not done after {seconds:g} seconds", gone)
            self._answered = self._over = True
            return answer
        except (EOFError, OSError) as error:
            raise LimitError("died", "its process ended before it was done") from error

    @property
    def is_ready(self) -> bool:
        """Whether it has done its task and takes another."""
        return self._answered and not self._once

    def _hear(self, seconds: float, late: str, gone: Callable[[], bool]) -> Any:
        until = time.monotonic() + seconds
        while not self._connection.poll(_TICK):
            if gone():
                raise LimitError("gone", "no one waits for it any more")
            if time.monotonic() > until:
                raise LimitError("time", late)
        answer = self._connection.recv()
        if isinstance(answer, _Failed):
            self._over = True
            raise LimitError(answer.reason, answer.said)
        return answer

    def end(self) -> None:
        """End the process, wherever it is; one that has answered ends by itself."""
        self._connection.close()
        self._process.join(_GRACE if self._over else 0)
        self._process.kill()
        self._process.join()
        self._process.close()


@dataclass(frozen=True, slots=True)
class _Failed:
    reason: Reason
    said: str


def _serve(connection: Connection, make: Make, memory: int, once: bool) -> None:
    """The main function of a process; it ends at once when its parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of the terminal; the parent decides
    Thread(target=end_with_parent, daemon=True).start()
    limit_memory(memory)
    with suppress(EOFError, ConnectionError):  # the parent needs no answer
        work = make()
        connection.send(None)
        while True:
            connection.send(_answer(work, connection.recv()))
            if once:
                return


def _answer(work: Work, order: object) -> object:
    try:
        return work(order)
    except MemoryError:
        return _Failed("memory", "it needs more memory than is allowed")
    except Exception as error:
        return _Failed("defect", f"{type(error).__name__}: {error} (a defect of govdoc_parse: please report it)")


def limit_memory(limit: int | None) -> None:
    """Have allocations beyond so many bytes of this process fail, in Python with `MemoryError`."""
    if limit is not None and sys.platform == "linux":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (limit, most))


def end_with_parent() -> None:
    """End when the parent has ended, in the middle of a document too: whoever goes on needs the processor."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """A process starts with Ctrl-C held back: until it ignores that itself, it would write a traceback."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
