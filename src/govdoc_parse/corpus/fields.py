"""Which fields of JSON Lines, and which columns of Parquet, hold the id and the text of a document."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

_IDS = ("document", "id")
_TEXTS = ("text", "content")


@dataclass(frozen=True, slots=True)
class Fields:
    """Names that the user gave; without one, the first of document, id and of text, content that is there."""

    id: str | None = None
    text: str | None = None

    def id_among(self, names: Collection[str]) -> str | None:
        """The name of the id, or `None`: then the place of the document is its id."""
        return _first(names, (self.id,) if self.id else _IDS)

    def text_among(self, names: Collection[str]) -> str:
        """The name of the text; `ValueError` says which there are instead."""
        wanted = (self.text,) if self.text else _TEXTS
        found = _first(names, wanted)
        if found is None:
            raise ValueError(f"no field {' or '.join(map(repr, wanted))}; there are {', '.join(names) or 'none'}")
        return found


def _first(names: Collection[str], wanted: tuple[str, ...]) -> str | None:
    return next((name for name in wanted if name in names), None)
