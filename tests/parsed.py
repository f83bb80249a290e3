"""Documents that many tests look at: each is parsed once in a process. They are frozen, so no test can change another's."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from conftest import FIXTURES

import govdoc_parse as gp

PATHS = sorted(path for path in FIXTURES.glob("*.txt") if not path.name.endswith(".golden.txt"))


@cache
def parsed(path: Path) -> gp.Document:
    """The document of a file."""
    return gp.parse_file(path)


@cache
def parsed_text(text: str) -> gp.Document:
    """The document of a text."""
    return gp.parse(text)
