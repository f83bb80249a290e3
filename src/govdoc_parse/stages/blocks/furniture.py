"""Lines of the web page or the printed page that are not of the document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from govdoc_parse.lexicon import Lexicon
from govdoc_parse.stages.pattern import NEVER, compiled

_LONGEST = 200
_PATHS = 6
_SHORT = 60
_RELATED = re.compile(r"(?:相关(?:阅读|链接|新闻|信息|文章)|推荐阅读|热门.{0,4})")
_ISO = re.compile(r"\[?20\d\d-\d\d-\d\d\]?")
_TOOLS = re.compile(r"扫一扫.{0,20}|(?:我要)?打印.{0,4} *关闭.{0,4}|【打印.{0,4}】 *【关闭.{0,4}】")


class FurnitureFinder:
    """Recognises lines that consist of furniture items alone, so that no sentence is ever dropped for a word in it."""

    def __init__(self, lexicon: Lexicon) -> None:
        item = "|".join(f"(?:{row.pattern})" for row in lexicon.furniture) or NEVER
        self._line = compiled(rf"(?:(?:{item})(?:[ |,]+|$))+")

    def matches(self, line: str) -> bool:
        """Whether the folded line is furniture from end to end."""
        if line.count("/") >= _PATHS and (".html" in line or "http" in line) and "。" not in line:
            return True  # the addresses of a menu that lost its links
        return len(line) <= _LONGEST and self._line.fullmatch(line) is not None

    @staticmethod
    def tail(texts: Sequence[str]) -> int:
        """The index from which on all is the tail of the page: links to other pages, each with a title and a date."""
        for index, text in enumerate(texts):
            if _RELATED.fullmatch(text) and sum(_ISO.fullmatch(t) is not None for t in texts[index + 1 :]) >= 2:
                return index
            if index > len(texts) // 2 and _TOOLS.fullmatch(text):
                rest = texts[index + 1 :]
                if all(len(t) <= _SHORT and "。" not in t for t in rest):
                    return index
        return len(texts)
