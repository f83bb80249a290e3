"""What a document says of itself before its body, and what the caller knows of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from govdoc_parse.lexicon import Genre
from govdoc_parse.model.metadata import Metadata, Signature


@dataclass(frozen=True, slots=True)
class Head:
    """The folded title, its genre, metadata and signature; `delivered` is the day under the title (2025年1月15日在…会议上);
    `published` and `year` are the caller's word and outrank all of them.
    """

    title: str
    genre: Genre | None
    metadata: Metadata
    signature: Signature | None
    delivered: date | None = None
    published: date | None = None
    year: int | None = None
