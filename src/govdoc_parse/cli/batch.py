"""The command batch: many documents into a folder of tables."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from govdoc_parse.cli.commands import CorrectionsFile
from govdoc_parse.cli.language import Lang_
from govdoc_parse.cli.reading import extended_parser, own_corrections
from govdoc_parse.cli.terminal import complain

if TYPE_CHECKING:
    from govdoc_parse.corpus import Summary

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_SHOWN = 5  # ids that a message names
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
    corrections: CorrectionsFile = None,
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
    timeout: Annotated[
        float | None, typer.Option("--timeout", help="Seconds after which a document is given up; 600 if not said.")
    ] = None,
    memory: Annotated[
        int | None,
        typer.Option(
            "--memory",
            min=1,
            help="Megabytes that each process may take (Linux); a document that needs more is given up.",
        ),
    ] = None,
    near_duplicates: Annotated[
        bool,
        typer.Option("--near-duplicates", help="List documents that nearly repeat another too (extra duplicates)."),
    ] = False,
    restart: Annotated[
        bool, typer.Option("--restart", help="Begin anew, whatever an earlier run has left in the folder.")
    ] = False,
    _lang: Lang_ = None,
) -> None:
    """Parse many documents into Parquet tables. A run that was stopped goes on when it is called again; new files are added.

    Exit status 1 if some documents could not be parsed (they are in the table of errors, and the others are there), or if
    several documents have the same id.
    """
    from rich.console import Console

    from govdoc_parse.cli.progress import shown
    from govdoc_parse.corpus import CorpusError, parse_corpus
    from govdoc_parse.corpus.run import TIMEOUT

    parser = None if lexicon is None else extended_parser(lexicon)
    try:
        with shown(Console(stderr=True)) as view:
            summary = parse_corpus(
                sources,
                output,
                jobs=jobs,
                parser=parser,
                corrections=own_corrections(corrections),
                id_field=id_field,
                text_field=text_field,
                timeout=TIMEOUT if timeout is None else timeout,
                memory=None if memory is None else memory * 1_000_000,
                near_duplicates=near_duplicates,
                restart=restart,
                progress=view,
            )
    except CorpusError as error:
        complain(f"govdoc-parse: {error}")
        raise typer.Exit(2) from error
    except OSError as error:
        if error.errno not in _FULL:
            raise
        complain(f"govdoc-parse: {error.filename}: {error.strerror}; run the same command again to go on")
        raise typer.Exit(2) from error
    except KeyboardInterrupt as error:
        complain("govdoc-parse: stopped; run the same command again to go on")
        raise typer.Exit(_INTERRUPTED) from error
    complain("\n".join(_report(summary, view.seconds)))
    if summary.errors or summary.repeated:
        raise typer.Exit(1)


def _report(summary: Summary, seconds: float | None) -> Iterator[str]:
    took = "" if seconds is None else f" in {seconds:,.1f} s"
    yield f"{summary.documents:,} documents, {summary.facts:,} facts: {summary.output}{took}{_before(summary)}"
    if summary.errors:
        yield f"{summary.errors:,} could not be parsed: {summary.output / 'errors'}"
    for message in summary.missing:
        yield f"{message}; then run again with --restart"
    if summary.duplicates:
        yield f"{summary.duplicates:,} repeat another document: {summary.output / 'duplicates.parquet'}"
    if summary.repeated:
        shown = ", ".join(f"{each} ({count:,})" for each, count in sorted(summary.repeated.items())[:_SHOWN])
        more = f" and {len(summary.repeated) - _SHOWN:,} more" if len(summary.repeated) > _SHOWN else ""
        yield f"ids that several documents have, so that the tables cannot be joined by them: {shown}{more}"
    if summary.removed:
        yield f"{summary.removed:,} files are gone; their rows are kept, and marked as removed in {summary.output / 'inputs.parquet'}"
    if summary.unnamed:
        yield f"{summary.unnamed:,} files of earlier runs were not named this time; their rows are kept"
    if summary.skipped:
        kinds = ", ".join(f"{count:,} {suffix or 'without a suffix'}" for suffix, count in summary.skipped.items())
        yield f"left aside: {kinds}"


def _before(summary: Summary) -> str:
    """How much of it an earlier run had done."""
    if not summary.before:
        return ""
    all_ = summary.before == summary.documents + summary.errors
    return "; all of it was there before" if all_ else f"; {summary.before:,} of them were there before"
