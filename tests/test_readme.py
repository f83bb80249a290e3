"""The code of the README in both languages, of docs/ and of the package docstring runs."""

from __future__ import annotations

import contextlib
import doctest
import io
import itertools
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import govdoc_parse

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.M | re.S)


def test_the_docstring_of_the_package() -> None:
    assert doctest.testmod(govdoc_parse).failed == 0


PAGES = [
    "README.md",
    "README.zh-CN.md",
    *(
        f"docs/{name}.md"
        for name in ("akoma-ntoso", "diagnostics", "facts", "inputs", "metadata", "numbering", "units", "view")
    ),
]


@pytest.mark.parametrize("name", PAGES)
def test_readme(name: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each python block runs, in order, in one namespace; a text block right behind it is what it prints."""
    monkeypatch.chdir(root)
    blocks = BLOCK.findall((root / name).read_text(encoding="utf-8"))
    assert any(language == "python" for language, _ in blocks)
    namespace: dict[str, object] = {}
    printed = ""
    for language, body in blocks:
        if language == "python":
            out = io.StringIO()
            with contextlib.redirect_stdout(out):
                exec(compile(body, name, "exec"), namespace)
            printed = out.getvalue()
        elif language == "text" and printed:
            assert printed.strip() == body.strip()
            printed = ""


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "docs/inputs.md"])
def test_shell(name: str, root: Path, tmp_path: Path) -> None:
    """Each sh block that a text block follows prints that text."""
    blocks = BLOCK.findall((root / name).read_text(encoding="utf-8"))
    shown = [
        (body, after[1])
        for (language, body), after in itertools.pairwise(blocks)
        if (language, after[0]) == ("sh", "text")
    ]
    assert shown
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for body, expected in shown:
        run = subprocess.run(
            ["bash", "-euc", body],
            cwd=tmp_path,
            env=os.environ | {"PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        assert [line.rstrip() for line in (run.stdout + run.stderr).strip().splitlines()] == [
            line.rstrip() for line in expected.strip().splitlines()
        ]
