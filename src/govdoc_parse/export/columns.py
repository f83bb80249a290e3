"""A column of a table: its name, its type, what it holds and how it is read off a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, TypeAlias

Value: TypeAlias = str | int | float | bool | date | None
ColumnType: TypeAlias = Literal["string", "int64", "float64", "bool", "date", "json"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: every value is of `type` or `None`; `read` takes it off a row; `meaning` stands in docs/tables.md.

    A `json` column holds a whole model as a string of JSON. It is in Arrow, Parquet and data frames, and left out of CSV
    and Excel, which are for people.
    """

    name: str
    type: ColumnType
    meaning: str
    read: Callable[[Any], Value]


def exact(number: Decimal | None) -> str | None:
    """A decimal number in plain digits, nothing rounded."""
    return None if number is None else f"{number:f}"


def rounded(number: Decimal | None) -> float | None:
    """The nearest float, for reckoning."""
    return None if number is None else float(number)
