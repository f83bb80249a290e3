"""A place of a document → a case for tests/cases, ready to paste."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import chain, product

from govdoc_parse.model.document import Document
from govdoc_parse.model.fact import Fact
from govdoc_parse.model.outline import Section
from govdoc_parse.parser import Parser, default_parser

_END = re.compile(r"[。！？!?]+[”’）》」)]*")
_WIDE = 120  # characters of a line that still holds all facts


def case(document: Document, offset: int, parser: Parser | None = None) -> str:
    """Returns a `[[case]]` in TOML for the sentence or table row at an offset: the text, and each fact that is read in it.

    The text is the sentence alone if that gives the same facts as the document does. If not, it begins with what they depend
    on: the headings above, the title, the paragraph or table up to there. If none of these gives them, comments list the
    facts of the document. A line of `expect` is `quote | indicator | role direction basis status`. `parser` is the one that
    made the document, if it is not the default. Raises `ValueError` for an offset outside of the text or in a blank line.
    """
    document.line_column(offset)
    parser = default_parser() if parser is None else parser
    start, end = _sentence(document, offset)
    sentence = document.text[start:end].strip()
    if not sentence:
        raise ValueError(f"no text at offset {offset}")
    wanted = [_line(fact) for fact in document.facts if start <= fact.quantity.quote.start < end]
    contexts = {outer + inner for outer, inner in product(_outer(document, start), _inner(document, start))}
    for before in sorted(contexts, key=lambda context: (len(context), context)):
        facts = parser.parse(before + sentence).facts
        if [_line(fact) for fact in facts if fact.quantity.quote.start >= len(before)] == wanted:
            return _toml(before + sentence, [_line(fact) for fact in facts])
    notes = "".join(f"# in the document: {' '.join(line.split())}\n" for line in wanted or ["nothing"])
    return notes + _toml(sentence, [_line(fact) for fact in parser.parse(sentence).facts])


def _sentence(document: Document, offset: int) -> tuple[int, int]:
    """The sentence of a fact, else the sentence of a paragraph, else the line."""
    for fact in document.facts:
        if fact.sentence.start <= offset < fact.sentence.end:
            return fact.sentence.start, fact.sentence.end
    start, end = _paragraph(document, offset) or _whole_line(document.text, offset)
    for mark in _END.finditer(document.text, start, end):
        if mark.end() > offset or not document.text[mark.end() : end].strip():
            return start, mark.end()
        start = mark.end()
    return start, end


def _paragraph(document: Document, offset: int) -> tuple[int, int] | None:
    sections = (section.paragraphs for _, section in document.walk())
    attached = (attachment.paragraphs for attachment in document.attachments)
    for paragraph in chain(document.preamble, *sections, *attached):
        if paragraph.spans[0].start <= offset < paragraph.spans[-1].end:
            return paragraph.spans[0].start, paragraph.spans[-1].end
    return None


def _whole_line(text: str, offset: int) -> tuple[int, int]:
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end


def _inner(document: Document, start: int) -> Iterator[str]:
    """What may be before the sentence: nothing, the paragraph up to it, the table up to it."""
    yield ""
    paragraph = _paragraph(document, start)
    if paragraph is not None:
        yield document.text[paragraph[0] : start]
    for table in document.tables:
        first = min(part.start for part in (table.span, table.caption, table.unit_note) if part is not None)
        if first < start < table.span.end:
            yield document.text[first:start]


def _outer(document: Document, start: int) -> Iterator[str]:
    """What may be before that: nothing, the heading it is under, all of them, the title and all of them."""
    headings = [_heading(section) for _, section in document.walk() if section.span.start < start < section.span.end]
    title = [" ".join(document.title.text.split())] if document.title else []
    for lines in ([], headings[-1:], headings, title + headings):
        yield "".join(f"{line}\n" for line in lines)


def _heading(section: Section) -> str:
    return section.marker.text + (" ".join(section.heading.text.split()) if section.heading else "")


def _line(fact: Fact) -> str:
    words = (fact.role, fact.direction, fact.comparison.basis if fact.comparison else None, fact.status)
    indicator = fact.indicator.text if fact.indicator else ""
    return f"{fact.quantity.quote.text} | {indicator} | {' '.join(word for word in words if word)}"


def _toml(text: str, lines: list[str]) -> str:
    values = [_string(line) for line in lines]
    expect = f"[{', '.join(values)}]"
    if len(expect) > _WIDE:
        expect = "[\n" + "".join(f"  {value},\n" for value in values) + "]"
    return f"[[case]]\ntext = {_string(text)}\nexpect = {expect}\n"


def _string(text: str) -> str:
    """A basic string: TOML escapes as JSON does, and one character more."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
