"""The source text, line by line, exactly as given, with what was found marked in it.

The text of all `.tx` elements together is `Document.text`, but for control characters, each of which is shown as one
visible character. An offset into the document is therefore an offset into the page, and the script needs no map.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from govdoc_parse.export.view.cuts import Mark, Piece, cut
from govdoc_parse.export.view.escape import escape
from govdoc_parse.export.view.outline import section_id, sections_by_path
from govdoc_parse.export.view.remarks import mark_place, note_html
from govdoc_parse.model.document import Document
from govdoc_parse.model.outline import Paragraph

_LINE = 36  # characters of a full line on a wide screen, for the estimate of heights


def text_html(document: Document) -> str:
    """Every line as a row: its number, its text, and the remarks about it in the margin."""
    return _TextWriter(document).html()


class _TextWriter:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._rows = _rows(self._text)
        self._starts = [start for start, _ in self._rows]
        self._joined = {span.start for paragraph in _paragraphs(document) for span in paragraph.spans[1:]}
        self._block_starts = [block.start for block in document.blocks]
        self._marks, self._points = self._sorted()
        self._notes: dict[int, list[int]] = defaultdict(list)
        for nr, diagnostic in enumerate(document.diagnostics, 1):
            self._notes[self._row_at(diagnostic.span.start)].append(nr)

    def html(self) -> str:
        return "".join(self._row(at) for at in range(len(self._rows)))

    def _row_at(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    def _sorted(self) -> tuple[dict[int, list[Mark]], dict[int, dict[int, list[str]]]]:
        """The marks of every row, and what stands between two characters of it: number of a remark, an empty fact."""
        marks: dict[int, list[Mark]] = defaultdict(list)
        points: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
        for mark in sorted(_marks(self._document), key=lambda m: m.start):
            if mark.start == mark.end:
                points[self._row_at(mark.start)][mark.start].append(_empty(mark))
            else:
                for row in range(self._row_at(mark.start), self._row_at(mark.end - 1) + 1):
                    marks[row].append(mark)
        for nr, diagnostic in enumerate(self._document.diagnostics, 1):
            place = mark_place(diagnostic, self._text)
            points[self._row_at(place)][place].append(f'<i class="dm" data-n="{nr}" id="m{nr}"></i>')
        return marks, points

    def _row(self, at: int) -> str:
        start, end = self._rows[at]
        points = self._points.get(at, {})
        pieces = cut(start, end, self._marks.get(at, ()), tuple(points))
        out = []
        for heading, group in groupby(pieces, key=_heading):
            inner = "".join("".join(points.get(p.start, ())) + self._piece(p) for p in group)
            out.append(_headed(heading, inner, start) if heading else inner)
        if start == end or at == len(self._rows) - 1:
            out += points.get(end, ())
        notes = "".join(note_html(self._document, nr) for nr in self._notes.get(at, ()))
        margin = f'<div class="nt">{notes}</div>' if notes else ""
        height = f' style="--h:{-(-(end - start) // _LINE)}"' if end - start > _LINE else ""
        return (
            f'<div class="row {self._kind(start, end)}" id="L{at + 1}" data-n="{at + 1}" data-o="{start}"{height}>'
            f'<div class="tx">{"".join(out)}</div>{margin}</div>'
        )

    def _kind(self, start: int, end: int) -> str:
        """The classes of a row: the kind of its block, and what its first character tells."""
        line = self._text[start:end]
        if not line.strip():
            return "blank"
        first = start + len(line) - len(line.lstrip())
        at = bisect_right(self._block_starts, first) - 1
        blocks = self._document.blocks
        kind = blocks[at].kind if at >= 0 and first in blocks[at] else "body"
        if kind == "body" and first == start and first not in self._joined:
            return "body in"
        return kind

    def _piece(self, piece: Piece) -> str:
        text = escape(self._text[piece.start : piece.end])
        kinds = [mark.kind for mark in piece.marks]
        if "item" in kinds:
            text = f'<b class="it">{text}</b>'
        facts = [mark for mark in piece.marks if mark.kind == "fact"]
        if facts:
            text = self._fact(facts, piece.start, text)
        return f'<span class="fur">{text}</span>' if "furniture" in kinds else text

    def _fact(self, facts: Sequence[Mark], start: int, text: str) -> str:
        """A link to the row of the first fact; each fact has its id where it begins, and there alone."""
        begun = [mark.index for mark in facts if mark.start == start]
        own = f' id="f{begun[0]}"' if begun else ""
        others = "".join(f'<span id="f{nr}"></span>' for nr in begun[1:])
        fact = self._document.facts[facts[0].index - 1]
        numbers = " ".join(str(mark.index) for mark in facts)
        many = f' data-x="{len(facts)}"' if len(facts) > 1 else ""
        focus = "0" if begun and begun[0] == 1 else "-1"  # one stop for Tab; the arrow keys move on from there
        return (
            f'<a class="f {fact.role} {fact.status}"{own} href="#r{facts[0].index}" data-f="{numbers}"{many}'
            f' tabindex="{focus}">{others}{text}</a>'
        )


def _rows(text: str) -> list[tuple[int, int]]:
    """Start and end of every line, its line feed included."""
    out, start = [], 0
    while (at := text.find("\n", start)) >= 0:
        out.append((start, at + 1))
        start = at + 1
    if start < len(text) or not out:
        out.append((start, len(text)))
    return out


def _marks(document: Document) -> Iterator[Mark]:
    for nr, fact in enumerate(document.facts, 1):
        yield Mark(fact.quantity.quote.start, fact.quantity.quote.end, "fact", nr)
    for path, section in sections_by_path(document):
        end = section.heading.end if section.heading else section.marker.end
        yield Mark(section.marker.start, max(end, section.marker.end), "heading", path.count("."), path)
    for quote in document.furniture:
        yield Mark(quote.start, quote.end, "furniture")
    for paragraph in _paragraphs(document):
        for item in paragraph.items:
            yield Mark(item.marker.start, item.marker.end, "item")


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    yield from document.preamble
    for attachment in document.attachments:
        yield from attachment.paragraphs
    for _, section in document.walk():
        yield from section.paragraphs


def _heading(piece: Piece) -> Mark | None:
    return next((mark for mark in reversed(piece.marks) if mark.kind == "heading"), None)


def _headed(heading: Mark, inner: str, row_start: int) -> str:
    """A heading; one that runs over a line end is a heading once, on its first line."""
    if heading.start < row_start:
        return f'<span class="h d{min(heading.index, 3)}">{inner}</span>'
    level = min(heading.index + 3, 6)
    return (
        f'<span class="h d{min(heading.index, 3)}" id="{section_id(heading.name)}" role="heading"'
        f' aria-level="{level}" tabindex="-1">{inner}</span>'
    )


def _empty(mark: Mark) -> str:
    if mark.kind == "fact":
        return f'<span id="f{mark.index}" data-f="{mark.index}"></span>'
    return f'<span class="h" id="{section_id(mark.name)}"></span>' if mark.kind == "heading" else ""
