"""What the caller knows of a document that the text may not say."""

from __future__ import annotations

from datetime import date
from typing import TypedDict


class Known(TypedDict, total=False):
    """The keywords of `parse`, `parse_file` and `parse_bytes` that outrank title, genre, metadata and signature.

    `published` is the day the document was published, `year` the year it is of, `region` the region it is of (kept as
    given), `kind` the id of a genre. None of them outranks a year that a heading or a sentence states.
    """

    published: date | None
    year: int | None
    region: str | None
    kind: str | None


def check_known(known: Known) -> None:
    """Raise `TypeError` for a keyword that is not of its type."""
    for name, types in (("published", date), ("year", int), ("region", str), ("kind", str)):
        value = known.get(name)
        if value is not None and (not isinstance(value, types) or isinstance(value, bool)):
            raise TypeError(f"{name} must be {types.__name__} or None, not {type(value).__name__}")
