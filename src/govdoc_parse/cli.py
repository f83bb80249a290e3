"""The command line, over typer and rich (the extra `cli`).

typer rather than argparse for what users see: completion, help that wraps Chinese text rightly, typed options.
"""

from __future__ import annotations

import io
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console
from rich.table import Table

from govdoc_parse import __version__
from govdoc_parse.export import FACT_COLUMNS, explain, fact_rows, page
from govdoc_parse.model import Document
from govdoc_parse.readers import MissingExtraError, UnreadableFileError, parse_bytes, parse_file

app = typer.Typer(
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    help="Chinese government documents as data.",
)
Files = Annotated[
    list[str], typer.Argument(metavar="FILE…", help="Text, HTML, DOCX, PDF or OFD files, or - for standard input.")
]


class Format(StrEnum):
    """What `parse` writes."""

    json = "json"
    jsonl = "jsonl"
    outline = "outline"
    facts = "facts"


def run() -> None:
    """Run the command line with UTF-8 output, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    app()


@app.callback(invoke_without_command=True)
def options(
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    """Chinese government documents as data: metadata, outline, quantified facts."""
    if version:
        typer.echo(f"govdoc-parse {__version__}")
        raise typer.Exit


@app.command("parse")
def parse_command(
    files: Files,
    format_: Annotated[Format, typer.Option("--format", "-f", help="json, jsonl, outline or facts.")] = Format.json,
    at: Annotated[int | None, typer.Option("--at", help="Explain what stands at this offset instead.")] = None,
) -> None:
    """Parse files and write them in a format. Exit status 1 if a file cannot be read; the others are still written."""
    failed = False
    for file in files:
        document = _read(file)
        if document is None:
            failed = True
        elif at is not None:
            _explain(document, at)
        else:
            _write(document, format_)
    if failed:
        raise typer.Exit(1)


@app.command("explain")
def explain_command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file as parse takes it, or - for standard input.")],
    offset: Annotated[int, typer.Argument(help="An offset into the text, in characters from 0.")],
) -> None:
    """Show what stands at an offset and which rule made it."""
    document = _read(file)
    if document is None:
        raise typer.Exit(1)
    _explain(document, offset)


@app.command("show")
def show_command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file as parse takes it, or - for standard input.")],
    json_file: Annotated[
        Path | None, typer.Option("--json", help="Also write the document as JSON to this file.")
    ] = None,
) -> None:
    """Show a document on one page: metadata, outline as a tree, facts as a table, diagnostics."""
    document = _read(file)
    if document is None:
        raise typer.Exit(1)
    head, _, rest = page(document).partition("# facts\n")
    typer.echo(head + "# facts")
    _facts(document)
    typer.echo("\n# diagnostics\n" + rest.partition("# diagnostics\n")[2], nl=False)
    if json_file is not None:
        json_file.write_text(document.model_dump_json(indent=1) + "\n", encoding="utf-8")
        typer.echo(f"\nwritten: {json_file}")


def _read(file: str) -> Document | None:
    """The document of a file, or `None` after one line on standard error."""
    try:
        if file == "-":
            return parse_bytes(sys.stdin.buffer.read(), "<stdin>")
        return parse_file(file)
    except OSError as error:
        typer.echo(f"govdoc-parse: {file}: {error.strerror or error}", err=True)
    except (UnreadableFileError, MissingExtraError) as error:
        typer.echo(f"govdoc-parse: {error}", err=True)
    return None


def _write(document: Document, format_: Format) -> None:
    if format_ is Format.json:
        typer.echo(document.model_dump_json(indent=1))
    elif format_ is Format.jsonl:
        typer.echo(document.model_dump_json())
    elif format_ is Format.outline:
        typer.echo(page(document).partition("# outline\n")[2].partition("\n# ")[0].rstrip("\n"))
    else:
        _facts(document)


def _facts(document: Document) -> None:
    """A table on a terminal, tab-separated values elsewhere."""
    if not sys.stdout.isatty():
        typer.echo("\n".join("\t".join(row) for row in (FACT_COLUMNS, *fact_rows(document))))
        return
    table = Table(*FACT_COLUMNS, header_style="bold")
    for row in fact_rows(document):
        table.add_row(*row)
    Console().print(table)


def _explain(document: Document, offset: int) -> None:
    try:
        found = explain(document, offset)
    except ValueError as error:
        _fail(str(error))
    for item in found:
        evidence = " ".join(item.evidence.split())
        typer.echo(f"{item.what}\t{item.rule}\t[{item.span.start}, {item.span.end})\t{evidence}")


def _fail(message: str) -> NoReturn:
    typer.echo(f"govdoc-parse: {message}", err=True)
    raise typer.Exit(2)
