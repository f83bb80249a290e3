"""The commands: parse, explain, show."""

from __future__ import annotations

import errno
import io
import re
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govdoc_parse import __version__
from govdoc_parse.cli.formats import Format, Target, write_text
from govdoc_parse.cli.language import Lang_, choose, spoken, told, written
from govdoc_parse.cli.places import PlaceArgument, offset_of
from govdoc_parse.cli.reading import Reader
from govdoc_parse.cli.terminal import complain, say
from govdoc_parse.cli.writing import chosen_format, write
from govdoc_parse.extras import MissingExtraError
from govdoc_parse.terms import term

if TYPE_CHECKING:
    from govdoc_parse.model import Document

app = typer.Typer(
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    help="Chinese government documents as data.",
)
Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE…", help="Text, HTML, MHTML, DOCX, ODT, PDF or OFD files, or - for standard input."),
]
OneFile = Annotated[str, typer.Argument(metavar="FILE", help="A file as parse takes it, or - for standard input.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help="Write here: a file, or a folder for a file each (and for parquet)."),
]
Raw = Annotated[
    bool, typer.Option("--raw", help="In CSV, leave text that begins with = + - @ or a tab as it is, for programs.")
]
OwnLexicon = Annotated[
    Path | None, typer.Option("--lexicon", help="A TOML file of words and units of your own, added to the lexicon.")
]
CorrectionsFile = Annotated[
    Path | None, typer.Option("--corrections", help="A CSV file of corrections to facts, applied to the documents.")
]


def run() -> None:
    """Run the command line with UTF-8 output, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    choose(sys.argv[1:])
    try:
        if spoken(sys.stdout) == "zh":
            from govdoc_parse.cli.chinese_help import run_in_chinese

            raise SystemExit(run_in_chinese(app))
        app()
    except OSError as error:  # what cannot be written; what cannot be read was told file by file
        name = error.filename or ("standard output" if error.errno == errno.ENOSPC else None)  # which has no name
        complain(f"govdoc-parse: {f'{name}: ' if name else ''}{error.strerror or error}")
        raise SystemExit(2) from error
    except MissingExtraError as error:
        complain(f"govdoc-parse: {error}")
        raise SystemExit(2) from error


@app.callback(invoke_without_command=True)
def options(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
    _lang: Lang_ = None,
) -> None:
    """Chinese government documents as data: metadata, outline, quantified facts."""
    if version:
        say(f"govdoc-parse {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        say(context.get_help())
        raise typer.Exit


@app.command("parse")
def parse_command(
    files: Files,
    format_: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="What to write; if not said, the suffix of the output tells, else json."),
    ] = None,
    output: Output = None,
    table: Annotated[
        str, typer.Option("--table", help="For csv: documents, sections, facts, cells or diagnostics.")
    ] = "facts",
    lexicon: OwnLexicon = None,
    corrections: CorrectionsFile = None,
    raw: Raw = False,
    at: Annotated[
        str | None, typer.Option("--at", help="Explain what stands at this offset or LINE:COLUMN instead.")
    ] = None,
    _lang: Lang_ = None,
) -> None:
    """Parse files and write them in a format. Exit status 1 if a file cannot be read; the others are still written."""
    reader = Reader(lexicon, files, corrections)
    if at is not None:
        _explain(reader, files, at)
    else:
        write(reader, files, Target(chosen_format(files, format_, output), table, raw), output)
    if reader.failed:
        raise typer.Exit(1)


@app.command("explain")
def explain_command(
    file: OneFile,
    offset: PlaceArgument,
    lexicon: OwnLexicon = None,
    _lang: Lang_ = None,
) -> None:
    """Show what stands at an offset and which rule made it."""
    reader = Reader(lexicon, [file])
    _explain(reader, [file], offset)
    if reader.failed:
        raise typer.Exit(1)


@app.command("show")
def show_command(
    file: OneFile,
    json_file: Annotated[
        Path | None, typer.Option("--json", help="Also write the document as JSON to this file.")
    ] = None,
    all_: Annotated[
        bool,
        typer.Option("--all", help="Show every column of the facts, not name, quantity, role, status and year alone."),
    ] = False,
    lexicon: OwnLexicon = None,
    _lang: Lang_ = None,
) -> None:
    """Show a document in the terminal: metadata, outline as a tree, facts as a table, diagnostics."""
    from rich.console import Console

    from govdoc_parse.cli.facts import fact_records, fact_table
    from govdoc_parse.export import page, summary

    document = _one(file, lexicon)
    head, _, rest = page(document).partition("# facts\n")
    say(_heads(head + "# facts"))
    if document.facts:
        Console(highlight=False).print(*(fact_records(document) if all_ else [fact_table(document)]), sep="\n")
    say(_heads("\n# diagnostics\n") + rest.partition("# diagnostics\n")[2], nl=False)
    say(f"\n{_said(summary(document))}")
    if json_file is not None:
        write_text(json_file, document.model_dump_json(indent=1) + "\n")
        say(_said(f"\nwritten: {json_file}"))


def _heads(text: str) -> str:
    """A page with its heads in the language of results."""
    return re.sub(r"^# .+", lambda head: _said(head[0]), text, flags=re.MULTILINE)


def _said(text: str) -> str:
    return text if written() is None else told(text, sys.stdout)


def _one(file: str, lexicon: Path | None) -> Document:
    document = Reader(lexicon, [file]).read(file)
    if document is None:
        raise typer.Exit(1)
    return document


def _explain(reader: Reader, files: Sequence[str], place: str) -> None:
    from govdoc_parse.export import explain

    outside = False
    for file, document in reader.read_all(files, shown=True):
        offset = offset_of(document, place)
        if offset is None:
            outside = True
            complain(f"govdoc-parse: {file}: no offset {place} in a text of {len(document.text)} characters")
            continue
        for item in reader.attempt(file, partial(explain, document, offset, reader.parser)) or ():
            said = {
                None: [item.evidence, item.evidence_zh],
                "en": [item.evidence],
                "zh": [item.evidence_zh or item.evidence],
            }
            shown = [" ".join(each.split()) for place, each in enumerate(said[written()]) if each or place == 0]
            what = term("part", item.what, written() or "en")
            say("\t".join([what, item.rule, f"[{item.span.start}, {item.span.end})", *shown]))
    if outside:
        raise typer.Exit(2)
