"""text → Document: the pipeline, one line a stage."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import NamedTuple, Unpack

from govdoc_parse.lexicon import Lexicon
from govdoc_parse.model.covered import NOWHERE, Covered
from govdoc_parse.model.document import Document
from govdoc_parse.model.fact import Fact
from govdoc_parse.model.known import Known, check_known
from govdoc_parse.model.metadata import Metadata, Signature
from govdoc_parse.model.outline import Table
from govdoc_parse.model.span import Quote
from govdoc_parse.stages.facts.doubts import report_doubts
from govdoc_parse.stages.facts.facts import FactFinder, framed
from govdoc_parse.stages.facts.names import Outcome
from govdoc_parse.stages.frames.frames import FrameFinder, Frames
from govdoc_parse.stages.frames.head import Head
from govdoc_parse.stages.frames.periods import as_period
from govdoc_parse.stages.layout.attachments import find_attachments
from govdoc_parse.stages.layout.blocks import BlockFinder
from govdoc_parse.stages.layout.brackets import report_unpaired
from govdoc_parse.stages.layout.document_kind import GenreFinder
from govdoc_parse.stages.layout.document_number import find_number
from govdoc_parse.stages.layout.elsewhere import report_elsewhere
from govdoc_parse.stages.layout.layout import Layout, prose_layout
from govdoc_parse.stages.layout.markers import MarkerFinder
from govdoc_parse.stages.layout.metadata import find_metadata, find_signature
from govdoc_parse.stages.layout.paragraphs import find_paragraphs
from govdoc_parse.stages.layout.region import find_region
from govdoc_parse.stages.layout.tables import find_tables
from govdoc_parse.stages.layout.title import date_below
from govdoc_parse.stages.outline.sections import Outline, SectionFinder
from govdoc_parse.stages.outline.squeezed_outline import squeezed_outline
from govdoc_parse.stages.quantities.unread import once_a_line
from govdoc_parse.stages.series.series import SeriesFinder
from govdoc_parse.stages.text.lines import LineSplitter
from govdoc_parse.stages.text.remarks import once_a_run
from govdoc_parse.stages.text.source import Source, read_source
from govdoc_parse.stages.text.squeezed import Squeezed, squeeze
from govdoc_parse.stages.text.unseen import find_seen
from govdoc_parse.stages.text.wording import Wording
from govdoc_parse.stages.times.time_finder import TimeFinder
from govdoc_parse.stages.words.dictionary import Words

MAX_FACTS, MAX_CELLS = 1_000_000, 2_000_000  # of a document


class Candidate(NamedTuple):
    """What one rule made of a place: `kind` is time or quantity; `accepted` tells whether it builds."""

    kind: str
    rule: str
    start: int
    end: int
    accepted: bool


class _Read(NamedTuple):
    source: Source
    squeezed: Squeezed
    layout: Layout
    title: Quote | None
    metadata: Metadata
    signature: Signature | None
    outline: Outline
    frames: Frames
    tables: tuple[Table, ...]


class Parser:
    """A parser for one lexicon. Compiling the rules takes a moment; parsing with it is then repeatable and cheap.

    With `words`, indicators are cut at the edges of the nouns of jieba's dictionary, which takes about a second to load
    and helps with few of them (see eval/README.md); without, which is the default, jieba is not imported. Beyond `max_facts`
    facts figures give no more, beyond `max_cells` cells rows are in no table; LIMIT_REACHED tells where. The four are kept as
    attributes: they are all that a result depends on besides the text.
    """

    def __init__(
        self,
        lexicon: Lexicon | None = None,
        *,
        words: bool = False,
        max_facts: int = MAX_FACTS,
        max_cells: int = MAX_CELLS,
    ) -> None:
        lexicon = Lexicon.default() if lexicon is None else lexicon
        self.lexicon = lexicon
        self.words = words
        self.max_facts = max_facts
        self.max_cells = max_cells
        self._lines = LineSplitter(lexicon)
        self._markers = MarkerFinder(lexicon)
        self._blocks = BlockFinder(lexicon, self._markers)
        self._sections = SectionFinder(lexicon, self._markers)
        times, wording = TimeFinder(), Wording(lexicon)
        self._frames = FrameFinder(lexicon, times, wording)
        self._facts = FactFinder(lexicon, times, wording, Words() if words else None)
        self._series = SeriesFinder(lexicon, wording)
        self._genres = GenreFinder(lexicon)

    def __reduce__(self) -> tuple[Callable[..., Parser], tuple[type[Parser], Lexicon, bool, int, int]]:
        """Pickled as its lexicon; a process makes it once, however often engines send it with their tasks."""
        return _made, (type(self), self.lexicon, self.words, self.max_facts, self.max_cells)

    def parse(self, text: str, covered: Covered = NOWHERE, **known: Unpack[Known]) -> Document:
        """Returns the document that a text holds. Never fails on a string: what is odd is listed in `diagnostics`.

        `covered` are the empty places of its tables that other cells reach over, where a reader knows them. `known` is what the caller knows of the document (`Known`: published, year, region, kind); it outranks title, genre,
        metadata and signature, never a year that a heading or a sentence states. A wrong type is a `TypeError`, an unknown
        kind a `ValueError` that lists the known ids.
        """
        if not isinstance(text, str):
            raise TypeError(f"parse() takes the text of a document as str, not {type(text).__name__}{_hint(text)}")
        check_known(known)
        seen = find_seen(text)
        if seen is not None:
            return seen.back(self.parse(seen.text, {seen.place(at): side for at, side in covered.items()}, **known))
        read = self._read(text, known, covered)
        source, layout, outline, frames = read.source, read.layout, read.outline, read.frames
        facts = self._found(read)
        attachments = find_attachments(source, layout, outline.openings)
        once_a_line(source)
        once_a_run(source)
        report_doubts(source, frames, facts, known.get("year"))
        stated, title = frames.head.document.stated, read.title
        number = find_number(source, read.metadata, title)
        year = frames.head.document.reference.year
        region = find_region(source, title, read.metadata, (number, read.signature), (known.get("region"), year))
        return Document(
            text=source.text,
            title=title,
            metadata=read.metadata,
            number=number,
            kind=genre.id if (genre := frames.head.document.genre) and (title or known.get("kind")) else None,
            region=region,
            date=frames.head.document.reference.anchor,
            published=known.get("published") or read.metadata.date_published,
            year=year,
            period=None if stated is None else as_period(stated, "title"),
            signature=read.signature,
            preamble=outline.preamble,
            sections=frames.shown(outline.sections),
            tables=read.tables,
            attachments=attachments,
            furniture=tuple(
                source.quote(line.start, line.end)
                for line, kind in zip(layout.lines, layout.kinds, strict=True)
                if kind == "furniture"
            ),
            blocks=layout.blocks(source),
            facts=facts,
            diagnostics=tuple(sorted(source.diagnostics, key=lambda d: (d.span.start, d.code))),
        )

    def facts(self, text: str, *, published: date | None = None, year: int | None = None) -> tuple[Fact, ...]:
        """Returns the facts of prose without a document around it: a cell of a data frame, an answer of a model.

        No line of it is a title, a label or page furniture. Offsets count in `text`; `published` and `year` are as in `parse`.
        """
        if not isinstance(text, str):
            raise TypeError(f"facts() takes prose as str, not {type(text).__name__}{_hint(text)}")
        known = Known(published=published, year=year)
        check_known(known)
        seen = find_seen(text)
        if seen is not None:
            return tuple(seen.back(fact) for fact in self._found(self._read(seen.text, known, prose=True)))
        return self._found(self._read(text, known, prose=True))

    def _found(self, read: _Read) -> tuple[Fact, ...]:
        """The facts of prose and tables in text order."""
        found = self._facts.find_facts(read.squeezed, read.frames, self.max_facts)
        tables, title = framed(read.tables, read.outline.sections, read.frames), read.title.text if read.title else ""
        found += self._facts.find_table_facts(read.source, tables, title, self.max_facts - len(found))
        found.sort(key=lambda fact: fact.quantity.quote.start)
        return self._series.completed(read.source, found)

    def _read(self, text: str, known: Known, covered: Covered = NOWHERE, *, prose: bool = False) -> _Read:
        """All that is known of a text before any sentence of it is read; `prose` has no head and no tail."""
        source = read_source(text, covered)
        lines = self._lines.split(source)
        tables, table_lines = find_tables(source, lines, self.max_cells)
        layout = prose_layout(lines, table_lines) if prose else self._blocks.find_layout(source, lines, table_lines)
        report_elsewhere(source, layout)
        title = source.quote(*layout.title) if layout.title else None
        metadata = find_metadata(source, layout, title)
        signature = find_signature(source, layout)
        paragraphs = find_paragraphs(source, layout, self._markers)
        report_unpaired(source, paragraphs)
        outline = self._sections.find_outline(source, paragraphs, layout.scopes)
        squeezed = squeeze(source, outline.body())
        name = source.fold[title.start : title.end] if title else ""
        at = next((i for i, line in enumerate(lines) if title and line.start <= title.start < line.end), None)
        kind = known.get("kind")
        genre = self._genres.genre_of(name) if kind is None else self._genres.by_id(kind)
        delivered = date_below(lines, at)
        head = Head(name, genre, metadata, signature, delivered, known.get("published"), known.get("year"))
        frames = self._frames.find_frames(squeezed.fold, squeezed_outline(outline, squeezed), head)
        return _Read(source, squeezed, layout, title, metadata, signature, outline, frames, tables)

    def with_limits(self, max_facts: int | None, max_cells: int | None) -> Parser:
        """The same parser with other limits, where they are not `None`."""
        make, (kind, lexicon, words, facts, cells) = self.__reduce__()
        return make(
            kind, lexicon, words, facts if max_facts is None else max_facts, cells if max_cells is None else max_cells
        )

    def outcome(self, text: str, start: int) -> Outcome | None:
        """The figure of the prose that begins at `start` with what was decided of it, made again; `None` if there is none."""
        read = self._read(text, {})
        outcomes = self._facts.outcomes(read.squeezed, read.frames)
        at = read.squeezed.place(start)
        return next((each for each in outcomes if each.verdicts.statement.clause.measure.start == at), None)

    def candidates(self, text: str, offset: int, start: int, end: int) -> tuple[Candidate, ...]:
        """All that the rules considered for the place `offset` of the sentence `[start, end)`, also what they declined."""
        twin = self._read(text, {}).squeezed
        found = self._facts.candidates(twin.fold, *map(twin.place, (offset, start, end)))
        return tuple(Candidate(kind, rule, *twin.stretch(a, b), accepted) for kind, rule, a, b, accepted in found)


def parse(text: str, **known: Unpack[Known]) -> Document:
    """Returns the document that a text holds, by the default lexicon; the keywords are those of `Parser.parse`."""
    return default_parser().parse(text, **known)


def facts(text: str, *, published: date | None = None, year: int | None = None) -> tuple[Fact, ...]:
    """Returns the facts of prose without a document around it, by the default lexicon; see `Parser.facts`."""
    return default_parser().facts(text, published=published, year=year)


@lru_cache(maxsize=1)
def default_parser() -> Parser:
    """The parser of the default lexicon, made once."""
    return Parser()


@lru_cache(maxsize=4)
def _made(parser: type[Parser], lexicon: Lexicon, words: bool, max_facts: int, max_cells: int) -> Parser:
    return parser(lexicon, words=words, max_facts=max_facts, max_cells=max_cells)


def _hint(value: object) -> str:
    return "; decode it first, or use parse_file()" if isinstance(value, bytes | bytearray) else ""
