"""The headings of columns: their names, or what `terms` calls them in Chinese."""

from __future__ import annotations

from collections.abc import Sequence

from govdoc_parse.export.columns import Column
from govdoc_parse.terms import Language, term


def heading_row(columns: Sequence[Column], language: Language) -> list[str]:
    """The names of columns, in Chinese where asked; those of the wide form stay as they are."""
    return [term("column", column.name, "zh") if language == "zh" else column.name for column in columns]
