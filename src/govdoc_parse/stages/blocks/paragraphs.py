"""Body lines → paragraphs, broken ones rejoined."""

from __future__ import annotations

from dataclasses import dataclass

from govdoc_parse.stages.blocks.layout import Layout
from govdoc_parse.stages.markers import MARKDOWN, Marker, MarkerFinder
from govdoc_parse.stages.source import Source

ENDS = "。;:!?…”》)】"
HEADING = 45
_FEWEST = 2  # how many members of a rhetorical series must begin lines to be sections


@dataclass(frozen=True, slots=True)
class BodyParagraph:
    """A paragraph of body text: its spans, the marker at its start, and whether numbering starts anew before it."""

    spans: tuple[tuple[int, int], ...]
    marker: Marker | None
    line: int
    fresh: bool

    @property
    def start(self) -> int:
        """Where the paragraph begins in the source."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where the paragraph ends in the source."""
        return self.spans[-1][1]


def find_paragraphs(source: Source, layout: Layout, markers: MarkerFinder) -> tuple[BodyParagraph, ...]:
    """The body lines as paragraphs, each break inside a sentence repaired and reported as PARA_SPLIT."""
    out: list[BodyParagraph] = []
    scopes = sorted(layout.scopes)
    last_line = -1
    for index in layout.body():
        line = layout.lines[index]
        fresh = any(last_line < scope <= index for scope in scopes)
        hashes = MARKDOWN.match(line.text)
        marker = markers.at(source.fold, line.start + (hashes.end() if hashes else 0), line.end)
        unbroken = last_line >= 0 and set(layout.kinds[last_line + 1 : index]) <= {"furniture"}
        if out and marker is None and not fresh and unbroken and _is_cut(source.fold, out[-1]):
            source.report("PARA_SPLIT", out[-1].end, line.start, "a paragraph broken inside a sentence was joined")
            last = out.pop()
            out.append(BodyParagraph((*last.spans, (line.start, line.end)), last.marker, last.line, last.fresh))
        else:
            out.append(BodyParagraph(((line.start, line.end),), marker, index, fresh))
        last_line = index
    return tuple(out)


def _is_cut(folded: str, paragraph: BodyParagraph) -> bool:
    """Whether a paragraph stops in the middle of a sentence: behind a comma, or long and without any mark."""
    final = folded[paragraph.end - 1]
    if final in ",、":
        return True
    start, end = paragraph.spans[-1]
    return final not in ENDS and end - start > HEADING and "。" not in folded[max(start, end - 3) : end]
