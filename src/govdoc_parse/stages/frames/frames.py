"""Outline and head → the frames of a document, before any sentence is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from govdoc_parse.lexicon import Lexicon
from govdoc_parse.model.outline import Section
from govdoc_parse.stages.frames.document_frame import (
    reference_days,
    shared_bases,
    titled_days,
    with_the_body,
    written_on,
)
from govdoc_parse.stages.frames.frame import DocumentFrame, FramedText, SectionFrame
from govdoc_parse.stages.frames.framing import Framing
from govdoc_parse.stages.frames.head import Head
from govdoc_parse.stages.frames.headings import HeadingReader
from govdoc_parse.stages.frames.paragraphs import ParagraphFrames
from govdoc_parse.stages.frames.periods import as_period
from govdoc_parse.stages.layout.document_kind import GenreFinder
from govdoc_parse.stages.outline.section_kinds import SectionKinds
from govdoc_parse.stages.outline.sections import Outline
from govdoc_parse.stages.text.wording import Wording
from govdoc_parse.stages.times.bases import BaseFinder
from govdoc_parse.stages.times.time_finder import TimeFinder

_OF_SECTION = set(Section.model_fields)
_OPENING = 1500  # how far from its start a text says what it is
_OF_LAWS = {"article", "chapter", "part", "part_section"}


@dataclass(frozen=True, slots=True)
class Frames:
    """The frame of what is before the first section, those of the sections by their path, and all text in reading order."""

    head: SectionFrame
    sections: dict[str, SectionFrame]
    texts: tuple[FramedText, ...]

    def shown(self, sections: tuple[Section, ...], path: str = "") -> tuple[Section, ...]:
        """The sections with the period and the status that a figure in them has which says nothing of its own."""
        return tuple(self._shown(section, f"{path}{index}") for index, section in enumerate(sections, start=1))

    def _shown(self, section: Section, path: str) -> Section:
        frame = self.sections[path]
        scope = frame.reference.scope
        fields = {name: getattr(section, name) for name in Section.model_fields}
        fields["period"] = None if scope is None else as_period(scope, frame.whose)
        fields["status"] = frame.expected
        fields["children"] = self.shown(section.children, f"{path}.")
        return Section.of_valid(fields, _OF_SECTION)


class FrameFinder:
    """Decides the frames of documents."""

    def __init__(self, lexicon: Lexicon, times: TimeFinder, wording: Wording) -> None:
        self._times = times
        self._wording = wording
        self._bases = BaseFinder(lexicon)
        self._genres = GenreFinder(lexicon)
        self._headings = HeadingReader(times, SectionKinds(lexicon), wording)

    def find_frames(self, folded: str, outline: Outline, head: Head) -> Frames:
        """The frames; `folded` is the text without soft breaks."""
        if not head.title and head.genre is None:
            head = replace(head, genre=self._genres.genre_of(self._own_name(folded)))
        document = self._document(folded, outline, head)
        framing = Framing(folded, document, self._headings, ParagraphFrames(folded, self._times, self._wording))
        texts = tuple(framing.texts(outline))
        return Frames(framing.head, framing.sections, texts)

    def _own_name(self, folded: str) -> str:
        """What a text without a title calls itself: 制定本指导意见, 提出如下措施."""
        said = self._wording.says("calls_itself", folded, 0, _OPENING)
        return said[0] if said is not None else ""

    def _document(self, folded: str, outline: Outline, head: Head) -> DocumentFrame:
        anchor, genre = written_on(head), head.genre
        titled = titled_days(head, self._times, anchor)
        reference = reference_days(head, titled, anchor)
        reference = with_the_body(folded, reference, outline, self._wording)
        law = _is_law(outline.sections) and (genre is None or genre.rules)
        return DocumentFrame(
            genre=genre,
            reference=reference,
            stated=titled[0] if titled else None,
            titled=titled,
            expected="required" if law else genre.expected if genre is not None else "achieved",
            regulates=law or (genre is not None and genre.rules),
            norms=law or (genre is not None and genre.norms),
            shared_bases=tuple(shared_bases(folded, self._bases, self._wording)),
        )


def _is_law(sections: Sequence[Section]) -> bool:
    """Whether a text is one of articles: most of its outermost units are 条 or chapters of them."""
    return 2 * sum(section.style in _OF_LAWS for section in sections) > len(sections)
