"""The code of the README in both languages, of all pages of docs/ and of the package docstring runs."""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import webbrowser
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from command_line import run
from front_tables import wording
from pages import PAGES, ROOT, blocks

import govdoc_parse

SHOWN = {"json", "text", "toml", "ipython", "bat"}  # the languages of blocks that are not run
SETUP = re.compile(r"^(?:pip install|make|python3 -m venv) ", re.M)  # what installs or builds is not run
STATUS = ' || echo "status $?"'
COMMAND = re.compile(  # nothing that needs a shell, but the files that a * names, and STATUS
    rf"""govdoc-parse (?:[^|&;<>$`?~#"'\\]|"[^"$`\\]*"|'[^']*')+(?:{re.escape(STATUS)})?"""
)
QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
WORD = re.compile(rf"""(?:[^\s"']|{QUOTED.pattern})+""")
HEREDOC = re.compile(r"<< '(\w+)'\n(?!(?s:.*)^\1$)", re.M)  # that no line has ended
ELSEWHERE = {  # blocks by their titles that need more than these tests have, and the tests that run them
    "Spark": "tests/engines",  # Apache Spark and Java
    "Ray": "tests/engines",  # Ray
}
STAND_INS = {"langchain_core.documents": "Document", "llama_index.core.schema": "TextNode"}  # if not installed
FRONT = ["README.md", "README.zh-CN.md"]
RECOGNISED = re.compile(r"^\| ([^|]+。) \|(?: (.*))? \|$", re.M)
RUN = [  # those in Chinese have the code of the English ones (tests/test_chinese_pages.py)
    page for page in PAGES if not page.endswith(".zh.md") and any(block.language not in SHOWN for block in blocks(page))
]


def test_the_docstring_of_the_package() -> None:
    assert doctest.testmod(govdoc_parse).failed == 0


@pytest.mark.parametrize("name", RUN)
def test_every_block_of_a_page_runs_and_prints_what_is_shown(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The blocks of a page run in order, in one folder that holds fixtures/ and examples/, those in Python in one namespace."""
    for folder in ("fixtures", "examples"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(webbrowser, "open", lambda _: True)
    _stand_in(monkeypatch)
    namespace: dict[str, object] = {}
    for language, title, body, shown in blocks(name):
        if language in SHOWN or title in ELSEWHERE or (language == "sh" and SETUP.search(body)):
            continue
        assert language in {"python", "sh"}, f"what is a block of {language!r}?"
        printed = _python(body, name, namespace) if language == "python" else _sh(body)
        assert _lines(printed) == _lines(shown), body


def test_what_is_installed_and_made_is_there() -> None:
    """The blocks that are not run name extras of pyproject.toml and targets of the Makefile."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name in PAGES:
        page = (ROOT / name).read_text(encoding="utf-8")
        for said in re.findall(r"""pip install (?:-e )?['"][^'"\[]*\[([\w,]+)\]['"]""", page):
            assert set(said.split(",")) <= set(extras), name
        for said in re.findall(r"(?:^|`)make ([\w-]+)", page, re.M):
            assert re.search(rf"^{said}:", makefile, re.M), f"{name}: make {said}"


def _python(body: str, name: str, namespace: dict[str, object]) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(body, name, "exec"), namespace)
    return out.getvalue()


def _sh(body: str) -> str:
    """What a script writes, errors included, in the order written; plain calls of the command line start no process."""
    return "".join(_called(part) if COMMAND.fullmatch(part) else _shell(part) for part in _parts(body))


def _parts(script: str) -> Iterator[str]:
    """The plain calls of a script, each by itself, and what is before, between and after them."""
    rest = ""
    for line in script.splitlines():
        if COMMAND.fullmatch(line) and not _is_open(rest):
            yield from [rest] if rest else []
            yield line
            rest = ""
        else:
            rest += line + "\n"
    yield from [rest] if rest else []


def _is_open(script: str) -> bool:
    """Whether a quotation or a document inside of a script goes on behind it."""
    try:
        shlex.split(script)
    except ValueError:
        return True
    return HEREDOC.search(script) is not None


def test_a_script_is_parted_at_plain_calls_alone() -> None:
    lines = [
        "cat > a << 'END'",
        "govdoc-parse parse b",
        "END",
        "govdoc-parse parse 'a b'",
        "govdoc-parse parse - < a",
        "ls",
    ]
    assert list(_parts("\n".join(lines))) == ["\n".join(lines[:3]) + "\n", lines[3], "\n".join(lines[4:]) + "\n"]
    query = 'govdoc-parse query corpus "\ngovdoc-parse parse c\n"\n'
    assert list(_parts(query)) == [query]


def _called(command: str) -> str:
    call = command.removesuffix(STATUS)
    files = [_named(word) for word in WORD.findall(call)[1:]]
    done = run(*chain.from_iterable(files), joined=True)
    said = done.stdout.decode()
    if call != command and done.returncode:
        return f"{said}status {done.returncode}\n"
    assert done.returncode == 0 or said.startswith("govdoc-parse: "), said
    return said


def _named(word: str) -> list[str]:
    """What a shell makes of a word: itself without its quotes, or the files it names by a `*` outside of quotes."""
    (plain,) = shlex.split(word)
    return sorted(map(str, Path().glob(plain))) if "*" in QUOTED.sub("", word) else [plain]


def test_a_star_in_quotes_names_no_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in "ab":
        Path(f"{name}.txt").touch()
    words = WORD.findall("""query "*" -o '*.csv' *.txt "select * from facts\"""")
    assert [_named(word) for word in words[1:]] == [
        ["*"],
        ["-o"],
        ["*.csv"],
        ["a.txt", "b.txt"],
        ["select * from facts"],
    ]


def _shell(script: str) -> str:
    """It may end with a status of its own if it says why."""
    done = subprocess.run(
        ["bash", "-euc", script],
        env=os.environ
        | {
            "BROWSER": "true",  # opens nothing
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT / "src"),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0 or done.stdout.startswith("govdoc-parse: "), done.stdout
    return done.stdout


def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Modules in place of packages that pages speak of and that tests do not need."""
    for module, name in STAND_INS.items():
        parts = module.split(".")
        for end in range(1, len(parts) + 1):
            monkeypatch.setitem(sys.modules, ".".join(parts[:end]), ModuleType(".".join(parts[:end])))
        setattr(sys.modules[module], name, SimpleNamespace)


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").splitlines()]


@pytest.mark.parametrize("name", FRONT)
def test_the_table_on_the_first_screen_is_what_its_sentence_gives(name: str) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    (sentence,) = re.findall(r"^> (.+)$", page, re.M)
    head, _, *rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in re.findall(r"^\|.*\|$", page, re.M)[:6]
    ]
    facts = [fact.row() for fact in govdoc_parse.parse(sentence).facts]
    assert rows == [["" if fact[key] is None else str(fact[key]) for key in head] for fact in facts]


@pytest.mark.parametrize("name", FRONT)
def test_the_readme_fits_120_lines(name: str) -> None:
    assert len((ROOT / name).read_text(encoding="utf-8").splitlines()) <= 120


@pytest.mark.parametrize("name", FRONT)
def test_what_is_said_to_be_recognised_is_what_the_parser_gives(name: str, request: pytest.FixtureRequest) -> None:
    """`pytest tests/test_readme.py --update-golden` writes the facts of the sentences."""
    path = ROOT / name
    page = path.read_text(encoding="utf-8")
    if request.config.getoption("--update-golden"):
        page = RECOGNISED.sub(lambda row: f"| {row[1]} | {_facts(row[1])} |", page)
        path.write_text(page, encoding="utf-8")
    rows = RECOGNISED.findall(page)
    assert len(rows) == 8
    assert [(text, facts) for text, facts in rows if facts != _facts(text)] == []
    assert rows[-1][1] == "–", "the last sentence shows what is no fact"


def _facts(text: str) -> str:
    return "; ".join(wording(fact) for fact in govdoc_parse.parse(text).facts) or "–"
