"""Packages that a format needs and the core does not bring."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

_PROJECT = "govdoc-parse"


class MissingExtraError(ImportError):
    """A format needs a package that is not installed; the message says what to install."""


def need(module: str, extra: str) -> Any:
    """The module, or `MissingExtraError` with the one line that helps."""
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise MissingExtraError(
            f"this needs the package {package}, which is not installed: {install_command(extra)} (extra {extra})"
        ) from error


def install_command(extra: str) -> str:
    """The command that installs what an extra brings, wherever this package was installed from.

    It is quoted for every shell: single quotes mean nothing to cmd.exe, which reads `>` as the name of a file.
    """
    from importlib.metadata import PackageNotFoundError, requires  # which takes longer to load than all of this package

    try:
        stated = requires(_PROJECT) or []
    except PackageNotFoundError:  # run from its sources
        stated = []
    marked = re.compile(rf"(?P<package>[^;]+);.*extra == ['\"]{extra}['\"]")
    packages = [match["package"].strip() for each in stated if (match := marked.fullmatch(each))]
    return "pip install " + " ".join(f'"{each}"' for each in packages or [f"{_PROJECT}[{extra}]"])
