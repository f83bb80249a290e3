"""The lazy exports of the package are the names that type checkers see."""

from __future__ import annotations

import ast
import inspect

import pytest

import govdoc_parse


def test_every_public_name_has_a_home_and_no_other() -> None:
    assert set(govdoc_parse._HOME) | {"__version__"} == set(govdoc_parse.__all__)


def test_type_checkers_see_the_same_homes() -> None:
    tree = ast.parse(inspect.getsource(govdoc_parse))
    guarded = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {
        alias.name: node.module for node in guarded.body if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    assert seen == govdoc_parse._HOME


def test_the_names_are_listed_before_any_is_loaded() -> None:
    assert dir(govdoc_parse) == govdoc_parse.__all__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'parce'"):
        _ = govdoc_parse.parce  # type: ignore[attr-defined]
