"""Rows of cells → the lines that the parser reads as a table, or as metadata."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from govdoc_parse.fold import fold
from govdoc_parse.lexicon import Lexicon
from govdoc_parse.readers.covers import ABOVE, LEFT, marked

_LEAST = 2  # so many known labels make a table of metadata
_PAIR_LENGTH = 80
_TOUCHING = regex.compile(r"(?<=[\p{Nd}\p{Latin}%％‰)）年])\n(?=[\p{Nd}\p{Latin}+\-−－])")
_COLON = regex.compile("[:：]")


def pipe_rows(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows between pipes, an empty cell kept, so that no column shifts. A table of one column is a line a cell.

    A place that another cell reaches over may be a mark of `covers`.
    """
    width = max((len(row) for row in rows), default=0)
    if width < 2:
        return [cell for row in rows for cell in row if cell not in {"", LEFT, ABOVE}]
    return ["| " + " | ".join(map(marked, row)) + " |" for row in rows]


def one_line(lines: Sequence[str]) -> str:
    """The lines of a cell as one: a blank where two numbers or words would become one, nothing between Chinese characters."""
    return _TOUCHING.sub(" ", "\n".join(lines)).replace("\n", "")


def led(marker: str, content: str) -> str:
    """The automatic number in front of the text; the two never make one number (1. and 500万元)."""
    glued = content[:1].isdecimal() and marker[-1:] in {*"0123456789.．"}
    return f"{marker} {content}" if glued else marker + content


def pair_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """A table of metadata as lines of `label：value`; nothing where the cells hold too few labels.

    The label and its value may share a cell (索引号：014501068/2020-01612) or stand side by side.
    """
    cells = [cell.strip() for row in rows for cell in row]
    joined = [cell for cell in cells if _COLON.search(cell) and _is_label(_COLON.split(cell, maxsplit=1)[0])]
    if len(joined) >= _LEAST and sum(_is_label(cell) for cell in cells) < len(joined):
        return [cell for cell in cells if cell]
    if sum(_is_label(cell) for cell in cells) < _LEAST or any(map(_is_header, rows, rows[1:])):
        return []
    lines: list[str] = []
    for row in rows:
        at = 0
        while at < len(row):
            cell = row[at].strip()
            if _is_label(cell):
                value = row[at + 1].strip() if at + 1 < len(row) and not _is_label(row[at + 1]) else None
                lines.append(f"{cell.rstrip(':：')}：{value or ''}")
                at += 1 if value is None else 2
            else:
                lines += [cell] if cell else []
                at += 1
    return lines


def _is_header(row: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a row names the columns of the one below (标题, 文号, 发布日期): a label above each datum, not beside it."""
    labels = sum(map(_is_label, row))
    full = len(row) == len(below) and all(row) and any(below)
    return full and labels >= _LEAST and labels >= len(row) - 1 and not any(map(_is_label, below))


def is_pair(text: str) -> bool:
    """Whether a short text is one label with its value (来源：江西省市场监督管理局)."""
    label, colon, value = fold(text.strip()).partition(":")
    return bool(colon and value.strip()) and len(text.strip()) <= _PAIR_LENGTH and _is_label(label)


def _is_label(cell: str) -> bool:
    return _squeezed(cell) in _labels()


def _squeezed(text: str) -> str:
    return "".join(fold(text).split()).strip("[]【】:•·|")


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    rows = Lexicon.default().labels
    return frozenset(_squeezed(surface) for row in rows if row.key is not None for surface in row.surfaces)
