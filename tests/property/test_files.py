"""What holds for every file, whatever is in it and whatever its name: as for its bytes, with its name in the message."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from documents import DOCUMENTS
from hypothesis import example, given
from hypothesis import strategies as st
from invariants import broken_invariants
from makers import make_docx, make_ofd, make_pdf

import govdoc_parse as gp
from govdoc_parse.readers import legacy

ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030", "big5"])
PAGE = "<html><body><table><tr><td>索引号</td><td>01/2024-1</td></tr></table><p>完成投资3亿元。</p></body></html>"
FILES = (PAGE.encode(), make_docx([(0, "工作"), (1, "完成投资3亿元。")]), make_ofd("完成投资3亿元。"), make_pdf("完成投资3亿元。"))  # fmt: skip
TEXTS = st.builds(lambda text, encoding: text.encode(encoding, "replace"), DOCUMENTS, ENCODINGS)
DAMAGED = st.builds(
    lambda data, at, some: data[: at % len(data)] + some + data[at % len(data) + len(some) :],
    st.sampled_from(FILES), st.integers(0, 10**5), st.binary(max_size=40),
)  # fmt: skip
CONTENTS = st.one_of(TEXTS, DAMAGED, st.binary(max_size=300))
NAMES = st.sampled_from(["report.txt", "报告.docx", "a b.pdf", "x", ".html", "甲\u200b.ofd"])


def _outcome(data: bytes, name: str) -> gp.Document | str:
    try:
        return gp.parse_bytes(data, name)
    except gp.UnreadableFileError as error:
        return str(error)


@given(CONTENTS, NAMES)
@example(b"", "empty.pdf")
def test_a_file_is_read_as_its_bytes_are(data: bytes, name: str) -> None:
    with TemporaryDirectory() as folder, patch.object(legacy.shutil, "which", lambda _: None):
        path = Path(folder, name)
        path.write_bytes(data)
        wanted = _outcome(data, str(path))
        try:
            document = gp.parse_file(path)
        except gp.UnreadableFileError as error:
            assert str(error) == wanted  # noqa: PT017
            assert str(error).startswith(f"{path}: ")  # noqa: PT017
        else:
            assert document == wanted
            assert list(broken_invariants(document)) == []


@given(CONTENTS, st.integers(0, 400))
def test_more_than_the_limit_is_always_refused(data: bytes, limit: int) -> None:
    with patch.object(legacy.shutil, "which", lambda _: None):
        try:
            gp.parse_bytes(data, "x", max_bytes=limit)
        except gp.TooLargeError as error:
            assert "raise max_bytes" in str(error)  # noqa: PT017
        except gp.UnreadableFileError:
            assert len(data) <= limit
        else:
            assert len(data) <= limit


@given(DOCUMENTS, ENCODINGS.filter(lambda encoding: encoding != "big5"))
def test_a_text_is_the_same_in_every_encoding(text: str, encoding: str) -> None:
    if text and ("\n" in text or encoding != "utf-16-le"):  # UTF-16 without its mark shows by a line end
        assert gp.parse_bytes(f"云溪县工作总结\n{text}".encode(encoding)).text == f"云溪县工作总结\n{text}"


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)), st.text(max_size=40))
def test_any_page_at_any_address_is_read_or_refused(page: bytes, address: str) -> None:
    try:
        document = gp.parse_bytes(b"<html>" + page, base_url=address)
    except gp.UnreadableFileError as error:
        assert str(error).startswith("<bytes>: ")  # noqa: PT017
    else:
        assert list(broken_invariants(document)) == []
