"""What the parts of the writer share, and how a stretch of text becomes mixed content."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from govdoc_parse.export.akn.ids import Ids
from govdoc_parse.export.akn.marks import Mark, find_marks
from govdoc_parse.export.akn.references import References
from govdoc_parse.export.akn.xml import Element, add, append_text
from govdoc_parse.model.document import Document

Spans = list[tuple[int, int]]


class Sheet:
    """A document being written: its eIds and references, and where each element stands in the source.

    `places` tells the spans of each element by its eId, `quantities` the eId of each fact by its index.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.ids = Ids()
        self.references = References(self.ids)
        self.places: list[tuple[str, Spans]] = []
        self.quantities: dict[int, str] = {}
        self._marks = find_marks(document, self.references)
        self._ends = [mark.end for mark in self._marks]

    def place(self, eid: str, spans: Spans) -> str:
        """Note where an element stands; gives back its eId."""
        self.places.append((eid, spans))
        return eid

    def fill(self, element: Element, eid: str, spans: Spans) -> None:
        """Write the text of the spans, one behind the other without soft breaks, with the marks inside."""
        spans = [span for span in spans if span[0] < span[1]]
        at = spans[0][0] if spans else 0
        for mark in self._within(spans):
            start = max(mark.start, at)
            append_text(element, self._text(spans, at, start))
            self._write(element, eid, mark, self._text(spans, start, mark.end))
            at = max(at, mark.end)
        if spans:
            append_text(element, self._text(spans, at, spans[-1][1]))

    def _within(self, spans: Spans) -> Iterator[Mark]:
        """The marks that touch the spans; a fact is marked once, where it begins."""
        if not spans:
            return
        for index in range(bisect_right(self._ends, spans[0][0]), len(self._marks)):
            mark = self._marks[index]
            if mark.start >= spans[-1][1]:
                return
            inside = any(mark.start < end and start < mark.end for start, end in spans)
            if inside and (mark.fact is None or mark.fact not in self.quantities):
                yield mark

    def _write(self, parent: Element, eid: str, mark: Mark, text: str) -> None:
        if mark.outer is not None:
            outer = self.ids.counted(eid, mark.outer)
            parent, eid = add(parent, mark.outer, {"eId": outer}), outer
        own = self.ids.counted(eid, mark.name)
        add(parent, mark.name, {"eId": own, **mark.attributes}, text)
        if mark.fact is not None:
            self.quantities[mark.fact] = own

    def _text(self, spans: Spans, start: int, end: int) -> str:
        text = self.document.text
        return "".join(text[max(start, a) : min(end, b)] for a, b in spans if a < end and start < b)
