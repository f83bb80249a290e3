"""What we know: words and patterns as tables of typed rows."""

from govdoc_parse.lexicon.lexicon import TABLES, Lexicon
from govdoc_parse.lexicon.rows import (
    Approximator,
    ChangeVerb,
    ComparisonCue,
    FalseFriend,
    FurnitureItem,
    Genre,
    Label,
    NumberingStyle,
    OrganSuffix,
    Row,
    SectionKind,
    StatusCue,
    Unit,
    Verb,
)
from govdoc_parse.lexicon.validate import LexiconError

__all__ = [
    "TABLES",
    "Approximator",
    "ChangeVerb",
    "ComparisonCue",
    "FalseFriend",
    "FurnitureItem",
    "Genre",
    "Label",
    "Lexicon",
    "LexiconError",
    "NumberingStyle",
    "OrganSuffix",
    "Row",
    "SectionKind",
    "StatusCue",
    "Unit",
    "Verb",
]
