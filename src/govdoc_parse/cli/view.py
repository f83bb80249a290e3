"""The command view: a page of one document, or a folder of pages with an index."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from govdoc_parse.cli.commands import CorrectionsFile, OwnLexicon
from govdoc_parse.cli.formats import write_text
from govdoc_parse.cli.language import Lang_, stated
from govdoc_parse.cli.panel import Sources, listed
from govdoc_parse.cli.reading import Reader
from govdoc_parse.cli.terminal import complain, say
from govdoc_parse.cli.writing import fail
from govdoc_parse.outputs import writable

_FOLDER = Path("views")


def view_command(
    files: Sources,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="The page to write, FILE.view.html if not said; of a folder or several files, the folder: FOLDER.view, or views.",
        ),
    ] = None,
    browse: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in the browser.")] = True,
    lexicon: OwnLexicon = None,
    corrections: CorrectionsFile = None,
    _lang: Lang_ = None,
) -> None:
    """Write a page that shows what the parser saw, and open it. A folder or several files give a page each, and an index of them."""
    several = len(files) > 1 or (files[0] != "-" and Path(files[0]).is_dir())
    reader = Reader(lexicon, () if several else files, corrections)
    page = _index(reader, files, output) if several else _page(reader, files[0], output)
    say(writable(str(page)))
    if browse and not _open(page):
        complain("govdoc-parse: no browser to open it with")
    if reader.failed:
        raise typer.Exit(1)


def _page(reader: Reader, file: str, output: Path | None) -> Path:
    from govdoc_parse.export import html
    from govdoc_parse.findings import check

    document = reader.read(file)
    if document is None:
        raise typer.Exit(1)
    target = output or Path("document.view.html" if file == "-" else f"{file}.view.html")
    name = None if file == "-" else Path(file).name
    write_text(target, html(document, name=name, findings=check(document), language=stated()))
    return target


def _index(reader: Reader, files: list[str], output: Path | None) -> Path:
    """Writes the folder, and returns the path of its index; without a document nothing is written."""
    from govdoc_parse.export.view.folder import view_of, write_folder
    from govdoc_parse.findings import check

    first = Path(files[0])
    folder = output or (Path(f"{first}.view") if len(files) == 1 else _FOLDER)
    if folder.suffix.lower() in {".html", ".htm"}:
        fail(f"several documents need a folder, and {folder} is the name of a file")
    found = list(listed(reader, files, (folder,)))
    if not found:
        fail(f"no documents in {', '.join(files)}")
    title = first.resolve().name if len(files) == 1 else folder.name
    views = reader.rendered(found, partial(view_of, find=check, language=stated()), shown=False)
    count = write_folder((view for _, view in views), folder, title=title, language=stated())
    if not count:
        raise typer.Exit(1)
    complain(f"{count} document{'' if count == 1 else 's'} written: {folder}")
    return folder / "index.html"


def _open(page: Path) -> bool:
    import webbrowser

    return webbrowser.open(page.resolve().as_uri())
