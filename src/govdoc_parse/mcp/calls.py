"""A call and what comes back of it, as they go to a process and return."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from govdoc_parse.limited import Work


@dataclass(frozen=True, slots=True)
class Source:
    """A document: a text, or a file (`path`), under the name it has in the answer."""

    name: str
    text: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A tool by its name, its documents, and its other arguments."""

    tool: str
    sources: tuple[Source, ...]
    max_bytes: int
    options: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refused:
    """Why there is no result, on one line."""

    said: str


def make() -> Work:
    """The work with all that it needs loaded, so that a call finds it warm."""
    from govdoc_parse.mcp.work import answer, warmed

    warmed()
    return answer
