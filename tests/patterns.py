"""Every regular expression of the package with the way it is applied."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import regex

import govdoc_parse
from govdoc_parse.lazy import LazyPattern
from govdoc_parse.patterns.rule import RuleSet

PATTERN = (re.Pattern, regex.Pattern)
METHODS = {"search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split"}
PLAIN = (str, bytes, int, float, type(None))


@dataclass(frozen=True)
class Use:
    """A compiled pattern, where it is kept, and the methods by which it is applied; all where that cannot be told."""

    name: str
    pattern: Any
    methods: frozenset[str] = field(default=frozenset())


def find_uses() -> list[Use]:
    """The patterns of all modules, and those that a parser compiles from its lexicon."""
    found: dict[int, Use] = {}
    seen: set[int] = set()
    for module in _modules():
        for name, value in vars(module).items():
            _visit(
                value, f"{module.__name__.removeprefix('govdoc_parse.')}.{name}", (module.__name__, name), found, seen
            )
    _visit(govdoc_parse.Parser(), "", ("", ""), found, seen)
    return sorted(found.values(), key=lambda use: use.name)


def _modules() -> Iterator[Any]:
    for info in pkgutil.walk_packages(govdoc_parse.__path__, "govdoc_parse."):
        if not info.name.endswith("__main__"):
            yield importlib.import_module(info.name)


def _visit(value: Any, name: str, own: tuple[str, str], found: dict[int, Use], seen: set[int]) -> None:
    if isinstance(value, (*PATTERN, LazyPattern)):
        by_name, by_object = _methods()
        methods = by_name.get(own, set()) | by_object.get(id(value), set())
        known = found.get(id(value), Use(name, _compiled(value)))
        found[id(value)] = Use(known.name, known.pattern, known.methods | methods)
        return
    if isinstance(value, PLAIN) or id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, RuleSet):
        for rule, lazy in zip(value.rules, value._patterns, strict=True):
            pattern = _compiled(lazy)
            found[id(pattern)] = Use(f"rule {rule.name}", pattern, frozenset({"match", "finditer"}))
    if isinstance(value, dict | tuple | list | set | frozenset):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            _visit(item, f"{name}[{key if isinstance(key, PLAIN) else '…'}]", ("", ""), found, seen)
    elif type(value).__module__.startswith("govdoc_parse."):
        home = type(value).__module__
        for key, item in _attributes(value):
            _visit(item, f"{home.removeprefix('govdoc_parse.')}.{type(value).__name__}.{key}", (home, key), found, seen)


def _compiled(pattern: Any) -> Any:
    while isinstance(pattern, LazyPattern):
        pattern = pattern.made
    return pattern


def _attributes(value: Any) -> Iterator[tuple[str, Any]]:
    yield from list(getattr(value, "__dict__", {}).items())
    for base in type(value).__mro__:
        for name in getattr(base, "__slots__", ()):
            if hasattr(value, name):
                yield name, getattr(value, name)


@cache
def _methods() -> tuple[dict[tuple[str, str], set[str]], dict[int, set[str]]]:
    """The methods that are called on patterns, `self._line.match(…)` by module and name, `_END.search(…)` by the object."""
    by_name: dict[tuple[str, str], set[str]] = {}
    by_object: dict[int, set[str]] = {}
    for module in _modules():
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if not isinstance(node, ast.Attribute) or node.attr not in METHODS:
                continue
            chain = ast.unparse(node.value).split(".")
            if chain[0] == "self" and len(chain) == 2:
                by_name.setdefault((module.__name__, chain[1]), set()).add(node.attr)
            else:
                target: Any = module
                for part in chain:
                    target = getattr(target, part, None)
                by_object.setdefault(id(target), set()).add(node.attr)
    return by_name, by_object
