"""Pieces without a number: paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterable

from govdoc_parse.export.akn.pieces import Piece
from govdoc_parse.export.akn.sheet import Sheet, Spans
from govdoc_parse.export.akn.xml import Element, add, append_text
from govdoc_parse.model.outline import Table
from govdoc_parse.model.span import Quote

_UNNAMED = frozenset({"paragraph", "body"})  # plain text; other paragraphs say in @class what they are


def write_flow(sheet: Sheet, parent: Element, eid: str, pieces: Iterable[Piece]) -> None:
    """The pieces as `p` and `table`, below the element with the eId."""
    for piece in pieces:
        if piece.table is not None:
            _write_table(sheet, parent, eid, piece.table)
        else:
            kind = None if piece.kind in _UNNAMED else piece.kind
            _write_paragraph(sheet, parent, eid, piece.spans, kind)


def _write_paragraph(sheet: Sheet, parent: Element, eid: str, spans: Spans, kind: str | None = None) -> None:
    own = sheet.place(sheet.ids.counted(eid, "p"), spans)
    sheet.fill(add(parent, "p", {"eId": own, "class": kind}), own, spans)


def _write_table(sheet: Sheet, parent: Element, eid: str, table: Table) -> None:
    own = sheet.place(sheet.ids.counted(eid, "table"), [(table.span.start, table.span.end)])
    element = add(parent, "table", {"eId": own})
    _write_caption(sheet, element, own, table)
    for name, row in (("th", table.header), *(("td", row) for row in table.rows)):
        if row:
            _write_row(sheet, element, own, name, row)


def _write_caption(sheet: Sheet, table: Element, eid: str, model: Table) -> None:
    """Caption and unit note; the note may stand inside the caption."""
    caption, note = model.caption, model.unit_note
    if note is not None and caption is not None and caption.start <= note.start < caption.end:
        note = None
    parts = sorted((q for q in (caption, note) if q is not None), key=lambda q: q.start)
    if not parts:
        return
    own = sheet.place(sheet.ids.unique(eid, "caption"), [(q.start, q.end) for q in parts])
    element = add(table, "caption", {"eId": own})
    for i, part in enumerate(parts):
        append_text(element, " " if i else "")
        sheet.fill(element, own, [(part.start, part.end)])


def _write_row(sheet: Sheet, table: Element, eid: str, name: str, row: tuple[Quote, ...]) -> None:
    own = sheet.ids.counted(eid, "tr")
    element = add(table, "tr", {"eId": own})
    for cell in row:
        cell_id = sheet.ids.counted(own, name)
        target = add(element, name, {"eId": cell_id})
        _write_paragraph(sheet, target, cell_id, [(cell.start, cell.end)])
