"""Lines of text placed on pages, as the readers of PDF and OFD hand them on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of text on a page, or a whole table as its rows; all lengths in the units of the page, from its top left."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    table: bool = False
    box: tuple[float, float, float, float] | None = None  # of a row, whose table is kept together


@dataclass(frozen=True, slots=True)
class Page:
    """One page with its lines in reading order."""

    height: float
    lines: tuple[PlacedLine, ...]
    width: float = 0.0
    number: int = 1
