"""Chinese government documents as data.

The text of a 公文, report or bulletin in; metadata, outline and every quantified fact out, all with offsets:

>>> import govdoc_parse as gp
>>> document = gp.parse("2023年，全县新建农村公路124.7公里，同比增长8.5%。")
>>> for fact in document.facts:
...     row = fact.row()
...     print(row["name"], row["role"], row["value"], row["unit"], row["year"])
农村公路 level 124.7 公里 2023
农村公路 change 8.5 % 2023

Exported here is what a user calls. The other models are in `govdoc_parse.model`, the rows of tables in
`govdoc_parse.lexicon`, what a document can be written as in `govdoc_parse.export`, many documents in `govdoc_parse.corpus`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govdoc_parse.corrections import Correction, CorrectionError, apply_corrections, read_corrections
    from govdoc_parse.export.explain import explain
    from govdoc_parse.export.schema import json_schema
    from govdoc_parse.findings import check
    from govdoc_parse.lexicon import Lexicon, LexiconError, Unit
    from govdoc_parse.model import Document, Fact, Metadata, Quantity, Section, Table
    from govdoc_parse.parser import Parser, facts, parse
    from govdoc_parse.readers import (
        MissingExtraError,
        ParseFailure,
        TooLargeError,
        UnreadableFileError,
        parse_bytes,
        parse_file,
        parse_files,
    )

__version__ = "0.1.0"

__all__ = [
    "Correction",
    "CorrectionError",
    "Document",
    "Fact",
    "Lexicon",
    "LexiconError",
    "Metadata",
    "MissingExtraError",
    "ParseFailure",
    "Parser",
    "Quantity",
    "Section",
    "Table",
    "TooLargeError",
    "Unit",
    "UnreadableFileError",
    "__version__",
    "apply_corrections",
    "check",
    "explain",
    "facts",
    "json_schema",
    "parse",
    "parse_bytes",
    "parse_file",
    "parse_files",
    "read_corrections",
]

_HOMES = {
    "govdoc_parse.corrections": (
        "Correction",
        "CorrectionError",
        "apply_corrections",
        "read_corrections",
    ),
    "govdoc_parse.export.explain": ("explain",),
    "govdoc_parse.export.schema": ("json_schema",),
    "govdoc_parse.findings": ("check",),
    "govdoc_parse.lexicon": ("Lexicon", "LexiconError", "Unit"),
    "govdoc_parse.model": ("Document", "Fact", "Metadata", "Quantity", "Section", "Table"),
    "govdoc_parse.parser": ("Parser", "facts", "parse"),
    "govdoc_parse.readers": (
        "MissingExtraError",
        "ParseFailure",
        "TooLargeError",
        "UnreadableFileError",
        "parse_bytes",
        "parse_file",
        "parse_files",
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
