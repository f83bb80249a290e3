"""What runs in a worker process: chunks are asked for and done, one after another, until the parent has no more."""

from __future__ import annotations

import signal
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from threading import Thread
from typing import Protocol, TypeAlias

from govdoc_parse.corpus.pieces import Chunk
from govdoc_parse.corpus.reading import IDLE, Loss
from govdoc_parse.limited import end_with_parent

Begin: TypeAlias = Callable[[int], None]
Work: TypeAlias = Callable[[Chunk, Mapping[int, Loss], Begin], None]
"""Does a chunk but for the documents that are lost, and tells the place of each document before it begins it."""


Job: TypeAlias = Callable[[], Work]
"""Makes the work in each process, where it goes by pickle."""


class Place(Protocol):
    """A number in memory that parent and worker share: no message is sent for a document, however small."""

    value: int


@dataclass(frozen=True, slots=True)
class Order:
    """A chunk to do, with the documents in it that are given up."""

    chunk: Chunk
    lost: Mapping[int, Loss]


Answer: TypeAlias = int | Exception | None
"""The chunk that was done, `None` for a start, or an error that is not the fault of a document, such as a full disk."""


def serve(connection: Connection, place: Place) -> None:
    """The main function of a worker, whose first message is its job.

    It ends when the parent closes the connection, and at once when the parent dies.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of the terminal; the parent decides
    Thread(target=end_with_parent, daemon=True).start()
    try:
        _serve(connection, place)
    except (EOFError, ConnectionError):  # the parent needs no more
        return


def _serve(connection: Connection, place: Place) -> None:
    def begin(at: int) -> None:
        place.value = at

    try:
        job: Job = connection.recv()
        work = job()
    except (EOFError, ConnectionError):
        raise
    except Exception as error:
        connection.send(_told(error))
        return
    answer: Answer = None
    while True:
        connection.send(answer)
        order: Order = connection.recv()
        try:
            work(order.chunk, order.lost, begin)
            answer = order.chunk.index
        except Exception as error:
            answer = _told(error)
        begin(IDLE)


def _told(error: Exception) -> Exception:
    """The error with its traceback as a note, which goes along by pickle as the traceback itself does not."""
    error.add_note("".join(traceback.format_exception(error)))
    return error
