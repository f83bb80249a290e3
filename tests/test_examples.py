"""The demo runs with the core packages alone, and shows what the README promises."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import regex

MODULES = {"python-docx": "docx"}  # a package that is imported under another name


def test_the_demo_needs_no_extras(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = {regex.split(r"[\[><=]", need)[0] for needs in project["optional-dependencies"].values() for need in needs}
    blocked = sorted(MODULES.get(name, name) for name in extras - {project["name"]})
    assert {"docx", "pyarrow", "rich", "typer"} <= set(blocked)
    code = (
        f"import runpy, sys; sys.modules.update(dict.fromkeys({blocked})); sys.argv[1:] = [];"
        f"runpy.run_path({str(root / 'examples/demo.py')!r}, run_name='__main__')"
    )
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", env=environment, check=True
    )
    lines = run.stdout.splitlines()
    assert lines[0] == "棠溪县经信局2024年上半年工作总结"
    assert "  publisher: 棠溪县经信局" in lines
    assert "  (一) 紧盯运行调度,工业经济稳中有进" in lines
    assert "规上工业总产值 | 168.42亿元 | level | achieved | 2024" in lines
    assert "省级专精特新中小企业 | 27.0% | change | achieved | 2024" in lines
    assert "  comparison: comparison.stated prev_year_full: 较去年全年" in lines
    assert run.stderr == ""


def test_the_demo_is_short_and_linked_from_both_readmes(root: Path) -> None:
    assert len((root / "examples/demo.py").read_text(encoding="utf-8").splitlines()) <= 40
    for name in ("README.md", "README.zh-CN.md"):
        assert "(examples/demo.py)" in (root / name).read_text(encoding="utf-8")
