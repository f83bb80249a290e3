"""Outline → the same with the places that its headings and paragraphs have in the squeezed twin."""

from __future__ import annotations

from govdoc_parse.model.outline import Paragraph, Section
from govdoc_parse.model.span import Quote
from govdoc_parse.stages.outline.sections import Outline
from govdoc_parse.stages.text.squeezed import Squeezed

_OF_SECTION = set(Section.model_fields)
_OF_PARAGRAPH = set(Paragraph.model_fields)
_OF_QUOTE = set(Quote.model_fields)


def squeezed_outline(outline: Outline, squeezed: Squeezed) -> Outline:
    """For the frames and the facts alone: the document shows the places in the text."""
    return Outline(
        _paragraphs(outline.preamble, squeezed),
        tuple(_section(section, squeezed) for section in outline.sections),
        {line: _paragraphs(opening, squeezed) for line, opening in outline.openings.items()},
    )


def squeezed_quote(quote: Quote, squeezed: Squeezed) -> Quote:
    """A quote as it stands in the twin."""
    start, end = squeezed.place(quote.start), squeezed.place(quote.end)
    return Quote.of_valid({"start": start, "end": end, "text": squeezed.fold}, _OF_QUOTE)


def _section(section: Section, squeezed: Squeezed) -> Section:
    fields = {name: getattr(section, name) for name in Section.model_fields}
    fields["heading"] = section.heading and squeezed_quote(section.heading, squeezed)
    fields["span"] = squeezed.moved(section.span)
    fields["paragraphs"] = _paragraphs(section.paragraphs, squeezed)
    fields["children"] = tuple(_section(child, squeezed) for child in section.children)
    return Section.of_valid(fields, _OF_SECTION)


def _paragraphs(paragraphs: tuple[Paragraph, ...], squeezed: Squeezed) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph.of_valid({"spans": tuple(map(squeezed.moved, each.spans)), "items": ()}, _OF_PARAGRAPH)
        for each in paragraphs
    )
