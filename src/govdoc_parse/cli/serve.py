"""The command serve: the page without a command line."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from govdoc_parse.cli.language import Lang_, told
from govdoc_parse.cli.terminal import complain, say

PORT = 8420


def serve_command(
    port: Annotated[int, typer.Option(help="The port; 0 takes a free one.", min=0, max=65535)] = PORT,
    browse: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in the browser.")] = True,
    max_megabytes: Annotated[int, typer.Option("--max-mb", help="The largest file that is read.", min=1)] = 20,
    seconds: Annotated[int, typer.Option("--timeout", help="Seconds for a document.", min=1)] = 60,
    jobs: Annotated[int, typer.Option("--jobs", "-j", help="Documents that are read at a time.", min=1)] = 2,
    _lang: Lang_ = None,
) -> None:
    """Open a page to read documents in: paste or drop them. It is served to this machine alone, and nothing is kept."""
    import webbrowser

    from govdoc_parse.limited import Limits
    from govdoc_parse.serve import Desk

    limits = Limits(max_bytes=max_megabytes * 1_000_000, seconds=seconds, at_once=jobs)
    try:
        desk = Desk(port, limits)
    except OSError as error:
        complain(f"govdoc-parse: port {port}: {error.strerror or error}; name another with --port, or 0 for a free one")
        raise typer.Exit(2) from error
    with desk:
        say(told(f"{desk.address}  (Ctrl-C ends it)", sys.stdout))
        if browse and not webbrowser.open(desk.address):
            complain("govdoc-parse: no browser to open it with")
        try:
            desk.serve_forever()
        except KeyboardInterrupt:
            return
