"""Facts → relations between the numbers that they print, sentence by sentence and over the document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from govdoc_parse.findings.figure import Figure, between, relation_of
from govdoc_parse.findings.indicators import levels, of_indicators
from govdoc_parse.findings.interval import Interval, exactly, printed, rounded
from govdoc_parse.findings.over_time import over_time
from govdoc_parse.findings.relation import Relation
from govdoc_parse.findings.sentences import in_sentence
from govdoc_parse.fold import fold
from govdoc_parse.model.document import Document
from govdoc_parse.model.fact import Fact

_LINK = "(?:的(?:比重|比例)?|比重|比例)(?:为|达到?)?"
_WHOLE = re.compile(rf"[,(]? ?占(?:全[国省市县区州])?(?P<whole>[一-龥]{{3,16}}?)(?:总量|总数)?{_LINK}")
_STRUCTURE = re.compile("结构|比例|比重|构成")
_INDUSTRIES = re.compile("三次产业|三产|产业结构")
_TOTAL = re.compile("[总合共]计")
_FUNDS = re.compile("财政拨款|一般公共预算|政府性基金|国有资本经营|社会保险基金")
_EACH = ("(?:第一产业|一产).*(?:占|比重)", "(?:第二产业|二产).*(?:占|比重)", "(?:第三产业|三产).*(?:占|比重)")
_MANY = 100  # figures of one name that a whole is looked for among
_TENTHS = 50  # a structure that adds up to less is not in percent: 2:5:3
_HUNDRED = Interval(Decimal(90), Decimal(100), Decimal(110))  # of a structure that is meant in percent


def find_relations(document: Document) -> Iterator[Relation]:
    """Every relation of the prose and of the rows of tables that printed numbers let one compute."""
    folded = fold(document.text)
    figures = [Figure(f, value) for f in document.facts if (value := printed(f.quantity)) is not None]
    for _, group in groupby(figures, key=lambda figure: figure.fact.sentence):
        yield from in_sentence(folded, list(group))
    yield from _structures(document.facts)
    yield from _industries(figures)
    yield from _ranks(folded, document.facts)
    yield from _shares_of_named(folded, figures)
    yield from of_indicators(figures)
    yield from over_time(folded, document.facts, figures)
    yield from _repeats(document, folded, figures)


def _structures(facts: Sequence[Fact]) -> Iterator[Relation]:
    """三次产业结构比为12.1:38.2:49.7, 由12.5:38.1:49.4优化为12.1:38.2:49.7: what is meant in percent adds up to 100."""
    named, sentence = "", None
    for fact in facts:
        ratio = fact.quantity.ratio
        if ratio is None or ratio.count(":") < 2:
            continue
        if fact.sentence != sentence or _STRUCTURE.search(fact.name or ""):
            named, sentence = fact.name or "", fact.sentence
        if not _STRUCTURE.search(named):
            continue
        total = sum((rounded(part) for part in ratio.split(":")), start=exactly(0))
        if total.meets(_HUNDRED) or (_INDUSTRIES.search(named) and total.low > _TENTHS):
            yield Relation("F102", fact.quantity.quote, (), exactly(100), total)


def _industries(figures: Sequence[Figure]) -> Iterator[Relation]:
    """三次产业占比分别为12.1%、38.2%、49.7%."""
    for parts in zip(figures, figures[1:], figures[2:], strict=False):
        names = [part.fact.name or "" for part in parts]
        if all(map(re.search, _EACH, names)) and all(part.fact.role == "share" for part in parts):
            total = sum((part.value for part in parts), start=exactly(0))
            first, *others = (part.fact.quantity.quote for part in parts)
            yield Relation("F102", first, tuple(others), exactly(100), total)


def _ranks(folded: str, facts: Sequence[Fact]) -> Iterator[Relation]:
    """位列17个县区中第9位; 由第17位后移至第20位 has no field."""
    for fact in facts:
        value, field = fact.quantity.value, fact.rank.of if fact.rank else None
        if field is None or value is None or fact.role != "rank":
            continue
        if f"第{field}" not in folded[fact.sentence.start : fact.sentence.end]:
            yield Relation("F107", fact.quantity.quote, (), exactly(value), exactly(field), below=True)


def _shares_of_named(folded: str, figures: Sequence[Figure]) -> Iterator[Relation]:
    """税收收入30亿元，占一般公共预算收入的60%, the whole being stated elsewhere."""
    named: dict[str | None, list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.is_level() and not figure.is_percent():
            named[figure.fact.name].append(figure)
    for part, share in pairwise(figures):
        if part.fact.sentence != share.fact.sentence or not share.is_percent() or not part.is_level():
            continue
        found = _WHOLE.fullmatch(between(folded, part, share))
        if found is None:
            continue
        wholes = [each for each in named[found["whole"]][:_MANY] if _is_of(each, part)]
        if len(wholes) == 1 and wholes[0].value.is_positive():
            computed = (part.value / wholes[0].value).times(100)
            yield relation_of("F104", share, [part, wholes[0]], computed, unit="%")


def _is_of(whole: Figure, part: Figure) -> bool:
    a, b = whole.fact, part.fact
    alike = (a.status, a.subject, whole.whose[0], whole.days) == (b.status, b.subject, part.whose[0], part.days)
    return alike and whole.unit == part.unit and whole is not part


def _repeats(document: Document, folded: str, figures: Sequence[Figure]) -> Iterator[Relation]:
    """The same indicator by the same name, of the same time, in another sentence."""
    for (*_, (days, status, _unit)), by_id in levels(figures).items():
        if days is None or status != "achieved":
            continue
        for named in by_id.values():
            for first, other in _same_name([each for each in named if not _is_otherwise_meant(folded, each)]):
                if not _side_by_side(document, first.fact, other.fact) and not _of_other_funds(document, first, other):
                    shown = first.fact.quantity.quote.text
                    yield relation_of("F108", other, [first], first.value, shown=shown)


def _same_name(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Each figure but the first with the first that goes by its name; 全区 is a region, and no region another."""
    first: dict[tuple[str | None, str | None], Figure] = {}
    for figure in figures:
        region = figure.fact.region
        known = first.setdefault((figure.fact.name, None if region is None else region.text), figure)
        if known is not figure:
            yield known, figure


def _side_by_side(document: Document, one: Fact, other: Fact) -> bool:
    """Whether two facts are of one sentence or one table: what it tells apart are different things."""
    spans = (table.span for table in document.tables)
    return one.sentence == other.sentence or any(
        one.quantity.quote.start in span and other.quantity.quote.start in span for span in spans
    )


def _of_other_funds(document: Document, one: Figure, other: Figure) -> bool:
    """Whether the captions of two tables name different funds: an account states each line of all funds, then of some.

    收入支出决算总表, 财政拨款收入支出决算总表 and 一般公共预算财政拨款支出决算表 are tables 01, 04 and 05 of every department.
    """
    named = []
    for figure in (one, other):
        at = figure.fact.quantity.quote.start
        caption = next((table.caption for table in document.tables if at in table.span), None)
        named.append(None if caption is None else set(_FUNDS.findall(caption.text)))
    return None not in named and named[0] != named[1]


def _is_otherwise_meant(folded: str, figure: Figure) -> bool:
    """占一般公共预算收入50亿元的: what is only named as the whole of a share; 收入总计50亿元: what holds more than the indicator."""
    quote = figure.fact.quantity.quote
    return folded.startswith("的", quote.end) or _TOTAL.search(folded, quote.start - 6, quote.start) is not None
