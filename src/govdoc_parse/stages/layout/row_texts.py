"""What a cell says by its form alone: a figure, a year, a word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from govdoc_parse.fold import fold
from govdoc_parse.lazy import lazy

_SIGNS = r"(?:[≥≤><=≧≦~±+-]|约|不低于|不少于|不超过|不高于|低于|高于|大于|小于)"
_FIGURE = lazy(
    rf"[\[(]?{_SIGNS}{{0,2}}\d[\d,]{{0,24}}(?:\.\d{{1,12}})?(?![年月日号季]|\d|[-~]\d)[\])]?[%‰]?[①-⑳*]?[^\d|.、,:(]{{0,6}}(?:/[^\d|.、,:(]{{1,8}})?|第\d{{1,4}}[名位]"
)
_YEAR = lazy(r"(?:19|20)\d\d年?")
_NOTHING = lazy(r"[-—–…./*×√x①-⑳]*|持平|不设|无|空|略|免收|免费|停产|不详")
_BLANKS = lazy(r"\s+")


def squeezed(text: str) -> str:
    """A cell folded and without blanks."""
    return _BLANKS.sub("", text) if text.isascii() else _squeezed(text)


@lru_cache(maxsize=4096)
def _squeezed(text: str) -> str:
    return _BLANKS.sub("", fold(text))


def is_figure(text: str) -> bool:
    """Whether a squeezed cell states a number: 96,318 · ≥95% · 12座 · 720元/人·月; a year of four digits does too."""
    return _FIGURE.fullmatch(text) is not None


def is_year(text: str) -> bool:
    """Whether a squeezed cell is a year."""
    return _YEAR.fullmatch(text) is not None


def is_word(text: str) -> bool:
    """Whether a squeezed cell holds words that name something, not a value or the lack of one."""
    return _NOTHING.fullmatch(text) is None and not is_figure(text)


def counts_columns(row: Sequence[str]) -> bool:
    """Whether a row numbers its columns: 1 2 3 4, 栏次 1 2 3."""
    numbers = [text for text in row if text]
    if "栏次" in numbers:
        return True
    if numbers and not numbers[0].isdecimal():
        numbers = numbers[1:]
    whole = [int(text) for text in numbers if text.isdecimal() and len(text) <= 3]
    return len(whole) >= 3 and len(whole) == len(numbers) and whole == list(range(whole[0], whole[0] + len(whole)))


def has_figures(row: Sequence[str]) -> bool:
    """Whether a row states figures; the numbers of columns and a run of years are heads."""
    numbers = [text for text in row if (is_figure(text) or is_year(text)) and text[-1] != "年"]
    if not numbers or counts_columns(row):
        return False
    years = [text for text in numbers if is_year(text)]
    return (
        len(years) < len(numbers)
        or (len(years) < 2 and len(row) > 2)
        or years not in (sorted(years), sorted(years, reverse=True))
    )
