"""Lines of the web page or the printed page that are not of the document."""

from __future__ import annotations

from collections.abc import Sequence

from govdoc_parse.lazy import lazy
from govdoc_parse.lexicon import Lexicon
from govdoc_parse.patterns.compile import NEVER, compiled

_LONGEST = 200
_PATHS = 6
_SHORT = 60
_LINKS = 2  # so many dates of other pages make a list of links
_BETWEEN = lazy("[ |,]+")
_RELATED = lazy(r"(?:相关(?:阅读|链接|新闻|信息|文章)|推荐阅读|热门.{0,4})")
_ISO = lazy(r"\[?20\d\d-\d\d-\d\d\]?")
_TOOLS = lazy(r"扫一扫.{0,20}|(?:我要)?打印.{0,4} *关闭.{0,4}|【打印.{0,4}】 *【关闭.{0,4}】")


class FurnitureFinder:
    """Recognises lines that consist of furniture items alone, so that no sentence is ever dropped for a word in it."""

    def __init__(self, lexicon: Lexicon) -> None:
        item = "|".join(f"(?:{row.pattern})" for row in lexicon.furniture) or NEVER
        self._item = compiled(item)

    def matches(self, line: str) -> bool:
        """Whether the folded line is furniture from end to end."""
        if line.count("/") >= _PATHS and (".html" in line or "http" in line) and "。" not in line:
            return True  # the addresses of a menu that lost its links
        return len(line) <= _LONGEST and self._item.match(line) is not None and self._is_tiled(line)

    def _is_tiled(self, line: str) -> bool:
        """Whether items with marks between them make up the line; a pattern of all would try every division of > a > b > c."""
        gaps = {gap.start(): gap.end() for gap in _BETWEEN.finditer(line)} | {len(line): len(line)}
        begins = {0}
        for start in (0, *sorted(gaps.values())):
            if start in begins:
                begins |= {b for end, b in gaps.items() if end > start and self._item.fullmatch(line, start, end)}
        return len(line) in begins

    def tail(self, texts: Sequence[str]) -> int:
        """The index from which on all is the tail of the page: links to other pages, each with a title and a date.

        No sentence and no long line follows it; 相关链接 in the middle of a text begins no tail, whatever dates follow.
        """
        begins = len(texts)
        while begins and self._may_end(texts[begins - 1]):
            begins -= 1
        dates = sum(_ISO.fullmatch(text) is not None for text in texts[begins:])
        for index in range(begins, len(texts)):
            dates -= _ISO.fullmatch(texts[index]) is not None
            if _RELATED.fullmatch(texts[index]) and dates >= _LINKS:
                return index
            if index > len(texts) // 2 and _TOOLS.fullmatch(texts[index]):
                return index
        return len(texts)

    def _may_end(self, line: str) -> bool:
        return (len(line) <= _SHORT and "。" not in line) or self.matches(line)
