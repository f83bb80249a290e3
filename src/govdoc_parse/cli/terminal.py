"""What is written to a terminal: control characters of documents and of the names of files are shown, never sent.

An escape sequence in a document could set the title of a window, hide lines or answer for the user; a mark of direction could
turn a figure round. Bytes of a name that are no UTF-8 are shown too. Into a pipe or a file the text goes as it is.
"""

from __future__ import annotations

import re
import sys

import typer

from govdoc_parse.cli.language import told

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    r"""The text with its control characters as escapes (`\x1b`); line ends and tabs stay."""
    return _CONTROL.sub(lambda control: control[0].encode("unicode_escape").decode("ascii"), text)


def say(text: str, *, nl: bool = True) -> None:
    """Write to standard output."""
    typer.echo(visible(text) if sys.stdout.isatty() else text, nl=nl)


def complain(text: str) -> None:
    """Write a line about a file to standard error, which people read, in their language."""
    typer.echo(visible(told(text, sys.stderr)), err=True)
