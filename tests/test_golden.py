"""Every fixture with its golden page: `pytest --update-golden` writes the pages anew, the diff is the review."""

from __future__ import annotations

from pathlib import Path

import pytest
from invariants import broken_invariants
from parsed import PATHS, parsed

from govdoc_parse.export import page


def test_there_are_fixtures_of_six_kinds_at_least() -> None:
    assert len(PATHS) >= 6


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.stem)
def test_golden_page(path: Path, request: pytest.FixtureRequest) -> None:
    golden = path.with_name(f"{path.stem}.golden.txt")
    found = page(parsed(path))
    if request.config.getoption("--update-golden"):
        golden.write_text(found, encoding="utf-8", newline="\n")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.stem)
def test_invariants(path: Path) -> None:
    assert list(broken_invariants(parsed(path))) == []
