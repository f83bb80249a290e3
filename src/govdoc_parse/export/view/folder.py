"""A folder of pages: one of each document, and an index of them all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from govdoc_parse.export.tables import Documents, named
from govdoc_parse.export.view.entries import Entry, entry_of
from govdoc_parse.export.view.index import MARK, index_html
from govdoc_parse.export.view.page import html
from govdoc_parse.model.diagnostic import Diagnostic
from govdoc_parse.model.document import Document
from govdoc_parse.terms import Language

INDEX = "index.html"
_PAGE = ".view.html"
View: TypeAlias = tuple[Entry, str]
Find: TypeAlias = Callable[[Document], Iterable[Diagnostic]]


def write_views(
    documents: Documents,
    folder: str | Path,
    *,
    title: str = "",
    find: Find = lambda _: (),
    language: Language | None = None,
) -> int:
    """Writes a page of each document and `index.html` into a folder, and returns how many documents there are.

    The index has facets by region, year and genre, and the indicators of the panel side by side. `find` gives the findings of a
    document, as `govdoc_parse.check` does; `language` is the one that the pages open in, else the one of the browser. All is written aside, and takes the place of the folder when it is whole: a folder
    that an earlier call wrote is replaced, and left alone if there are no documents. Raises `FileExistsError` if the folder holds anything else.
    """
    views = (view_of(each, name, find, language) for name, each in named(documents))
    return write_folder(views, folder, title=title, language=language)


def view_of(document: Document, name: str, find: Find, language: Language | None = None) -> View:
    """What the index says of a document, and its page."""
    findings = tuple(find(document))
    own = {(each.code, each.span.start, each.span.end) for each in document.diagnostics}
    odd = {(each.code, each.span.start, each.span.end) for each in findings} - own
    page = html(document, name=Path(name).name, findings=findings, language=language)
    return entry_of(name, document, len(odd)), page


def write_folder(
    views: Iterable[View], folder: str | Path, *, title: str = "", language: Language | None = None
) -> int:
    """`write_views` of documents that are made one after another; one page at a time is held."""
    target = Path(os.path.realpath(folder))
    _refuse_foreign(target)
    aside = target.with_name(f".{target.name}.part")
    _remove(aside)
    aside.mkdir(parents=True)
    try:
        entries = list(_written(views, aside))
        if entries:
            ordered = sorted(
                entries, key=lambda entry: (entry.region_code or "9", entry.region, entry.year, entry.page)
            )
            _write(aside / INDEX, index_html(ordered, title=title or target.name, language=language))
            _replace(target, aside)
    finally:
        _remove(aside)
    return len(entries)


def _written(views: Iterable[View], folder: Path) -> Iterator[Entry]:
    taken: set[str] = set()
    for entry, page in views:
        file = _page_name(entry.name, taken)
        _write(folder / file, page)
        yield replace(entry, page=file)


def _page_name(name: str, taken: set[str]) -> str:
    """The name of the file without its suffix; a number keeps names apart, also where capitals count as small letters."""
    stem = "stdin" if name == "-" else Path(name).stem or "document"
    page, number = f"{stem}{_PAGE}", 1
    while page.casefold() in taken:
        number += 1
        page = f"{stem}-{number}{_PAGE}"
    taken.add(page.casefold())
    return page


def _refuse_foreign(folder: Path) -> None:
    if not folder.exists():
        return
    held = list(folder.iterdir())  # of a file, the error of the system
    index = folder / INDEX
    ours = index.is_file() and MARK in index.read_text(encoding="utf-8", errors="replace")
    if held and not (ours and all(each == index or each.name.endswith(_PAGE) for each in held)):
        raise FileExistsError(errno.EEXIST, "the folder holds files that are no pages of an index", str(folder))


def _replace(target: Path, whole: Path) -> None:
    """Puts a folder in the place of another, which is there until the last moment."""
    if not target.exists():
        whole.rename(target)
        return
    old = target.with_name(f".{target.name}.old")
    _remove(old)
    target.rename(old)
    try:
        whole.rename(target)
    except OSError:
        old.rename(target)
        raise
    _remove(old)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
