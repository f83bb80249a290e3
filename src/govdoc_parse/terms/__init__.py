"""What codes are called in English and in Chinese: `terms.tsv`, the one table of the page, the workbooks, `explain` and the command line.

A row is a group, a code of the group, its English and its Chinese. `meanings.tsv` says in Chinese what the columns of the tables
hold; `{role}` in it stands for the codes of a group with their Chinese.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, TypeAlias

Language: TypeAlias = Literal["en", "zh"]


class Term(NamedTuple):
    """What a code is called."""

    english: str
    chinese: str


def terms(group: str) -> Mapping[str, Term]:
    """The terms of a group by their codes, in the order of the table."""
    return _terms()[group]


def term(group: str, code: str, language: Language) -> str:
    """What a code is called in a language; a code without a term stays as it is."""
    found = _terms()[group].get(code)
    if found is None:
        return code
    return found.chinese if language == "zh" else found.english


@cache
def meanings(table: str) -> Mapping[str, str]:
    """What the columns of a table hold, in Chinese, by their names."""
    rows = [row for row in _rows("meanings.tsv") if row[0] == table]
    return {column: chinese.format_map(_Lists()) for _, column, chinese in rows}


class _Lists(dict[str, str]):
    """The codes of a group in one line, each with its Chinese."""

    def __missing__(self, group: str) -> str:
        return "，".join(f"{code} {said.chinese}" for code, said in terms(group).items())


@cache
def _terms() -> Mapping[str, Mapping[str, Term]]:
    groups: dict[str, dict[str, Term]] = {}
    for group, code, english, chinese in _rows("terms.tsv"):
        groups.setdefault(group, {})[code] = Term(english, chinese)
    return groups


def _rows(name: str) -> list[list[str]]:
    """The rows of a table below its head: tab-separated, without quoting, so that it is read quickly."""
    text = files("govdoc_parse.terms").joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]
