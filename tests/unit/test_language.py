"""The language of the command line: which one it is, that everything has both, and that results for programs are the same in both."""

from __future__ import annotations

import ast
import errno
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from command_line import MODULE, run
from conftest import ROOT
from openpyxl import load_workbook

import govdoc_parse as gp
from govdoc_parse import export
from govdoc_parse.cli import app, panel
from govdoc_parse.cli.chinese import messages, translated
from govdoc_parse.cli.language import choose, of_files, spoken, written

PACKAGE = ROOT / "src/govdoc_parse"
HAN = re.compile(r"[\u4e00-\u9fff]")
TEXT = "一、工作情况\n全年新增学位1620个，同比增长6.4%。位列17个县区中第19位。\n"
COMPARED = (
    (2024, "一、2023年工作回顾\n平稳。\n二、2024年主要目标\n预期目标是：地区生产总值增长6%左右。"),
    (2025, "一、2024年工作回顾\n地区生产总值增长5.6%。"),
)
SAYING = {"complain", "fail", "_fail", "_say", "told", "_refused"}
PLURAL = re.compile(r"⟨?\{\(?'(?P<one>s?)' if [^{}]+ == 1 else '(?P<many>s?)'\)?\}⟩?")
RAISED = {"UnreadableFileError", "TooLargeError", "CorpusError", "LexiconError", "CorrectionError", "MissingExtraError", "ValueError"}  # fmt: skip
ROOMS = ("cli", "corpus", "readers", "export", "lexicon", "corrections.py", "extras.py")


class Stream(io.StringIO):
    """A stream that is a terminal, or none."""

    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("GOVDOC_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    yield
    choose([])


@pytest.mark.parametrize(
    ("arguments", "variables", "terminal", "language"),
    [
        ([], {}, True, "en"),
        ([], {"LANG": "zh_CN.UTF-8"}, True, "zh"),
        ([], {"LANG": "zh_CN.UTF-8"}, False, "en"),  # a pipe is the same everywhere
        ([], {"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, True, "en"),
        ([], {"LC_MESSAGES": "zh_TW", "LANG": "en_GB"}, True, "zh"),
        ([], {"GOVDOC_LANG": "zh"}, False, "zh"),
        ([], {"GOVDOC_LANG": "en", "LANG": "zh_CN"}, True, "en"),
        (["--lang", "zh", "parse"], {"GOVDOC_LANG": "en"}, False, "zh"),
        (["parse", "a.txt", "--lang=en"], {"GOVDOC_LANG": "zh"}, True, "en"),
        (["parse", "--", "--lang", "zh"], {}, True, "en"),  # names of files
        (["parse", "--lang", "fr"], {}, True, "en"),
        (["parse", "--lang"], {}, True, "en"),
    ],
)
def test_the_language_is_that_of_the_option_the_variable_or_on_a_terminal_the_locale(
    arguments: list[str], variables: dict[str, str], terminal: bool, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    choose(arguments)
    assert spoken(Stream(terminal)) == language


def test_without_variables_of_a_shell_the_locale_of_the_process_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: ("Chinese (Simplified)_China", "936"))
    assert spoken(Stream(terminal=True)) == "zh"
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))
    assert spoken(Stream(terminal=True)) == "en"


def test_results_for_programs_are_in_the_language_that_is_stated_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVDOC_LANG", "zh")
    monkeypatch.setattr(sys, "stdout", Stream(terminal=False))
    assert (written(), of_files()) == (None, "en")
    monkeypatch.setattr(sys, "stdout", Stream(terminal=True))
    assert (written(), of_files()) == ("zh", "en")
    choose(["--lang", "zh"])
    assert of_files() == "zh"


def commands() -> Iterator[tuple[str, Any]]:
    top = typer.main.get_command(app)
    yield "", top
    yield from top.commands.items()  # type: ignore[attr-defined]


def helps() -> set[str]:
    said = {" ".join(command.help.split()) for _, command in commands()}
    return said | {each.help for _, command in commands() for each in command.params if getattr(each, "help", None)}


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_command_is_told_in_both_languages_with_all_its_options(name: str) -> None:
    (command,) = (each for found, each in commands() if found == name)
    shown = run(*filter(None, [name]), "--help", "--lang", "zh").stdout.decode()
    assert [each.help for each in command.params if getattr(each, "help", None) and each.help not in messages()] == []
    assert " ".join(command.help.split()) in messages()
    for parameter in command.params:
        assert getattr(parameter, "help", None) or parameter.name == "offset", parameter.name
        assert all(option in shown for option in parameter.opts if option.startswith("-"))
    assert "--lang" in {option for parameter in command.params for option in parameter.opts}
    assert not re.search(r"Usage|Options|Show this|required|default:", shown)
    english = run(*filter(None, [name]), "--help").stdout.decode()
    assert not HAN.search(english)


def _shapes(node: ast.expr | None) -> list[str]:
    """The message of an expression with a name in place of each of its values; of a choice each."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=values):
            return [
                "".join(each.value if isinstance(each, ast.Constant) else f"⟨{ast.unparse(each)}⟩" for each in values)
            ]  # type: ignore[misc]
        case ast.IfExp(body=body, orelse=other):
            return _shapes(body) + _shapes(other)
    return []


def _messages() -> Iterator[tuple[str, str]]:
    """Every message that the command line may show, with its place: what it says itself, and what the library raises."""
    paths = [
        path
        for room in ROOMS
        for path in ([PACKAGE / room] if room.endswith(".py") else (PACKAGE / room).rglob("*.py"))
    ]
    for path in sorted(paths):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            said: list[ast.expr | None] = []
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                said = [*node.args[:1]] if name in SAYING | RAISED else []
            elif isinstance(node, ast.Yield) and path.name == "batch.py":
                said = [node.value]
            for each in said:
                for text in _shapes(each):
                    yield f"{path.relative_to(PACKAGE)}:{node.lineno}", text  # type: ignore[attr-defined]


def test_every_message_is_told_in_chinese() -> None:
    """A message whose words are all of its values (`{name}: {reason}`) has its reason elsewhere in this list."""
    missing = []
    for place, shape in _messages():
        text = PLURAL.sub(r"\g<many>", shape)
        sample = re.sub(r"⟨.*?⟩", "7", text).removeprefix("govdoc-parse: ")
        if re.search(r"[A-Za-z]{2,}", sample) and not HAN.search(translated(sample)):
            missing.append(f"{place}: {shape}")
    assert missing == []


def test_no_text_is_told_in_chinese_that_nothing_says() -> None:
    """Rows of help; a row of a message is found by its fixed words in the code, or is of the system or of typer."""
    code = " ".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    code += PLURAL.sub(r"\g<one>", code) + PLURAL.sub(r"\g<many>", code)
    installed = " ".join(path.read_text(encoding="utf-8") for path in Path(typer.__file__).parent.rglob("*.py"))
    system = {os.strerror(code) for code in errno.errorcode}
    elsewhere = re.compile(  # of pydantic and of click
        r"(?:Input should|Invalid value for|Got unexpected|Missing|No such|Option '|'?\{value\}'? is not )"
    )
    unknown = []
    for english in messages():
        words = max(re.split(r"\{\w+\}|'", english), key=len).strip()
        if (
            english not in helps()
            and words not in code
            and words not in installed
            and not elsewhere.match(english)
            and english not in system
        ):
            unknown.append(english)
    heads = {f"# {name}" for name in re.findall(r"^# (\w+)$", export.page(gp.parse(TEXT)), re.MULTILINE)}
    assert set(unknown) - heads == set()


def test_the_names_of_a_message_are_those_of_its_chinese() -> None:
    for english, chinese in messages().items():
        assert HAN.search(chinese)
        assert sorted(re.findall(r"\{\w+\}", english)) == sorted(re.findall(r"\{\w+\}", chinese)), english


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("govdoc-parse: a: b.txt: not valid UTF-8 at offset 3", "govdoc-parse: a: b.txt: 第 3 字节处不是有效的 UTF-8"),
        ("8 documents, 208 facts: out in 3.1 s; 2 of them were there before", "8 份文件，208 条数据：out（用时 3.1 秒）（其中 2 份先前已完成）"),
        ("left aside: 1 .zip, 2 without a suffix", "未处理：1 .zip, 2 个无扩展名"),
        ("157 rows of 8 documents written: p.xlsx; 1 could not be read", "已写入 157 行，来自 8 份文件：p.xlsx；1 份读不出"),
        ("a sentence of a library that is not ours", "a sentence of a library that is not ours"),
    ],
)  # fmt: skip
def test_a_message_is_found_by_its_shape(english: str, chinese: str) -> None:
    assert translated(english) == chinese


def test_errors_and_wrong_use_are_told_in_chinese(tmp_path: Path) -> None:
    done = run("parse", str(tmp_path / "none.txt"), "--lang", "zh")
    assert (done.returncode, done.stderr.decode()) == (
        1,
        f"govdoc-parse: {tmp_path / 'none.txt'}: 没有这个文件或文件夹\n",
    )
    done = run("parse", "--lang", "zh")
    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[0].endswith("parse [选项] 文件…")
    assert done.stderr.decode().splitlines()[-1] == "错误：缺少参数“文件…”。"
    assert run("parse", "-", "--lang", "fr").returncode == 2


def test_what_cannot_be_written_and_wrong_use_without_a_command_are_told_in_chinese(tmp_path: Path) -> None:
    done = run("parse", "-", "-o", str(tmp_path / "none" / "a.json"), "--lang", "zh", stdin=TEXT.encode())
    assert done.returncode == 2
    assert done.stderr.decode().endswith("没有这个文件或文件夹\n")
    done = run("parse", "-", "--raw=3", "--lang", "zh")
    assert (done.returncode, done.stderr.decode()) == (2, "错误：选项“--raw”不带值。\n")


def test_without_a_command_the_help_is_shown_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments in ([], ["--lang", "zh"], ["--lang", "en"]):
        assert run(*arguments).stdout.decode().count("batch") == 1
    monkeypatch.setenv("GOVDOC_LANG", "zh")
    done = run()
    assert (done.stdout.decode().count("batch"), done.stderr) == (1, b"")


def test_tables_on_a_terminal_are_in_the_language_of_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    last, this = (gp.parse(f"云渡市{year}年政府工作报告\n\n{text}") for year, text in COMPARED)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.setattr(sys, "stdout", Stream(terminal=True))
    monkeypatch.setenv("COLUMNS", "100")
    choose([])
    panel._show(export.compare(last, this))
    shown = re.sub(r"\x1b\[\d+m", "", sys.stdout.getvalue())  # type: ignore[attr-defined]
    assert re.search(r"地区 +指标 +年份 +目标值 +完成值 +结果", shown)
    assert "未达到" in shown
    choose(["--lang", "en"])
    panel._show(export.compare(last, this))
    assert "missed" in sys.stdout.getvalue()  # type: ignore[attr-defined]


def test_results_are_the_same_under_every_variable_and_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = (("parse", "-f", "facts", "-"), ("show", "-"), ("explain", "-", "14"), ("check", "-"), ("parse", "-"))
    before = [run(*call, stdin=TEXT.encode()).stdout for call in calls]
    monkeypatch.setenv("GOVDOC_LANG", "zh")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert [run(*call, stdin=TEXT.encode()).stdout for call in calls] == before


def test_results_are_in_the_language_that_is_stated() -> None:
    def said(*call: str) -> str:
        return run(*call, "--lang", "zh", stdin=TEXT.encode()).stdout.decode()

    assert "状态\tstatus.frame\t[13, 18)\t" in said("explain", "-", "14").replace("[12, 17)", "[13, 18)")
    assert said("check", "-").endswith("F107 位次为第19位，而参评对象只有17个\n")
    shown = said("show", "-")
    assert "# 数据" in shown
    assert re.search(r"名称 +原文 +类型 +状态 +年份", shown)
    assert "已完成" in shown
    assert "4 条数据中 1 条没有名称" in shown
    assert "类型=level" in said("show", "-", "--all")
    english = run("check", "-", "--lang", "en", stdin=TEXT.encode()).stdout.decode()
    assert not HAN.search(english.replace("第19位", ""))


def test_headings_of_files_are_in_the_language_that_is_stated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVDOC_LANG", "zh")
    for stated, head in (((), "document,fact,name,value"), (("--lang", "zh"), "文件,数据序号,名称,数值")):
        path = tmp_path / "facts.csv"
        assert run("parse", "-", "-o", str(path), *stated, stdin=TEXT.encode()).returncode == 0
        assert path.read_text(encoding="utf-8-sig").startswith(head)
    path = tmp_path / "all.xlsx"
    assert run("parse", "-", "-o", str(path), "--lang", "zh", stdin=TEXT.encode()).returncode == 0
    assert [cell.value for cell in load_workbook(path)["sections"][1]][:4] == ["文件", "层次", "上级层次", "层级深度"]


def test_the_version_and_english_help_load_no_chinese() -> None:
    code = "import sys; from runpy import run_module\ntry:\n    run_module('govdoc_parse', run_name='__main__', alter_sys=True)\nexcept SystemExit:\n    pass\nprint(*sys.modules, file=sys.stderr)"
    for argument in ("--version", "--help"):
        done = subprocess.run(
            [MODULE[0], "-c", code, argument], capture_output=True, text=True, encoding="utf-8", check=True
        )
        assert "govdoc_parse.cli.chinese" not in done.stderr.split()


def test_codes_of_a_panel_for_people_are_in_the_language_that_is_stated(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "安陵县2024年政府工作报告\n\n2023年，全县地区生产总值210亿元，增长5%。\n\n地区生产总值212亿元。\n\n2024年，力争地区生产总值增长6%左右。\n",
        encoding="utf-8",
    )
    sheets = {}
    for stated in ((), ("--lang", "zh")):
        path, others = tmp_path / "panel.csv", tmp_path / "others.csv"
        done = run("panel", str(report), "-o", str(path), "--conflicts", str(others), *stated)
        assert done.returncode == 0
        sheets[stated] = path.read_text(encoding="utf-8-sig"), others.read_text(encoding="utf-8-sig").splitlines()[0]
    english, chinese = sheets.values()
    assert [code in english[0] for code in ("level", "growth", "target_growth", "about")] == [True] * 4
    assert [code in chinese[0] for code in ("总量", "增速", "增速目标", "约")] == [True] * 4
    assert "target_growth" not in chinese[0]
    assert english[1].startswith("document,region,")
    assert chinese[1].startswith("文件,地区,")


@pytest.mark.parametrize(("stated", "opens"), [((), None), (("--lang", "zh"), "zh"), (("--lang", "en"), "en")])
def test_a_page_opens_in_the_language_that_is_stated(
    stated: tuple[str, ...], opens: str | None, tmp_path: Path
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert run("view", str(tmp_path / "a.txt"), "--no-open", *stated).returncode == 0
    assert run("view", str(tmp_path), "-o", str(tmp_path / "all"), "--no-open", *stated).returncode == 0
    pages = [tmp_path / "a.txt.view.html", tmp_path / "all/index.html", tmp_path / "all/a.view.html"]
    for page in pages:
        found = re.search(r'<html lang="en"(?: data-language="(\w+)")?>', page.read_text(encoding="utf-8"))
        assert found is not None
        assert found[1] == opens


def test_pages_beside_documents_are_no_documents(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert run("view", str(tmp_path / "a.txt"), "--no-open").returncode == 0
    done = run("panel", str(tmp_path), "-o", str(tmp_path / "panel.csv"))
    assert "of 1 documents" in done.stderr.decode()


def test_a_panel_of_no_document_leaves_an_earlier_one(tmp_path: Path) -> None:
    path = tmp_path / "panel.csv"
    path.write_text("earlier", encoding="utf-8")
    assert run("panel", str(tmp_path / "none"), "-o", str(path)).returncode == 1
    assert path.read_text(encoding="utf-8") == "earlier"
