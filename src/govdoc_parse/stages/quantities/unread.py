"""Numerals that no rule reads, so that none is lost without a word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from govdoc_parse.lazy import lazy
from govdoc_parse.stages.quantities.rules import CN, MAGNITUDE
from govdoc_parse.stages.text.source import Source

_ARABIC = (
    r"(?:[1-9]\d{0,8}(?:,\d{3})*|0(?=\.))(?:\.(?!0(?!\d))\d{1,6})?"  # 1200, 1,200, 0.563, but not the 2.0 of a version
)
_CHINESE = rf"(?<![{CN}几数])[一二两三四五六七八九十][{CN}]{{0,8}}[百千万亿]"
_UNREAD = lazy(
    rf"""
    (?!(?:19|20)\d\d(?!\d)|12\d{{3}}(?!\d)|96\d{{3,4}}(?!\d))  # no year, no hotline (12345)
    (?: (?:{_ARABIC}|{_CHINESE})(?:[多余]?{MAGNITUDE})?(?P<what>[一-龥A-Za-z℃Ω]{{1,4}})
      | 几成(?=[一-龥,。;])
      | (?<=[为达到至在])\d{{1,6}}\.\d{{1,4}}(?=[,。;、)]|$) )  # 系数为0.563: a figure without a unit
    """,
    re.VERBOSE,
)
_BEGINS = lazy(  # not inside a number, a code or an ordinal
    r"[0-9一二两三四五六七八九十几](?<![\dA-Za-z.,:/〔\[(\#+*=~-].)(?<!第.)"
)
_NUMBERED = lazy(  # what a numeral does not count but tells from others: 3号, 5路, 2025版
    "[年月日号时点届次条款章节项版代级类批期楼栋座层室路线度中大强轮步位要是到至和与及或等分刻世纪周岁环横纵带核]|[A-Za-z]{2}"
)


def find_unread(folded: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The numerals of `[start, end)` that overlap nothing of `taken`, each with the few characters after it.

    `taken` are the measures, times and false friends of the stretch, in order. Bare integers (codes, telephone numbers) and
    what is numbered (3号, 5路) are left out.
    """
    at = 0
    behind = start
    for begin in _BEGINS.finditer(folded, start, end):
        match = _UNREAD.match(folded, begin.start(), end) if begin.start() >= behind else None
        if match is None:
            continue
        behind = match.end()
        while at < len(taken) and taken[at][1] <= match.start():
            at += 1
        number_end = match.start("what") if match["what"] else match.end()
        free = at == len(taken) or taken[at][0] >= number_end
        if free and not (match["what"] and _NUMBERED.match(match["what"])):
            yield match.span()


def report_unread(source: Source, start: int, end: int, taken: Sequence[tuple[int, int]]) -> None:
    """Report each unread numeral of `[start, end)`; `once_a_line` makes one report of those of a line."""
    for a, b in find_unread(source.fold, start, end, taken):
        source.report("NUMBER_UNREAD", a, b, f"no rule reads the number in {source.quote(a, b).text!r}")


def once_a_line(source: Source) -> None:
    """Keep the first unread numeral of each line, with the count of the others."""
    found = sorted((d for d in source.diagnostics if d.code == "NUMBER_UNREAD"), key=lambda d: d.span.start)
    if not found:
        return
    source.diagnostics[:] = [d for d in source.diagnostics if d.code != "NUMBER_UNREAD"]
    ends = [at for at, sign in enumerate(source.fold) if sign == "\n"]
    for _, group in groupby(found, key=lambda d: bisect_left(ends, d.span.start)):
        first, *others = group
        more = f" and {len(others)} more on this line" if others else ""
        source.diagnostics.append(first.model_copy(update={"message": first.message + more}))
