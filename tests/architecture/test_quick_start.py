"""What starts quickly loads little: the modules are counted, for the seconds differ from machine to machine (docs/benchmarks.md)."""

from __future__ import annotations

import subprocess
import sys

import pytest

from govdoc_parse import Lexicon
from govdoc_parse.lexicon.validate import check

_LOADED = "import sys; from runpy import run_module\ntry:\n    {}\nexcept SystemExit:\n    pass\nprint(*sys.modules, file=sys.stderr)"


def loaded(code: str) -> set[str]:
    """The modules that are loaded behind some code, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", _LOADED.format(code)], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return set(done.stderr.split())


def parsing(text: str) -> set[str]:
    return loaded(f"import govdoc_parse; govdoc_parse.parse({text!r})")


def test_the_version_loads_no_command_line() -> None:
    code = "sys.argv = ['govdoc-parse', '--version']; from govdoc_parse.__main__ import main; main()"
    assert loaded(code).isdisjoint({"typer", "rich", "pydantic", "govdoc_parse.cli"})


@pytest.mark.parametrize(
    "arguments",
    [["--help"], *([name, "--help"] for name in ("parse", "batch", "query", "panel", "check", "case", "serve"))],
)
def test_help_loads_no_parser(arguments: list[str]) -> None:
    code = f"sys.argv = ['govdoc-parse', *{arguments}]; from govdoc_parse.__main__ import main; main()"
    modules = loaded(code)
    assert "typer" in modules
    assert modules.isdisjoint(
        {
            "regex",
            "govdoc_parse.parser",
            "govdoc_parse.corpus",
            "govdoc_parse.export",
            "govdoc_parse.readers",
        }
    )


@pytest.mark.parametrize(("text", "needed"), [("完成投资三十二亿元。", False), ("完成投资三百二十亿元。", True)])
def test_cn2an_is_loaded_for_the_numerals_that_need_it(text: str, needed: bool) -> None:
    assert ("cn2an" in parsing(text)) is needed


def test_a_text_loads_neither_the_dictionary_nor_a_reader() -> None:
    modules = parsing("2023年，全县新建农村公路124.7公里，同比增长8.5%。")
    assert modules.isdisjoint({"jieba", "cn2an", "typer", "rich", "govdoc_parse.readers", "govdoc_parse.export"})


def test_the_lexicon_of_the_package_holds_what_is_checked_of_others() -> None:
    """It is read without this check, which takes longer than to read it."""
    default = Lexicon.default()
    check({name: getattr(default, name) for name in Lexicon.model_fields}, "default")
