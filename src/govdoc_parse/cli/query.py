"""The command query: SQL over the tables that batch wrote."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from govdoc_parse.cli.commands import Raw
from govdoc_parse.cli.language import Lang_
from govdoc_parse.cli.terminal import complain, say


def query_command(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder that batch wrote.")],
    sql: Annotated[str, typer.Argument(metavar="SQL", help="A statement, or - to read it from standard input.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write the answer to a file: .csv, .parquet or .xlsx.")
    ] = None,
    raw: Raw = False,
    timeout: Annotated[
        float | None, typer.Option("--timeout", help="Seconds after which a statement is ended; 600 if not said.")
    ] = None,
    memory: Annotated[
        int | None, typer.Option("--memory", min=1, help="Megabytes that a statement may take; 4000 if not said.")
    ] = None,
    _lang: Lang_ = None,
) -> None:
    """Ask the tables of a corpus in SQL: documents, sections, facts, cells, diagnostics, panel, findings, errors, duplicates, inputs.

    The answer is a table on a terminal, or a block for each row where the columns do not fit; tab-separated text in a pipe.
    """
    from rich.console import Console

    from govdoc_parse.cli.answers import FILES, shown_answer, text_rows, write_answer
    from govdoc_parse.corpus import CorpusError, query
    from govdoc_parse.corpus.query import MEMORY, TIMEOUT, missing_chunks

    if output is not None and output.suffix.lower() not in FILES:
        _fail(f"{output}: the answer goes to a file that ends with {', '.join(FILES)}")
    try:
        answer = query(
            folder,
            sys.stdin.read() if sql == "-" else sql,
            timeout=TIMEOUT if timeout is None else timeout,
            memory=MEMORY if memory is None else memory * 1_000_000,
        )
        missing, chunks = missing_chunks(folder)
        if output is not None:
            write_answer(answer, output, raw=raw)
    except (CorpusError, ValueError) as error:
        _fail(str(error))
    if missing:
        complain(f"govdoc-parse: {folder} is not complete: {missing} of {chunks} parts are missing")
    if output is not None:
        complain(f"{answer.num_rows:,} row{'' if answer.num_rows == 1 else 's'} written: {output}")
    elif sys.stdout.isatty():
        console = Console()
        console.print(shown_answer(answer, console.width))
    else:
        say("\n".join("\t".join(row) for row in text_rows(answer)))


def _fail(message: str) -> NoReturn:
    complain(f"govdoc-parse: {message}")
    raise typer.Exit(2)
