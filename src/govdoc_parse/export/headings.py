"""What a table for people shows: headings and codes, or what `terms` calls them in Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from govdoc_parse.export.columns import Column, Value
from govdoc_parse.terms import Language, term

_CODED = frozenset(
    {
        "approximation",
        "confidence",
        "direction",
        "endpoint",
        "measure",
        "price_basis",
        "region_level",
        "result",
        "role",
        "status",
    }
)  # columns that hold codes of the group of this name


def heading_row(columns: Sequence[Column], language: Language) -> list[str]:
    """The names of columns, in Chinese where asked; those of the wide form stay as they are."""
    return [term("column", column.name, "zh") if language == "zh" else column.name for column in columns]


def shown_rows(
    columns: Sequence[Column], rows: Iterable[tuple[Value, ...]], language: Language
) -> Iterator[tuple[Value, ...]]:
    """The rows, in Chinese with what codes are called: 总量 for level."""
    coded = [(place, column.name) for place, column in enumerate(columns) if column.name in _CODED]
    for row in rows:
        if language == "en" or not coded:
            yield row
            continue
        cells = list(row)
        for place, group in coded:
            cell = cells[place]
            cells[place] = term(group, cell, language) if isinstance(cell, str) else cell
        yield tuple(cells)
