"""Options and folders shared by all tests."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "fixtures"
APART = [Path(__file__).parent / name for name in ("view", "engines")]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT)]

settings.register_profile("default", deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("default"), derandomize=True)  # equal code, equal examples
settings.load_profile("ci" if os.environ.get("CI") == "true" else "default")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden pages anew; review them as a diff")
    parser.addoption("--corpus", default=ROOT.parent / "shared/corpus", help="a folder of real texts (txt/, html/)")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The tests that drive a browser or an engine run when they are asked for by their folder: `make test-view`."""
    if collection_path not in APART:
        return None
    asked = [Path(arg.split("::")[0]).resolve() for arg in config.args]
    return None if any(collection_path in (path, *path.parents) for path in asked) else True


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT
