"""The pages of the documentation and their blocks of code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PAGES = [
    *(str(path.name) for path in sorted(ROOT.glob("*.md"))),
    *(str(path.relative_to(ROOT)) for path in sorted(ROOT.glob("docs/**/*.md"))),
]
BLOCK = re.compile(r'^```(\w*)(?: title="(.*?)")?[^\n]*\n(.*?)^```[ \t]*\n(?:\s*^```text\n(.*?)^```)?', re.M | re.S)


class Block(NamedTuple):
    """A block of code, and the text block right behind it: what it prints."""

    language: str
    title: str
    body: str
    printed: str


def blocks(page: str) -> Iterator[Block]:
    """The blocks of a page in order; `page` is its path in the repository."""
    for found in BLOCK.findall((ROOT / page).read_text(encoding="utf-8")):
        yield Block(*found)
