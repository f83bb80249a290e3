"""The lexicon: the tables of words and patterns that the stages compile."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from os import PathLike
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from govdoc_parse.lexicon import rows
from govdoc_parse.lexicon.validate import LexiconError, check, read_rows, read_toml

TABLES: dict[str, type[rows.Row]] = {
    "units": rows.Unit,
    "approximators": rows.Approximator,
    "labels": rows.Label,
    "numbering": rows.NumberingStyle,
    "furniture": rows.FurnitureItem,
    "changes": rows.ChangeVerb,
    "comparisons": rows.ComparisonCue,
    "statuses": rows.StatusCue,
    "cues": rows.Cue,
    "words": rows.ClauseWord,
    "section_kinds": rows.SectionKind,
    "genres": rows.Genre,
    "authorities": rows.AuthoritySuffix,
    "false_friends": rows.FalseFriend,
    "indicators": rows.Indicator,
    "table_words": rows.TableWord,
}


class Lexicon(BaseModel):
    """All tables, each a tuple of rows. Earlier rows win where two match alike."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    units: tuple[rows.Unit, ...] = ()
    approximators: tuple[rows.Approximator, ...] = ()
    labels: tuple[rows.Label, ...] = ()
    numbering: tuple[rows.NumberingStyle, ...] = ()
    furniture: tuple[rows.FurnitureItem, ...] = ()
    changes: tuple[rows.ChangeVerb, ...] = ()
    comparisons: tuple[rows.ComparisonCue, ...] = ()
    statuses: tuple[rows.StatusCue, ...] = ()
    cues: tuple[rows.Cue, ...] = ()
    words: tuple[rows.ClauseWord, ...] = ()
    section_kinds: tuple[rows.SectionKind, ...] = ()
    genres: tuple[rows.Genre, ...] = ()
    authorities: tuple[rows.AuthoritySuffix, ...] = ()
    false_friends: tuple[rows.FalseFriend, ...] = ()
    indicators: tuple[rows.Indicator, ...] = ()
    table_words: tuple[rows.TableWord, ...] = ()

    @classmethod
    def default(cls) -> Lexicon:
        """The lexicon that comes with the package."""
        return _default()

    @classmethod
    def from_toml(cls, path: str | PathLike[str]) -> Lexicon:
        """The tables of one TOML file (`[[units]]`, `[[labels]]` …); `LexiconError` names the path of a bad row.

        The file is in UTF-8. A missing one raises the `OSError` of the system.
        """
        return cls()._with(read_toml(Path(path).read_bytes(), str(path)), str(path))

    def extend(self, **tables: Iterable[rows.Row | dict[str, Any]]) -> Lexicon:
        """A new lexicon with rows added in front of the named tables, so that they win over those already there.

        An example: `Lexicon.default().extend(units=[Unit(id="mu", surfaces=("亩",), dimension="area", example="造林3亩")])`.
        """
        return self._with({name: list(table) for name, table in tables.items()}, "extend")

    def _with(self, tables: dict[str, list[Any]], where: str) -> Lexicon:
        added: dict[str, tuple[rows.Row, ...]] = {}
        for name, table in tables.items():
            if name not in TABLES:
                raise LexiconError(f"{where}: no table {name!r}; there are {', '.join(TABLES)}")
            fresh = read_rows(TABLES[name], table, f"{where}: {name}")
            added[name] = (*fresh, *getattr(self, name))
        lexicon = self.model_copy(update=added)
        check({name: getattr(lexicon, name) for name in added}, where)
        return lexicon


@lru_cache(maxsize=1)
def _default() -> Lexicon:
    """The tables of the package, which the tests have checked: each is in one file alone."""
    lexicon = Lexicon()
    data = files("govdoc_parse.lexicon") / "data"
    for file in sorted(data.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            tables = read_toml(file.read_bytes(), file.name)
            lexicon = lexicon.model_copy(
                update={name: read_rows(TABLES[name], table, file.name) for name, table in tables.items()}
            )
    return lexicon
