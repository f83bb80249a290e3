"""A run that is killed, and killed again, ends with the tables of one that was not."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from reports import Slow, Stub, tables, write_reports

from govdoc_parse import corpus

COUNT = 240  # fifteen chunks
CODE = "from reports import Slow; from govdoc_parse import corpus; corpus.parse_corpus('reports', 'out', jobs=2, parser=Slow())"


def start(folder: Path) -> subprocess.Popen[str]:
    path = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
    return subprocess.Popen(
        [sys.executable, "-c", CODE],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": path},
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for_parts(process: subprocess.Popen[str], folder: Path, count: int) -> None:
    while process.poll() is None and len(list((folder / "out").glob("documents/*.parquet"))) < count:
        time.sleep(0.005)


def test_killed_three_times_at_random_and_resumed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_reports(tmp_path / "reports", COUNT)
    moments = random.Random(20241127)
    killed = 0
    for parts in (0, 1, 3):
        process = start(tmp_path)
        wait_for_parts(process, tmp_path, parts)
        time.sleep(moments.uniform(0, 0.3))
        process.kill()
        _, said = process.communicate()  # returns when the workers have ended too, for they hold its standard error
        assert said == ""
        killed += process.returncode != 0
    assert killed == 3
    left = len(list(Path("out/documents").glob("*.parquet")))
    summary = corpus.parse_corpus("reports", "out", jobs=2, parser=Slow())
    assert (summary.documents, summary.errors) == (COUNT, 0)
    assert summary.before == 16 * left
    corpus.parse_corpus("reports", "whole", jobs=2, parser=Stub())
    assert tables(Path("out")) == tables(Path("whole"))
