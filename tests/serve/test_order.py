"""What the page asks for, and what it never would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from orders import packed

from govdoc_parse.serve.order import Order, OrderError, Part, read_order

LIMIT = 1_000


@given(st.binary(max_size=50), st.binary(max_size=50))
def test_files_arrive_as_they_were_sent(this: bytes, last: bytes) -> None:
    made = read_order(packed(("a.pdf", this), ("b.txt", last), save="csv", chinese=True), LIMIT)
    assert made == Order(Part("a.pdf", this), Part("b.txt", last), "csv", True, LIMIT)
    assert read_order(packed(("a.pdf", this)), LIMIT) == Order(Part("a.pdf", this), max_bytes=LIMIT)


@given(st.binary(max_size=60))
def test_any_bytes_are_an_order_or_refused(body: bytes) -> None:
    with pytest.raises(OrderError):
        read_order(body, LIMIT)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"\n",
        b"[]\nx",
        b"[" * 2_000 + b"\n",
        b" " * 5_000 + packed(("a", b"x")),
        packed(),
        packed(("a", b"x"), ("b", b"y"), ("c", b"z")),
        packed(("a", b"x"), save="parquet"),
        packed(("a", b"x"), save=["csv"]),
        packed(("a", b"x"), save="targets"),
        packed(("a", b"x")) + b"y",
        packed(("a", b"xy"))[:-1],
        b'{"parts": [{"name": "a", "size": -1}]}\n',
        b'{"parts": [{"name": "a", "size": true}]}\nx',
        b'{"parts": [{"name": "a", "size": 1.0}]}\nx',
        b'{"parts": [{"name": 1, "size": 1}]}\nx',
        b'{"parts": [{"size": 1}]}\nx',
        b'{"parts": ["a"]}\nx',
        b'{"parts": "a"}\nx',
    ],
)
def test_what_the_page_would_not_send_is_refused(body: bytes) -> None:
    with pytest.raises(OrderError):
        read_order(body, LIMIT)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("报告.txt", "报告.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\文件\\报告.docx", "报告.docx"),
        ("a\r\nX: y\x00.txt", "aX: y.txt"),
        ("\u202etxt.exe", "txt.exe"),
        ("\ud800.csv", "?.csv"),
        ("", "document"),
        ("/", "document"),
        ("长" * 200 + ".csv", "长" * 116 + ".csv"),
    ],
)
def test_a_name_is_one_name_that_can_be_shown(name: str, kept: str) -> None:
    assert read_order(packed((name, b"x")), LIMIT).this.name == kept


def test_two_documents_of_one_name_are_told_apart() -> None:
    made = read_order(packed(("报告.txt", b"x"), ("报告.txt", b"y")), LIMIT)
    assert made.last == Part("报告.txt (2)", b"y")
