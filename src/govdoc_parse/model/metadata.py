"""What the page and the document say about the document."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, TypeAlias

from pydantic import model_validator

from govdoc_parse.model.span import Model, Quote

NumberKind: TypeAlias = Literal["standard", "order", "announcement", "serial"]
Normalized: TypeAlias = str | date | tuple[str, ...] | None


class MetadataEntry(Model):
    """One statement: a label with its value, as a table, a byline or the document's own head gives it.

    `key` is the canonical name (`document_number`, `date_written` …), `None` for a label the lexicon does not know.
    `label` is `None` where the value stands alone (a document number under the title). `value` is `None` where the
    label stands with nothing. `normalized` is a `date` for date keys, a tuple for lists, the cleaned text otherwise,
    and `None` where the value is absent or unreadable. `layout` names how the pair was written (`line`, `colon` …).
    """

    key: str | None
    label: Quote | None
    value: Quote | None
    normalized: Normalized = None
    layout: str

    @model_validator(mode="before")
    @classmethod
    def _dates_from_json(cls, data: Any) -> Any:
        """Read the ISO date that the JSON form of a date entry holds back into a `date`."""
        if isinstance(data, dict) and str(data.get("key")).startswith("date_"):
            value = data.get("normalized")
            if isinstance(value, str):
                return {**data, "normalized": date.fromisoformat(value)}
        return data


class Metadata(Model):
    """All metadata entries in text order; the properties read the first non-empty value of a key."""

    entries: tuple[MetadataEntry, ...] = ()

    def all(self, key: str) -> tuple[MetadataEntry, ...]:
        """Every entry of a canonical key, in text order, empty ones included."""
        return tuple(entry for entry in self.entries if entry.key == key)

    def first(self, key: str) -> Normalized:
        """The first non-empty normalized value of a canonical key, or `None`."""
        return next((e.normalized for e in self.entries if e.key == key and e.normalized is not None), None)

    def _text(self, key: str) -> str | None:
        value = self.first(key)
        return value if isinstance(value, str) else None

    def _date(self, key: str) -> date | None:
        value = self.first(key)
        return value if isinstance(value, date) else None

    def _list(self, key: str) -> tuple[str, ...]:
        value = self.first(key)
        return value if isinstance(value, tuple) else ()

    @property
    def index_number(self) -> str | None:
        """索引号, the disclosure identifier."""
        return self._text("index_number")

    @property
    def document_number(self) -> str | None:
        """发文字号, such as 国办发〔2023〕12号."""
        return self._text("document_number")

    @property
    def issuing_authority(self) -> str | None:
        """发文机关."""
        return self._text("issuing_authority")

    @property
    def publisher(self) -> str | None:
        """发布机构, the body that discloses the document."""
        return self._text("publisher")

    @property
    def title(self) -> str | None:
        """名称 or 标题, as the metadata table states it."""
        return self._text("title")

    @property
    def subject_category(self) -> str | None:
        """主题分类."""
        return self._text("subject_category")

    @property
    def genre_category(self) -> str | None:
        """体裁分类."""
        return self._text("genre_category")

    @property
    def catalogue_category(self) -> str | None:
        """组配分类."""
        return self._text("catalogue_category")

    @property
    def date_written(self) -> date | None:
        """成文日期 or 发文日期."""
        return self._date("date_written")

    @property
    def date_published(self) -> date | None:
        """发布日期."""
        return self._date("date_published")

    @property
    def date_effective(self) -> date | None:
        """施行日期."""
        return self._date("date_effective")

    @property
    def date_expired(self) -> date | None:
        """废止日期."""
        return self._date("date_expired")

    @property
    def validity(self) -> str | None:
        """效力状态, the word as written."""
        return self._text("validity")

    @property
    def subject_terms(self) -> str | None:
        """主题词."""
        return self._text("subject_terms")

    @property
    def source(self) -> str | None:
        """来源."""
        return self._text("source")

    @property
    def addressees(self) -> tuple[str, ...]:
        """主送机关."""
        return self._list("addressees")

    @property
    def disclosure_method(self) -> str | None:
        """公开方式."""
        return self._text("disclosure_method")

    @property
    def disclosure_scope(self) -> str | None:
        """公开范围."""
        return self._text("disclosure_scope")


class DocumentNumber(Model):
    """A 发文字号 taken apart: 岱政办发〔2024〕9号 → code 岱政办发, year 2024, sequence 9.

    `kind`: `standard` with a code, `order` for 令第N号, `announcement` for 公告, `serial` for 2021年第5号. `normalized` is the
    form of GB/T 9704-2012, 7.2.5: hexagonal brackets, no 第, no leading zeros. `well_formed` tells whether it was written
    so; `sequence` or `year` is `None` where damage took it.
    """

    quote: Quote
    kind: NumberKind
    code: str | None
    year: int | None
    sequence: int | None
    normalized: str
    well_formed: bool


class DateValue(Model):
    """A written date and the day it names; `value` is `None` for an impossible date."""

    quote: Quote
    value: date | None


class Signature(Model):
    """The 落款 at the end of the body: the issuing authorities and the date of writing (GB/T 9704-2012, 7.3.5)."""

    issuers: tuple[Quote, ...]
    date: DateValue | None
