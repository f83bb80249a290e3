"""Body lines → paragraphs, broken ones rejoined."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govdoc_parse.stages.layout.layout import Layout
from govdoc_parse.stages.layout.markers import MARKDOWN, Marker, MarkerFinder
from govdoc_parse.stages.text.dates import date_line
from govdoc_parse.stages.text.lines import Line
from govdoc_parse.stages.text.source import Source

ENDS = "。;:!?…”》)】"
HEADING = 45
FEWEST_LINES = 12
GLUED = 30  # the longest heading at the end of a paragraph
_LABELLED = re.compile(r"[一-龥]{2,8}:")
_MARK = re.compile("[。;,:]")
_TORN = re.compile(r"[\d.] *\n *[\d.%‰万亿元]")  # a number over two lines of prose
_DATED = re.compile(r"\d年\d{1,2}月\d{1,2}日$")
_DATE = 8  # characters of it at most


@dataclass(frozen=True, slots=True)
class BodyParagraph:
    """A paragraph of body text: its spans, the marker at its start, and whether numbering starts anew before it."""

    spans: list[tuple[int, int]]
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
    width = wrap_width([layout.lines[i] for i in layout.body()])
    last_line = -1
    for index in layout.body():
        line = layout.lines[index]
        fresh = any(last_line < scope <= index for scope in scopes)
        hashes = MARKDOWN.match(line.text)
        marker = markers.at(source.fold, line.start + (hashes.end() if hashes else 0), line.end)
        unbroken = last_line >= 0 and set(layout.kinds[last_line + 1 : index]) <= {"furniture"}
        alone = (
            bool(out) and out[-1].marker is not None and out[-1].marker.end == out[-1].end and len(out[-1].spans) == 1
        )
        if alone and marker is None and not fresh and unbroken:  # 第一、⏎坚持…
            out[-1].spans.append((line.start, line.end))
        elif (
            out
            and marker is None
            and not fresh
            and unbroken
            and _is_cut(source, out[-1], line, width)
            and not _ends_in_heading(source, out[-1], markers)
        ):
            source.report("PARA_SPLIT", out[-1].end, line.start, "a paragraph broken inside a sentence was joined")
            out[-1].spans.append((line.start, line.end))
        else:
            out.append(BodyParagraph([(line.start, line.end)], marker, index, fresh))
        last_line = index
    return tuple(out)


def wrap_width(lines: list[Line]) -> int:
    """The width at which hard-wrapped text was broken, 0 for text that was not: most lines are full, few are longer."""
    lengths = sorted(len(line) for line in lines)
    if len(lengths) < FEWEST_LINES:
        return 0
    width = lengths[int(len(lengths) * 0.8)]
    full = sum(width - 3 <= length <= width + 2 for length in lengths)
    longer = sum(length > width + 2 for length in lengths)
    return width if 15 <= width <= 80 and full >= 0.4 * len(lengths) and longer <= 0.05 * len(lengths) else 0


def _is_cut(source: Source, paragraph: BodyParagraph, following: Line, width: int) -> bool:
    """Whether a paragraph stops in the middle of a sentence: behind a comma, inside a number, or long and without any
    mark, or with a
    full line of hard-wrapped text whose next line is not indented.
    """
    folded = source.fold
    final = folded[paragraph.end - 1]
    if final in "《“(" or following.text[0] in "》”),、。;":
        return True
    if (
        _LABELLED.match(following.text)
        or following.text.startswith("附")
        or date_line(following.text)
        or _DATED.search(folded, max(paragraph.start, paragraph.end - _DATE), paragraph.end)
    ):
        return False
    if final in ",、" or (
        _TORN.match(folded, paragraph.end - 1) and _MARK.search(folded, paragraph.start, paragraph.end)
    ):
        return True
    start, end = paragraph.spans[-1]
    if width and end - start >= width - 3:
        indent = following.start - max(folded.rfind("\n", 0, following.start) + 1, 0)
        return final not in "。!?" or (indent == 0 and not following.gap and end - start >= width)
    return final not in ENDS and end - start > HEADING and "。" not in folded[max(start, end - 3) : end]


def _ends_in_heading(source: Source, paragraph: BodyParagraph, markers: MarkerFinder) -> bool:
    """Whether the last thing in a paragraph is a numbered heading that lost its own line (…要求。(5)电磁兼容⏎)."""
    start, end = paragraph.spans[-1]
    at = max(source.fold.rfind(mark, start, end) for mark in "。!?") + 1
    marker = markers.at(source.fold, at, end) if start < at < end else None
    if marker is None or marker.ordinal is None or not 2 <= end - marker.end <= GLUED:
        return False
    return _MARK.search(source.fold, marker.end, end) is None
