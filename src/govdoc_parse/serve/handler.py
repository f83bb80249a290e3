"""A request → its response."""

from __future__ import annotations

import select
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING
from urllib.parse import quote

from govdoc_parse.limited import LimitError
from govdoc_parse.serve import guard, page
from govdoc_parse.serve.order import OrderError, read_order
from govdoc_parse.serve.work import Answer, refusal

if TYPE_CHECKING:
    from govdoc_parse.serve.server import Desk

HEAD = 8_192  # bytes of a request besides its documents
_PIECE = 65_536
_LINGER = 2.0  # seconds in which a refused request is read to its end, so that the client reads the answer
_STATUS = {"busy": 503, "time": 504, "memory": 413, "died": 500, "defect": 500, "gone": 499}
_PAGES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "/serve.css": ("text/css", page.style),
    "/serve.js": ("text/javascript", page.script),
    "/example/this": ("text/plain", partial(page.example, "this")),
    "/example/last": ("text/plain", partial(page.example, "last")),
}


class Handler(BaseHTTPRequestHandler):
    """Answers one request and closes the connection; nothing is logged, for names of documents are no one's business."""

    server: Desk
    timeout = 30  # seconds without a byte

    def do_GET(self) -> None:
        """Send the page or one of its files."""
        if not guard.is_ours(self.headers, self.server.port):
            self._send(refusal(403, "refused"))
        elif self.path == "/":
            made = page.index(self.server.token, self.server.limits.max_bytes)
            self._send(Answer(200, "text/html; charset=utf-8", made))
        elif self.path in _PAGES:
            kind, make = _PAGES[self.path]
            self._send(Answer(200, f"{kind}; charset=utf-8", make()))
        else:
            self._send(refusal(404, "refused"))

    def do_POST(self) -> None:
        """Read documents, or say why not."""
        if not (guard.is_ours(self.headers, self.server.port) and self._from_our_page()):
            self._refuse(403, "refused")
        elif self.path != "/read":
            self._refuse(404, "refused")
        elif (size := self._size()) is None:
            self._refuse(411, "refused")
        elif size > 2 * self.server.limits.max_bytes + HEAD:
            self._refuse(413, "too_large")
        else:
            self._read(size)

    def _from_our_page(self) -> bool:
        return guard.may_post(self.headers, self.server.port, self.server.token)

    def _size(self) -> int | None:
        """The length that the request states; a request in chunks states none."""
        stated = self.headers.get_all("Content-Length") or []
        plain = len(stated) == 1 and stated[0].isascii() and stated[0].isdigit() and len(stated[0]) < 16
        return int(stated[0]) if plain and "Transfer-Encoding" not in self.headers else None

    def _read(self, size: int) -> None:
        body = self._body(size)
        if body is None:
            self._send(refusal(408, "time"))
            return
        try:
            order = read_order(body, self.server.limits.max_bytes)
        except OrderError:
            self._send(refusal(400, "refused"))
            return
        try:
            answer = self.server.bench.do(order, gone=self._gone)
        except LimitError as error:
            answer = refusal(_STATUS[error.reason], error.reason, str(error))
        self._send(answer)

    def _body(self, size: int) -> bytes | None:
        """So many bytes of the request, or `None` where they do not come in time."""
        until, parts, left = time.monotonic() + self.server.limits.seconds, [], size
        while left:
            try:
                piece = self.rfile.read1(min(left, _PIECE))
            except TimeoutError:
                return None
            if not piece or time.monotonic() > until:
                return None
            parts.append(piece)
            left -= len(piece)
        return b"".join(parts)

    def _gone(self) -> bool:
        """Whether the client has closed the connection: its place goes to the next."""
        readable, _, _ = select.select([self.connection], [], [], 0)
        return bool(readable) and self.connection.recv(1, socket.MSG_PEEK) == b""

    def _refuse(self, status: int, key: str) -> None:
        """Answer without reading the documents; what was sent is thrown away for a while, else the answer would be too."""
        self._send(refusal(status, key))
        with suppress(OSError):  # the client has gone, with its answer or without
            self.connection.shutdown(socket.SHUT_WR)
            until = time.monotonic() + _LINGER
            self.connection.settimeout(_LINGER)
            while time.monotonic() < until and self.rfile.read1(_PIECE):
                pass

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(answer.body)))
        if answer.name:
            self.send_header("Content-Disposition", f"attachment; filename*=UTF-8''{quote(answer.name)}")
        self.end_headers()
        self.wfile.write(answer.body)

    def end_headers(self) -> None:
        """Every response, also the ones that the standard library makes, has the headers that keep others out."""
        for name, value in guard.HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Security-Policy", self.server.policy)
        super().end_headers()

    def handle(self) -> None:
        """A client that goes away, or says nothing, is no error."""
        try:
            super().handle()
        except (ConnectionError, TimeoutError):
            self.close_connection = True

    def version_string(self) -> str:
        """What the server calls itself: no version, which is no one's business either."""
        return "govdoc-parse"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name of the standard library
        """Nothing is written of a request."""
