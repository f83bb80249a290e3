"""The command line inside of a process: what depends on the terminal, on the browser and on what is installed."""

from __future__ import annotations

import io
import re
import sys
import webbrowser
from pathlib import Path

import pytest
from rich.cells import cell_len
from test_cli import TEXT

import govdoc_parse as gp
from govdoc_parse import __main__, readers
from govdoc_parse.cli import formats, reading, run


class Terminal(io.StringIO):
    """Standard output or error that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int | str | None:
    """The exit status of the command line in this process."""
    monkeypatch.setattr(sys, "argv", ["govdoc-parse", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        run()
    return ended.value.code


def test_without_its_packages_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for missing in ("typer", "rich"):
        monkeypatch.setattr(__main__, "find_spec", lambda name, missing=missing: None if name == missing else name)
        with pytest.raises(SystemExit) as ended:
            __main__.main()
        assert ended.value.code == 2
        assert re.fullmatch(
            r"govdoc-parse: the command line needs the packages typer and rich:"
            r' pip install "rich>=[\d.]+" "typer>=[\d.]+" \(extra cli\)\n',
            capsys.readouterr().err,
        )


def test_a_missing_package_of_a_format_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], file: Path, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    assert _run(monkeypatch, "parse", "-f", "excel", "-o", tmp_path / "a.xlsx", file) == 2
    error = capsys.readouterr().err
    assert error.startswith("govdoc-parse: this needs the package xlsxwriter")
    assert error.count("\n") == 1


def test_a_missing_package_is_explained_once_and_then_counted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], file: Path, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    for name in "abc":
        (tmp_path / f"{name}.pdf").write_bytes(b"%PDF-1.7")
    assert _run(monkeypatch, "parse", "-f", "outline", *sorted(tmp_path.glob("*.pdf")), file) == 1
    first, last = capsys.readouterr().err.splitlines()
    assert first.startswith(f"govdoc-parse: {tmp_path / 'a.pdf'}: this needs the package pdfplumber")
    assert first.endswith("(extra pdf)")
    assert last == f"govdoc-parse: 2 more files need the package pdfplumber: {tmp_path / 'c.pdf'}"


def test_a_missing_package_of_a_reader_costs_its_file_and_of_a_format_the_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], file: Path, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    monkeypatch.setitem(sys.modules, "lxml.etree", None)
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(b"%PDF-1.7")
    assert _run(monkeypatch, "parse", "-f", "outline", pdf, file) == 1
    out, errors = capsys.readouterr()
    assert out == "一、 工作情况 [review]\n"
    assert errors.startswith(f"govdoc-parse: {pdf}: this needs the package pdfplumber")
    assert _run(monkeypatch, "parse", "-f", "akn", file, file) == 2
    assert capsys.readouterr().err.count("this needs the package lxml") == 1


def test_output_may_be_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a notebook, where standard output is an object of its own."""
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    assert _run(monkeypatch, "--version") == 0
    assert out.getvalue() == f"govdoc-parse {gp.__version__}\n"


def test_facts_are_a_table_on_a_terminal(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    out = Terminal()
    monkeypatch.setattr(sys, "stdout", out)
    assert _run(monkeypatch, "parse", "-f", "facts", file) == 0
    assert [line.split() for line in out.getvalue().splitlines() if "1620个" in line] == [
        ["学位", "1620个", "level", "achieved"]
    ]


def test_show_fits_80_columns_with_the_longest_names(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "长.txt"
    path.write_text(
        "云溪县2024年工作总结\n国家级专精特新重点“小巨人”企业和省级制造业单项冠军示范企业培育库入库企业数量较快增长至"
        "一千二百三十四点五六七八九万亿千瓦时，增长6.4%。\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("COLUMNS", "80")
    assert gp.parse_file(path).facts[0].row()["written"] == "一千二百三十四点五六七八九万亿千瓦时"
    assert _run(monkeypatch, "show", path) == 0
    table = capsys.readouterr().out.partition("# facts\n")[2].partition("# diagnostics")[0]
    assert table.split()[:5] == ["name", "written", "role", "status", "year"]
    assert max(cell_len(line) for line in table.splitlines()) <= 80
    assert "…" not in table
    assert [line.split()[-3:] for line in table.splitlines() if "achieved" in line] == [
        ["level", "achieved", "2024"],
        ["change", "achieved", "2024"],
    ]


def test_show_of_a_text_without_facts_has_no_empty_table(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "通知.txt"
    path.write_text("关于做好春灌工作的通知\n请遵照执行。\n", encoding="utf-8")
    assert _run(monkeypatch, "show", path) == 0
    assert "# facts\n\n# diagnostics\n" in capsys.readouterr().out


def test_show_has_every_column_on_request(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], file: Path
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert _run(monkeypatch, "show", "--all", file) == 0
    facts = capsys.readouterr().out.partition("# facts\n")[2].partition("\n# diagnostics")[0]
    assert [line.rstrip() for line in facts.splitlines()] == [
        "学位 1620个",
        "  section=1 start=13 value=1620 unit=个 role=level status=achieved",
        "学位 6.4%",
        "  section=1 start=23 value=6.4 unit=% role=change direction=up basis=yoy",
        "  status=achieved",
    ]


def test_many_files_have_a_progress_bar_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, file: Path, tmp_path: Path
) -> None:
    errors = Terminal()
    monkeypatch.setattr(sys, "stderr", errors)
    monkeypatch.setenv("TERM", "xterm")
    assert _run(monkeypatch, "parse", "-f", "csv", "-o", tmp_path / "a.csv", *[file] * reading.MANY) == 0
    assert "报告.txt" in errors.getvalue()
    assert f"{reading.MANY}/{reading.MANY}" in errors.getvalue()
    assert len((tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()) == 1 + 2 * reading.MANY


def test_a_bar_does_not_run_into_results_on_a_terminal(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    errors, out = Terminal(), Terminal()
    monkeypatch.setattr(sys, "stderr", errors)
    monkeypatch.setattr(sys, "stdout", out)
    assert _run(monkeypatch, "parse", "-f", "outline", *[file] * reading.MANY) == 0
    assert errors.getvalue() == ""
    assert out.getvalue() == "一、 工作情况 [review]\n" * reading.MANY


@pytest.mark.parametrize(("opens", "said"), [(True, ""), (False, "govdoc-parse: no browser to open it with\n")])
def test_the_page_is_opened_or_it_is_said_that_nothing_can(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], file: Path, opens: bool, said: str
) -> None:
    opened: list[str] = []

    def open_page(address: str) -> bool:
        opened.append(address)
        return opens

    monkeypatch.setattr(webbrowser, "open", open_page)
    assert _run(monkeypatch, "view", file) == 0
    assert opened == [Path(f"{file}.view.html").as_uri()]
    assert capsys.readouterr().err == said


@pytest.mark.parametrize("target", ["standard output", "a.jsonl", "folder", "a.csv", "tables"])
def test_a_defect_in_one_of_many_files_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, target: str
) -> None:
    """Each file gives its document or one line that says why not, whatever `parse` raises."""
    whole = readers.parse_file

    def parse(path: str, parser: gp.Parser | None) -> gp.Document:
        if "坏" in path:
            raise KeyError("a\nb")
        return whole(path, parser)

    monkeypatch.setattr(readers, "parse_file", parse)
    files = _files(tmp_path, "甲.txt", "坏.txt", "乙.txt")
    written_as = {"a.csv": "csv", "tables": "parquet"}
    output = () if target == "standard output" else ("-o", tmp_path / target)
    if target == "folder":
        (tmp_path / target).mkdir()
    assert _run(monkeypatch, "parse", "-f", written_as.get(target, "jsonl"), *output, *files) == 1
    out, errors = capsys.readouterr()
    assert errors.splitlines()[0] == (
        f"govdoc-parse: {files[1]}: KeyError: 'a\\nb' (a defect of govdoc_parse: please report it)"
    )
    assert errors.splitlines()[1:] == ([f"2 documents written: {tmp_path / target}"] if output else [])
    assert (tmp_path / target).exists() if output else len(out.splitlines()) == 2


def test_a_defect_in_what_is_written_of_one_file_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def render(document: gp.Document, _: str) -> str:
        if "坏" in document.text:
            raise ZeroDivisionError
        return document.text

    monkeypatch.setitem(formats.RENDERED, formats.Format.markdown, (".md", render))  # type: ignore[arg-type]
    files = _files(tmp_path, "甲.txt", "坏.txt", "乙.txt")
    assert _run(monkeypatch, "parse", "-f", "markdown", *files) == 1
    out, errors = capsys.readouterr()
    assert out == "甲.txt\n乙.txt\n"
    assert errors.startswith(f"govdoc-parse: {files[1]}: ZeroDivisionError: ")


@pytest.mark.parametrize(("format_", "output"), [("parquet", "out"), ("csv", "a.csv"), ("excel", "a.xlsx")])
def test_a_number_that_fits_no_column_costs_its_file_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, format_: str, output: str
) -> None:
    files = _files(tmp_path, "新建5家", "位列99999999万亿个县中第5位", "新建6家")
    fits = format_ != "parquet"  # of whole numbers, Arrow holds 64 bits
    assert _run(monkeypatch, "parse", "-f", format_, "-o", tmp_path / output, *files) == (0 if fits else 1)
    errors = capsys.readouterr().err.splitlines()
    assert errors[-1] == f"{3 if fits else 2} documents written: {tmp_path / output}"
    assert [line.split(": ")[1:3] for line in errors[:-1]] == ([] if fits else [[str(files[1]), "OverflowError"]])


def test_an_offset_outside_of_one_file_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    files = _files(tmp_path, "甲", "全年新增学位1620个。")
    assert _run(monkeypatch, "parse", "--at", 6, *files) == 2
    out, errors = capsys.readouterr()
    assert errors.splitlines() == [f"govdoc-parse: {files[0]}: no offset 6 in a text of 2 characters"]
    assert "quantity\tplain" in out


def test_facts_of_many_are_a_table_each_on_a_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    out = Terminal()
    monkeypatch.setattr(sys, "stdout", out)
    assert _run(monkeypatch, "parse", "-f", "facts", *_files(tmp_path, "新建5家", "新建6家")) == 0
    assert (out.getvalue().count("written"), out.getvalue().count("5家"), out.getvalue().count("6家")) == (
        2,
        2,
        2,
    )  # a file is named as its text


@pytest.mark.parametrize("command", ["show", "parse"])
def test_a_text_that_looks_like_markup_is_shown_as_it_stands(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    out = Terminal()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setenv("COLUMNS", "300")
    path = tmp_path / "a.txt"
    path.write_text(
        "云溪县[/b]工作总结\n\n一、基本[/i]情况\n全年[red]学位[/]增长5%。新增[/b]教师1620名。\n", encoding="utf-8"
    )
    assert _run(monkeypatch, command, path, *(("-f", "facts") if command == "parse" else ())) == 0
    facts = [line for line in out.getvalue().splitlines() if "achieved" in line]
    assert "[red]学位[/]" in facts[0]
    assert "[/b]教师" in facts[1]


def test_a_file_name_that_looks_like_markup_is_shown_as_it_stands(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    errors = Terminal()
    monkeypatch.setattr(sys, "stderr", errors)
    monkeypatch.setenv("TERM", "xterm")
    path = tmp_path / "报告[b].txt"
    path.write_text(TEXT, encoding="utf-8")
    missing = tmp_path / "x[" / "b].txt"  # the last characters of its path are a closing tag
    files = [missing, "[/b]", path, path, path]
    assert _run(monkeypatch, "parse", "-f", "csv", "-o", tmp_path / "a.csv", *files) == 1
    assert "报告[b].txt" in errors.getvalue()
    assert "govdoc-parse: [/b]: " in errors.getvalue()


def _files(folder: Path, *names: str) -> list[Path]:
    """A file for each name, in it a line of the same words."""
    paths = [folder / name for name in names]
    for path in paths:
        path.write_text(f"{path.name}\n", encoding="utf-8")
    return paths
