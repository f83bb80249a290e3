"""Patterns that are compiled when they are first used: a short text needs few of the hundreds there are."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")
_NAMES = (*_METHODS, "flags", "groupindex", "groups", "pattern")


class LazyPattern:
    """Has the methods of a compiled pattern; the first that is asked for compiles it, and all are its own from then on."""

    __slots__ = ("_compile", "_made", *_NAMES)

    def __init__(self, compile_: Callable[[], re.Pattern[str]]) -> None:
        self._compile = compile_
        self._made: re.Pattern[str] | None = None

    @property
    def made(self) -> re.Pattern[str]:
        """The pattern itself."""
        if self._made is None:
            self._made = self._compile()
        return self._made

    def __getattr__(self, name: str) -> Any:
        """Called for what is not there yet."""
        if name not in _NAMES:
            raise AttributeError(name)
        for each in _NAMES:
            setattr(self, each, getattr(self.made, each))
        return getattr(self.made, name)


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, compiled by `re` when it is first used."""
    return lazily(lambda: re.compile(pattern, flags))


def lazily(compile_: Callable[[], Any]) -> re.Pattern[str]:
    """The pattern that `compile_` makes, of `re` or of `regex`, made when it is first used."""
    return cast("re.Pattern[str]", LazyPattern(compile_))
