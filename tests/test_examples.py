from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path


def test_to_csv(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "facts.csv"
    files = [str(root / "fixtures" / name) for name in ("work_plan.txt", "none.txt")]
    done = subprocess.run(
        [sys.executable, "examples/to_csv.py", str(target), *files],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "none.txt" in done.stderr
    with target.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert header[:3] == ["file", "section", "start"]
    assert len(rows) > 50
    assert {row[0] for row in rows} == {"work_plan.txt"}
