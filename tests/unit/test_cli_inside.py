"""The command line inside of a process: what depends on the terminal, on the browser and on what is installed."""

from __future__ import annotations

import io
import sys
import webbrowser
from pathlib import Path

import pytest
from test_cli import TEXT

import govdoc_parse as gp
from govdoc_parse import __main__
from govdoc_parse.cli import reading, run


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
        assert capsys.readouterr().err == (
            "govdoc-parse: the command line needs its extra: pip install 'govdoc-parse[cli]' (in a clone: pip install '.[cli]')\n"
        )


def test_a_missing_package_of_a_format_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], file: Path, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    assert _run(monkeypatch, "parse", "-f", "excel", "-o", tmp_path / "a.xlsx", file) == 2
    error = capsys.readouterr().err
    assert error.startswith("govdoc-parse: this needs the package xlsxwriter")
    assert error.count("\n") == 1


def test_output_may_be_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a notebook, where standard output is an object of its own."""
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    assert _run(monkeypatch, "--version") == 0
    assert out.getvalue() == f"govdoc-parse {gp.__version__}\n"


def test_facts_are_a_table_on_a_terminal(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    out = Terminal()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setenv("COLUMNS", "200")
    assert _run(monkeypatch, "show", file) == 0
    table = out.getvalue().partition("# facts\n")[2].partition("# diagnostics")[0]
    assert "\t" not in table
    assert [row.count("│") for row in table.splitlines() if "1620个" in row] == [table.splitlines()[1].count("┃")]
    assert "written:" not in out.getvalue()


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
