"""Options and folders shared by all tests."""

from __future__ import annotations

import multiprocessing
import os
import sys
from functools import cache
from multiprocessing import forkserver
from multiprocessing.context import BaseContext
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "fixtures"
SHARED = ROOT.parent / "shared/corpus"
APART = [Path(__file__).parent / name for name in ("view", "engines", "protocol")]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT)]
CORPUS = Path(__file__).parent / "corpus"
SPAWNED = {"test_kill", "test_pool"}  # tests of the processes
THOROUGH = (
    os.environ.get("THOROUGH") == "1"
)  # as in `make nightly`: more examples, longer texts, documents of ../shared


def examples(count: int) -> int:
    """How many examples a property is tried on: all of them where there is time."""
    return count if THOROUGH else max(10, count // 4)


settings.register_profile(
    "default", deadline=None, max_examples=examples(120), suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", settings.get_profile("default"), derandomize=True)  # equal code, equal examples
settings.load_profile("ci" if os.environ.get("CI") == "true" else "default")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden pages anew; review them as a diff")
    parser.addoption("--corpus", default=SHARED if THOROUGH else None, help="a folder of real texts (txt/, html/)")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """The tests that drive a browser or an engine run when they are asked for by their folder: `make test-view`."""
    if collection_path not in APART:
        return None
    asked = [Path(arg.split("::")[0]).resolve() for arg in config.args]
    return None if any(collection_path in (path, *path.parents) for path in asked) else True


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@cache
def _warm() -> BaseContext:
    """Processes that are forked from one that has loaded what a worker needs (tests/corpus/warm.py)."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["warm"])
    with pytest.MonkeyPatch.context() as patch:  # it reads its path from there alone
        patch.setenv("PYTHONPATH", os.pathsep.join([str(CORPUS), *filter(None, sys.path)]))
        forkserver.ensure_running()
    return context


@pytest.fixture(autouse=True)
def _warm_workers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker of `parse_corpus` needs over a second to load its modules, and a tenth of that for the few texts of a test.

    Users have new processes: so have the tests of the processes themselves, and all others where there is time.
    """
    runs = request.path.parent == CORPUS or request.path.stem == "test_readme"
    if runs and request.path.stem not in SPAWNED and sys.platform == "linux" and not THOROUGH:
        monkeypatch.setattr("govdoc_parse.corpus.process._spawn", _warm())
