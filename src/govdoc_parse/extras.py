"""Packages that a format needs and the core does not bring."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class MissingExtraError(ImportError):
    """A format needs a package that is not installed; the message says what to install."""


def need(module: str, extra: str) -> Any:
    """The module, or `MissingExtraError` with the one line that helps."""
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise MissingExtraError(
            f"this needs the package {package}, which is not installed: pip install 'govdoc-parse[{extra}]'"
            f" (in a clone: pip install '.[{extra}]')"
        ) from error
