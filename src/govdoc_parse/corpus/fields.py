"""Which fields of JSON Lines, and which columns of CSV and Parquet, hold a document, its id and what the caller knows of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from math import isnan

from govdoc_parse.model.known import Known

_IDS = ("document", "id")
_TEXTS = ("text", "content")
KNOWN = ("published", "year", "region", "kind")
"""The names of what the caller knows, those of the keywords of `parse`."""


@dataclass(frozen=True, slots=True)
class Given:
    """The content of a document with what the caller knows of it."""

    content: object
    known: Known = field(default_factory=Known)


@dataclass(frozen=True, slots=True)
class Fields:
    """Names that the user gave; without one, the first of document, id and of text, content that is there."""

    id: str | None = None
    text: str | None = None

    def id_among(self, names: Collection[str]) -> str | None:
        """The name of the id, or `None`: then the place of the document is its id."""
        return _first(names, (self.id,) if self.id else _IDS)

    def has_text(self, names: Collection[str]) -> bool:
        """Whether one of the names is that of the text."""
        return _first(names, (self.text,) if self.text else _TEXTS) is not None

    def text_among(self, names: Collection[str]) -> str:
        """The name of the text; `ValueError` says which there are instead."""
        wanted = (self.text,) if self.text else _TEXTS
        found = _first(names, wanted)
        if found is None:
            raise ValueError(f"no field {' or '.join(map(repr, wanted))}; there are {', '.join(names) or 'none'}")
        return found


def with_known(content: object, record: Mapping[str, object]) -> object:
    """The content, as `Given` where the record states more of the document."""
    known = known_among(record)
    return Given(content, known) if known else content


def known_among(record: Mapping[str, object]) -> Known:
    """What a record states of its document besides the text; `ValueError` for a date or a year that is none."""
    stated = {name: value for name in KNOWN if not _is_empty(value := record.get(name))}
    known = Known()
    if "published" in stated:
        known["published"] = _day(stated["published"])
    if "year" in stated:
        known["year"] = _year(stated["year"])
    if "region" in stated:
        known["region"] = str(stated["region"])
    if "kind" in stated:
        known["kind"] = str(stated["kind"])
    return known


def _is_empty(value: object) -> bool:
    return value is None or value == "" or (isinstance(value, float) and isnan(value))


def _day(value: object) -> date:
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    return date.fromisoformat(str(value).strip()[:10])


def _year(value: object) -> int:
    text = str(value).strip().removesuffix(".0")
    if not text.isdecimal():
        raise ValueError(f"no year, {text!r} in its place")
    return int(text)


def _first(names: Collection[str], wanted: tuple[str, ...]) -> str | None:
    return next((name for name in wanted if name in names), None)
