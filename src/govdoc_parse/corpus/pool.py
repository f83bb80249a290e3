"""Chunks → worker processes: a document that kills or holds its process costs itself alone, and the rest is done."""

from __future__ import annotations

import multiprocessing
import signal
import threading
import time
from collections import Counter, deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import wait

from govdoc_parse.corpus.pieces import Chunk
from govdoc_parse.corpus.reading import IDLE, Loss
from govdoc_parse.corpus.schema import CorpusError
from govdoc_parse.corpus.worker import Answer, Job, Order, Place, serve

_TICK = 0.2  # seconds between looks at the workers
_DEATHS = 2  # of workers at one document until it is given up: the first may be the doing of another process
_STARTS = 3  # of workers that ended between documents, with no chunk done since
_GRACE = 5.0  # seconds for an idle worker to end by itself
_spawn = multiprocessing.get_context("spawn")  # the same on every system, and safe where the caller has threads


@dataclass(frozen=True, slots=True)
class Done:
    """How far the work is: whole chunks, and the documents of those at hand."""

    documents: int
    size: int


@dataclass(slots=True)
class _Todo:
    """A chunk that is not done, with what went wrong in it."""

    chunk: Chunk
    lost: dict[int, Loss] = field(default_factory=dict)
    deaths: Counter[int] = field(default_factory=Counter)


class Pool:
    """Worker processes for a job. `timeout` is in seconds and for one document."""

    def __init__(self, job: Job, jobs: int, timeout: float) -> None:
        self._job, self._jobs, self._timeout = job, jobs, timeout
        self._workers: list[_Worker] = []
        self._todo: deque[_Todo] = deque()
        self._documents = self._size = self._starts = 0

    def run(self, chunks: Iterable[Chunk]) -> Generator[Done]:
        """Do the chunks, the largest first, so that none is waited for long; yields several times a second how far it is.

        Raises what the work raised that was no fault of a document, and `CorpusError` where workers do not live.
        """
        self._todo.extend(_Todo(chunk) for chunk in sorted(chunks, key=lambda chunk: chunk.size, reverse=True))
        try:
            while self._todo or any(worker.todo for worker in self._workers):
                self._hire()
                by_connection = {worker.connection: worker for worker in self._workers}
                for connection in wait(list(by_connection), _TICK):
                    self._hear(by_connection[connection])  # type: ignore[index]
                self._end_overdue()
                yield self._done()
        finally:
            for worker in self._workers:
                worker.dismiss()

    def _hire(self) -> None:
        """Have as many workers as there is work for, and give the idle ones theirs."""
        busy = sum(worker.todo is not None for worker in self._workers)
        while len(self._workers) < min(self._jobs, busy + len(self._todo)):
            self._workers.append(_Worker(self._job))
        for worker in self._workers:
            if worker.ready and self._todo:
                worker.give(self._todo.popleft())

    def _hear(self, worker: _Worker) -> None:
        try:
            answer: Answer = worker.connection.recv()
        except (EOFError, OSError):
            self._died(worker)
            return
        if isinstance(answer, Exception):
            raise answer
        if worker.todo is not None:
            self._documents += worker.todo.chunk.documents
            self._size += worker.todo.chunk.size
            self._starts = 0
        worker.todo, worker.ready = None, True
        self._hire()

    def _died(self, worker: _Worker) -> None:
        place, todo = worker.place.value, worker.todo
        how = worker.end()
        self._return(worker)
        if todo is None or place == IDLE:
            self._starts += 1
            if self._starts >= _STARTS:
                raise CorpusError(
                    f"{_STARTS} worker processes ended before they began a document (the last with {how});"
                    " a script that calls parse_corpus does so under: if __name__ == '__main__':"
                )
            return
        todo.deaths[place] += 1
        if place in todo.lost:
            raise CorpusError(f"a worker process ended ({how}) at document {place} of {todo.chunk}, already left out")
        if todo.deaths[place] >= _DEATHS:
            todo.lost[place] = Loss("died", how, f"its process ended with {how}, {_DEATHS} times")

    def _end_overdue(self) -> None:
        for worker in list(self._workers):
            if worker.todo is not None and worker.seconds() > self._timeout:
                place, todo = worker.place.value, worker.todo
                worker.end()
                self._return(worker)
                todo.lost[place] = Loss("timeout", "TimeoutError", f"not done after {self._timeout:g} s")

    def _return(self, worker: _Worker) -> None:
        """Take a worker that has ended off the list, and its chunk back."""
        self._workers.remove(worker)
        if worker.todo is not None:
            self._todo.appendleft(worker.todo)

    def _done(self) -> Done:
        documents, size = self._documents, self._size
        for worker in self._workers:
            if worker.todo is not None:
                begun, chunk = worker.begun(), worker.todo.chunk
                documents += begun
                size += chunk.size * begun // chunk.documents
        return Done(documents, size)


class _Worker:
    """A process with what it was given, and since when it has been at its document."""

    def __init__(self, job: Job) -> None:
        self.place: Place = _spawn.RawValue("q", IDLE)
        self.connection, theirs = _spawn.Pipe()
        self.process = _spawn.Process(target=serve, args=(theirs, self.place, job), daemon=True)
        with _uninterrupted():
            self.process.start()
        theirs.close()  # so that the end of the process is the end of what can be read here
        self.todo: _Todo | None = None
        self.ready = False
        self._seen, self._since, self._begun = IDLE, 0.0, 0

    def give(self, todo: _Todo) -> None:
        self.todo, self.ready = todo, False
        self._seen, self._begun = IDLE, 0
        with suppress(OSError):  # it has died, which the next wait tells
            self.connection.send(Order(todo.chunk, todo.lost))

    def seconds(self) -> float:
        """How long it has been at its document, as far as we looked."""
        place, now = self.place.value, time.monotonic()
        if place == IDLE or place != self._seen:
            self._seen, self._since = place, now
        return now - self._since

    def begun(self) -> int:
        """How many documents of its chunk it has left behind, those included that it is writing."""
        self._begun = max(self._begun, self.place.value)
        return self._begun

    def end(self) -> str:
        """End the process if it has not, and say how it ended."""
        self.process.kill()
        self.process.join()
        code = self.process.exitcode or 0
        self.connection.close()
        self.process.close()
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"

    def dismiss(self) -> None:
        """End the process: an idle one by itself, so that it leaves nothing behind, another at once."""
        if self.ready:
            self.connection.close()
            self.process.join(_GRACE)
        self.end()


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
