"""Marks for the places that a spanning cell covers, from where a reader meets them until its lines are whole."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from govdoc_parse.model.covered import Side

LEFT, ABOVE = "\ufdd0", "\ufdd1"  # Unicode keeps both for use inside of a program: no text has them as characters
_SIDES: dict[str, Side] = {LEFT: "left", ABOVE: "above"}
_MARK = regex.compile(f"(?<=[|] )[{LEFT}{ABOVE}](?= [|])")


def uncovered(line: str, at: int = 0) -> tuple[str, dict[int, Side]]:
    """A row between pipes without its marks, and the places that it marks; `at` is the offset of the line."""
    if LEFT not in line and ABOVE not in line:
        return line, {}
    covered = {at + m.start() - n - 1: _SIDES[m[0]] for n, m in enumerate(_MARK.finditer(line))}
    return _MARK.sub("", line), covered


def uncovered_lines(lines: Iterable[str]) -> tuple[list[str], dict[int, Side]]:
    """The same of lines that follow each other in a text."""
    out: list[str] = []
    covered: dict[int, Side] = {}
    at = 0
    for line in lines:
        text, places = uncovered(line, at)
        covered |= places
        out.append(text)
        at += len(text) + 1
    return out, covered


def marked(text: str) -> str:
    """What stands in a place of a row: a mark as it is, a text without the pipes and marks that it may hold."""
    if text in _SIDES:
        return text
    return text.translate(_IN_CELL)


_IN_CELL = {ord("|"): "｜", ord(LEFT): None, ord(ABOVE): None}
