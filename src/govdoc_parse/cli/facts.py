"""Facts on the screen: a table of what says most, or every column of each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from govdoc_parse.cli.language import written
from govdoc_parse.cli.terminal import visible
from govdoc_parse.export import FACT_COLUMNS, fact_rows
from govdoc_parse.model import Document
from govdoc_parse.terms import term

COLUMNS = ("name", "written", "role", "status", "year")
_YEARS = re.compile(r"(?P<first>\d{4})-01-01\.\.(?P<last>\d{4})-12-31")
_WIDTH = 24  # of the name at least; the quantity as written is folded before


def fact_table(document: Document) -> Table:
    """Returns a table that fits 80 columns: name, quantity as written, role, status and year of each fact."""
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for name in COLUMNS:
        folds = name in {"name", "written"}
        table.add_column(
            _head(name),
            min_width=_WIDTH if name == "name" else None,
            overflow="fold",
            no_wrap=not folds,
            justify="right" if name == "year" else "left",
        )
    for fact in document.facts:
        row = fact.row()
        table.add_row(*(_cell(_named(name, row[name])) for name in COLUMNS))
    return table


def fact_records(document: Document) -> Iterator[RenderableType]:
    """Yields for each fact a line with its name and quantity, and below it all columns of `FACT_COLUMNS` that it has."""
    for row in fact_rows(document):
        cells = dict(zip(FACT_COLUMNS, row, strict=True))
        yield Text(visible(f"{cells.pop('name')} {cells.pop('quote')}".strip()), style="bold")
        cells["period"] = _YEARS.sub(_years, cells["period"])
        said = " ".join(f"{_head(column)}={cell}" for column, cell in cells.items() if cell)
        yield Padding.indent(Text(visible(said)), 2)


def _head(name: str) -> str:
    """The heading of a column: its name, or what it is called in Chinese."""
    return term("column", "quote" if name == "written" else name, "zh") if written() == "zh" else name


def _named(column: str, value: object) -> object:
    """A value of a column; roles and statuses are called what they are called in Chinese."""
    return term(column, str(value), "zh") if column in {"role", "status"} and written() == "zh" else value


def _years(match: re.Match[str]) -> str:
    """2024 for the whole of it, 2021..2025 for whole years."""
    first, last = match["first"], match["last"]
    return first if first == last else f"{first}..{last}"


def _cell(value: object) -> Text:
    """A value on one line, as it is: text of a document is no markup."""
    return Text("" if value is None else visible(" ".join(str(value).split())))
