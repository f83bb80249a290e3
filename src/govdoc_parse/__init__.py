"""Chinese government documents as data.

The text of a 公文, report or bulletin in; metadata, outline and every quantified fact out, all with offsets:

>>> import govdoc_parse as gp
>>> document = gp.parse("2023年，全县新建农村公路124.7公里，同比增长8.5%。")
>>> for fact in document.facts:
...     print(fact.name, fact.role, fact.quantity.value, fact.quantity.unit, fact.period.start)
农村公路 level 124.7 公里 2023-01-01
农村公路 change 8.5 % 2023-01-01
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govdoc_parse.export.explain import Explanation, explain
    from govdoc_parse.export.schema import json_schema
    from govdoc_parse.lexicon import (
        Approximator,
        ChangeVerb,
        ComparisonCue,
        DocumentKind,
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
        DocumentNumber,
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
    from govdoc_parse.readers import (
        MissingExtraError,
        TooLargeError,
        UnreadableFileError,
        parse_bytes,
        parse_file,
        parse_html,
    )

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
    "DocumentKind",
    "DocumentNumber",
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
    "MissingExtraError",
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
    "TooLargeError",
    "Unit",
    "UnreadableFileError",
    "Verb",
    "__version__",
    "explain",
    "json_schema",
    "parse",
    "parse_bytes",
    "parse_file",
    "parse_html",
]

_HOMES = {
    "govdoc_parse.export.explain": ("Explanation", "explain"),
    "govdoc_parse.export.schema": ("json_schema",),
    "govdoc_parse.lexicon": (
        "Approximator",
        "ChangeVerb",
        "ComparisonCue",
        "DocumentKind",
        "FalseFriend",
        "FurnitureItem",
        "Label",
        "Lexicon",
        "LexiconError",
        "NumberingStyle",
        "OrganSuffix",
        "SectionKind",
        "StatusCue",
        "Unit",
        "Verb",
    ),
    "govdoc_parse.model": (
        "Attachment",
        "Block",
        "Bound",
        "Comparison",
        "DateValue",
        "Diagnostic",
        "Document",
        "DocumentNumber",
        "Fact",
        "ListItem",
        "Metadata",
        "MetadataEntry",
        "Paragraph",
        "Period",
        "Quantity",
        "Quote",
        "Rank",
        "Section",
        "Signature",
        "Span",
        "Table",
    ),
    "govdoc_parse.parser": ("Parser", "parse"),
    "govdoc_parse.readers": (
        "MissingExtraError",
        "TooLargeError",
        "UnreadableFileError",
        "parse_bytes",
        "parse_file",
        "parse_html",
    ),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: `import govdoc_parse` itself costs next to nothing."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def load_ipython_extension(ipython: Any) -> None:
    """What `%load_ext govdoc_parse` calls in a notebook: documents and facts show as cards and tables."""
    import_module("govdoc_parse.export.jupyter").load_ipython_extension(ipython)


def unload_ipython_extension(ipython: Any) -> None:
    """What `%unload_ext govdoc_parse` calls."""
    import_module("govdoc_parse.export.jupyter").unload_ipython_extension(ipython)


def __dir__() -> list[str]:
    return __all__
