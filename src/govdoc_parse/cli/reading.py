"""Arguments → documents: files one after another, each failure a line on standard error."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from govdoc_parse.cli.language import told
from govdoc_parse.cli.terminal import complain, visible
from govdoc_parse.extras import MissingExtraError
from govdoc_parse.outputs import writable

if TYPE_CHECKING:
    from govdoc_parse.corrections import Correction
    from govdoc_parse.lexicon import Lexicon
    from govdoc_parse.model import Document
    from govdoc_parse.parser import Parser

_ADDRESS = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
MANY = 3  # files from which on a progress bar helps
_T = TypeVar("_T")


class Reader:
    """Reads the files of one call with one parser, and counts those that failed."""

    def __init__(self, lexicon: Path | None = None, files: Sequence[str] = (), corrections: Path | None = None) -> None:
        """Ends the program with one line and status 2 where `files` hold what is no file: a folder or an address."""
        for file in files:
            if reason := _no_file(file):
                complain(f"govdoc-parse: {reason}")
                raise typer.Exit(2)
        self.parser = None if lexicon is None else extended_parser(lexicon)
        self.corrections = own_corrections(corrections)
        self.failures = 0
        self._missing: dict[str, list[str]] = {}

    def read(self, file: str) -> Document | None:
        """The document of a file or of standard input (`-`), or `None` after one line on standard error."""
        try:
            return self.attempt(file, lambda: self._document(file))
        except MissingExtraError as error:
            others = self._missing.setdefault(str(error), [])
            if others:
                self.failures += 1
            else:
                self.fail(f"{file}: {error}")
            others.append(file)
        return None

    def attempt(self, file: str, make: Callable[[], _T]) -> _T | None:
        """What `make` returns for a file, or `None` after one line on standard error: one file never ends the run.

        Any exception counts, also one that only a defect of this package can raise. `MissingExtraError` is let through.
        """
        from govdoc_parse.readers import UnreadableFileError

        try:
            return make()
        except OSError as error:
            self.fail(f"{file}: {error.strerror or error}")
        except UnreadableFileError as error:
            self.fail(str(error))
        except MissingExtraError:
            raise
        except Exception as error:
            self.fail(f"{file}: {type(error).__name__}: {error} (a defect of govdoc_parse: please report it)")
        return None

    def each(self, files: Sequence[str], make: Callable[[Document], _T], *, shown: bool) -> Iterator[tuple[str, _T]]:
        """What `make` returns for each document of `read_all`; a file that fails in either step is one line and left out."""
        for file, document in self.read_all(files, shown=shown):
            made = self.attempt(file, partial(make, document))
            if made is not None:
                yield file, made

    def rendered(
        self, files: Sequence[str], make: Callable[[Document, str], _T], *, shown: bool
    ) -> Iterator[tuple[str, _T]]:
        """What `make` returns for each document and the name of its file, as `each`."""
        for file, document in self.read_all(files, shown=shown):
            made = self.attempt(file, partial(make, document, file))
            if made is not None:
                yield file, made

    def _document(self, file: str) -> Document:
        from govdoc_parse.readers import MAX_BYTES, parse_bytes, parse_file

        if file == "-":
            document = parse_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), "<stdin>", self.parser)
        else:
            document = parse_file(file, self.parser)
        if not self.corrections:
            return document
        from govdoc_parse.corrections import apply_corrections, corrections_of

        corrected = apply_corrections(document, corrections_of(self.corrections, file))
        for each in corrected.diagnostics:
            if each.code == "CORRECTION_STALE":
                self._say(f"{file}: {each.message}")
        return corrected

    @property
    def failed(self) -> bool:
        """Whether any file failed."""
        return self.failures > 0

    def fail(self, message: str) -> None:
        """Count a failure and say it on one line."""
        self.failures += 1
        self._say(message)

    def _say(self, message: str) -> None:
        complain(f"govdoc-parse: {' '.join(message.split())}")

    def read_all(self, files: Sequence[str], *, shown: bool) -> Iterator[tuple[str, Document]]:
        """The documents of the files that can be read with their names, in which what UTF-8 cannot hold is an escape.

        Where there are many a terminal gets a progress bar.

        `shown` tells that the results go to standard output: on a terminal they would run into the bar.
        """
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        console = Console(stderr=True)
        if len(files) < MANY or not console.is_terminal or (shown and sys.stdout.isatty()):
            yield from self._read_each(files)
            self._tell_missing()
            return
        columns = (
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=console, transient=True) as progress:
            task = progress.add_task(told("parsing", sys.stderr), total=len(files))
            for file in files:
                progress.update(task, description=visible(Path(file).name[-32:]))
                yield from self._read_each([file])
                progress.advance(task)
        self._tell_missing()

    def _tell_missing(self) -> None:
        """Say of each package that is missing how many files more need it."""
        for message, files in self._missing.items():
            if len(files) > 1:
                more = len(files) - 1
                said = message.partition(",")[0].removeprefix("this needs ")
                self._say(
                    f"{more} more file{'' if more == 1 else 's'} need{'s' if more == 1 else ''} {said}: {files[-1]}"
                )
        self._missing.clear()

    def _read_each(self, files: Sequence[str]) -> Iterator[tuple[str, Document]]:
        for file in files:
            document = self.read(file)
            if document is not None:
                yield writable(file), document


def is_folder(file: str) -> bool:
    """Whether a file is a folder; what cannot be looked at is none, and to read it fails."""
    try:
        return Path(file).is_dir()
    except OSError:
        return False


def _no_file(file: str) -> str | None:
    """Why an argument cannot be a file, with what to do instead."""
    if _ADDRESS.match(file):
        return f"{file}: addresses are not fetched; save the page and parse the file"
    if is_folder(file):
        return f"{file} is a folder; read all its files with: govdoc-parse batch {shlex.quote(file)} -o TABLES"
    return None


def extended_parser(path: Path) -> Parser:
    """A parser with the tables of a file in front of the lexicon; a bad file ends the program with one line."""
    from govdoc_parse.parser import Parser

    return Parser(_extended_lexicon(path))


def _extended_lexicon(path: Path) -> Lexicon:
    from govdoc_parse.lexicon import Lexicon, LexiconError

    try:
        own = Lexicon.from_toml(path)
        return Lexicon.default().extend(**{name: getattr(own, name) for name in own.model_fields_set})
    except OSError as error:
        message = f"{path}: {error.strerror or error}"
    except (LexiconError, UnicodeDecodeError) as error:
        message = str(error)
    complain(f"govdoc-parse: {message}")
    raise typer.Exit(2)


def own_corrections(path: Path | None) -> tuple[Correction, ...]:
    """The corrections of a file, none without one; a bad file ends the program with one line."""
    if path is None:
        return ()
    from govdoc_parse.corrections import CorrectionError, read_corrections

    try:
        return read_corrections(path)
    except OSError as error:
        message = f"{path}: {error.strerror or error}"
    except (CorrectionError, UnicodeDecodeError) as error:
        message = str(error)
    complain(f"govdoc-parse: {message}")
    raise typer.Exit(2)
