"""The examples that a newcomer meets first raise on no document, and are short.

Each document is parsed once; `gp.parse` and `gp.parse_file` then return it whatever the block asks for. Documents are
the fixtures, and the texts and pages in `txt/` and `html/` of the folder `--corpus`, where there is one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from pages import ROOT, blocks
from parsed import parsed

import govdoc_parse as gp

PAGES = ("README.md", "README.zh-CN.md", "docs/index.md", "docs/index.zh.md", "docs/why.md", "docs/tutorial.md")
ENGINES = ("Spark", "Ray")  # tests/engines runs these
LINES = 12


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "file" in metafunc.fixturenames:
        files = [path for path in sorted(ROOT.glob("fixtures/**/*.txt")) if not path.stem.endswith(".golden")]
        if (corpus := metafunc.config.getoption("--corpus")) is not None:
            files += [*sorted(Path(corpus).glob("txt/*.txt")), *sorted(Path(corpus).glob("html/*.html"))]
        metafunc.parametrize("file", files, ids=lambda path: path.name)


def examples(page: str) -> list[str]:
    """The blocks of a page in Python that need no engine."""
    return [block.body for block in blocks(page) if block.language == "python" and block.title not in ENGINES]


@pytest.mark.parametrize("page", PAGES)
def test_every_example_is_short(page: str) -> None:
    found = examples(page)
    assert found
    assert [body for body in found if len(body.splitlines()) > LINES] == []


def run_examples(document: gp.Document, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    given: Callable[..., gp.Document] = lambda *_: document  # noqa: E731
    monkeypatch.setattr(gp, "parse", given)
    monkeypatch.setattr(gp, "parse_file", given)
    monkeypatch.setattr(gp, "Parser", lambda *_: SimpleNamespace(parse=given))
    monkeypatch.chdir(folder)
    for page in PAGES:
        namespace: dict[str, object] = {}
        for body in examples(page):
            exec(compile(body, page, "exec"), namespace)


def test_no_example_raises(file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    run_examples(parsed(file), monkeypatch, tmp_path)


@pytest.mark.parametrize("text", ["", "通知", "第一条 为了节约用水。", "新建3家，增长2%，占比为3:7。"])
def test_no_example_raises_on_a_text_that_lacks_nearly_all(
    text: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    run_examples(gp.parse(text), monkeypatch, tmp_path)
