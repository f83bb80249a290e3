"""Numbering markers: where one begins, of which style it is, which number it bears."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from govdoc_parse.lazy import lazy
from govdoc_parse.lexicon import Lexicon, NumberingStyle
from govdoc_parse.numerals import chinese_value
from govdoc_parse.patterns.compile import NEVER, compiled

ARTICLE = 3  # the level of 第一条
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "最后": 4} | {
    stem: at for at, stem in enumerate("甲乙丙丁戊己庚辛壬癸", start=1)
}
_ROMAN = {"I": 1, "V": 5, "X": 10}
MARKDOWN = lazy(r"#{1,6} +(?=\S)")


@dataclass(frozen=True, slots=True)
class Marker:
    """A numbering marker at an offset of the source; `ordinal` is `None` for dashes and bullets, `parts` 3 for 1.1.1."""

    style: NumberingStyle
    start: int
    end: int
    ordinal: int | None
    parts: int = 1


class MarkerFinder:
    """All numbering styles of the lexicon compiled into one pattern, tried in the order of the table."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._styles = {f"s{i}": style for i, style in enumerate(lexicon.numbering)}
        self._line = compiled(self._alternation(lexicon.numbering) or NEVER)
        inline = [style for style in lexicon.numbering if style.inline]
        self._inline = compiled(rf"(?:{self._alternation(lexicon.numbering, inline)})") if inline else None

    def _alternation(self, all_: tuple[NumberingStyle, ...], some: list[NumberingStyle] | None = None) -> str:
        return "|".join(
            f"(?P<s{i}>{style.pattern.replace('(?P<n>', f'(?P<n{i}>')})"
            for i, style in enumerate(all_)
            if some is None or style in some
        )

    def at(self, folded: str, start: int, end: int) -> Marker | None:
        """The marker that begins exactly at `start`, or `None`."""
        match = self._line.match(folded, start, end)
        return self._marker(match) if match else None

    def inside(self, folded: str, start: int, end: int) -> list[Marker]:
        """Everything inside `[start, end)` that looks like a marker of an inline style."""
        found = self._inline.finditer(folded, start, end) if self._inline else ()
        return [marker for match in found if (marker := self._marker(match)) is not None]

    def _marker(self, match: re.Match[str]) -> Marker | None:
        group = str(match.lastgroup)
        style = self._styles[group]
        if style.digits == "none":
            return Marker(style, match.start(), match.start() + len(match[0].rstrip()), None)
        ordinal = _ordinal(match["n" + group[1:]], style)
        parts = match["n" + group[1:]].count(".") + 1 if style.digits == "dotted" else 1
        return None if ordinal is None else Marker(style, match.start(), match.end(), ordinal, parts)


def _ordinal(text: str, style: NumberingStyle) -> int | None:
    text = text.replace(" ", "")  # 第 1 0 条
    match style.digits:
        case "symbol":
            return int(unicodedata.numeric(text))
        case "dotted":
            return int(text.rpartition(".")[2])
        case "ordinal_word":
            return _WORDS.get(text)
        case "latin":
            return ord(text.lower()) - ord("a") + 1
        case "roman":
            return _roman(text)
        case _:
            if text.isdecimal():
                return int(text)
            value = chinese_value(text)
            return None if value is None else int(value)


def _roman(text: str) -> int:
    values = [_ROMAN.get(c, 0) for c in text.upper()]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
