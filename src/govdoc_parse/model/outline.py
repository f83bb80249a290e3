"""The structure of the body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from govdoc_parse.model.fact import Period, Status
from govdoc_parse.model.span import Model, Quote, Span

BlockKind: TypeAlias = Literal[
    "letterhead",
    "title",
    "subtitle",
    "metadata",
    "document_number",
    "addressee",
    "body",
    "table",
    "contents",
    "issuer",
    "date",
    "note",
    "attachment_note",
    "attachment_heading",
    "annexed_title",
    "imprint",
    "furniture",
    "duplicate",
]


class Block(Span):
    """A run of text of one kind. The blocks of a document are disjoint, in order, and hold all that is not blank."""

    kind: BlockKind


class ListItem(Model):
    """A member of an enumeration inside a paragraph (一是…；二是…). `span` runs from its marker to the next member."""

    marker: Quote
    ordinal: int | None
    span: Span


class Paragraph(Model):
    """A paragraph of body text: one span, or several where a broken line was joined."""

    spans: tuple[Span, ...]
    items: tuple[ListItem, ...] = ()


class Section(Model):
    """A numbered unit: 一、… (一)… 1.… 第一章 … 第一条 ….

    `style` is the id of the numbering style, `level` its conventional rank (0 for 编, 4 for 一、, 5 for （一） …);
    the depth of the section is its place in the tree. `ordinal` is the number written, `None` for dashes and bullets.
    `heading` is the text that names the section, without the marker and the final mark; `run_in` tells that the body
    goes on in the same paragraph. `span` runs from the marker to the end of the last descendant. `kind` (review,
    plan, problem …) is what the heading says the section is about. `period` and `status` are those of a figure in it that
    says nothing of its own.
    """

    style: str
    marker: Quote
    ordinal: int | None
    heading: Quote | None = None
    run_in: bool = False
    kind: str | None = None
    level: int
    span: Span
    period: Period | None = None
    status: Status | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    children: tuple[Section, ...] = ()

    def walk(self, depth: int = 0) -> Iterator[tuple[int, Section]]:
        """The section and its descendants in text order, each with its depth."""
        yield depth, self
        for child in self.children:
            yield from child.walk(depth + 1)


class Table(Model):
    """Rows of cells outside the prose: caption, unit note (单位：亿元), header and rows as quotes."""

    span: Span
    caption: Quote | None = None
    unit_note: Quote | None = None
    header: tuple[Quote, ...] = ()
    rows: tuple[tuple[Quote, ...], ...] = ()


class Attachment(Model):
    """A document that comes with this one.

    `listed` is its name in the 附件 note; `title` and `span` its place in the text when it is there too. `kind` is
    `attachment` for what stands under 附件, `annexed` for the measure that a 印发 notice carries. `paragraphs` is its
    text before its first numbered section; its sections stand in `Document.sections`, inside `span`.
    """

    kind: Literal["attachment", "annexed"] = "attachment"
    number: int | None = None
    listed: Quote | None = None
    title: Quote | None = None
    span: Span | None = None
    paragraphs: tuple[Paragraph, ...] = ()
