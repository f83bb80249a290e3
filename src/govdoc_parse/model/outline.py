"""The structure of the body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal, TypeAlias

from pydantic import computed_field, model_validator

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
    """A paragraph of body text: one span, or several if it has soft breaks."""

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


class TableCell(Quote):
    """A cell where it begins in the grid: `column` from 0, and how many rows and columns it covers. An empty cell has no text."""

    column: int
    row_span: int = 1
    column_span: int = 1


class Table(Model):
    """A grid of cells outside the prose, with its caption and unit note (单位：亿元).

    `head` are all rows of heads, `body` the rows below; each row holds the cells that begin in it. `header` and `rows` are
    computed: the lowest head of each column, and the body as a rectangle in which a cell stands wherever it covers.
    """

    span: Span
    caption: Quote | None = None
    unit_note: Quote | None = None
    head: tuple[tuple[TableCell, ...], ...] = ()
    body: tuple[tuple[TableCell, ...], ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _without_computed(cls, data: Any) -> Any:
        """`header` and `rows` of a dump are computed again; given alone they become `head` and `body`."""
        if not isinstance(data, dict):
            return data
        given = {key: value for key, value in data.items() if key not in {"header", "rows"}}
        if "head" not in data and data.get("header"):
            given["head"] = (_begun(data["header"]),)
        if "body" not in data and data.get("rows"):
            given["body"] = tuple(map(_begun, data["rows"]))
        return given

    @computed_field  # type: ignore[prop-decorator]
    @property
    def header(self) -> tuple[Quote, ...]:
        """The lowest head of each column; nothing where the table has no head."""
        rows = laid_out(self.head)
        if not rows:
            return ()
        return tuple(
            _plain(next((cell for cell in reversed(column) if cell.text), column[0]))
            for column in zip(*rows, strict=True)
        )

    @computed_field  # type: ignore[prop-decorator]
    @property
    def rows(self) -> tuple[tuple[Quote, ...], ...]:
        """The body, all rows of one width; a cell that covers several places stands in each of them."""
        return tuple(tuple(map(_plain, row)) for row in laid_out(self.body))


def _begun(row: Sequence[Any]) -> tuple[TableCell, ...]:
    """Quotes side by side as cells of one column each."""
    quotes = map(Quote.model_validate, row)
    return tuple(
        TableCell(start=quote.start, end=quote.end, text=quote.text, column=column)
        for column, quote in enumerate(quotes)
    )


def laid_out(rows: tuple[tuple[TableCell, ...], ...]) -> list[list[TableCell]]:
    """The rows as a rectangle, each cell wherever it covers."""
    out: list[list[TableCell]] = []
    covered: dict[int, tuple[TableCell, int]] = {}
    for cells in rows:
        row = {column: cell for column, (cell, _) in covered.items()}
        covered = {column: (cell, left - 1) for column, (cell, left) in covered.items() if left > 1}
        for cell in cells:
            for column in range(cell.column, cell.column + cell.column_span):
                row[column] = cell
                if cell.row_span > 1:
                    covered[column] = (cell, cell.row_span - 1)
        out.append([row[column] for column in sorted(row)])
    return out


def _plain(cell: TableCell) -> Quote:
    return Quote(start=cell.start, end=cell.end, text=cell.text)


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
