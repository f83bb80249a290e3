"""How far a run of many documents is: a bar on a terminal, a line every so often elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

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

from govdoc_parse.cli.language import told
from govdoc_parse.corpus import Progress

_EVERY = 30.0  # seconds


class View(Protocol):
    """Shows how far a run is, whenever it is told."""

    @property
    def seconds(self) -> float | None:
        """How long it has taken, where that is to be told."""

    def __call__(self, progress: Progress) -> None:
        """Show it."""


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
        self._task = bar.add_task(told("planning", sys.stderr), total=None, megabytes=0.0)
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
            self._task = self._bar.add_task(
                told("parsing", sys.stderr), total=progress.total, completed=progress.before, megabytes=0.0
            )
        megabytes = progress.size / 1e6 / max(now - self._begun, 1e-9)
        self._bar.update(self._task, completed=progress.documents, megabytes=megabytes)


class _LineView:
    """A line every so often, for logs; none of a run that is over before the first."""

    def __init__(self, console: Console) -> None:
        self._console = console
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
        said = f"{progress.documents:,} of {progress.total:,} documents, {rate:.1f}/s, {left}"
        typer.echo(told(said, sys.stderr), file=self._console.file)


@contextmanager
def shown(console: Console) -> Iterator[View]:
    """A view for a console, gone when it ends."""
    if not console.is_terminal:
        yield _LineView(console)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeElapsedColumn(), TimeRemainingColumn())  # fmt: skip
    with Bar(*columns, console=console, transient=True) as bar:
        yield _BarView(bar)
