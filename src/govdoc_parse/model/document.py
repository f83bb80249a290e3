"""The result of parsing."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Literal, Self, TypeAlias, get_args

from pydantic import BaseModel, model_validator

from govdoc_parse.model.diagnostic import Diagnostic
from govdoc_parse.model.fact import Fact, Period
from govdoc_parse.model.metadata import DocumentNumber, Metadata, Signature
from govdoc_parse.model.outline import Attachment, Block, Paragraph, Section, Table
from govdoc_parse.model.place import Place
from govdoc_parse.model.span import Model, Quote, Span

Level: TypeAlias = Literal["nation", "province", "prefecture", "county", "township"]


class Region(Model):
    """The region that a document is of.

    `name` is that of GB/T 2260 in the year of the document where `code` is known, else as written or as the caller gave it.
    `code` is the code of that time; `None` for the nation, townships and development zones, which have none, for names
    that are in no list, and for those of several units (朝阳区) that the text does not tell apart. `parent` is the
    code of the unit around it. `quote` is where the text names it; `None` for the caller's word.
    """

    name: str
    code: str | None = None
    level: Level | None = None
    parent: str | None = None
    quote: Quote | None = None


class Document(Model):
    """A Chinese government document as data.

    `number` is its 发文字号 taken apart; `kind` its 文种 or genre in English (notice, opinion, work_report …), told by the
    title; `period` the reporting period that the title states; `year` the year that a bare 今年 or 全年 means,
    which the title gives, or else the date of the document. A figure has the `period` of its section if it states none.
    `region` is the caller's word, or else the one that title, metadata or signature name first; `date` the day of its signature,
    else its 成文日期, the day under the title or in the line of the congress, or the 发布日期; `published` the caller's day or the 发布日期 of the page.
    `text` is the input exactly as given (only a lone surrogate, which no encoding can carry, becomes U+FFFD); every
    offset counts its code points. `blocks` partitions what is not blank. `preamble` is the body before the first
    section. `facts` are all quantified statements in text order. `diagnostics` is what the parser noticed or repaired.
    `places`, in text order, are where the text stands in a PDF, OFD, DOCX, workbook or CSV; a text has none.
    The model checks itself: each quote equals its slice of `text`.
    """

    schema_version: Literal["1"] = "1"
    text: str
    title: Quote | None = None
    metadata: Metadata = Metadata()
    number: DocumentNumber | None = None
    kind: str | None = None
    year: int | None = None
    region: Region | None = None
    date: datetime.date | None = None
    published: datetime.date | None = None
    period: Period | None = None
    signature: Signature | None = None
    preamble: tuple[Paragraph, ...] = ()
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    furniture: tuple[Quote, ...] = ()
    blocks: tuple[Block, ...] = ()
    facts: tuple[Fact, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    places: tuple[Place, ...] = ()

    @model_validator(mode="after")
    def _quotes_match(self) -> Self:
        for quote in quotes_of(self):
            if not quote.is_in(self.text):
                raise ValueError(f"[{quote.start}, {quote.end}) does not read {quote.text!r}")
        return self

    def walk(self) -> Iterator[tuple[int, Section]]:
        """All sections in text order, each with its depth (0 for the outermost)."""
        for section in self.sections:
            yield from section.walk()

    def section_at(self, offset: int) -> Section | None:
        """The innermost section that holds the offset, or `None`."""
        found, level = None, self.sections
        while level:
            at = bisect_right(level, offset, key=lambda s: s.span.start) - 1
            if at < 0 or offset not in level[at].span:
                break
            found = level[at]
            level = found.children
        return found

    def place_at(self, offset: int) -> Place | None:
        """Where an offset stands in the file that the document was read from, `None` where that is not known."""
        at = bisect_right(self.places, offset, key=lambda place: place.start) - 1
        return self.places[at] if at >= 0 and offset in self.places[at] else None

    def line_column(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset, both from 1; lines end with a line feed."""
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"no offset {offset} in a text of {len(self.text)} characters")
        return self.text.count("\n", 0, offset) + 1, offset - self.text.rfind("\n", 0, offset)

    def text_of(self, part: Section | Paragraph | Fact | Span) -> str:
        """The text of a section, of a paragraph (its broken lines joined), of the sentence of a fact, or of a span."""
        if isinstance(part, Paragraph):
            return "".join(self.text[span.start : span.end] for span in part.spans)
        span = part if isinstance(part, Span) else part.sentence if isinstance(part, Fact) else part.span
        return self.text[span.start : span.end]

    def find(self, name: str, *, year: int | None = None) -> tuple[Fact, ...]:
        """The facts of an indicator, in text order: those with this id or name, or else those whose name holds it.

        `year` keeps those of that year alone. `text_of` gives the sentence of each.
        """
        facts = [fact for fact in self.facts if year is None or fact.year == year]
        exact = tuple(fact for fact in facts if name in {fact.indicator_id, fact.name})
        return exact or tuple(fact for fact in facts if name in (fact.name or ""))

    def __repr__(self) -> str:
        title = "".join(self.title.text.split()) if self.title else "without a title"
        kind = f" · {self.kind}" if self.kind else ""
        return f"<Document {title}{kind} · {_count(self.walk(), 'section')} · {_count(self.facts, 'fact')}>"

    def __str__(self) -> str:
        """The outline, each section with the number of facts in it."""
        lines = [repr(self)]
        for depth, section in self.walk():
            heading = "".join(section.heading.text.split()) if section.heading else ""
            inside = bisect_left(self.facts, section.span.end, key=_at) - bisect_left(
                self.facts, section.span.start, key=_at
            )
            lines.append(f"{'  ' * depth}{section.marker.text} {heading}{f' ({inside})' if inside else ''}".rstrip())
        return "\n".join(lines)


def _at(fact: Fact) -> int:
    return fact.quantity.quote.start


def _count(items: Iterable[object], noun: str) -> str:
    number = sum(1 for _ in items)
    return f"{number} {noun}{'' if number == 1 else 's'}"


def quotes_of(value: BaseModel | tuple[Any, ...]) -> Iterator[Quote]:
    """Every quote inside a model or a tuple of models, however deep."""
    stack: list[Any] = [value]
    while stack:
        item = stack.pop()
        if item.__class__ is tuple:
            stack.extend(item)
        elif isinstance(item, Quote):
            yield item
        else:
            stack.extend(held for name in _holding(item.__class__) if (held := getattr(item, name)) is not None)


@cache
def _holding(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model class that can hold a quote, at any depth; the others need no look."""
    return tuple(name for name, field in model.model_fields.items() if _may_quote(field.annotation, frozenset()))


def _may_quote(annotation: Any, seen: frozenset[Any]) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = annotation.model_fields.values()
        return issubclass(annotation, Quote) or (
            annotation not in seen and any(_may_quote(field.annotation, seen | {annotation}) for field in fields)
        )
    return any(_may_quote(part, seen) for part in get_args(annotation))
