"""Names → the canonical indicators that figures of many documents join on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import chain, product

from govdoc_parse.fold import fold
from govdoc_parse.lazy import lazy
from govdoc_parse.lexicon import Indicator, Lexicon
from govdoc_parse.model.fact import Fact
from govdoc_parse.stages.text.source import Source

_MARKS = lazy(r"[\s“”\"‘’'《》]")
_REGION = lazy(r"^(?:全|我|本)(?:国|省|市|县|区|州|盟|旗|镇|乡)")
_GROWTH = lazy("(?:增长率|增长速度|增速|增幅|涨幅)$")
_BRACES = lazy(r"\{([^{}]*)\}")
_OF_GROWTH = {"percent", "percentage_point", "multiple"}
_OTHER = lazy("[左右以上多余]{0,2}[,、;]?(支出|收入|出口|进口|产量|面积)")
_NEW = lazy("^(?:新(?:认定|增|培育|登记|设立?|引进)|净增)")
_BUDGETED = lazy("(?<=[收支][入出])(?:拟?安排|预算(?:安排)?)$")
_OUTPUTS = {"产量", "总产", "总产量", "年产量"}
_OF_WHAT = ("占", "相当于")
_NOUN = 4  # characters of a noun that may need another before it
_NOUNS = (2, 3, 4)
_FAR = 60  # characters before an output that may hold what is put out
_BEFORE, _AFTER = 8, 4  # characters around the indicator that may make a longer name of it


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A name as spellings are compared: folded, without blanks and quotation marks."""
    return _MARKS.sub("", fold(name))


def states_growth(name: str) -> bool:
    """Whether a name is that of a rate of growth: 规上工业增加值增速."""
    return _GROWTH.search(name) is not None


class CanonicalIndicators:
    """Finds the row of an indicator by whole names; of two rows with one spelling the earlier wins."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._rows = lexicon.indicators

    @cached_property
    def _named(self) -> dict[str, Indicator]:
        return _by_spelling((row, (row.name, *row.spellings)) for row in self._rows)

    @cached_property
    def _shares(self) -> dict[str, Indicator]:
        return _by_spelling((row, row.shares) for row in self._rows)

    @cached_property
    def _changes(self) -> dict[str, Indicator]:
        return _by_spelling((row, row.changes) for row in self._rows)

    def named(self, name: str) -> Indicator | None:
        """The row that a name is a spelling of."""
        return _first(self._named, plain(name), _REGION.sub("", plain(name)))

    def identified(self, source: Source, facts: Iterable[Fact]) -> Iterator[Fact]:
        """The facts in text order, each with the id of its indicator if a row has its name and allows its kind: it is set in them."""
        before: Fact | None = None
        whole = ""
        for fact in facts:
            same = before is not None and before.sentence == fact.sentence
            names = self._names(source, fact, before if same else None, whole)
            rows = ((name, row) for name in names if (row := self._row(name, fact)) is not None)
            whole, row = next(rows, (plain(fact.name or ""), None))
            before = fact
            if row is None or not _fits(row, fact, states_growth(plain(fact.name or ""))):
                yield fact
            else:
                yield fact.settle(indicator_id=row.id, flow=fact.flow or row.flow)

    def _names(self, source: Source, fact: Fact, before: Fact | None, whole: str) -> Iterator[str]:
        """The names that a figure may go by, the surest first; `whole` is the name of `before`, the figure before it in the sentence."""
        if fact.name is None:
            return
        name = plain(fact.name)
        if before is not None and name == plain(before.name or ""):
            head = _head(source, fact, before)
            yield from (whole,) if head is None else _joined(whole, head)
            if head is not None:
                return  # 一般公共预算收入增长2.3%、支出70亿元 is of no income
        elif before is not None and (len(name) <= _NOUN or name.startswith(_OF_WHAT)):
            yield from _joined(whole, name)
        if name in _OUTPUTS:
            yield from _outputs(source, fact, name)
        yield from (longer for longer in _longer(source, fact) if longer in self._named)
        yield name
        if fact.region is not None:
            yield name.removeprefix(plain(fact.region.text))  # 江宁区｜生产总值
        yield _NEW.sub("", name)  # 新认定｜高新技术企业
        if fact.status == "planned":
            yield _BUDGETED.sub(
                "", name
            )  # 一般公共预算收入｜安排: of what was not said to be planned it would be an outcome

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


def _joined(whole: str, noun: str) -> Iterator[str]:
    """A noun behind the name before it, or behind what that begins with: 粮食｜播种面积…、产量, 高新技术企业…、保有量."""
    yield from (whole[:size] + noun for size in range(len(whole), 1, -1))


def _outputs(source: Source, fact: Fact, name: str) -> Iterator[str]:
    """An output behind the nouns before it in the sentence, the nearest first: 粮食生产再获丰收，总产…."""
    place = fact.indicator
    if place is None:
        return
    words = _MARKS.sub("", source.fold[max(fact.sentence.start, place.start - _FAR) : place.start])
    for start in range(len(words) - 2, -1, -1):
        yield from (words[start : start + size] + name for size in _NOUNS if start + size <= len(words))


def _head(source: Source, fact: Fact, before: Fact) -> str | None:
    """The noun between a figure and the one before it that makes another indicator of the inherited one."""
    match = _OTHER.match(source.fold, before.quantity.quote.end, fact.quantity.quote.start)
    return None if match is None else match[1]


def _longer(source: Source, fact: Fact) -> Iterator[str]:
    """The longer names that the text around an indicator may spell, the longest first: 服务｜进出口总额, 收入｜总计."""
    place = fact.indicator
    if place is None or plain(place.text) != plain(fact.name or ""):
        return
    folded, least = source.fold, max(fact.sentence.start, place.start - _BEFORE)
    most = min(fact.sentence.end, place.end + _AFTER)
    before = (folded[start : place.end] for start in range(least, place.start))
    behind = (folded[place.start : end] for end in range(most, place.end, -1))
    marked = _MARKS.search(folded, least, most) is not None
    yield from (_MARKS.sub("", name) if marked else name for name in chain(before, behind))


def _first(rows: Mapping[str, Indicator], *names: str) -> Indicator | None:
    return next((rows[name] for name in names if name in rows), None)


def _by_spelling(named: Iterable[tuple[Indicator, tuple[str, ...]]]) -> dict[str, Indicator]:
    found: dict[str, Indicator] = {}
    for row, spellings in named:
        for compact in spellings:
            for spelling in spellings_of(plain(compact)):
                found.setdefault(spelling, row)
    return found
