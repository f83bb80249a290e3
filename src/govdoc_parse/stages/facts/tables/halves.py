"""A table → its halves: 收入 ｜ 支出 side by side are two tables, each with labels of its own."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from govdoc_parse.model.outline import Table, TableCell, laid_out
from govdoc_parse.stages.facts.tables.labels import without_bracket
from govdoc_parse.stages.layout.row_texts import counts_columns, is_figure, is_word, squeezed


@dataclass(frozen=True, slots=True)
class Half:
    """Columns that belong together: the heads over each from the top down, the rows, and the head over all of them."""

    heads: tuple[tuple[TableCell, ...], ...]
    rows: tuple[tuple[TableCell, ...], ...]
    noun: str | None


def halves_of(table: Table) -> Iterator[Half]:
    """The halves of a table from left to right; the whole where its first head does not stand again further on.

    `Document.tables` keeps them as the one table that is printed: its rows and its span cannot be cut in two, and every export
    would print each row twice. What differs by half, the heads, labels and names of the figures, is read half by half.
    """
    rows, paths = laid_out(table.body), _paths(table)
    edges = [*_edges(paths, rows), len(paths)]
    for left, right in itertools.pairwise(edges):
        heads = tuple(paths[left:right])
        noun = _over_all(heads) if len(edges) > 2 else None
        heads = tuple(path[1:] for path in heads) if noun is not None else heads
        yield Half(heads, tuple(tuple(row[left:right]) for row in rows), noun)


def first_columns(table: Table) -> list[int]:
    """Where the halves of a table begin, from left to right."""
    return _edges(_paths(table), laid_out(table.body))


def _paths(table: Table) -> list[tuple[TableCell, ...]]:
    """The heads of each column from the top down, the numbers of columns left out."""
    grid = [row for row in laid_out(table.head) if not counts_columns([squeezed(cell.text) for cell in row])]
    return [_path(column) for column in zip(*grid, strict=True)]


def _path(column: tuple[TableCell, ...]) -> tuple[TableCell, ...]:
    path: list[TableCell] = []
    for cell in column:
        if cell.text.strip() and (not path or path[-1] is not cell):
            path.append(cell)
    return tuple(path)


def _edges(paths: list[tuple[TableCell, ...]], rows: list[list[TableCell]]) -> list[int]:
    """Where halves begin: at the first column, and where its head stands again above words."""
    if not paths or not paths[0]:
        return [0]
    first = _plain(paths[0])
    again = [c for c, path in enumerate(paths) if path and _plain(path) == first]
    again = [c for c in again if c == 0 or paths[c - 1][-1:] != paths[c][-1:]]
    labelled = any(is_word(squeezed(row[c].text)) for row in rows for c in range(again[0], min(again[0] + 3, len(row))))
    if len(again) < 2 or not labelled:
        return [0, *_repeated(paths, rows)]
    return [c for c in again if c == 0 or _holds_labels(c, rows)]


def _repeated(paths: list[tuple[TableCell, ...]], rows: list[list[TableCell]]) -> list[int]:
    """Where labels of another name begin a half: the heads of figures behind the first labels stand behind them again (资产, 负债)."""
    column, odd = divmod(len(paths), 2)
    if odd or column < 2 or not all(paths):
        return []
    first, second = ([_plain(path) for path in half[1:]] for half in (paths[:column], paths[column:]))
    labelled = all(_holds_labels(c, rows) and _holds_words(c, rows) for c in (0, column))
    return [column] if first == second and labelled else []


def _holds_words(column: int, rows: list[list[TableCell]]) -> bool:
    texts = [squeezed(row[column].text) for row in rows if row[column].text]
    return 2 * sum(map(is_word, texts)) >= len(texts)


def _plain(path: tuple[TableCell, ...]) -> str:
    """The lowest head without brackets: 项目（按功能分类） is 项目."""
    return without_bracket(squeezed(path[-1].text))


def _holds_labels(column: int, rows: list[list[TableCell]]) -> bool:
    texts = [squeezed(row[column].text) for row in rows if row[column].text]
    figures = sum(is_figure(text) and ("." in text or "," in text) for text in texts)
    return bool(texts) and figures * 2 < len(texts)


def _over_all(heads: tuple[tuple[TableCell, ...], ...]) -> str | None:
    tops = {path[0].start for path in heads if path}
    first = heads[0][0] if heads and heads[0] else None
    return squeezed(first.text) if first is not None and len(tops) == 1 and len(heads) > 1 else None
