"""Rows of cells → tables: which rows are heads, where a new table begins, and how far the cells reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govdoc_parse.model.outline import Table
from govdoc_parse.model.span import Quote
from govdoc_parse.stages.layout.row_texts import counts_columns, has_figures, is_figure, is_word, squeezed
from govdoc_parse.stages.layout.spans import body_cells, head_cells
from govdoc_parse.stages.layout.squared import RawRow, squared
from govdoc_parse.stages.text.source import Source

_OF_TABLE = set(Table.model_fields)


@dataclass(frozen=True, slots=True)
class Frame:
    """The rows that stand together in the text, with what stands above them."""

    rows: tuple[RawRow, ...]
    start: int
    caption: Quote | None = None
    unit_note: Quote | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    raw: RawRow
    texts: tuple[str, ...]
    figures: bool

    @property
    def filled(self) -> list[int]:
        return [column for column, text in enumerate(self.texts) if text]

    @property
    def alone(self) -> bool:
        """Whether the first cell stands alone, as the name of a group or of the table below."""
        return self.filled[:1] == [0] and len(self.filled) == 1


@dataclass(slots=True)
class _Part:
    """A table of a frame while its rows are read."""

    title: Quote | None
    head: list[_Row]
    body: list[_Row]
    first: int


def tables_of(source: Source, frame: Frame) -> Iterator[Table]:
    """The tables of a frame: a row of heads begins a new one, a repeated head is no row."""
    rows = [_row(raw) for raw in squared(source, frame.rows)]
    stated = any(row.raw.covered for row in rows)
    for index, part in enumerate(_parts(rows)):
        start = part.first if index else frame.start
        last = (part.body or part.head)[-1].raw
        if not part.head:
            source.report("TABLE_NO_HEADER", start, last.end, "the table has no header row")
        fields = {
            "span": source.span(start, last.end),
            "caption": part.title or frame.caption,
            "unit_note": frame.unit_note,
            "head": head_cells([row.raw for row in part.head], stated),
            "body": body_cells([row.raw for row in part.body], stated),
        }
        yield Table.of_valid(fields, _OF_TABLE)


def _row(raw: RawRow) -> _Row:
    texts = tuple(squeezed(cell.text) for cell in raw.cells)
    return _Row(raw, texts, has_figures(texts))


def _parts(rows: Sequence[_Row]) -> list[_Part]:
    parts: list[_Part] = []
    at = 0
    while at < len(rows):
        run = at
        while run < len(rows) and not rows[run].figures:
            run += 1
        end = run
        while end < len(rows) and rows[end].figures:
            end += 1
        _take(parts, list(rows[at:run]), list(rows[run:end]))
        at = end
    return parts


def _take(parts: list[_Part], words: list[_Row], figures: list[_Row]) -> None:
    """Add a run of rows of words, and the rows of figures below it, to the tables found so far."""
    if parts and parts[-1].head:
        known = {row.texts for row in parts[-1].head}
        if not any(row.alone for row in words):
            words = [row for row in words if row.texts not in known]
    top, bottom = _head_of(words, figures)
    if parts and (top == bottom or not _names_columns(words[top:bottom], figures)):
        parts[-1].body += [*words, *figures]
        return
    if top == bottom and words and not figures:
        top, bottom = 0, 1
    titles = [row for row in words[:top] if row.alone]
    before = [row for row in words[:top] if not row.alone or row is not titles[-1]] if titles else words[:top]
    if parts:
        parts[-1].body += before
    title = titles[-1].raw.cells[0] if titles else None
    head = words[top:bottom]
    first = (titles[-1] if titles else (head or figures)[0]).raw.start
    parts.append(_Part(title, head, [*words[bottom:], *figures], first))


def _head_of(words: list[_Row], figures: list[_Row]) -> tuple[int, int]:
    """Where the head lies in rows of words: the last that is no name of a group and no row of the body, and those that it divides."""
    if not figures:
        return 0, min(len(words), 1)
    bottom = len(words)
    columns = [c for c in range(len(figures[0].texts)) if any(is_figure(row.texts[c]) for row in figures)]
    while bottom and (
        (words[bottom - 1].alone and len(words[bottom - 1].texts) > 1)
        or (bottom > 1 and _states_nothing(words[bottom - 1], words[: bottom - 1], columns))
    ):
        bottom -= 1
    top = max(bottom - 1, 0)
    while top and (
        _divides(words[top], words[top - 1])
        or counts_columns(words[top].texts)
        or _is_named_above(words[:top], words[top:bottom], columns)
    ):
        top -= 1
    return top, bottom


def _states_nothing(row: _Row, above: Sequence[_Row], columns: Sequence[int]) -> bool:
    """Whether a row of words is one of the body: it says nothing (—) in a column of figures, all of which a row above names."""
    silent = any(not is_word(row.texts[c]) for c in columns) and not counts_columns(row.texts)
    return (
        silent and any(all(is_word(each.texts[c]) for c in columns) for each in above) and not _divides(row, above[-1])
    )


def _is_named_above(above: Sequence[_Row], head: Sequence[_Row], columns: Sequence[int]) -> bool:
    """Whether rows of heads (类, 款, 项) leave columns of figures without a name that a row above them gives."""
    unnamed = [c for c in columns if not any(row.texts[c] for row in head)]
    return bool(unnamed) and any(all(is_word(row.texts[c]) for c in unnamed) for row in above)


def _divides(row: _Row, above: _Row) -> bool:
    """Whether the cells of a row stand below empty places of the row above, or below a cell that reaches over several."""
    if above.alone and len(above.texts) > 1 and row.texts[0]:
        return False
    texts = above.texts
    below = [c for c in row.filled if not (row.texts[c].startswith("(") and texts[c])]  # （%） below 空编率 is its unit
    return bool(below) and all(not texts[c] or (c + 1 < len(texts) and not texts[c + 1]) for c in below)


def _names_columns(head: list[_Row], figures: list[_Row]) -> bool:
    """Whether rows of words name half of the columns of figures below them."""
    width = len(head[0].texts)
    columns = [c for c in range(width) if any(is_figure(row.texts[c]) for row in figures)]
    named = [c for c in columns if any(is_word(row.texts[c]) for row in head)]
    return 2 * len(named) >= max(len(columns), 1) and bool(named)
