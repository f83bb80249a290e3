"""Facts → relations between the numbers that they print, sentence by sentence and over the document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby, pairwise

from govdoc_parse.findings.interval import Interval, exactly, printed, rounded
from govdoc_parse.findings.relation import Relation
from govdoc_parse.fold import fold
from govdoc_parse.model.document import Document
from govdoc_parse.model.fact import Fact

IDENTITIES: tuple[tuple[str, tuple[str, ...]], ...] = (  # ids of indicators: a whole and all its parts
    ("gdp", ("va_primary", "va_secondary", "va_tertiary")),
    ("budget_rev", ("tax_rev", "nontax_rev")),
    ("trade", ("export", "import")),
    ("pop", ("pop_urban", "pop_rural")),
    ("retail", ("retail_urban", "retail_rural")),
    ("three_public", ("three_public_abroad", "three_public_car", "three_public_reception")),
    ("three_public_car", ("three_public_car_buy", "three_public_car_run")),
)
_NEAR = 14  # characters between a level and what is said of it
_PART = re.compile(r"[,(;]? ?其中[:,]?[^,。;:\d]{0,16}")
_SHARE = re.compile(r"[,(]? ?占[^,。;\d]{2,20}")
_OF = re.compile("的(?:比重|比例)?(?:为|达|达到)?")
_WHOLE = re.compile(
    r"[,(]? ?占(?:全[国省市县区州])?(?P<whole>[一-龥]{3,16}?)(?:总量|总数)?(?:的(?:比重|比例)?|(?:的)?(?:比重|比例))(?:为|达|达到)?"
)
_OTHERWISE = re.compile(  # what follows is not measured against the number before it, or not by plain arithmetic
    "年均|平均|连续|累计|可比|同口径|扣除|不变价|实际|超|高于|低于|高出|好于|目标|计划|标准|全国|全省"
)
_AGAINST = re.compile(r"[较比][^,。;]{0,14}$")  # a number behind it is what another is measured against
_PER_ONE = re.compile("均|每|标准|最[高低]|率")
_STRUCTURE = re.compile("结构|比例|比重|构成")
_INDUSTRIES = re.compile("三次产业|三产|产业结构")
_TENTHS = 50  # a structure that adds up to less is not in percent: 2:5:3
_HUNDRED = Interval(Decimal(90), Decimal(100), Decimal(110))  # of a structure that is meant in percent


@dataclass(frozen=True, slots=True)
class Figure:
    """A fact with what its number may stand for."""

    fact: Fact
    value: Interval

    @property
    def unit(self) -> str | None:
        """The id of its unit."""
        return self.fact.quantity.unit_id

    def is_level(self) -> bool:
        """Whether it says how much there is."""
        return self.fact.role == "level" and self.fact.quantity.kind not in {"rank", "ratio"}

    def changes_in(self, kind: str) -> bool:
        """Whether it is a change, of this kind of quantity."""
        return self.fact.role == "change" and self.fact.quantity.kind == kind

    def is_percent(self) -> bool:
        """Whether it is a percentage, of whatever role."""
        return self.fact.quantity.kind == "percent"


def find_relations(document: Document) -> Iterator[Relation]:
    """Every relation of the prose and of the rows of tables that printed numbers let one compute."""
    folded = fold(document.text)
    figures = [Figure(f, value) for f in document.facts if (value := printed(f.quantity)) is not None]
    for _, group in groupby(figures, key=lambda figure: figure.fact.sentence):
        sentence = list(group)
        yield from _parts(folded, sentence)
        yield from _shares(folded, sentence)
        yield from _moves(folded, sentence)
        yield from _increases(folded, sentence)
    yield from _structures(document.facts)
    yield from _ranks(folded, document.facts)
    yield from _sums(figures)
    yield from _shares_of_named(folded, figures)
    yield from _repeats(document, folded, figures)


def _between(folded: str, before: Figure, after: Figure) -> str:
    return folded[before.fact.quantity.quote.end : after.fact.quantity.quote.start]


def _relation(code: str, place: Figure, others: Sequence[Figure], computed: Interval, **more: str | bool) -> Relation:
    quotes = tuple(figure.fact.quantity.quote for figure in others)
    return Relation(code, place.fact.quantity.quote, quotes, place.value, computed, **more)  # type: ignore[arg-type]


def _parts(folded: str, sentence: Sequence[Figure]) -> Iterator[Relation]:
    """新增企业120家，其中规模以上企业15家: a part is not above its whole."""
    for whole, part in pairwise(sentence):
        if not (whole.is_level() and part.is_level() and whole.unit == part.unit) or whole.is_percent():
            continue
        if whole.fact.endpoint or part.fact.endpoint or _PER_ONE.search(f"{whole.fact.name}{part.fact.name}"):
            continue
        if _PART.fullmatch(_between(folded, whole, part)):
            shown = whole.fact.quantity.quote.text
            yield _relation("F103", part, [whole], whole.value, shown=shown, below=True)


def _shares(folded: str, sentence: Sequence[Figure]) -> Iterator[Relation]:
    """税收收入30亿元，占一般公共预算收入50亿元的60%."""
    for part, whole, share in zip(sentence, sentence[1:], sentence[2:], strict=False):
        if not share.is_percent() or part.unit != whole.unit or whole.is_percent() or not whole.value.is_positive():
            continue
        if _SHARE.fullmatch(_between(folded, part, whole)) and _OF.fullmatch(_between(folded, whole, share)):
            yield _relation("F104", share, [part, whole], (part.value / whole.value).times(100), unit="%")


def _moves(folded: str, sentence: Sequence[Figure]) -> Iterator[Relation]:
    """由91.2%提高到93.5%，提高2.3个百分点; 由12家增加到18家，增加6家，增长50%; 达到110亿元，比上年的100亿元增长10%."""
    for index, (one, other) in enumerate(pairwise(sentence)):
        ends = one.fact.endpoint, other.fact.endpoint
        if ends == ("from", "to"):
            before, after = one, other
        elif ends[1] == "from" and ends[0] != "from" and one.is_level() and one.fact.name == other.fact.name:
            before, after = other, one
        else:
            continue
        last = other
        for change in sentence[index + 2 : index + 4]:
            between = _between(folded, last, change)
            if before.unit != after.unit or change.fact.role != "change" or not _goes_on(between):
                break
            relation = _move(before, after, change)
            if relation is not None:
                yield relation
            last = change


def _goes_on(between: str) -> bool:
    """Whether what stands between two figures lets the second speak of the first."""
    return len(between) <= _NEAR and not _OTHERWISE.search(between) and not re.search("[。;]", between)


def _move(before: Figure, after: Figure, change: Figure) -> Relation | None:
    difference = abs(after.value - before.value)
    stated = Figure(change.fact, abs(change.value))
    if before.is_percent():
        if not change.changes_in("percentage_point"):
            return None
        return _relation("F105", stated, [before, after], difference, unit="个百分点")
    if change.is_percent() and before.value.is_positive():
        return _relation("F105", stated, [before, after], (difference / before.value).times(100), unit="%")
    if change.unit == after.unit:
        return _relation("F105", stated, [before, after], difference, shown=_as_written(difference, change))
    return None


def _increases(folded: str, sentence: Sequence[Figure]) -> Iterator[Relation]:
    """贷款余额达到110亿元，比上年增加10亿元，增长10%."""
    for level, more, growth in zip(sentence, sentence[1:], sentence[2:], strict=False):
        if not (level.is_level() and more.fact.role == "change" and growth.changes_in("percent")):
            continue
        if level.unit != more.unit or level.is_percent() or level.fact.endpoint == "from":
            continue
        start = level.fact.quantity.quote.start
        if _AGAINST.search(folded, level.fact.sentence.start, start):
            continue
        if not (_goes_on(_between(folded, level, more)) and _goes_on(_between(folded, more, growth))):
            continue
        names = {figure.fact.name for figure in (level, more, growth)}
        if len(names) > 1 or _basis(more) != _basis(growth):
            continue
        moved = abs(more.value)
        if more.fact.direction == "up":  # what was added is a part of what there is
            yield _relation("F103", more, [level], level.value, shown=level.fact.quantity.quote.text, below=True)
        base = level.value + moved if more.fact.direction == "down" else level.value - moved
        if base.is_positive():
            computed = (moved / base).times(100)
            yield _relation("F106", Figure(growth.fact, abs(growth.value)), [level, more], computed, unit="%")


def _basis(figure: Figure) -> str | None:
    return figure.fact.comparison.basis if figure.fact.comparison else None


def _structures(facts: Sequence[Fact]) -> Iterator[Relation]:
    """三次产业结构比为12.1:38.2:49.7: what is meant in percent adds up to 100."""
    for fact in facts:
        ratio = fact.quantity.ratio
        if ratio is None or ratio.count(":") < 2 or not _STRUCTURE.search(fact.name or ""):
            continue
        total = exactly(0)
        for part in ratio.split(":"):
            total += rounded(part)
        if total.meets(_HUNDRED) or (_INDUSTRIES.search(fact.name or "") and total.low > _TENTHS):
            yield Relation("F102", fact.quantity.quote, (), exactly(100), total)


def _ranks(folded: str, facts: Sequence[Fact]) -> Iterator[Relation]:
    """位列17个县区中第9位; 由第17位后移至第20位 has no field."""
    for fact in facts:
        value, field = fact.quantity.value, fact.rank.of if fact.rank else None
        if field is None or value is None or fact.role != "rank":
            continue
        if f"第{field}" not in folded[fact.sentence.start : fact.sentence.end]:
            yield Relation("F107", fact.quantity.quote, (), exactly(value), exactly(field), below=True)


def _levels(figures: Sequence[Figure]) -> dict[tuple[object, ...], dict[str, list[Figure]]]:
    """The levels with an indicator that joins, by what they are of and then by indicator."""
    out: dict[tuple[object, ...], dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        fact = figure.fact
        if fact.indicator_id is None or not figure.is_level() or fact.endpoint == "from" or fact.flow:
            continue
        days = (fact.period.start, fact.period.end) if fact.period else None
        place = fact.region.text if fact.region else None
        out[place, fact.subject, fact.actor and fact.actor.text, days, fact.status, figure.unit][
            fact.indicator_id
        ].append(figure)
    return out


def _sums(figures: Sequence[Figure]) -> Iterator[Relation]:
    """The three industries are the regional product, exports and imports are trade."""
    for by_id in _levels(figures).values():
        for whole_id, part_ids in IDENTITIES:
            named = [by_id.get(each, []) for each in (whole_id, *part_ids)]
            if any(len(each) != 1 for each in named):
                continue
            whole, *parts = [each[0] for each in named]
            total = exactly(0)
            for part in parts:
                total += part.value
            yield _relation("F101", whole, parts, total, shown=_as_written(total, whole))


def _as_written(value: Interval, like: Figure) -> str:
    """A number in the magnitude that another is written in."""
    quantity = like.fact.quantity
    for word, size in (("亿", 10**8), ("万", 10**4)):
        if word in quantity.quote.text:
            scaled, stated = value / exactly(size), like.value / exactly(size)
            return f"{scaled.shown(stated)}{word}{quantity.unit or ''}"
    return f"{value.shown(like.value)}{quantity.unit or ''}"


def _shares_of_named(folded: str, figures: Sequence[Figure]) -> Iterator[Relation]:
    """税收收入30亿元，占一般公共预算收入的60%, the whole being stated elsewhere."""
    levels = [figure for figure in figures if figure.is_level() and not figure.is_percent()]
    for part, share in pairwise(figures):
        if part.fact.sentence != share.fact.sentence or not share.is_percent() or not part.is_level():
            continue
        found = _WHOLE.fullmatch(_between(folded, part, share))
        if found is None:
            continue
        wholes = [each for each in levels if _is_of(each, part, found["whole"])]
        if len(wholes) == 1 and wholes[0].value.is_positive():
            computed = (part.value / wholes[0].value).times(100)
            yield _relation("F104", share, [part, wholes[0]], computed, unit="%")


def _is_of(whole: Figure, part: Figure, name: str) -> bool:
    a, b = whole.fact, part.fact
    alike = (a.status, a.subject, a.region and a.region.text) == (b.status, b.subject, b.region and b.region.text)
    days = [(f.period.start, f.period.end) if f.period else None for f in (a, b)]
    return alike and whole.unit == part.unit and days[0] == days[1] and a.name == name and whole is not part


def _repeats(document: Document, folded: str, figures: Sequence[Figure]) -> Iterator[Relation]:
    """The same indicator of the same time in another sentence."""
    for key, by_id in _levels(figures).items():
        if key[3] is None or key[4] != "achieved":
            continue
        for named in by_id.values():
            whole = [each for each in named if not _is_whole(folded, each)]
            for other in whole[1:]:
                if not _side_by_side(document, whole[0].fact, other.fact):
                    shown = whole[0].fact.quantity.quote.text
                    yield _relation("F108", other, [whole[0]], whole[0].value, shown=shown)


def _side_by_side(document: Document, one: Fact, other: Fact) -> bool:
    """Whether two facts are of one sentence or one table: what it tells apart are different things."""
    spans = (table.span for table in document.tables)
    return one.sentence == other.sentence or any(
        one.quantity.quote.start in span and other.quantity.quote.start in span for span in spans
    )


def _is_whole(folded: str, figure: Figure) -> bool:
    """占一般公共预算收入50亿元的: what is only named as the whole of a share."""
    return folded.startswith("的", figure.fact.quantity.quote.end)
