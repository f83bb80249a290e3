"""The command batch: many documents into a folder of tables, with a bar that shows how far it is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Protocol

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bar
from rich.text import Text

from govdoc_parse.cli.reading import extended_lexicon
from govdoc_parse.corpus import CorpusError, Progress, Summary, parse_corpus
from govdoc_parse.corpus.run import TIMEOUT
from govdoc_parse.parser import Parser

_EVERY = 30.0  # seconds between the lines that stand for the bar where there is no terminal
_INTERRUPTED = 130  # what shells return for a program that Ctrl-C ended


def batch_command(
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE…", help="Files, folders, globs, JSON Lines and Parquet files of documents."),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder to write the tables into.")],
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="How many processes; as many as processors if not said.")
    ] = None,
    lexicon: Annotated[
        Path | None, typer.Option("--lexicon", help="A TOML file of words and units of your own, added to the lexicon.")
    ] = None,
    id_field: Annotated[
        str | None, typer.Option("--id-field", help="Of JSON Lines and Parquet: where the id is; document or id.")
    ] = None,
    text_field: Annotated[
        str | None, typer.Option("--text-field", help="Of JSON Lines and Parquet: where the text is; text or content.")
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
        with _shown() as view:
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


class _View(Protocol):
    """Shows how far a run is; `seconds` is how long it took, where that was shown."""

    @property
    def seconds(self) -> float | None: ...

    def __call__(self, progress: Progress) -> None: ...


class _Rate(ProgressColumn):
    """Documents and megabytes a second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(
            "" if speed is None else f"{speed:,.1f}/s {task.fields['megabytes']:.2f} MB/s", "progress.data.speed"
        )


class _BarView:
    def __init__(self, bar: Bar) -> None:
        self._bar = bar
        self._task = bar.add_task("planning", total=None, megabytes=0.0)
        self._started = time.monotonic()
        self._begun: float | None = None

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._started

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if self._begun is None:
            self._begun = now
            self._bar.remove_task(self._task)  # a new one, whose rate does not count what an earlier run did
            self._task = self._bar.add_task("parsing", total=progress.total, completed=progress.before, megabytes=0.0)
        megabytes = progress.size / 1e6 / max(now - self._begun, 1e-9)
        self._bar.update(self._task, completed=progress.documents, megabytes=megabytes)


class _LineView:
    """A line every so often, for logs; none of a run that is over before the first."""

    def __init__(self) -> None:
        self._started = self._last = time.monotonic()
        self._told = False

    @property
    def seconds(self) -> float | None:
        return time.monotonic() - self._started if self._told else None

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._last < _EVERY:
            return
        self._last, self._told = now, True
        rate = (progress.documents - progress.before) / (now - self._started)
        left = f"{(progress.total - progress.documents) / rate:.0f} s left" if rate else "no document done yet"
        typer.echo(f"{progress.documents:,} of {progress.total:,} documents, {rate:.1f}/s, {left}", err=True)


@contextmanager
def _shown() -> Iterator[_View]:
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _LineView()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeElapsedColumn(), TimeRemainingColumn())  # fmt: skip
    with Bar(*columns, console=console, transient=True) as bar:
        yield _BarView(bar)


def _report(summary: Summary, seconds: float | None) -> Iterator[str]:
    took = "" if seconds is None else f" in {seconds:,.1f} s"
    done = "; all of it was there before" if summary.before == summary.documents + summary.errors else ""
    yield f"{summary.documents:,} documents, {summary.facts:,} facts: {summary.output}{took}{done}"
    if summary.errors:
        yield f"{summary.errors:,} could not be parsed: {summary.output / 'errors'}"
    if summary.skipped:
        kinds = ", ".join(f"{count:,} {suffix or 'without a suffix'}" for suffix, count in summary.skipped.items())
        yield f"left aside: {kinds}"
