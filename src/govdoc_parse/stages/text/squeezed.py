"""Source → its squeezed twin, without what stands inside words and numbers and is no part of them; it knows its offsets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from govdoc_parse.lazy import lazy
from govdoc_parse.model.outline import Paragraph
from govdoc_parse.model.span import Quote, Span
from govdoc_parse.stages.text.source import Source
from govdoc_parse.stages.text.stray_blanks import find_stray_blanks

BROKEN = "\x1f"  # in place of what stands between two digits and may part two numbers; none begins or ends beside it
Edit = tuple[int, int, str]  # a stretch of the text, and what stands in its place

_PAGES = 3  # digits of a page number
_LINE_END = lazy(r" *\n *")
_MARK = lazy(r" +")
_INSIDE = lazy(r"(?<=[^ \n]) +(?=[^ \n])")
_AROUND = 80  # characters: more than a number in pieces and its unit have
_LATIN = lazy("[A-Za-z]")
_SYMBOL = lazy(r"\d ?[A-Za-z]{1,2}$")  # a unit that a line end may cut (20M⏎B)
_DIGIT = lazy("[0-9.]")
_HAN = "一-龥"
_MEASURED = "[十百千]?[万亿]|[元%‰吨亩斤]|公[里顷斤]|平方|立方|千[瓦米克]|个百分点|美元|倍"
_COUNTED = "[人户家个项件台套条座处辆名次场所间只头张株村份]"
_JOINED = lazy(  # the blanks in the groups go
    rf"(?<=[{_HAN}])(?P<a> {{1,2}})(?=\d)"
    rf"|(?<=\d)(?P<b> {{1,2}})(?=[{_HAN}%‰℃])"
    rf"|(?<=\d元)(?P<d> )(?=/[{_HAN}])|(?<=\d元/)(?P<e> )(?=[{_HAN}])"
)
_DECIMAL = lazy(
    rf"(?:(?<=[{_HAN}、])|(?<=[{_HAN}] ))\d{{1,8}}(?P<a> {{0,2}})\.(?P<b> {{0,2}})(?=\d{{1,6}} ?(?:{_MEASURED}))"
    rf"|(?<=[{_HAN}])\d{{1,8}}(?P<c> {{0,2}})\.(?P<d> {{0,2}})(?=\d{{1,4}} ?(?:{_COUNTED}|[分点]))"
    rf"|(?<=[{_HAN}])\d{{1,4}}(?P<e> ?)\.(?P<f> ?)(?=\d{{1,4}}:\d)|(?<=\d:)\d{{1,4}}(?P<g> ?)\.(?P<h> ?)(?=\d)"
)
_DIVIDED = lazy(
    rf"(?:(?<=[{_HAN}])|(?<=[{_HAN}] ))(?<![表图件注号录第章节])(?<![表图件注号录第章节] )(?!(?:19|20)\d\d )"
    rf"\d{{1,9}}(?: \d{{1,9}}){{1,5}}(?:\.\d{{1,6}})?(?= ?(?:{_MEASURED}|{_COUNTED}))"
)
_THREES = lazy(r"[1-9]\d{0,2}(?: \d{3})+(?:\.\d+)?")
_YEAR = lazy(r"(?<!\d)(?<!\d )[12] ?[09] ?\d ?\d(?= {0,2}年)|(?<=年)(?:(?<= )|)1 [0-2](?= ?月)")
_UNIT = lazy(
    r"(?<=[\d十百千万亿])(?: ?(?:个 ?百 ?分 ?点|百 ?分 ?点|人 ?次|平 ?方 ?(?:公 ?里|米)|立 ?方 ?米|公 ?[里顷斤]|美 ?元|欧 ?元|千 ?[瓦克米]))"
)


@dataclass(frozen=True, slots=True)
class Squeezed(Source):
    """A source whose `fold` is shorter than its text. What is found at `[start, end)` of it is quoted from the text.

    Stretch by stretch, `inner` is where one begins in `fold` and `outer` where it begins in the text.
    """

    inner: Sequence[int] = (0,)
    outer: Sequence[int] = (0,)

    def quote(self, start: int, end: int) -> Quote:
        """The characters of the text from the first to the last of `[start, end)`."""
        return Source.quote(self, *self.stretch(start, end))

    def span(self, start: int, end: int) -> Span:  # type: ignore[override]
        """The same as a range."""
        return Source.span(*self.stretch(start, end))

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Where `[start, end)` stands in the text."""
        first = self.offset(start)
        return first, self.offset(end - 1) + 1 if start < end else first

    def offset(self, at: int) -> int:
        """Where a character stands in the text."""
        run = bisect_right(self.inner, at) - 1
        return self.outer[run] + at - self.inner[run]

    def place(self, offset: int) -> int:
        """Where in `fold` an offset of the text is; what was left out is where the next character is."""
        run = bisect_right(self.outer, offset) - 1
        at = self.inner[run] + offset - self.outer[run]
        return at if run + 1 == len(self.inner) else min(at, self.inner[run + 1])

    def moved(self, span: Span) -> Span:
        """A range of the text as one of `fold`."""
        return Source.span(self.place(span.start), self.place(span.end))


def squeeze(source: Source, paragraphs: Iterable[Paragraph]) -> Squeezed:
    """The twin without soft breaks, the marks, and the blanks inside words, numbers, units and dates."""
    paragraphs = tuple(paragraphs)
    strays = ((at, at + 1, "") for at in find_stray_blanks(source.text, source.fold, paragraphs))
    edits = sorted([*_soft_breaks(source.fold, paragraphs), *_marks(source), *strays])
    first = edited(source, edits)
    blanks = sorted({(first.offset(a), first.offset(b - 1) + 1, to) for a, b, to in _blanks(first.fold)})
    return edited(source, _merged(edits, blanks)) if blanks else first


def edited(source: Source, edits: Sequence[Edit]) -> Squeezed:
    """The twin of a source with the stretches of `edits`, which are in order, replaced."""
    pieces: list[str] = []
    inner, outer = [0], [0]
    at = length = 0
    for start, end, to in edits:
        if start < at:
            continue
        pieces += source.fold[at:start], to
        length += start - at
        if to:
            inner.append(length)
            outer.append(start)
            length += len(to)
        inner.append(length)
        outer.append(end)
        at = end
    pieces.append(source.fold[at:])
    return Squeezed(source.text, "".join(pieces), source.diagnostics, inner=inner, outer=outer)


def _merged(edits: Sequence[Edit], blanks: Sequence[Edit]) -> list[Edit]:
    """Both in order; an edit inside the stretch of another goes with it."""
    out: list[Edit] = []
    for start, end, to in sorted([*edits, *blanks], key=lambda edit: (edit[0], -edit[1])):
        if not out or start >= out[-1][1]:
            out.append((start, end, to))
    return out


def _soft_breaks(folded: str, paragraphs: Iterable[Paragraph]) -> Iterator[Edit]:
    """The gaps that soft breaks leave between the lines of a paragraph. A word of Latin letters ends there; a number does only where more than a line end stands in the gap."""
    for paragraph in paragraphs:
        for last, span in pairwise(_without_page_numbers(folded, paragraph.spans)):
            before, gap, after = folded[last.end - 1], folded[last.end : span.start], folded[span.start]
            if _DIGIT.match(before) and after.isdecimal():
                yield last.end, span.start, "" if _LINE_END.fullmatch(gap) else BROKEN
            else:
                words = (
                    _LATIN.match(before) and _LATIN.match(after) and not _SYMBOL.search(folded, last.start, last.end)
                )
                yield last.end, span.start, " " if words else ""


def _without_page_numbers(folded: str, spans: Sequence[Span]) -> list[Span]:
    """The lines but those inside that are a number and nothing else: …的个⏎2⏎人信息 tells of no 2人; of M⏎2⏎ it is the half."""
    out = list(spans[:1])
    for span in spans[1:-1]:
        number = span.end - span.start <= _PAGES and folded[span.start : span.end].isdecimal()
        if not number or _LATIN.match(folded, out[-1].end - 1) or _DIGIT.match(folded, out[-1].end - 1):
            out.append(span)
    return out + list(spans[max(1, len(spans) - 1) :])


def _marks(source: Source) -> Iterator[Edit]:
    """The blanks of the folded text that stand for characters which are none, and those that are next to them."""
    if source.fold is source.text:
        return
    for match in _MARK.finditer(source.fold):
        start, end = match.span()
        given = source.text[start:end]
        if not given.isspace():
            around = source.fold[max(0, start - 1) : start] + source.fold[end : end + 1]
            yield start, end, " " if len(_LATIN.findall(around)) == 2 and any(map(str.isspace, given)) else ""


def _blanks(folded: str) -> Iterator[Edit]:
    """The blanks inside numbers, dates and units and between them; `BROKEN` for those that may part two numbers."""
    for start, end in _around_blanks(folded):
        for match in _DIVIDED.finditer(folded, start, end):
            to = "" if _THREES.fullmatch(match[0]) else BROKEN
            yield from ((i, i + 1, to) for i in range(*match.span()) if folded[i] == " ")
        for pattern in (_JOINED, _DECIMAL):
            for match in pattern.finditer(folded, start, end):
                yield from ((*match.span(name), "") for name in match.groupdict() if match[name])
        for pattern in (_YEAR, _UNIT):
            for match in pattern.finditer(folded, start, end):
                yield from ((i, i + 1, "") for i in range(*match.span()) if folded[i] == " ")


def _around_blanks(folded: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text around its blanks, but for those that indent a line: most of a text has none."""
    start = end = -1
    for run in _INSIDE.finditer(folded):
        left, right = max(0, run.start() - _AROUND), min(len(folded), run.end() + _AROUND)
        if left > end:
            if end > 0:
                yield start, end
            start = left
        end = right
    if end > 0:
        yield start, end
