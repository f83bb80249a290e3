"""Lines → layout: which line is what."""

from __future__ import annotations

from govdoc_parse.lazy import lazy
from govdoc_parse.lexicon import Lexicon
from govdoc_parse.model.outline import BlockKind
from govdoc_parse.stages.layout import tail
from govdoc_parse.stages.layout.contents import find_contents
from govdoc_parse.stages.layout.furniture import FurnitureFinder
from govdoc_parse.stages.layout.head import LONGEST_HEAD, PROSE, find_pairs
from govdoc_parse.stages.layout.labels import LabelFinder
from govdoc_parse.stages.layout.layout import Annex, Layout
from govdoc_parse.stages.layout.letterhead import HEAD, IMPRINT, match_line
from govdoc_parse.stages.layout.markers import MARKDOWN, MarkerFinder
from govdoc_parse.stages.layout.title import OPENERS, find_title, is_subtitle, title_like
from govdoc_parse.stages.text.authorities import AuthorityFinder, is_addressee
from govdoc_parse.stages.text.dates import date_line
from govdoc_parse.stages.text.lines import Line
from govdoc_parse.stages.text.source import Source

TAIL = 15
OPENING, OFTEN = 5, 3  # a label at the start of so many lines (责任单位：…) belongs to the body
BEHIND = 2  # how many lines behind 附件 its title may stand
LONGEST_NOTE = 160  # characters of 附件：…, and of the heading 附件1 …
TAIL_OPENERS = "附(抄主"  # 附件, （此件…）, 抄送, 主题词
FIRST_LEVELS = 6
CRUMB = 20  # a link of a breadcrumb whose > stand on lines of their own
DOCUMENT_NUMBER = lazy(
    r"[一-龥A-Za-z()]{1,24} ?[〔\[【(] ?(?:(?:19|20)\d\d|[〇零o一二三四五六七八九]{4}) ?年? ?[〕\]】)] ?(?:字 ?)?第? ?\d{1,5} ?号"
)
_DIGITS = lazy(r"\d+")
_QUOTED = lazy(r"《([^《》]{6,60})》")
_ENACTED = lazy(
    r"\(?\d{4}年\d{1,2}月\d{1,2}日.{0,60}(?:通过|公布|发布|施行|修订|修正|批准|实施)[^。]{0,20}\)?|.{2,30}令 ?第?.{1,8}号"
)


class BlockFinder:
    """Sorts lines into metadata, title, body, signature, attachments, furniture and the other parts of a page."""

    def __init__(self, lexicon: Lexicon, markers: MarkerFinder) -> None:
        self._furniture = FurnitureFinder(lexicon)
        self._labels = LabelFinder(lexicon)
        self._authorities = AuthorityFinder(lexicon)
        self._markers = markers

    def find_layout(self, source: Source, lines: tuple[Line, ...], tables: frozenset[int]) -> Layout:
        """The layout of the lines; lines of `tables` are taken already."""
        layout = Layout(lines, [_first_kind(line, i in tables) for i, line in enumerate(lines)])
        for index in layout.body():
            crumb = index and lines[index - 1].text in {">", ">>"} and len(lines[index]) <= CRUMB
            if crumb or self._furniture.matches(lines[index].text):
                layout.kinds[index] = "furniture"
        for index in range(self._furniture.tail([line.text for line in lines]), len(lines)):
            layout.kinds[index] = "furniture" if layout.kinds[index] == "body" else layout.kinds[index]
        for index in find_contents(lines, layout.body()):
            layout.kinds[index] = "contents"
        stop = self._head_end(source, layout)
        self._find_metadata(layout, stop)
        self._find_head(source, layout, stop)
        self._find_tail(source, layout, stop)
        return layout

    def _head_end(self, source: Source, layout: Layout) -> int:
        """The index of the first line of prose or of the first numbered heading."""
        for index in layout.body()[:LONGEST_HEAD]:
            line = layout.lines[index]
            marker = self._markers.at(source.fold, line.start, line.end)
            if marker and marker.ordinal is not None and marker.style.level <= FIRST_LEVELS:
                return index
            if is_addressee(line.text) or _ENACTED.fullmatch(line.text):
                continue
            if ("。" in line.text or len(line) > PROSE) and not self._labels.pairs(line.text, 0):
                return index
        return min(len(layout.lines), LONGEST_HEAD)

    def _find_metadata(self, layout: Layout, stop: int) -> None:
        lines = layout.lines
        skip = {i for i in range(stop) if layout.kinds[i] != "body" and not self._is_stated(lines[i])}
        layout.pairs = find_pairs(lines, self._labels, skip, stop)
        last = next((i for i, line in enumerate(lines) if line.copy), len(lines))
        for index in range(max(stop, last - TAIL), last):  # 来源：… under the body
            if layout.kinds[index] == "body" and len(lines[index]) <= PROSE and "。" not in lines[index].text:
                pairs = self._labels.pairs(lines[index].text, lines[index].start)
                stated = pairs and all(p.layout != "space" and p.value[0] < p.value[1] for p in pairs)
                opening = lines[index].text[:OPENING]
                if stated and sum(line.text.startswith(opening) for line in lines[:last]) < OFTEN:
                    layout.pairs[index] = pairs
        for index in layout.pairs:
            layout.kinds[index] = "metadata"

    def _is_stated(self, line: Line) -> bool:
        """A line of page furniture that states something all the same (浏览次数：31)."""
        return any(pair.key and pair.value[0] < pair.value[1] for pair in self._labels.pairs(line.text, line.start))

    def _find_head(self, source: Source, layout: Layout, stop: int) -> None:
        lines, kinds = layout.lines, layout.kinds
        self._find_letterhead(layout, stop)
        stated = next((p for pairs in layout.pairs.values() for p in pairs if p.key == "title"), None)
        free = layout.body(0, stop)
        following = {i: lines[i + 1] for i in free if i + 1 in free}
        candidates = [i for i in free if self._may_be_title(source, lines[i], following.get(i))]
        found = find_title(lines, candidates, source.fold[slice(*stated.value)] if stated else None)
        first = 0
        if found is None and stated is not None and stated.value[0] < stated.value[1]:
            layout.title = stated.value  # 标题：… is all there is
        if found is not None:
            layout.title, repeats = found
            for index in repeats:
                kinds[index] = "title"
            first = repeats[0]
        for index in layout.body(first, min(stop + 1, len(lines))):
            text = lines[index].text
            if layout.addressee is None and is_addressee(lines[index].text):
                layout.addressee, kinds[index] = index, "addressee"
            elif index < stop and found is not None and (self._authorities.matches(text) or date_line(text)):
                layout.byline.append(index)
                kinds[index] = "date" if date_line(text) else "issuer"

    def _find_letterhead(self, layout: Layout, stop: int) -> None:
        """Document number, history of a law, subtitle and 版头 among the lines of the head."""
        lines, kinds = layout.lines, layout.kinds
        for index in layout.body(0, stop):
            if DOCUMENT_NUMBER.fullmatch(lines[index].text) or _ENACTED.fullmatch(lines[index].text):
                kinds[index] = "document_number"
            elif is_subtitle(lines[index]):
                kinds[index] = "subtitle"
            elif match_line(HEAD, lines[index].text) or self._continues_mark(layout, index):
                kinds[index] = "letterhead"

    def _continues_mark(self, layout: Layout, index: int) -> bool:
        """The second authority of a joint 发文机关标志: 发展改革委办公厅 文件⏎税务总局办公厅."""
        return (
            index > 0
            and layout.kinds[index - 1] == "letterhead"
            and self._authorities.matches(layout.lines[index].text)
        )

    def _may_be_title(self, source: Source, line: Line, after: Line | None) -> bool:
        """Authorities alone are no title, unless 关于… or 印发… follows on the next line."""
        text = MARKDOWN.sub("", line.text)
        if self._authorities.matches(text):
            return after is not None and after.text.startswith(OPENERS)
        marker = self._markers.at(source.fold, line.start, line.end)
        return title_like(line) and not date_line(text) and (marker is None or marker.ordinal is None)

    def _find_tail(self, source: Source, layout: Layout, stop: int) -> None:
        lines, kinds = layout.lines, layout.kinds
        expected = 0
        begun = False  # whether any line of the body proper stands before
        for index in layout.body():
            line = lines[index]
            if not expected and line.text[0] not in TAIL_OPENERS and not line.text.endswith("印发"):
                begun = begun or index >= stop
                continue
            short = len(line) <= LONGEST_NOTE
            if short and "。" not in line.text and tail.ATTACHMENT_NOTE.fullmatch(line.text):
                kinds[index], expected = "attachment_note", 2
            elif expected and tail.note_continues(line, expected):
                kinds[index], expected = "attachment_note", expected + 1
            elif begun and short and tail.ATTACHMENT_HEADING.fullmatch(line.text):
                kinds[index], expected = "attachment_heading", 0
            elif tail.NOTE.fullmatch(line.text):
                kinds[index], expected = "note", 0
            elif match_line(IMPRINT, line.text):
                kinds[index], expected = "imprint", 0
            else:
                expected = 0
        body = layout.body(stop)
        layout.signature = tail.find_signature(
            layout, body, self._authorities, body[1] if len(body) > 1 else len(lines)
        )
        if layout.signature is not None:
            names, day = layout.signature
            for index in names:
                kinds[index] = "issuer"
            kinds[day] = "date"
        self._find_annexes(source, layout)

    def _find_annexes(self, source: Source, layout: Layout) -> None:
        """The documents behind the signature of a 印发 notice and under the headings 附件, 附件1 …"""
        starts = [(i, "attachment") for i, kind in enumerate(layout.kinds) if kind == "attachment_heading"]
        signed = layout.signature[1] if layout.signature else None
        if signed is not None:
            behind = layout.body(signed + 1)
            if behind and not any(signed < i < behind[0] for i, _ in starts):
                starts.append((behind[0], "annexed"))
        begun = {start for start, _ in starts}
        for index in self._quoted_again(source, layout, signed):
            if begun.isdisjoint(range(index - BEHIND, index + 1)):
                starts.append((index, "annexed"))
                begun.add(index)
        for index, kind in sorted(starts):
            first = index if kind == "annexed" else index + 1
            after = layout.body(first, min(index + BEHIND + 1, len(layout.lines)))[:1]
            title = next((i for i in after if self._titles_annex(source, layout.lines[i])), None)
            if title is not None:
                layout.kinds[title] = "annexed_title"
            number = _DIGITS.search(layout.lines[index].text) if kind == "attachment" else None
            layout.annexes.append(Annex(kind, index, int(number[0]) if number else None, title))

    def _quoted_again(self, source: Source, layout: Layout, signed: int | None) -> list[int]:
        """The lines behind the signature that are the title of a document which the notice names in 《》."""
        if signed is None:
            return []
        names = set(_QUOTED.findall("".join(source.fold[: layout.lines[signed].start].split())))
        return [i for i in layout.body(signed + 1) if layout.lines[i].text.replace(" ", "") in names]

    def _titles_annex(self, source: Source, line: Line) -> bool:
        return (
            not line.text.startswith("(")
            and title_like(line)
            and len(line) <= PROSE
            and self._markers.at(source.fold, line.start, line.end) is None
        )


def _first_kind(line: Line, in_table: bool) -> BlockKind:
    return "duplicate" if line.copy else "table" if in_table else "body"
