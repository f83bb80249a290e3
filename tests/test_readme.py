"""The code of the README in both languages, of all pages of docs/ and of the package docstring runs."""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

import govdoc_parse

ROOT = Path(__file__).parent.parent
BLOCK = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```[ \t]*\n(?:\s*^```text\n(.*?)^```)?", re.M | re.S)
PAGES = [
    *(str(path.name) for path in sorted(ROOT.glob("*.md"))),
    *(str(path.relative_to(ROOT)) for path in sorted(ROOT.glob("docs/**/*.md"))),
]
SHOWN = {"text", "toml", "ipython"}  # the languages of blocks that are not run
SETUP = re.compile(r"^(?:pip install|make|python3 -m venv) ", re.M)  # what installs or builds is not run
STAND_INS = {"langchain_core.documents": "Document", "llama_index.core.schema": "TextNode"}  # if not installed


def _blocks(page: str) -> Iterator[tuple[str, str, str | None]]:
    """The language and the body of each block, and the text block right behind it: what it prints."""
    for language, body, printed in BLOCK.findall(page):
        yield language, body, printed or None


RUN = [
    page
    for page in PAGES
    if any(language not in SHOWN for language, *_ in _blocks((ROOT / page).read_text(encoding="utf-8")))
]


def test_the_docstring_of_the_package() -> None:
    assert doctest.testmod(govdoc_parse).failed == 0


@pytest.mark.parametrize("name", RUN)
def test_every_block_of_a_page_runs_and_prints_what_is_shown(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The blocks of a page run in order, in one folder that holds fixtures/, those in Python in one namespace."""
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    monkeypatch.chdir(tmp_path)
    _stand_in(monkeypatch)
    namespace: dict[str, object] = {}
    for language, body, shown in _blocks((ROOT / name).read_text(encoding="utf-8")):
        if language in SHOWN or (language == "sh" and SETUP.search(body)):
            continue
        assert language in {"python", "sh"}, f"what is a block of {language!r}?"
        printed = _python(body, name, namespace) if language == "python" else _sh(body)
        assert _lines(printed) == _lines(shown or ""), body


def test_what_is_installed_and_made_is_there() -> None:
    """The blocks that are not run name extras of pyproject.toml and targets of the Makefile."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for name in PAGES:
        page = (ROOT / name).read_text(encoding="utf-8")
        for said in re.findall(r"pip install (?:-e )?'[^'\[]*\[([\w,]+)\]'", page):
            assert set(said.split(",")) <= set(extras), name
        for said in re.findall(r"(?:^|`)make ([\w-]+)", page, re.M):
            assert re.search(rf"^{said}:", makefile, re.M), f"{name}: make {said}"


def _python(body: str, name: str, namespace: dict[str, object]) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(body, name, "exec"), namespace)
    return out.getvalue()


def _sh(body: str) -> str:
    """What a script writes, errors included, in the order written. It may end with a status of its own if it says why."""
    run = subprocess.run(
        ["bash", "-euc", body],
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
    assert run.returncode == 0 or run.stdout.startswith("govdoc-parse: "), run.stdout
    return run.stdout


def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Modules in place of packages that pages speak of and that tests do not need."""
    for module, name in STAND_INS.items():
        parts = module.split(".")
        for end in range(1, len(parts) + 1):
            monkeypatch.setitem(sys.modules, ".".join(parts[:end]), ModuleType(".".join(parts[:end])))
        setattr(sys.modules[module], name, SimpleNamespace)


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").splitlines()]
