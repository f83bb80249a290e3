"""What stands in the margins of pages and is no text of the document: page numbers, running headers and footers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median

import regex

from govdoc_parse.readers.placed import Page, PlacedLine

_MARGIN = 0.12  # the share of the page, at its top and at its bottom, where headers and page numbers stand
_N, _COUNT, _THEN = r"\d{1,4}", r"\s?[\d一二三四五六七八九十百]{1,4}\s?", r"\s?[,，、;；/／|]?\s?"
_SHAPES = (
    _N,
    rf"(?:第{_COUNT}|{_N}\s?)页(?:{_THEN}共?{_COUNT}页?)?",
    rf"共{_COUNT}页{_THEN}第{_COUNT}页",
    rf"{_N}\s?[/／]\s?{_N}(?:\s?页)?",
    rf"(?:page|p\.?)\s?{_N}(?:\s?(?:of|/)\s?{_N})?",
)
_RULES = r"(?:[-—–―－·•~～|〔〕]\s*)*"
_PAGE_NUMBER = regex.compile(rf"{_RULES}(?:{'|'.join(_SHAPES)})\s*{_RULES}", regex.IGNORECASE)
_INSIDE = regex.compile(
    r"第 ?\d{1,4} ?页|共 ?\d{1,4} ?页|[-—–―－·•] ?\d{1,4} ?[-—–―－·•]|\d{1,4} ?/ ?\d{1,4}|^\d{1,4}(?=\s)|(?<=\s)\d{1,4}$"
)  # a page number inside of a header, which differs from page to page
_OWN = regex.compile(
    r"附[件表录图]|[表图] ?\d|专栏|第[一二三四五六七八九十百零〇\d]+[编章节条]|[一二三四五六七八九十百]+、"
    r"|[（(][一二三四五六七八九十百\d]+[）)]|\d{1,2}[.．、](?!\d)"
)  # what begins a part of the document is no header, however often it recurs


def without_margins(pages: Sequence[Page]) -> list[list[PlacedLine]]:
    """The lines of each page without page numbers, and without what stands in the same margin of most pages."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_key(line) for line in page.lines if _in_margin(page, line)})
    most = 2 if len(pages) == 2 else max(3, len(pages) // 2)
    size = median([line.size for page in pages for line in page.lines if not line.table] or [1.0])

    def dropped(page: Page, line: PlacedLine) -> bool:
        if not _in_margin(page, line):
            return False
        text = line.text.strip()
        return bool(_PAGE_NUMBER.fullmatch(text)) or (seen[_key(line)] >= most and not _is_body(line, size))

    return [[line for line in page.lines if not dropped(page, line)] for page in pages]


def _is_body(line: PlacedLine, size: float) -> bool:
    """Whether a line is text of the document by its form, though it recurs in the margin."""
    return bool(_OWN.match(line.text)) or (line.text.endswith("。") and line.size >= 0.9 * size)


def _in_margin(page: Page, line: PlacedLine) -> bool:
    return not line.table and (line.bottom <= _MARGIN * page.height or line.top >= (1 - _MARGIN) * page.height)


def _key(line: PlacedLine) -> str:
    """What two headers have in common: their text without the page number."""
    return "".join(_INSIDE.sub("#", line.text.strip()).split())
