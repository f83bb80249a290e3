"""Files, folders and globs → the files to read, each once, in an order of their names."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from glob import has_magic
from pathlib import Path, PurePath
from typing import TypeAlias

from govdoc_parse.corpus.schema import CorpusError, Failure
from govdoc_parse.readers.formats import READERS

Source: TypeAlias = str | os.PathLike[str]
LINES = frozenset({".jsonl", ".ndjson"})
ROWS = frozenset({".parquet"})
TABLES = frozenset({".csv"})
SUFFIXES = LINES | ROWS | TABLES | {suffix for format_ in READERS for suffix in format_.suffixes}
"""What is taken of a folder; a file that is named, or found by a glob, is taken whatever its suffix."""
_HIDDEN = (".", "~$")  # ~$ is what Word puts beside an open file
_PAGES = (".htm", ".html", ".shtml", ".xhtml")
_OWN_PAGE = ".view.html"  # ends the name of a page that this library wrote, perhaps beside the document
_SAVED = ("_files", ".files", "_文件")  # ends of the folders that browsers save beside a page


@dataclass(frozen=True, slots=True)
class Found:
    """The files to read as posix paths, the folders that could not be listed, how many files were left by suffix.

    `real` holds the path of each file without links.
    """

    files: tuple[str, ...]
    failures: tuple[Failure, ...]
    skipped: Mapping[str, int]
    real: Mapping[str, str]


def find_files(sources: Iterable[Source], output: Path) -> Found:
    """The files that sources name, sorted, each once under the first name that reached it.

    Of a folder these are the files below it with a suffix of `SUFFIXES`. Hidden files, links to folders, the folder of
    pictures and scripts that a browser saves beside a page, and the `output` folder are left out. A link that leads nowhere or to itself is taken for the file it is named as; to read
    it fails. `CorpusError` names a source that is not there and a glob that finds nothing.
    """
    walk = _Walk(_real(output))
    taken: dict[str, str] = {}
    for source in sources:
        for path, real in walk.files(Path(source)):
            taken.setdefault(real, path)
    failures = tuple(sorted(walk.failures, key=lambda failure: failure.document))
    by_path = {path: real for real, path in taken.items()}
    return Found(tuple(sorted(by_path)), failures, dict(sorted(walk.skipped.items())), by_path)


class _Walk:
    """Yields files as posix paths, each with its real path."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self.failures: list[Failure] = []
        self.skipped: Counter[str] = Counter()

    def files(self, source: Path) -> Iterator[tuple[str, str]]:
        try:
            folder = stat.S_ISDIR(source.stat().st_mode)
        except (OSError, ValueError) as error:
            yield from self._unseen(source, error)
            return
        if folder:
            yield from self._folder(source.as_posix(), _real(source))
        else:
            yield source.as_posix(), str(_real(source))

    def _unseen(self, source: Path, error: OSError | ValueError) -> Iterator[tuple[str, str]]:
        """What a name stands for that the system gives no file for: a link to nothing, a glob, or what may not be looked at."""
        if os.path.lexists(source):
            yield source.as_posix(), str(_real(source))
        elif has_magic(str(source)):
            yield from self._glob(source)
        elif isinstance(error, FileNotFoundError | NotADirectoryError):
            raise CorpusError(f"no such file or folder: {source}") from error
        else:
            self.failures.append(Failure.reading(source.as_posix(), error))

    def _glob(self, pattern: Path) -> Iterator[tuple[str, str]]:
        fixed = next(place for place, part in enumerate(pattern.parts) if has_magic(part))
        base = Path(*pattern.parts[:fixed])
        found = sorted(base.glob(str(PurePath(*pattern.parts[fixed:]))))
        if not found:
            raise CorpusError(f"nothing is found by {pattern}")
        if "**" in pattern.parts:  # what cannot be listed is passed over in silence there
            for _ in os.walk(base, onerror=self._unlisted):
                pass
        for path in found:
            real = _real(path)
            hidden = any(part.startswith(_HIDDEN) for part in path.relative_to(base).parts)
            if not hidden and real != self._output and self._output not in real.parents:
                yield from self.files(path)

    def _unlisted(self, error: OSError) -> None:
        self.failures.append(Failure.reading(Path(error.filename).as_posix(), error))

    def _folder(self, folder: str, real: Path) -> Iterator[tuple[str, str]]:
        if real == self._output:
            return
        try:
            with os.scandir(folder) as listed:
                shown = [entry for entry in listed if not entry.name.startswith(_HIDDEN)]
        except OSError as error:
            self.failures.append(Failure.reading(folder, error))
            return
        beside = _beside_pages(entry.name for entry in shown)
        for entry in sorted(shown, key=lambda entry: entry.name):  # so that the same name of a file is always the first
            if entry.name in beside and _mode(entry.path, stat.S_ISDIR):
                self.skipped[_SAVED[0]] += 1
                continue
            path = entry.name if folder == "." else f"{folder.rstrip('/')}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from self._folder(path, real / entry.name)
            elif _is_file(entry):
                yield from self._entry(entry, path, real)

    def _entry(self, entry: os.DirEntry[str], path: str, folder: Path) -> Iterator[tuple[str, str]]:
        suffix = PurePath(entry.name).suffix.lower()
        if entry.name.endswith(_OWN_PAGE):
            return
        if suffix in SUFFIXES:
            yield path, os.path.realpath(path) if entry.is_symlink() else f"{folder}{os.sep}{entry.name}"
        else:
            self.skipped[suffix] += 1


def _beside_pages(names: Iterable[str]) -> frozenset[str]:
    """The names of the folders that browsers save beside the pages among some names (通知.html, 通知_files)."""
    stems = [stem for stem, suffix in map(os.path.splitext, names) if suffix.lower() in _PAGES]
    return frozenset(stem + end for stem in stems for end in _SAVED)


def _real(path: Path) -> Path:
    """The path without links; `Path.resolve` raises for one that leads to itself, in some versions of Python."""
    return Path(os.path.realpath(path))


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether it is a file, a link to one, or a link that leads nowhere, to itself or to where one may not look."""
    if not entry.is_symlink():
        return entry.is_file()
    return _mode(entry.path, stat.S_ISREG) is not False


def _mode(path: str, kind: Callable[[int], bool]) -> bool | None:
    """Whether it is of a kind of file, links followed; `None` where it cannot be looked at."""
    try:
        return kind(Path(path).stat().st_mode)
    except OSError:
        return None
