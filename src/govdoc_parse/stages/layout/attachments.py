"""Layout → attachments: the names of the 附件 note joined with the documents that follow."""

from __future__ import annotations

from collections import deque

from govdoc_parse.lazy import lazy
from govdoc_parse.model.outline import Attachment, Paragraph
from govdoc_parse.model.span import Quote, Span
from govdoc_parse.stages.layout.layout import Annex, Layout
from govdoc_parse.stages.text.source import Source

_NOTE = lazy(r"(?:附 *件 *(?P<a>\d{0,2}) *: *)?(?:(?P<n>\d{1,2}) ?[.、] ?)?(?P<name>.*)")


def find_attachments(
    source: Source, layout: Layout, openings: dict[int, tuple[Paragraph, ...]]
) -> tuple[Attachment, ...]:
    """One attachment for each name listed and each document found; the same number makes them one.

    `openings` holds the paragraphs before the first section of each annexed document, by its first line.
    """
    listed = _Listed(_listed(source, layout))
    out: list[Attachment] = []
    ends = [*(annex.line for annex in layout.annexes[1:]), len(layout.lines)][: len(layout.annexes)]
    for annex, end in zip(layout.annexes, ends, strict=True):
        number, name = listed.taken(annex)
        out.append(
            Attachment.made_of(
                kind="annexed" if annex.kind == "annexed" else "attachment",
                number=annex.number if annex.number is not None else number,
                listed=name,
                title=_title(source, layout, annex),
                span=_span(layout, annex.line, end),
                paragraphs=openings.get(annex.line, ()),
            )
        )
    out += [Attachment.made_of(number=number, listed=name) for number, name in listed.left()]
    return tuple(sorted(out, key=lambda a: (a.kind == "attachment", a.number or 0)))


def _listed(source: Source, layout: Layout) -> list[tuple[int | None, Quote]]:
    names: list[tuple[int | None, Quote]] = []
    signed = layout.signature[1] if layout.signature else len(layout.lines)
    for index, kind in enumerate(layout.kinds):
        if kind != "attachment_note":
            continue
        line = layout.lines[index]
        match = _NOTE.fullmatch(line.text)
        name = match["name"].strip() if match else ""
        if match is None or not name:
            source.report("ATTACHMENT_EMPTY", line.start, line.end, "附件 stands without a name")
        else:
            number = match["n"] or match["a"]
            start = line.start + match.start("name")
            names.append((int(number) if number else None, source.quote(start, line.end)))
        if index > signed:
            source.report(
                "ATTACHMENT_AFTER_SIGNATURE", line.start, line.end, "the 附件 note stands after the signature"
            )
    return names


class _Listed:
    """The names of the note that no document has been found for yet."""

    def __init__(self, names: list[tuple[int | None, Quote]]) -> None:
        self._names = dict(enumerate(names))
        self._places: dict[int | None, deque[int]] = {}
        for place, (number, _) in self._names.items():
            self._places.setdefault(number, deque()).append(place)

    def left(self) -> list[tuple[int | None, Quote]]:
        """The names that are still listed, in text order."""
        return list(self._names.values())

    def taken(self, annex: Annex) -> tuple[int | None, Quote | None]:
        """The number and the name of a document, which is listed no more: the first of its number, or the only one left."""
        places = self._places.get(annex.number, deque())
        if annex.kind != "attachment" or not (places or len(self._names) == 1):
            return None, None
        only = next(iter(self._names)) if len(self._names) == 1 else places[0]
        number, name = self._names.pop(only)
        self._places[number].remove(only)
        return number, name


def _title(source: Source, layout: Layout, annex: Annex) -> Quote | None:
    if annex.title is None:
        return None
    line = layout.lines[annex.title]
    return source.quote(line.start, line.end)


def _span(layout: Layout, first: int, end: int) -> Span:
    """From the line `first` to the last before `end` that is no furniture of the page."""
    while end - 1 > first and layout.kinds[end - 1] == "furniture":
        end -= 1
    return Span(start=layout.lines[first].start, end=layout.lines[end - 1].end)
