"""The licence of every package that this library needs is written down."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_every_package_has_its_licence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [
        *project["dependencies"],
        *(each for extra in project["optional-dependencies"].values() for each in extra),
    ]
    names = {match[0] for each in needed if (match := re.match(r"[\w-]+(?=[<>=])", each))}
    page = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    assert {"cn2an", "duckdb", "pydantic"} <= names
    assert set(re.findall(r"^\| ([\w-]+) \| [\w. -]+ \|", page, re.MULTILINE)) - {"package"} == names
