"""What a worker process says to its parent, in a process that has none."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pipe, RawValue
from multiprocessing.connection import Connection

import pytest

from govdoc_parse.corpus.pieces import Chunk, File
from govdoc_parse.corpus.reading import IDLE, Loss
from govdoc_parse.corpus.worker import Begin, Order, Work, serve

CHUNK = Chunk(7, (File("a"), File("b")), 2, 20)


@pytest.fixture(autouse=True)
def _ctrl_c() -> Iterator[None]:
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


def said(job: Callable[[], Work], orders: int) -> list[object]:
    """The answers to so many orders, and the place at the end."""
    ours, theirs = Pipe()
    place = RawValue("q", 99)

    def ask(connection: Connection) -> list[object]:
        heard: list[object] = [connection.recv()]
        for _ in range(orders):
            connection.send(Order(CHUNK, {}))
            heard.append(connection.recv())
        connection.close()
        return heard

    with ThreadPoolExecutor(1) as threads:
        parent = threads.submit(ask, ours)
        serve(theirs, place, job)
        return [*parent.result(), place.value]


def test_a_start_and_each_chunk_are_answered_until_the_parent_goes() -> None:
    begun: list[int] = []

    def work(chunk: Chunk, lost: Mapping[int, Loss], begin: Begin) -> None:
        begun.extend(range(chunk.documents - len(lost)))
        begin(1)

    assert said(lambda: work, 2) == [None, 7, 7, IDLE]
    assert begun == [0, 1, 0, 1]


def test_an_error_is_answered_with_its_traceback_and_the_next_chunk_is_done() -> None:
    failing = [True, False]

    def work(chunk: Chunk, lost: Mapping[int, Loss], begin: Begin) -> None:
        begin(chunk.documents - len(lost) - 1)
        if failing.pop(0):
            raise OSError(28, "No space left on device")

    started, error, done, place = said(lambda: work, 2)
    assert (started, done, place) == (None, 7, IDLE)
    assert isinstance(error, OSError)
    assert "in work" in "".join(error.__notes__)


def test_an_error_at_the_start_is_the_only_answer() -> None:
    def job() -> Work:
        raise RuntimeError("no parser")

    error, place = said(job, 0)
    assert isinstance(error, RuntimeError)
    assert place == 99
