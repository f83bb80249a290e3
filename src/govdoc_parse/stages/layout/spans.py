"""Empty places → cells that reach over them, as a reader states it, else as merged heads and labels leave them."""

from __future__ import annotations

from collections.abc import Sequence

from govdoc_parse.model.outline import TableCell
from govdoc_parse.model.span import Quote
from govdoc_parse.stages.layout.row_texts import is_word, squeezed
from govdoc_parse.stages.layout.squared import RawRow

Rows = Sequence[Sequence[Quote]]
Owners = list[list[tuple[int, int]]]
_OF_CELL = set(TableCell.model_fields)


def head_cells(raws: Sequence[RawRow], stated: bool) -> tuple[tuple[TableCell, ...], ...]:
    """The heads; where no reader `stated` it, an empty place belongs to the head on its left or, where the row divides the one above, to that above it."""
    rows = [raw.cells for raw in raws]
    return _cells(rows, _stated(raws) if stated else _owners_of_heads(rows))


def body_cells(raws: Sequence[RawRow], stated: bool) -> tuple[tuple[TableCell, ...], ...]:
    """The body; where no reader `stated` it, a label reaches down over empty places while labels stand on their right."""
    rows = [raw.cells for raw in raws]
    return _cells(rows, _stated(raws) if stated else _owners_of_body(rows))


def _stated(raws: Sequence[RawRow]) -> Owners:
    """The cell of each place as the rows say it; what is covered from outside of them belongs to itself."""
    owner: Owners = []
    for r, raw in enumerate(raws):
        here = [(r, c) for c in range(len(raw.cells))]
        for c in sorted(raw.covered):
            if raw.covered[c] == "left" and c and not raw.cells[c].text:
                here[c] = here[c - 1]
            elif r and not raw.cells[c].text:
                here[c] = owner[r - 1][c]
        owner.append(here)
    return owner


def _owners_of_heads(rows: Rows) -> Owners:
    owner: Owners = []
    for r, row in enumerate(rows):
        owner.append([])
        for c, cell in enumerate(row):
            owner[r].append(_owner(owner, rows, r, c) if not cell.text.strip() else (r, c))
    return owner


def _owner(owner: Owners, rows: Rows, r: int, c: int) -> tuple[int, int]:
    """The cell that reaches over an empty place, itself where none does."""
    left = owner[r][c - 1] if c else None
    if r == 0:
        return left if left is not None and _text(rows, left) else (r, c)
    above = owner[r - 1][c]
    width = owner[r - 1].count(above)
    if width > 1 and left is not None and left[0] == r and owner[r - 1][c - 1] == above and _text(rows, left):
        return left
    whole = all(not rows[r][k].text.strip() for k, each in enumerate(owner[r - 1]) if each == above)
    return above if whole else (r, c)


def _text(rows: Rows, place: tuple[int, int]) -> str:
    return rows[place[0]][place[1]].text.strip()


def _owners_of_body(rows: Rows) -> Owners:
    owner: Owners = []
    for r, row in enumerate(rows):
        here = [(r, c) for c in range(len(row))]
        texts = [squeezed(cell.text) for cell in row]
        labels = next((c for c, text in enumerate(texts) if text), 0)
        if labels and labels + 1 < len(texts) and is_word(texts[labels]) and r:
            for c in range(labels):
                above = owner[r - 1][c]
                beside = [_text(rows, owner[r - 1][k]) for k in range(c + 1, labels + 1)]
                here[c] = above if _merges(rows, above, c, beside) else (r, c)
        owner.append(here)
    return owner


def _merges(rows: Rows, above: tuple[int, int], column: int, beside: Sequence[str]) -> bool:
    """Whether a label goes on below itself: it stands in the column, and the row above has labels beside it as well."""
    text = squeezed(_text(rows, above))
    return above[1] == column and bool(text) and is_word(text) and all(is_word(squeezed(each)) for each in beside)


def _cells(rows: Rows, owner: Owners) -> tuple[tuple[TableCell, ...], ...]:
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for r, places in enumerate(owner):
        for c, place in enumerate(places):
            spans[place] = (r - place[0] + 1, max(c - place[1] + 1, spans.get(place, (1, 1))[1]))
    return tuple(
        tuple(_cell(cell, c, *spans[r, c]) for c, cell in enumerate(row) if owner[r][c] == (r, c))
        for r, row in enumerate(rows)
    )


def _cell(quote: Quote, column: int, rows: int, columns: int) -> TableCell:
    fields = {"start": quote.start, "end": quote.end, "text": quote.held("text")}
    return TableCell.of_valid({**fields, "column": column, "row_span": rows, "column_span": columns}, _OF_CELL)
