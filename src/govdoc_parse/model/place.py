"""Where the text stands in the file that it was read from."""

from __future__ import annotations

from govdoc_parse.model.span import Span


class Place(Span):
    """A stretch of `Document.text` and where a reader finds it in the file.

    `page` counts from 1 and `box` is left, top, right and bottom on it, in the unit of the file (points of PDF, millimetres of OFD)
    from the upper left corner. `paragraph` counts the paragraphs and tables of a Word document from 1. `sheet` and `cell` are those of a
    workbook (`B4`, or `A4:F4`); a CSV has no sheet.
    """

    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    paragraph: int | None = None
    sheet: str | None = None
    cell: str | None = None

    @property
    def address(self) -> str | None:
        """The cell with its sheet, as a formula names it: 收支总表!B4."""
        return self.cell if self.sheet is None or self.cell is None else f"{self.sheet}!{self.cell}"
