"""What parse writes: the documents one after another, a file for each, or one table of all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from govdoc_parse.cli.formats import (
    ONE_FILE,
    RENDERED,
    Format,
    Target,
    checked,
    format_of,
    write_each,
    write_table,
    write_text,
)
from govdoc_parse.cli.reading import Reader
from govdoc_parse.cli.terminal import complain, say, visible

if TYPE_CHECKING:
    from govdoc_parse.model import Document


def write(reader: Reader, files: list[str], target: Target, output: Path | None) -> None:
    """Write files in a format, where it says."""
    format_ = target.format_
    if format_ in {Format.csv, Format.excel, Format.parquet}:
        _write_tables(reader, files, target, output)
    elif output is not None and (output.is_dir() or (len(files) > 1 and format_ not in ONE_FILE)):
        texts = reader.rendered(files, RENDERED[format_][1], shown=False)
        _report(write_each(texts, format_, output), output)
    else:
        _write_stream(reader, files, format_, output)


def chosen_format(files: list[str], named: Format | None, output: Path | None) -> Format:
    """The format to write. Refuses an output that would write over an input, one of another format, and a file for a folder."""
    real = None if output is None else os.path.realpath(output)
    if any(file != "-" and real == os.path.realpath(file) for file in files):
        fail(f"{output} is read from; write to another place")
    try:
        format_ = format_of(output, named)
    except ValueError as error:
        fail(str(error))
    if output is None:
        return format_
    folder = format_ is Format.parquet or (len(files) > 1 and format_ in RENDERED and format_ not in ONE_FILE)
    if folder and (output.is_file() or (output.suffix and not output.is_dir())):
        count = f"{len(files)} documents" if len(files) > 1 else "the tables"
        fail(f"{count} as {format_} need a folder, and {output} is the name of a file")
    return format_


def _write_tables(reader: Reader, files: list[str], target: Target, output: Path | None) -> None:
    from govdoc_parse.export import TABLES

    format_, table = target.format_, target.table
    if table not in TABLES:
        fail(f"no table {table!r}; there are {', '.join(TABLES)}")
    if output is None:
        fail(
            f"{format_} needs --output: a folder" if format_ is Format.parquet else f"{format_} needs --output: a file"
        )
    documents: dict[str, Document] = {}
    check = partial(checked, target=target)
    for file, document in reader.each(files, check, shown=False):
        documents[file if file not in documents else f"{file} ({len(documents)})"] = document
    write_table(documents, target, output)
    _report(len(documents), output)


def _write_stream(reader: Reader, files: list[str], format_: Format, output: Path | None) -> None:
    """Write the documents one behind the other, on standard output or into one file."""
    if format_ is Format.facts and output is None and sys.stdout.isatty():
        from rich.console import Console
        from rich.text import Text

        from govdoc_parse.cli.facts import fact_table

        for file, table in reader.each(files, fact_table, shown=True):
            if len(files) > 1:
                Console().print(Text(visible(file), style="bold"))
            Console().print(table)
        return
    texts = _texts(reader, files, format_, output)
    if output is None:
        for text in texts:
            say(text, nl=False)
    else:
        parts = list(texts)
        write_text(output, "".join(parts))
        _report(len(parts), output)


def _texts(reader: Reader, files: list[str], format_: Format, output: Path | None) -> Iterator[str]:
    """The text of each document; of facts the header once."""
    for at, (_, text) in enumerate(reader.rendered(files, RENDERED[format_][1], shown=output is None)):
        yield text.partition("\n")[2] if at and format_ is Format.facts else text


def _report(count: int, output: Path) -> None:
    complain(f"{count} document{'' if count == 1 else 's'} written: {output}")


def fail(message: str) -> NoReturn:
    """End the program with a message on standard error and status 2."""
    complain(f"govdoc-parse: {message}")
    raise typer.Exit(2)
