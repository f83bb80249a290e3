from __future__ import annotations

from pathlib import Path

import pytest

from govdoc_parse import Lexicon, Parser, UnreadableFileError, parse_file
from govdoc_parse.readers import decode

TEXT = "安陵县2023年工作总结\n全年新增学位1620个，同比增长6.4%。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk", "gb2312"]
)
def test_the_encodings_of_chinese_documents(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert parse_file(path).text == TEXT


def test_line_ends_are_kept() -> None:
    assert decode("甲\r\n乙\r".encode()) == "甲\r\n乙\r"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (TEXT.encode()[:20] + b"\xff" + TEXT.encode()[20:], r"r\.txt: not valid UTF-8 at offset 19"),
        (TEXT.encode("gbk") + b"\xff\xff", r"r\.txt: not UTF-8, and not valid GB18030 at offset \d+"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x01", r"r\.txt: not a text file"),
        (b"\xff\xfe\x00\xd8", r"r\.txt: not UTF-8, and not valid UTF-16-LE at offset 2"),
    ],
)
def test_what_cannot_be_read_is_said_with_file_and_offset(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFileError, match=said):
        decode(data, "r.txt")


def test_a_missing_file_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        parse_file(tmp_path / "none.txt")


def test_a_parser_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("发放200礼包。", encoding="utf-8")
    unit = {"id": "kit", "surfaces": ["礼包"], "dimension": "count", "example": "发放3礼包"}
    assert len(parse_file(path, Parser(Lexicon.default().extend(units=[unit]))).facts) == 1
