"""What holds for every file: it is read, or refused with one of the documented errors; nothing of a page is doubled."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from invariants import broken_invariants

import govdoc_parse as gp
from govdoc_parse.readers.html import html_text

TAGS = [
    "p",
    "div",
    "table",
    "tr",
    "td",
    "th",
    "ol",
    "ul",
    "li",
    "span",
    "b",
    "br",
    "h1",
    "nav",
    "a",
    "script",
    "center",
    "pre",
]
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from(["<td colspan='3'>", "<ol start='4'>", "<div style='display:none'>", "<!-- x -->", "&nbsp;", "&#12288;", "<a href='a.pdf'>"]),
    st.sampled_from(["索引号", "：", "013927465/2024-00081", "完成投资3.6亿元。", "\n", " ", "一、工作情况", "|"]),
)  # fmt: skip
PAGES = st.lists(PIECES, max_size=30).map("".join)
HEADS = st.sampled_from(
    [
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"{\\rtf1 ",
        b"<html>",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
    ]
)


@given(PAGES)
def test_any_page_is_read(page: str) -> None:
    assert not list(broken_invariants(gp.parse(html_text(page))))


@given(
    st.lists(st.sampled_from([f"第{n}段文字。" for n in range(30)]), unique=True, max_size=12),
    st.sampled_from(["p", "div", "li", "center", "h2"]),
)
def test_every_paragraph_of_a_page_stands_once_and_in_order(paragraphs: list[str], tag: str) -> None:
    page = "".join(f"<{tag}><span>{text}</span></{tag}>" for text in paragraphs)
    assert html_text(page).split() == paragraphs


@settings(deadline=None)  # an old Word file is handed to LibreOffice where there is one
@given(HEADS, st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(head: bytes, rest: bytes) -> None:
    try:
        document = gp.parse_bytes(head + rest, "x")
    except gp.UnreadableFileError as error:
        assert "\n" not in str(error)  # noqa: PT017
    else:
        assert not list(broken_invariants(document))
