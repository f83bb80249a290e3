"""Chunks → worker processes: a document that kills or holds its process costs itself alone, and the rest is done."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from multiprocessing.connection import wait

from govdoc_parse.corpus.pieces import Chunk
from govdoc_parse.corpus.process import GRACE, Todo, Worker
from govdoc_parse.corpus.reading import IDLE, Loss
from govdoc_parse.corpus.schema import CorpusError
from govdoc_parse.corpus.worker import Answer, Job

_TICK = 0.2  # seconds between looks at the workers
_DEATHS = 2  # of workers at one document until it is given up: the first may be the doing of another process
_STARTS = 3  # of workers that ended between documents, with no chunk done since


@dataclass(frozen=True, slots=True)
class Done:
    """How far the work is: whole chunks, and the documents of those at hand."""

    documents: int
    size: int


class Pool:
    """Worker processes for a job. `timeout` is in seconds and for one document."""

    def __init__(self, job: Job, jobs: int, timeout: float) -> None:
        self._job, self._jobs, self._timeout = job, jobs, timeout
        self._workers: list[Worker] = []
        self._todo: deque[Todo] = deque()
        self._documents = self._size = self._starts = 0

    def run(self, chunks: Iterable[Chunk]) -> Generator[Done]:
        """Do the chunks, the largest first, so that none is waited for long; yields several times a second how far it is.

        Raises what the work raised that was no fault of a document, and `CorpusError` where workers do not live.
        """
        self._todo.extend(Todo(chunk) for chunk in sorted(chunks, key=lambda chunk: chunk.size, reverse=True))
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
            self._workers.append(Worker(self._job))
        for worker in self._workers:
            if worker.ready and self._todo:
                worker.give(self._todo.popleft())

    def _hear(self, worker: Worker) -> None:
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

    def _died(self, worker: Worker) -> None:
        place, todo = worker.place.value, worker.todo
        how = worker.end(GRACE)
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
            (place, seconds), todo = worker.at(), worker.todo
            if todo is not None and seconds > self._timeout:
                worker.end()
                self._return(worker)
                todo.lost[place] = Loss("timeout", "TimeoutError", f"not done after {self._timeout:g} s")

    def _return(self, worker: Worker) -> None:
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
