"""The command mcp: tools for language models."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from govdoc_parse.cli.language import Lang_


def mcp_command(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FOLDER…]",
            help="Folders whose files may be read; none: texts alone.",
            exists=True,
            file_okay=False,
        ),
    ] = None,
    max_megabytes: Annotated[int, typer.Option("--max-mb", help="The largest file that is read.", min=1)] = 20,
    seconds: Annotated[int, typer.Option("--timeout", help="Seconds for a call.", min=1)] = 60,
    _lang: Lang_ = None,
) -> None:
    """Serve the tools parse, facts, panel, check and explain to a language model, over standard input and output (MCP)."""
    from govdoc_parse.limited import Limits
    from govdoc_parse.mcp import serve

    serve(folders or (), Limits(max_bytes=max_megabytes * 1_000_000, seconds=seconds))
