"""The server: on the loopback address alone, with as many connections and processes as its limits say."""

from __future__ import annotations

import os
import re
import secrets
import socket
from http.server import ThreadingHTTPServer
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any

from govdoc_parse.limited import Bench, Limits
from govdoc_parse.serve import guard, work
from govdoc_parse.serve.handler import Handler

if TYPE_CHECKING:
    from types import TracebackType

CONNECTIONS = 16  # that are open at a time; a browser opens six


class Desk(ThreadingHTTPServer):
    """Serves the page. `port` 0 takes a free one; `OSError` where the port is taken. To be used in a `with`."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # on Windows it would let two servers have one port

    def __init__(self, port: int = 0, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.token = secrets.token_urlsafe(24)
        self.policy = guard.policy(_script_of_the_view())
        self._open = BoundedSemaphore(CONNECTIONS)
        super().__init__((guard.ADDRESS, port), Handler)
        self.bench = Bench(work.make, self.limits)
        self.bench.prepare()

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        """Where a browser finds the page."""
        return f"http://{guard.ADDRESS}:{self.port}/"

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread, or hang up where too many connections are open."""
        if self._open.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: socket.socket, client_address: Any) -> None:  # type: ignore[override]
        """Give the place back when the request is answered."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._open.release()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the port and end the processes."""
        super().__exit__(kind, error, at)
        self.bench.close()


def _script_of_the_view() -> str:
    """What a policy calls the one script of the view, as the view itself states it."""
    from govdoc_parse.export import html
    from govdoc_parse.model import Document

    stated = re.search(r"script-src ('sha256-[\w+/=]+')", html(Document(text="")))
    assert stated is not None, "the view lets one script run, by its hash"
    return stated[1]
