"""Body lines → paragraphs, joined across soft breaks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from govdoc_parse.lazy import lazy
from govdoc_parse.stages.layout.body import BodyParagraph
from govdoc_parse.stages.layout.layout import Layout
from govdoc_parse.stages.layout.markers import MARKDOWN, MarkerFinder
from govdoc_parse.stages.layout.torn import ENDS, MARK, is_inside, is_torn
from govdoc_parse.stages.text.dates import date_line
from govdoc_parse.stages.text.lines import Line
from govdoc_parse.stages.text.source import Source

HEADING = 45
FEWEST_LINES = 12
LINE_AND_REST = 2
FEWEST_SET, MOSTLY = 5, 0.8  # so many lines tell how a document is set, if so large a part of them agrees
SHORTEST = 8  # characters of a line that may go on
INDENT = 2  # blanks in front of a paragraph
GLUED = 30  # the longest heading at the end of a paragraph
_LABELLED = lazy(r"[一-龥]{2,8}:")
_INTRODUCED = lazy(r"[^,。;:]{2,8}:$")
_CLOSED = lazy(r"[^,。;:]{1,20}。(?=.)")  # …领导。成立专班 behind （一）加强组织 is the end of its heading
_DATED = lazy(r"\d年\d{1,2}月\d{1,2}日$")
_DATE = 8  # characters of it at most


def find_paragraphs(source: Source, layout: Layout, markers: MarkerFinder) -> tuple[BodyParagraph, ...]:
    """The body lines as paragraphs, each soft break joined and reported as PARA_SPLIT."""
    out: list[BodyParagraph] = []
    scopes = sorted(layout.scopes)
    body = [layout.lines[i] for i in layout.body()]
    apart = _apart_by_indents(source, body), _apart_by_gaps(body)
    marks = [mark.start() for mark in MARK.finditer(source.fold)]
    set_ = _Setting(source, wrap_width(body), *apart, len(layout.lines) == len(body) == LINE_AND_REST, marks)
    last_line = -1
    for index in layout.body():
        line = layout.lines[index]
        fresh = bisect_right(scopes, index) > bisect_right(scopes, last_line)
        hashes = MARKDOWN.match(line.text)
        marker = markers.at(source.fold, line.start + (hashes.end() if hashes else 0), line.end)
        if marker is not None and out and last_line == index - 1 and is_inside(source.fold, out[-1], line):
            marker = None
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
            and _is_cut(set_, out[-1], line)
            and not _ends_in_heading(source, out[-1], markers)
        ):
            source.report("PARA_SPLIT", out[-1].end, line.start, "a paragraph broken inside a sentence was joined")
            out[-1].spans.append((line.start, line.end))
        else:
            out.append(BodyParagraph([(line.start, line.end)], marker, index, fresh))
        last_line = index
    return tuple(out)


def wrap_width(lines: list[Line]) -> int:
    """The width of lines that end in soft breaks, 0 for text without such a width: most lines are full, few are longer."""
    lengths = sorted(len(line) for line in lines)
    if len(lengths) < FEWEST_LINES:
        return 0
    width = lengths[int(len(lengths) * 0.8)]
    full = sum(width - 3 <= length <= width + 2 for length in lengths)
    longer = sum(length > width + 2 for length in lengths)
    return width if 15 <= width <= 80 and full >= 0.4 * len(lengths) and longer <= 0.05 * len(lengths) else 0


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the body of a document is set: the width at which its lines end, 0 for none, and what its paragraphs begin with."""

    source: Source
    width: int
    indents: bool
    gaps: bool
    alone: bool
    """Whether the text is two lines and nothing else."""
    marks: list[int]
    """Where the marks of prose stand: a paragraph that grows line by line is not searched again for each line."""

    def is_marked(self, paragraph: BodyParagraph) -> bool:
        """Whether a mark of prose stands in a paragraph."""
        at = bisect_left(self.marks, paragraph.start)
        return at < len(self.marks) and self.marks[at] < paragraph.end

    def goes_on(self, paragraph: BodyParagraph, line: Line) -> bool:
        """Whether a line lacks what the paragraphs of the document begin with, or is the rest of a text that is one."""
        if line.gap:
            return False
        if paragraph.marker is None and (self.gaps or self.alone):
            return True
        unindented = self.indents and not _is_indented(self.source, line)
        long = paragraph.end - paragraph.start >= SHORTEST
        return (self.gaps and unindented) or (long and (self.gaps or unindented))

    def begins(self, line: Line) -> bool:
        """Whether a line has the indent that the paragraphs of the document begin with."""
        return self.indents and self.source.fold.startswith("  ", line.start - 2) and line.start >= 2


def _apart_by_indents(source: Source, lines: list[Line]) -> bool:
    """Whether the prose of a document stands in paragraphs with indents."""
    prose = [line for line in lines if "。" in line.text]
    return len(prose) >= FEWEST_SET and sum(_is_indented(source, line) for line in prose) >= MOSTLY * len(prose)


def _apart_by_gaps(lines: list[Line]) -> bool:
    """Whether a blank line stands before almost every line."""
    return len(lines) > FEWEST_SET and sum(line.gap for line in lines[1:]) >= MOSTLY * (len(lines) - 1)


def _is_indented(source: Source, line: Line) -> bool:
    return line.start > 0 and source.fold[line.start - 1] == " "


def _is_cut(setting: _Setting, paragraph: BodyParagraph, following: Line) -> bool:
    """Whether a paragraph stops in the middle of a sentence: behind a comma, inside a number or a unit, or long and without
    any mark, or with a line that is full or followed by one that begins no paragraph of such a document.
    """
    folded, width = setting.source.fold, setting.width
    final = folded[paragraph.end - 1]
    if final in "《“(" or following.text[0] in "》”),、。;%‰" or (final.isdecimal() and following.text[0] in "年月日"):
        return True
    said = setting.is_marked(paragraph)
    if (
        (_LABELLED.match(following.text) and not (said and _INTRODUCED.match(following.text)))
        or following.text.startswith("附")
        or date_line(following.text)
        or _DATED.search(folded, max(paragraph.start, paragraph.end - _DATE), paragraph.end)
    ):
        return False
    if final in ",、" or is_torn(folded, paragraph, following, said=said):
        return True
    if setting.alone and paragraph.marker and paragraph.marker.ordinal and _CLOSED.match(following.text):
        return final not in ENDS
    if setting.goes_on(paragraph, following) and final not in ENDS:
        return True
    if setting.begins(following):
        return False
    start, end = paragraph.spans[-1]
    if width and end - start >= width - 3:
        indent = following.start - max(folded.rfind("\n", 0, following.start) + 1, 0)
        return final not in "。!?" or (indent == 0 and not following.gap and end - start >= width)
    return final not in ENDS and end - start > HEADING and "。" not in folded[max(start, end - 3) : end]


def _ends_in_heading(source: Source, paragraph: BodyParagraph, markers: MarkerFinder) -> bool:
    """Whether the last thing in a paragraph is a numbered heading that lost its own line (…要求。(5)电磁兼容⏎)."""
    start, end = paragraph.spans[-1]
    stop = max(source.fold.rfind(mark, start, end) for mark in "。!?") + 1
    at = stop
    while at < end and source.fold[at] == " ":
        at += 1
    marker = markers.at(source.fold, at, end) if start < stop and at < end else None
    if marker is None or marker.ordinal is None or not 2 <= end - marker.end <= GLUED:
        return False
    return at - stop >= INDENT or MARK.search(source.fold, marker.end, end) is None
