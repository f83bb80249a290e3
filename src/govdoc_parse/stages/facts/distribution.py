"""Lists of numbers shared out over lists of indicators: 一产、二产增加值分别增长6%、5.2%."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from govdoc_parse.lazy import lazy
from govdoc_parse.lexicon import Lexicon
from govdoc_parse.patterns.compile import NEVER, compiled, of_words
from govdoc_parse.stages.facts.clauses import Clause
from govdoc_parse.stages.words.phrases import Phrases

Place = tuple[int, int]
Named = tuple[Place, str]  # where an indicator is, and what it is called

_AMOUNTS = {"money", "count", "mass", "volume", "area", "length", "energy", "power"}
_NOUNS = "速幅度"  # 增速, 涨幅 name what moves
_MARKS = " {0,2}(?:、|和|与|及|以及|,和|,)? {0,2}"
_JOINS = lazy("、|以及|和|与|及")
_PLACES = "居全国|居全省|列全国"
_HOW = "同比|环比|年均|平均|实际|名义|比上年|较上年|分别|各|均"
_TIME = r"(?:(?:\d{4}年)?(?:[一二三四]季度|上半年|下半年|全年|\d{1,2}月)|\d{4}年)(?:末|底|份)?"
_LISTED_TIMES = lazy(rf"{_TIME}(?:[、和及]{_TIME})+")  # the numbers are shared out over them
_COMPLETE = "额量值率度积资数速"  # how a member ends that needs no tail
_SIDES = {"增速", "占比", "比重"}  # of what is complete too: 地区生产总值、固定资产投资｜增速
_PARALLEL = 4  # characters: members of one length are alike (城镇、农村居民收入), longer ones by chance


@dataclass(frozen=True, slots=True)
class Chain:
    """The indexes of the clauses whose numbers form one list, and the place of the indicator of each.

    `indicators` is empty where 分别 refers to the figures before (…3.6亿吨、…245万标箱，分别增长4%和9%), and `refers` is false
    where the numbers have but their verb in common (增长4.8%和6.5%), or are those of several times, which are at `times`.
    """

    members: range
    indicators: tuple[tuple[int, int], ...]
    refers: bool = True
    times: Place | None = None


class ListFinder:
    """Finds the lists of figures that share a verb, and shares them out over their indicators."""

    def __init__(self, lexicon: Lexicon, phrases: Phrases) -> None:
        self._phrases = phrases
        self._says = phrases.wording.says
        verbs = {
            s for row in lexicon.changes if not row.reaches for s in row.surfaces if len(s) > 1 and s[-1] not in _NOUNS
        }
        moves = of_words(sorted(verbs)) or NEVER
        self._link = compiled(rf"{_MARKS}(?:分别|同比|环比)?(?P<verb>{moves}|{_PLACES})? {{0,2}}")
        self._verb_alone = compiled(rf"[, ]*(?:{_HOW})*(?:{moves}|居|列|位居)?(?:全国|全省|全市)*")
        self._moves = compiled(rf"(?:{_HOW}){{0,3}}(?:{moves})(?:了|约)?$")  # 一产、二产增加值｜增长5%、6%

    def find_chains(self, folded: str, clauses: list[Clause]) -> list[Chain]:
        """The distributive lists of a sentence. A list without indicators of its own takes over those before it."""
        chains: list[Chain] = []
        known: tuple[Place, ...] = ()
        at = 0
        while at < len(clauses):
            end = at + 1
            while end < len(clauses) and self._linked(folded, clauses[end - 1], clauses[end]):
                end += 1
            if end - at >= 2:
                chain, indicators = self._chain(folded, clauses, range(at, end), known)
                known = indicators or known
                chains += [chain] if chain is not None else []
            at = end
        return chains

    def _chain(
        self, folded: str, clauses: list[Clause], members: range, known: tuple[Place, ...]
    ) -> tuple[Chain | None, tuple[Place, ...]]:
        first = clauses[members[0]]
        times = _LISTED_TIMES.search(folded, first.left, first.number)
        indicators = self._indicators(folded, first, len(members), times.start() if times else None)
        each = self._says("each", folded, first.left, first.number) is not None
        bare = self._bare(folded, first)
        if not indicators and times is None and len(known) == len(members) and (each or bare):
            indicators = known
        if not (indicators or each or self._verb_alone.fullmatch(folded, first.left, first.number)):
            return None, indicators
        refers = each and times is None and bare
        return Chain(members, indicators, refers, None if times is None else times.span()), indicators

    def _linked(self, folded: str, before: Clause, clause: Clause) -> bool:
        between = folded[before.behind : clause.number]
        a, b = before.measure.reading, clause.measure.reading
        each = self._says("each", folded, before.left, before.number) is not None
        if (a.kind != b.kind or (a.kind == "count" and a.unit != b.unit)) and not (
            each and {a.kind, b.kind} <= _AMOUNTS
        ):
            return False
        return between[:1] in set("、和与及以 ") and between != "" and self._link.fullmatch(between) is not None

    def _indicators(self, folded: str, clause: Clause, count: int, before: int | None) -> tuple[Place, ...]:
        """The members of the list before 分别, and of a list of times at `before`, if there are as many as numbers."""
        each = self._says("each", folded, clause.left, clause.number)
        edge = min(each.start() if each is not None else clause.number, before if before is not None else clause.number)
        left = clause.left
        ends = self._says("list_base", folded, left, edge) or self._moves.search(folded, left, edge)
        phrase = self._phrases.before(folded, left, ends.start() if ends else edge)
        if phrase is None:
            return ()
        for parts in _splits(folded, *phrase):
            if len(parts) == count:
                return parts
        return (phrase, phrase) if count == 2 and self._says("town_and_country", folded, *phrase) else ()

    def _bare(self, folded: str, clause: Clause) -> bool:
        """Whether a list opens with a verb alone (,增长4.7%、5.1%), so that its indicators must stand before."""
        if self._verb_alone.fullmatch(folded, clause.left, clause.number):
            return True
        phrase = self._phrases.before(folded, clause.left, clause.number)
        return phrase is None or self._phrases.is_aspect(folded[slice(*phrase)])

    def members_of(self, folded: str, chains: Sequence[Chain]) -> dict[int, Named]:
        """The indicator of each figure that a list with indicators of its own shares out."""
        return {
            index: (chain.indicators[place], self._composed(folded, chain.indicators, place))
            for chain in chains
            for place, index in enumerate(chain.members if chain.indicators else ())
        }

    def _composed(self, folded: str, indicators: tuple[Place, ...], index: int) -> str:
        """The name of one member with the tail that all share: 城镇 of 城镇、农村居民人均可支配收入 → 城镇居民人均可支配收入.

        城乡居民收入分别增长4%、6% is said of 城镇居民收入 and of 农村居民收入, in this order.

        The tail begins behind the character that the members end with (工业、农业和服务业｜增加值), else where the last
        member is as long as the others, else at the words that statistical indicators end with (太阳能电池、集成电路圆片｜产量).
        """
        own = folded[slice(*indicators[index])]
        if len(set(indicators)) == 1 and (both := self._says("town_and_country", own, 0, len(own))) is not None:
            return ("城镇", "农村")[index] + own[both.end() :]
        last = folded[slice(*indicators[-1])]
        if index == len(indicators) - 1:
            return own
        endings = {folded[b - 1] for _, b in indicators[:-1]}
        lengths = {b - a for a, b in indicators[:-1]}
        cut = last.find(own[-1], 1) + 1 if len(endings) == 1 else 0
        if not cut and len(lengths) == 1 and max(lengths) <= _PARALLEL:
            cut = lengths.pop()
        elif (
            not cut
            and (tail := self._says("list_tail", last, 0, len(last))) is not None
            and (own[-1] not in _COMPLETE or tail[0] in _SIDES)
        ):
            cut = tail.start()
        return own + last[cut:] if cut and len(last) - cut >= 2 else own


def _splits(folded: str, start: int, end: int) -> list[tuple[Place, ...]]:
    """The ways to cut a list of indicators: at 、 alone, at 、 and the last 和, at every mark and conjunction."""
    joins = [match.span() for match in _JOINS.finditer(folded, start, end)]
    marks = [join for join in joins if folded[join[0]] == "、"]
    last = marks[-1][1] if marks else start
    final = [join for join in joins if join[0] > last and join[1] < end and folded[join[0]] != "、"][:1]
    return [_between(start, end, cuts) for cuts in (marks, [*marks, *final], joins)]


def _between(start: int, end: int, cuts: list[Place]) -> tuple[Place, ...]:
    """What is left of a stretch between the cuts."""
    starts, ends = [start, *(b for _, b in cuts)], [*(a for a, _ in cuts), end]
    return tuple((a, b) for a, b in zip(starts, ends, strict=True) if b > a)


def goes_on(folded: str, clauses: Sequence[Clause], chain: Chain | None, index: int) -> bool:
    """Whether a figure continues a list of figures: 分别奖励200万元、100万元."""
    if chain is not None and index in chain.members[1:]:
        return True
    if not index:
        return False
    before, clause = clauses[index - 1], clauses[index]
    return folded[before.measure.end : clause.measure.start].strip(" ") in {"、", "和", "及"}
