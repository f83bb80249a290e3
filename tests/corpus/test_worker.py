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


JOBS: dict[int, Callable[[], Work]] = {}


class Named:
    """A job by its number, which goes by pickle as a function inside a test does not."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __call__(self) -> Work:
        return JOBS[self.number]()


def said(job: Callable[[], Work], orders: int) -> list[object]:
    """The answers to so many orders, and the place at the end."""
    ours, theirs = Pipe()
    place = RawValue("q", 99)

    def ask(connection: Connection) -> list[object]:
        JOBS[0] = job
        connection.send(Named(0))
        heard: list[object] = [connection.recv()]
        for _ in range(orders):
            connection.send(Order(CHUNK, {}))
            heard.append(connection.recv())
        connection.close()
        return heard

    with ThreadPoolExecutor(1) as threads:
        parent = threads.submit(ask, ours)
        serve(theirs, place)
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


def test_a_parent_that_goes_before_it_has_sent_the_job_ends_it() -> None:
    ours, theirs = Pipe()
    ours.close()
    serve(theirs, RawValue("q", 99))
