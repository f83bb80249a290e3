"""The command batch: many documents into a folder of tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from govdoc_parse.cli.progress import shown
from govdoc_parse.cli.reading import extended_lexicon
from govdoc_parse.corpus import CorpusError, Summary, parse_corpus
from govdoc_parse.corpus.run import TIMEOUT
from govdoc_parse.parser import Parser

_INTERRUPTED = 130  # what shells return for a program that Ctrl-C ended


def batch_command(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE…", help="Files, folders, globs, and files of documents: JSON Lines, CSV, Parquet."
        ),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to write the tables into.")],
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="How many processes; as many as processors if not said.")
    ] = None,
    lexicon: Annotated[
        Path | None, typer.Option("--lexicon", help="A TOML file of words and units of your own, added to the lexicon.")
    ] = None,
    id_field: Annotated[
        str | None,
        typer.Option("--id-field", "--id-column", help="Of files of documents: where the id is; document or id."),
    ] = None,
    text_field: Annotated[
        str | None,
        typer.Option(
            "--text-field", "--text-column", help="Of files of documents: where the text is; text or content."
        ),
    ] = None,
    timeout: Annotated[float, typer.Option("--timeout", help="Seconds after which a document is given up.")] = TIMEOUT,
    restart: Annotated[
        bool, typer.Option("--restart", help="Begin anew, whatever an earlier run has left in the folder.")
    ] = False,
) -> None:
    """Parse many documents into Parquet tables. A run that was stopped goes on when it is called again.

    Exit status 1 if some documents could not be parsed: they stand in the table of errors, and the others are there.
    """
    parser = None if lexicon is None else Parser(extended_lexicon(lexicon))
    try:
        with shown(Console(stderr=True)) as view:
            summary = parse_corpus(
                sources,
                output,
                jobs=jobs,
                parser=parser,
                id_field=id_field,
                text_field=text_field,
                timeout=timeout,
                restart=restart,
                progress=view,
            )
    except CorpusError as error:
        typer.echo(f"govdoc-parse: {error}", err=True)
        raise typer.Exit(2) from error
    except KeyboardInterrupt as error:
        typer.echo("govdoc-parse: stopped; run the same command again to go on", err=True)
        raise typer.Exit(_INTERRUPTED) from error
    typer.echo("\n".join(_report(summary, view.seconds)), err=True)
    if summary.errors:
        raise typer.Exit(1)


def _report(summary: Summary, seconds: float | None) -> Iterator[str]:
    took = "" if seconds is None else f" in {seconds:,.1f} s"
    done = "; all of it was there before" if summary.before == summary.documents + summary.errors else ""
    yield f"{summary.documents:,} documents, {summary.facts:,} facts: {summary.output}{took}{done}"
    if summary.errors:
        yield f"{summary.errors:,} could not be parsed: {summary.output / 'errors'}"
    if summary.skipped:
        kinds = ", ".join(f"{count:,} {suffix or 'without a suffix'}" for suffix, count in summary.skipped.items())
        yield f"left aside: {kinds}"
