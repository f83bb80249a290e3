"""Chinese government documents as data.

The text of a 公文, report or bulletin in; metadata, outline and every quantified fact out, all with offsets:

>>> import govdoc_parse as gp
>>> document = gp.parse("2023年，全县新建农村公路124.7公里，同比增长8.5%。")
>>> for fact in document.facts:
...     print(fact.name, fact.role, fact.quantity.value, fact.quantity.unit, fact.period.start)
农村公路 level 124.7 公里 2023-01-01
农村公路 change 8.5 % 2023-01-01
"""

from govdoc_parse.export.explain import Explanation, explain
from govdoc_parse.export.schema import json_schema
from govdoc_parse.lexicon import (
    Approximator,
    ChangeVerb,
    ComparisonCue,
    FalseFriend,
    FurnitureItem,
    Label,
    Lexicon,
    LexiconError,
    NumberingStyle,
    OrganSuffix,
    SectionKind,
    StatusCue,
    Unit,
    Verb,
)
from govdoc_parse.model import (
    Attachment,
    Block,
    Bound,
    Comparison,
    DateValue,
    Diagnostic,
    Document,
    Fact,
    ListItem,
    Metadata,
    MetadataEntry,
    Paragraph,
    Period,
    Quantity,
    Quote,
    Rank,
    Section,
    Signature,
    Span,
    Table,
)
from govdoc_parse.parser import Parser, parse
from govdoc_parse.readers import UnreadableFileError, parse_file

__version__ = "0.1.0"

__all__ = [
    "Approximator",
    "Attachment",
    "Block",
    "Bound",
    "ChangeVerb",
    "Comparison",
    "ComparisonCue",
    "DateValue",
    "Diagnostic",
    "Document",
    "Explanation",
    "Fact",
    "FalseFriend",
    "FurnitureItem",
    "Label",
    "Lexicon",
    "LexiconError",
    "ListItem",
    "Metadata",
    "MetadataEntry",
    "NumberingStyle",
    "OrganSuffix",
    "Paragraph",
    "Parser",
    "Period",
    "Quantity",
    "Quote",
    "Rank",
    "Section",
    "SectionKind",
    "Signature",
    "Span",
    "StatusCue",
    "Table",
    "Unit",
    "UnreadableFileError",
    "Verb",
    "__version__",
    "explain",
    "json_schema",
    "parse",
    "parse_file",
]
