"""What we know: words and patterns as tables of typed rows."""

from govdoc_parse.lexicon.lexicon import TABLES, Lexicon
from govdoc_parse.lexicon.rows import (
    Approximator,
    AuthoritySuffix,
    ChangeVerb,
    ClauseWord,
    ComparisonCue,
    Cue,
    FalseFriend,
    FurnitureItem,
    Genre,
    Indicator,
    Label,
    NumberingStyle,
    Row,
    SectionKind,
    StatusCue,
    TableWord,
    Unit,
)
from govdoc_parse.lexicon.validate import LexiconError

__all__ = [
    "TABLES",
    "Approximator",
    "AuthoritySuffix",
    "ChangeVerb",
    "ClauseWord",
    "ComparisonCue",
    "Cue",
    "FalseFriend",
    "FurnitureItem",
    "Genre",
    "Indicator",
    "Label",
    "Lexicon",
    "LexiconError",
    "NumberingStyle",
    "Row",
    "SectionKind",
    "StatusCue",
    "TableWord",
    "Unit",
]
