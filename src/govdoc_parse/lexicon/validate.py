"""Reading rows and naming the path of a bad one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import regex
from pydantic import ValidationError

from govdoc_parse.lexicon.rows import NumberingStyle, Row, Unit

R = TypeVar("R", bound=Row)


class LexiconError(ValueError):
    """A table or row of a lexicon is wrong; the message names its path, such as `my.toml: units[3].surfaces`."""


def read_toml(data: bytes, where: str) -> dict[str, list[Any]]:
    """The tables of a TOML file, or `LexiconError`."""
    try:
        tables = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise LexiconError(f"{where}: not valid UTF-8 at offset {error.start}") from error
    except (
        ValueError,
        RecursionError,
    ) as error:  # a number of 5,000 digits and brackets in brackets are no TOMLDecodeError
        raise LexiconError(f"{where}: {error}") from error
    for name, table in tables.items():
        if not isinstance(table, list):
            raise LexiconError(f"{where}: {name} is not an array of tables; write [[{name}]]")
    return tables


def read_rows(kind: type[R], table: Sequence[Any], where: str) -> tuple[R, ...]:
    """Each item as a row of `kind`, or `LexiconError` with the path of the first field that is wrong."""
    out: list[R] = []
    for index, item in enumerate(table):
        if isinstance(item, kind):
            out.append(item)
            continue
        if isinstance(item, Row):
            raise LexiconError(f"{where}[{index}]: a {type(item).__name__} in a table of {kind.__name__}")
        try:
            out.append(kind.model_validate(item))
        except ValidationError as error:
            first = error.errors()[0]
            path = "".join(f".{part}" if isinstance(part, str) else f"[{part}]" for part in first["loc"])
            raise LexiconError(f"{where}[{index}]{path}: {first['msg']}") from error
    return tuple(out)


def check(tables: Mapping[str, Sequence[Row]], where: str) -> None:
    """What types cannot say: patterns compile and match their example, markers name their number."""
    for name, table in tables.items():
        for index, row in enumerate(table):
            path = f"{where}: {name}[{index}]"
            pattern = getattr(row, "pattern", None)
            if pattern is not None:
                _check_pattern(row, pattern, path)
            surfaces = getattr(row, "surfaces", None)
            if isinstance(row, Unit) and surfaces and not any(s in row.example for s in surfaces):
                raise LexiconError(f"{path}.example: holds none of the surfaces {', '.join(surfaces)}")


def _check_pattern(row: Row, pattern: str, path: str) -> None:
    try:
        compiled = regex.compile(pattern)
    except regex.error as error:
        raise LexiconError(f"{path}.pattern: {error}") from error
    if isinstance(row, NumberingStyle) and row.digits != "none" and "n" not in compiled.groupindex:
        raise LexiconError(f"{path}.pattern: names no group n for the number")
