"""Every fixture with its golden page: `pytest --update-golden` writes the pages anew, the diff is the review."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import FIXTURES
from invariants import broken_invariants

from govdoc_parse import parse_file
from govdoc_parse.export import page

DOCUMENTS = sorted(p for p in FIXTURES.glob("*.txt") if not p.name.endswith(".golden.txt"))


def test_there_are_fixtures_of_six_kinds_at_least() -> None:
    assert len(DOCUMENTS) >= 6


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.stem)
def test_golden_page(path: Path, request: pytest.FixtureRequest) -> None:
    golden = path.with_name(f"{path.stem}.golden.txt")
    found = page(parse_file(path))
    if request.config.getoption("--update-golden"):
        golden.write_text(found, encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.stem)
def test_invariants(path: Path) -> None:
    assert list(broken_invariants(parse_file(path))) == []
