"""Which language the command line speaks: that of --lang, else that of GOVDOC_LANG, else on a terminal that of the locale.

What is written for programs, into a file or a pipe, is in the language of --lang alone, so that it is the same on every machine.
"""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, TextIO, cast

import typer

from govdoc_parse.terms import Language

VARIABLE = "GOVDOC_LANG"
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")


class Lang(StrEnum):
    """The languages there are."""

    en = "en"
    zh = "zh"


Lang_ = Annotated[
    Lang | None,
    typer.Option("--lang", help="The language of help, messages, headings and findings: en or zh.", show_default=False),
]
"""The option of every command. `choose` reads it before the commands are made, so that their help is in its language."""


class _Choice:
    """What the command line of this process has stated."""

    stated: Language | None = None


def choose(arguments: Sequence[str]) -> None:
    """Take the language from the arguments: the last --lang before a `--`. What is no language is left to the commands to refuse."""
    before = arguments[: arguments.index("--")] if "--" in arguments else arguments
    _Choice.stated = None
    for place, argument in enumerate(before):
        name, _, value = argument.partition("=")
        following = value or (before[place + 1] if place + 1 < len(before) else "")
        if name == "--lang" and following in set(Lang):
            _Choice.stated = cast(Language, following)


def stated() -> Language | None:
    """The language that --lang states, `None` without it."""
    return _Choice.stated


def spoken(stream: TextIO) -> Language:
    """The language of help and messages on a stream."""
    if _Choice.stated is not None:
        return _Choice.stated
    if asked := os.environ.get(VARIABLE):
        return _of(asked)
    return _of_locale() if stream.isatty() else "en"


def written() -> Language | None:
    """The language of results: the one stated, that of messages where people read them on a terminal, else `None`."""
    return _Choice.stated or (spoken(sys.stdout) if sys.stdout.isatty() else None)


def of_files() -> Language:
    """The language of headings in files: English unless another is stated."""
    return _Choice.stated or "en"


def told(text: str, stream: TextIO) -> str:
    """A message in the language of a stream; the Chinese is loaded when it is needed."""
    if spoken(stream) == "en":
        return text
    from govdoc_parse.cli.chinese import translated

    return translated(text)


def _of_locale() -> Language:
    """The language of the system: of the variables of a shell, else (Windows) of the locale that Python was started in."""
    named = next((value for name in _LOCALES if (value := os.environ.get(name))), None)
    return _of(locale.getlocale()[0] or "" if named is None else named)


def _of(name: str) -> Language:
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"
