"""What a document or the name of a file does to a terminal: nothing; and what is left of a file that could not be written."""

from __future__ import annotations

import io
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from govdoc_parse import __main__, readers
from govdoc_parse.cli.answers import shown_answer, text_rows, write_answer
from govdoc_parse.cli.formats import write_text
from govdoc_parse.cli.terminal import visible

EVIL = "关于\x1b]0;改名\x07某事的通知\n2023年，新建\u202e公路3公里\x9b2J。\n"


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    """What a call writes to a terminal, on both streams."""
    terminal = _Terminal()
    monkeypatch.setattr(sys, "argv", ["govdoc-parse", *arguments])
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    with pytest.raises(SystemExit):
        __main__.main()
    return terminal.getvalue()


@pytest.mark.parametrize(
    "command",
    [
        ["show"], ["show", "--all"], ["check", "--severity", "info"], ["parse", "-f", "outline"], ["parse", "-f", "facts"],
        ["parse", "-f", "markdown"], ["parse", "--at", "20"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_control_characters_of_a_document_are_shown(
    command: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(EVIL, encoding="utf-8")
    said = run(monkeypatch, *command, str(tmp_path / "a.txt"))
    assert not set("\x1b\x07\x9b\u202e") & set(said)


def test_control_characters_of_the_name_of_a_file_are_shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = run(monkeypatch, "parse", str(tmp_path / "\x1b[31m甲.txt"))
    assert r"\x1b[31m甲.txt" in said
    assert "\x1b" not in said


def test_line_ends_and_tabs_stay() -> None:
    assert visible("甲\n乙\t丙\r\x1b[2J") == "甲\n乙\t丙\\r\\x1b[2J"


def test_into_a_pipe_a_text_goes_as_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(EVIL, encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["govdoc-parse", "parse", "-f", "markdown", str(tmp_path / "a.txt")])
    with pytest.raises(SystemExit):
        __main__.main()
    assert "\u202e公路3公里\x9b2J" in capsys.readouterr().out


def test_an_answer_on_a_terminal_is_shown_however_wide_it_is() -> None:
    pa = pytest.importorskip("pyarrow")
    from rich.console import Console

    answer = pa.table({"t\x1b": ["\x1b[2J"], "乙" * 30: ["乙"]})
    assert list(text_rows(answer)) == [["t\x1b", "乙" * 30], ["\x1b[2J", "乙"]]
    for width in (80, 20):
        console = Console(file=io.StringIO(), width=width, color_system=None)
        console.print(shown_answer(answer, width))
        assert "\x1b" not in console.file.getvalue()  # type: ignore[attr-defined]
        assert r"\x" in console.file.getvalue()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("raw", "rows"),
    [(False, ["'=head,number,day", "'=1+1,-3,2023-01-01"]), (True, ["=head,number,day", "=1+1,-3,2023-01-01"])],
)
def test_an_answer_as_csv_is_harmless_unless_it_is_to_be_raw(raw: bool, rows: list[str], tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    answer = pa.table({"=head": ["=1+1", "甲"], "number": [-3.0, 2.5], "day": [date(2023, 1, 1), None]})
    write_answer(answer, tmp_path / "a.csv", raw=raw)
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()[:2] == rows


@pytest.mark.parametrize(("options", "cell"), [([], "'=cmd()镇"), (["--raw"], "=cmd()镇")])
def test_parse_writes_harmless_csv_unless_it_is_to_be_raw(
    options: list[str], cell: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    source, target = tmp_path / "a.txt", tmp_path / "a.csv"
    source.write_text("情况表\n| 乡镇 | 增加值（万元） |\n| =cmd()镇 | 3.5 |\n| 乙镇 | 4 |\n", encoding="utf-8")
    run(monkeypatch, "parse", str(source), "-o", str(target), "--table", "cells", *options)
    assert f",{cell}," in target.read_text(encoding="utf-8-sig")


def test_standard_input_is_read_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "MAX_BYTES", 10)
    stream = io.TextIOWrapper(io.BytesIO(b"x" * 50))
    monkeypatch.setattr(sys, "stdin", stream)
    run(monkeypatch, "parse", "-")
    assert stream.buffer.tell() == 11


def test_a_file_is_replaced_when_all_of_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.html"
    write_text(path, "甲")
    write_text(path, "乙")
    assert path.read_text(encoding="utf-8") == "乙"

    def full(self: Path, *_: object, **__: object) -> int:
        self.touch()
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space left") as caught:
        write_text(path, "丙")
    assert caught.value.filename == str(path)
    assert path.read_text(encoding="utf-8") == "乙"
    assert [each.name for each in tmp_path.iterdir()] == ["a.html"]


@pytest.mark.skipif(os.name == "nt", reason="devices are of POSIX")
def test_a_device_is_written_to_and_not_replaced() -> None:
    write_text(Path(os.devnull), "甲")
    assert Path(os.devnull).is_char_device()
