"""The code of the README in both languages, of docs/ and of the package docstring runs."""

from __future__ import annotations

import contextlib
import doctest
import io
import re
from pathlib import Path

import pytest

import govdoc_parse

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.M | re.S)


def test_the_docstring_of_the_package() -> None:
    assert doctest.testmod(govdoc_parse).failed == 0


PAGES = [
    "README.md",
    "README.zh-CN.md",
    *(f"docs/{name}.md" for name in ("diagnostics", "facts", "metadata", "numbering", "units")),
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
