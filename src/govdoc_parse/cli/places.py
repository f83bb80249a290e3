"""Where in a text a command is to look: an offset, or the line and column that `check` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from govdoc_parse.cli.writing import fail

if TYPE_CHECKING:
    from govdoc_parse.model import Document

PlaceArgument = Annotated[
    str, typer.Argument(metavar="OFFSET", help="An offset into the text, in characters from 0, or LINE:COLUMN.")
]


def offset_of(document: Document, place: str) -> int | None:
    """The offset that a place names, as a number or as LINE:COLUMN from 1, which `check` prints; `None` outside the text."""
    line, mark, column = place.partition(":")
    if not (line.isdecimal() and (column.isdecimal() or not mark)):
        fail(f"{place}: an offset is a number, or LINE:COLUMN as check prints it")
    if not mark:
        return int(line) if int(line) <= len(document.text) else None
    begins = [0, *(at + 1 for at, sign in enumerate(document.text) if sign == "\n"), len(document.text) + 1]
    if not 0 < int(line) < len(begins) or not int(column):
        return None
    offset = begins[int(line) - 1] + int(column) - 1
    return offset if offset < begins[int(line)] else None
