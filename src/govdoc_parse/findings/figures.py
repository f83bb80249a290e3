"""Facts → relations between the numbers that they print, sentence by sentence and over the document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from govdoc_parse.findings.figure import Figure, as_written, between, relation_of
from govdoc_parse.findings.interval import Interval, exactly, printed, rounded
from govdoc_parse.findings.relation import Relation
from govdoc_parse.findings.sentences import in_sentence
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
_LINK = "(?:的(?:比重|比例)?|比重|比例)(?:为|达到?)?"
_WHOLE = re.compile(rf"[,(]? ?占(?:全[国省市县区州])?(?P<whole>[一-龥]{{3,16}}?)(?:总量|总数)?{_LINK}")
_STRUCTURE = re.compile("结构|比例|比重|构成")
_INDUSTRIES = re.compile("三次产业|三产|产业结构")
_TENTHS = 50  # a structure that adds up to less is not in percent: 2:5:3
_HUNDRED = Interval(Decimal(90), Decimal(100), Decimal(110))  # of a structure that is meant in percent


def find_relations(document: Document) -> Iterator[Relation]:
    """Every relation of the prose and of the rows of tables that printed numbers let one compute."""
    folded = fold(document.text)
    figures = [Figure(f, value) for f in document.facts if (value := printed(f.quantity)) is not None]
    for _, group in groupby(figures, key=lambda figure: figure.fact.sentence):
        yield from in_sentence(folded, list(group))
    yield from _structures(document.facts)
    yield from _ranks(folded, document.facts)
    yield from _sums(figures)
    yield from _shares_of_named(folded, figures)
    yield from _repeats(document, folded, figures)


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
        if fact.indicator_id is None or not figure.is_level() or fact.endpoint in {"from", "milestone"} or fact.flow:
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
            yield relation_of("F101", whole, parts, total, shown=as_written(total, whole))


def _shares_of_named(folded: str, figures: Sequence[Figure]) -> Iterator[Relation]:
    """税收收入30亿元，占一般公共预算收入的60%, the whole being stated elsewhere."""
    levels = [figure for figure in figures if figure.is_level() and not figure.is_percent()]
    for part, share in pairwise(figures):
        if part.fact.sentence != share.fact.sentence or not share.is_percent() or not part.is_level():
            continue
        found = _WHOLE.fullmatch(between(folded, part, share))
        if found is None:
            continue
        wholes = [each for each in levels if _is_of(each, part, found["whole"])]
        if len(wholes) == 1 and wholes[0].value.is_positive():
            computed = (part.value / wholes[0].value).times(100)
            yield relation_of("F104", share, [part, wholes[0]], computed, unit="%")


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
                    yield relation_of("F108", other, [whole[0]], whole[0].value, shown=shown)


def _side_by_side(document: Document, one: Fact, other: Fact) -> bool:
    """Whether two facts are of one sentence or one table: what it tells apart are different things."""
    spans = (table.span for table in document.tables)
    return one.sentence == other.sentence or any(
        one.quantity.quote.start in span and other.quantity.quote.start in span for span in spans
    )


def _is_whole(folded: str, figure: Figure) -> bool:
    """占一般公共预算收入50亿元的: what is only named as the whole of a share."""
    return folded.startswith("的", figure.fact.quantity.quote.end)
