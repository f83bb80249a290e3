"""Names → the canonical indicators that figures of many documents join on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from govdoc_parse.fold import fold
from govdoc_parse.lexicon import Indicator, Lexicon
from govdoc_parse.model.fact import Fact
from govdoc_parse.stages.text.source import Source

_MARKS = re.compile(r"[\s“”\"‘’'《》]")
_REGION = re.compile(r"^(?:全|我|本)(?:国|省|市|县|区|州|盟|旗|镇|乡)")
_GROWTH = re.compile("(?:增长率|增长速度|增速|增幅|涨幅)$")
_BRACES = re.compile(r"\{([^{}]*)\}")
_OF_GROWTH = {"percent", "percentage_point", "multiple"}
_BEFORE, _AFTER = 8, 4  # characters around the indicator that may make a longer name of it


def plain(name: str) -> str:
    """A name as spellings are compared: folded, without blanks and quotation marks."""
    return _MARKS.sub("", fold(name))


def states_growth(name: str) -> bool:
    """Whether a name is that of a rate of growth: 规上工业增加值增速."""
    return _GROWTH.search(name) is not None


class CanonicalIndicators:
    """Finds the row of an indicator by whole names; of two rows with one spelling the earlier wins."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows = lexicon.indicators
        self._named = _by_spelling((row, (row.name, *row.spellings)) for row in rows)
        self._shares = _by_spelling((row, row.shares) for row in rows)
        self._changes = _by_spelling((row, row.changes) for row in rows)

    def identified(self, source: Source, fact: Fact) -> Fact:
        """The fact with the id of its indicator, if a row has its name and allows its kind."""
        names = () if fact.name is None else (*_longer(source, fact), plain(fact.name))
        row = next((row for name in names if (row := self._row(name, fact)) is not None), None)
        if row is None or not _fits(row, fact, states_growth(names[-1])):
            return fact
        return fact.model_copy(update={"indicator_id": row.id, "flow": fact.flow or row.flow})

    def _row(self, name: str, fact: Fact) -> Indicator | None:
        """The row that has a name, with or without 全市 and 我县 before it and 增速 after it."""
        bare = _REGION.sub("", name)
        if fact.role == "share":
            return _first(self._shares, name, bare) or _first(self._named, name, bare)
        found = _first(self._named, name, bare)
        if found is not None:
            return found
        side = _GROWTH.sub("", bare)
        if side == bare and fact.role != "change":
            return None
        return _first(self._named, side) or _first(self._changes, side)


def spellings_of(compact: str) -> list[str]:
    """All spellings of a compact one: `{国家级|}高新技术企业{|数}` is four."""
    parts = _BRACES.split(compact)
    return ["".join(each) for each in product(*(part.split("|") if i % 2 else (part,) for i, part in enumerate(parts)))]


def _fits(row: Indicator, fact: Fact, growing: bool) -> bool:
    """Whether a figure of this kind may be one of the indicator."""
    kind = fact.quantity.kind
    if fact.role == "share":
        return row.kinds == ("percent",) and kind == "percent"
    if fact.role == "rank" or kind in row.kinds:
        return True
    return kind in _OF_GROWTH and (fact.role == "change" or row.growth or growing)


def _longer(source: Source, fact: Fact) -> Iterator[str]:
    """The longer names that the text around an indicator may spell, the longest first: 服务｜进出口总额, 收入｜总计."""
    place = fact.indicator
    if place is None or plain(place.text) != plain(fact.name or ""):
        return
    folded, least = source.fold, max(fact.sentence.start, place.start - _BEFORE)
    for start in range(least, place.start):
        yield _MARKS.sub("", folded[start : place.end])
    for end in range(min(fact.sentence.end, place.end + _AFTER), place.end, -1):
        yield _MARKS.sub("", folded[place.start : end])


def _first(rows: Mapping[str, Indicator], *names: str) -> Indicator | None:
    return next((rows[name] for name in names if name in rows), None)


def _by_spelling(named: Iterable[tuple[Indicator, tuple[str, ...]]]) -> dict[str, Indicator]:
    found: dict[str, Indicator] = {}
    for row, spellings in named:
        for compact in spellings:
            for spelling in spellings_of(plain(compact)):
                found.setdefault(spelling, row)
    return found
