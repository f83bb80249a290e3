"""The server, asked by the client of the standard library: who may ask, what is refused, what comes back."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from http.client import HTTPConnection, HTTPResponse
from threading import Event, Thread
from typing import Any
from urllib.request import urlopen

import pytest
from command_line import MODULE, run
from orders import packed

from govdoc_parse.limited import LimitError, Limits
from govdoc_parse.serve import Desk, guard, page
from govdoc_parse.serve.handler import HEAD, Handler
from govdoc_parse.serve.server import CONNECTIONS
from govdoc_parse.serve.words import WORDS
from govdoc_parse.serve.work import Answer

LIMIT = 100_000
REPORT = ("a.txt", "云溪县2023年工作总结\n全年造林3亩。".encode())


class Bench:
    """In place of the processes: what it is told to do with an order, in this one."""

    def __init__(self) -> None:
        self.error: LimitError | None = None
        self.left = Event()
        self.waits = False

    def do(self, order: Any, *, gone: Any) -> Answer:
        if self.error is not None:
            raise self.error
        while self.waits:
            if gone():
                self.left.set()
                raise LimitError("gone", "")
            time.sleep(0.01)
        return Answer(200, "text/plain", order.this.data, "报告.txt")

    def close(self) -> None:
        return


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A server without processes; at the end of the test no thread of it had an error."""
    errors: list[str] = []
    monkeypatch.setattr(Desk, "handle_error", lambda *_: errors.append(traceback.format_exc()))
    with Desk(0, Limits(max_bytes=LIMIT, seconds=5, at_once=1)) as made:
        made.bench.close()
        made.bench = Bench()  # type: ignore[assignment]
        Thread(target=made.serve_forever, args=(0.01,), daemon=True).start()
        yield made
        made.shutdown()
    assert errors == []


def ours(desk: Desk, **other: str | None) -> dict[str, str]:
    """The headers of a request of the page, with some changed or left out."""
    headers = {"Host": f"127.0.0.1:{desk.port}", "Origin": f"http://127.0.0.1:{desk.port}", guard.TOKEN: desk.token}
    changed = {**headers, **{name.replace("_", "-"): value for name, value in other.items()}}
    return {name: value for name, value in changed.items() if value is not None}


def ask(
    desk: Desk, method: str, path: str, body: bytes | None = None, **headers: str | None
) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", desk.port, timeout=20)
    connection.request(method, path, body, ours(desk, **headers))
    response = connection.getresponse()
    return response, response.read()


def refused(answer: tuple[HTTPResponse, bytes]) -> tuple[int, str]:
    return answer[0].status, json.loads(answer[1])["error"]


def test_it_listens_on_the_loopback_address_alone(desk: Desk) -> None:
    assert desk.socket.getsockname()[0] == "127.0.0.1"
    assert desk.address == f"http://127.0.0.1:{desk.port}/"


def test_the_page_and_its_files(desk: Desk) -> None:
    response, body = ask(desk, "GET", "/")
    assert (response.status, response.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert desk.token in body.decode()
    for path, kind in (("/serve.css", "text/css"), ("/serve.js", "text/javascript"), ("/example/this", "text/plain")):
        response, body = ask(desk, "GET", path)
        assert (response.status, response.headers["Content-Type"]) == (200, f"{kind}; charset=utf-8")
        assert body
    assert refused(ask(desk, "GET", "/etc/passwd")) == (404, "refused")
    assert refused(ask(desk, "GET", "/example/../serve.js")) == (404, "refused")


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/"), ("GET", "/nothing"), ("POST", "/nothing"), ("OPTIONS", "/read")]
)
def test_every_answer_keeps_others_out_and_nothing_in_a_cache(desk: Desk, method: str, path: str) -> None:
    headers = ask(desk, method, path)[0].headers
    assert {name: headers[name] for name in guard.HEADERS} == guard.HEADERS
    assert headers["Cache-Control"] == "no-store"
    assert headers["Server"] == "govdoc-parse"
    assert "Access-Control-Allow-Origin" not in headers
    policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["connect-src"] == "'self'"
    assert "unsafe" not in policy["script-src"]
    assert policy["frame-ancestors"] == policy["form-action"] == policy["base-uri"] == "'none'"


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1:{port}.evil.example", ""]
)
def test_a_host_of_another_name_is_refused(desk: Desk, host: str) -> None:
    """A site whose name leads to 127.0.0.1 is not this page."""
    named = host.format(port=desk.port)
    assert refused(ask(desk, "GET", "/", Host=named)) == (403, "refused")
    assert refused(ask(desk, "POST", "/read", packed(REPORT), Host=named)) == (403, "refused")


def test_localhost_is_this_machine_too(desk: Desk) -> None:
    name = f"localhost:{desk.port}"
    assert ask(desk, "GET", "/", Host=name)[0].status == 200
    assert ask(desk, "POST", "/read", packed(REPORT), Host=name, Origin=f"http://{name}")[0].status == 200


def test_two_hosts_are_none() -> None:
    headers = Message()
    headers["Host"] = "127.0.0.1:80"
    assert guard.is_ours(headers, 80)
    headers["Host"] = "127.0.0.1:80"
    assert not guard.is_ours(headers, 80)
    headers = Message()
    assert not guard.is_ours(headers, 80)
    headers["Host"] = "127.0.0.1"
    assert guard.is_ours(headers, 80)
    assert not guard.is_ours(headers, 8080)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": None},
        {"X_Govdoc_Token": None},
        {"X_Govdoc_Token": "guessed"},
        {"X_Govdoc_Token": "é"},
    ],
)
def test_a_page_of_another_site_cannot_have_documents_read(desk: Desk, headers: dict[str, str | None]) -> None:
    assert refused(ask(desk, "POST", "/read", packed(REPORT), **headers)) == (403, "refused")


def test_a_token_is_of_one_server(desk: Desk) -> None:
    with Desk(0, desk.limits) as other:
        assert other.token != desk.token


def test_an_order_is_answered_and_a_file_has_its_name(desk: Desk) -> None:
    response, body = ask(desk, "POST", "/read", packed(REPORT))
    assert (response.status, body) == (200, REPORT[1])
    assert response.headers["Content-Disposition"] == "attachment; filename*=UTF-8''%E6%8A%A5%E5%91%8A.txt"


def test_what_is_no_order_is_refused(desk: Desk) -> None:
    assert refused(ask(desk, "POST", "/read", b"{}")) == (400, "refused")
    assert refused(ask(desk, "POST", "/", packed(REPORT))) == (404, "refused")


def test_a_request_that_is_too_large_is_refused_before_it_is_read(desk: Desk) -> None:
    """The client has sent no more than the head when the answer comes."""
    with socket.create_connection(("127.0.0.1", desk.port), timeout=20) as client:
        head = [f"{name}: {value}" for name, value in ours(desk, Content_Length=str(2 * LIMIT + HEAD + 1)).items()]
        client.sendall("\r\n".join(["POST /read HTTP/1.1", *head, "", ""]).encode())
        answer = b"".join(iter(lambda: client.recv(65_536), b""))
    assert answer.startswith(b"HTTP/1.0 413 ")
    assert json.loads(answer.partition(b"\r\n\r\n")[2]) == {"error": "too_large", "said": ""}


def test_a_client_that_sends_too_much_reads_why(desk: Desk) -> None:
    assert refused(ask(desk, "POST", "/read", b"x" * (2 * LIMIT + HEAD + 1))) == (413, "too_large")


@pytest.mark.parametrize(
    "headers",
    [{"Transfer_Encoding": "chunked"}, {"Content_Length": "-1"}, {"Content_Length": "1e3"}, {"Content_Length": "９"}],
)
def test_a_request_without_a_length_is_refused(desk: Desk, headers: dict[str, str]) -> None:
    sent = {**ours(desk), **{name.replace("_", "-"): value for name, value in headers.items()}}
    with socket.create_connection(("127.0.0.1", desk.port), timeout=20) as client:
        head = [f"{name}: {value}" for name, value in sent.items()]
        client.sendall("\r\n".join(["POST /read HTTP/1.1", *head, "", ""]).encode())
        client.shutdown(socket.SHUT_WR)
        assert client.recv(65_536).startswith(b"HTTP/1.0 411 ")


def test_a_body_that_does_not_come_is_given_up(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Handler, "timeout", 0.2)
    head = [f"{name}: {value}" for name, value in ours(desk, Content_Length="100").items()]
    for rest in (b"", b"abc"):  # nothing more, and then silence
        with socket.create_connection(("127.0.0.1", desk.port), timeout=20) as client:
            client.sendall("\r\n".join(["POST /read HTTP/1.1", *head, "", ""]).encode() + rest)
            assert client.recv(65_536).startswith(b"HTTP/1.0 408 ")


def test_a_body_that_comes_too_slowly_or_ends_early_is_given_up(desk: Desk) -> None:
    head = [f"{name}: {value}" for name, value in ours(desk, Content_Length="100").items()]
    for seconds in (60, 0):
        desk.limits = replace(desk.limits, seconds=seconds)
        with socket.create_connection(("127.0.0.1", desk.port), timeout=20) as client:
            client.sendall("\r\n".join(["POST /read HTTP/1.1", *head, "", "abc"]).encode())
            if seconds:
                client.shutdown(socket.SHUT_WR)
            assert client.recv(65_536).startswith(b"HTTP/1.0 408 ")


def test_a_client_that_hangs_up_or_says_nothing_costs_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Handler, "timeout", 0.2)
    with socket.create_connection(("127.0.0.1", desk.port), timeout=20) as silent:
        assert silent.recv(1) == b""
    for _ in range(2 * CONNECTIONS):
        socket.create_connection(("127.0.0.1", desk.port), timeout=20).close()
    assert ask(desk, "GET", "/")[0].status == 200


def test_no_more_connections_are_open_than_there_are_places(desk: Desk) -> None:
    waiting = [socket.create_connection(("127.0.0.1", desk.port), timeout=20) for _ in range(CONNECTIONS)]
    for client in waiting:
        client.sendall(b"GET / HTTP/1.1\r\n")  # and no more
    with socket.create_connection(("127.0.0.1", desk.port), timeout=20) as refused_one:
        assert refused_one.recv(1) == b""
    for client in waiting:
        client.close()
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            assert ask(desk, "GET", "/")[0].status == 200
            return
        except ConnectionError:
            time.sleep(0.05)
    pytest.fail("no place was given back")


@pytest.mark.parametrize(
    ("reason", "status"), [("busy", 503), ("time", 504), ("memory", 413), ("died", 500), ("defect", 500)]
)
def test_a_document_that_gives_no_answer_is_told_why(desk: Desk, reason: Any, status: int) -> None:
    desk.bench.error = LimitError(reason, "why")  # type: ignore[attr-defined]
    answer = ask(desk, "POST", "/read", packed(REPORT))
    assert refused(answer) == (status, reason)
    assert json.loads(answer[1])["said"] == "why"
    assert reason in WORDS


def test_a_reader_that_gives_up_frees_its_place(desk: Desk) -> None:
    bench: Any = desk.bench
    bench.waits = True
    connection = HTTPConnection("127.0.0.1", desk.port, timeout=20)
    connection.request("POST", "/read", packed(REPORT), ours(desk))
    assert not bench.left.wait(0.3)
    connection.close()
    assert bench.left.wait(10)


def test_every_word_of_the_page_is_one_of_the_table() -> None:
    source = page.resource("index.html") + page.resource("serve.js")
    shown = page.index("token", 1).decode()
    assert "[[" not in shown.partition("<body>")[2]
    assert "{{" not in shown
    used = {key for key in WORDS if f"[[{key}]]" in source or f"{{{{{key}}}}}" in source or f'"{key}"' in source}
    results = {"met", "missed", "not_reported", "in_words", "not_comparable", "target_level", "target_growth"}
    severities, errors = (
        {"error", "warning", "info"},
        {"unreadable", "missing", "busy", "time", "memory", "died", "defect", "refused"},
    )
    assert set(WORDS) - used == (results | severities | errors) - used
    assert all(english and chinese for english, chinese in WORDS.values())


def test_without_a_package_for_workbooks_there_is_no_button_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 'data-save="xlsx"' in page.index("token", 1).decode()
    monkeypatch.setattr(page, "find_spec", lambda _: None)
    assert 'data-save="xlsx"' not in page.index("token", 1).decode()
    assert 'data-save="json"' in page.index("token", 1).decode()


def test_the_command_serves_until_it_is_interrupted() -> None:
    process = subprocess.Popen(
        [*MODULE, "serve", "--port", "0", "--no-open"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    address = process.stdout.readline().split()[0]
    try:
        token = urlopen(address).read().decode().partition('name="token" content="')[2].partition('"')[0]
        port = int(address.rstrip("/").rpartition(":")[2])
        connection = HTTPConnection("127.0.0.1", port, timeout=120)
        headers = {"Origin": f"http://127.0.0.1:{port}", guard.TOKEN: token}
        connection.request("POST", "/read", packed(REPORT), headers)
        found = json.loads(connection.getresponse().read())
        assert [each["name"] for each in found["documents"]] == ["a.txt"]
    finally:
        process.send_signal(signal.SIGINT if sys.platform != "win32" else signal.SIGTERM)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (0, "", "")


def test_a_port_that_is_taken_is_told_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("serve", "--port", str(port), "--no-open")
    assert done.returncode == 2
    assert done.stderr.decode().startswith(f"govdoc-parse: port {port}: ")
    assert done.stderr.count(b"\n") == 1


def test_the_command_opens_a_browser_and_says_where_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: bool(opened.append(address)))
    monkeypatch.setattr(Desk, "serve_forever", lambda _: None)
    done = run("serve", "--port", "0")
    assert done.returncode == 0
    assert done.stdout.decode().split()[0] == opened[0]
    assert b"no browser to open it with" in done.stderr
