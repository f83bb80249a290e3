"""What each finder of tables makes: the rows that stand together, and the lines that hold them."""

from __future__ import annotations

from dataclasses import dataclass

from govdoc_parse.stages.layout.squared import RawRow


@dataclass(frozen=True, slots=True)
class RowRun:
    """Rows in the lines `first` to `end`, the last excluded."""

    first: int
    end: int
    rows: tuple[RawRow, ...]
