"""What a change is measured against, and in whose prices."""

from __future__ import annotations

from govdoc_parse.model.fact import Basis, Comparison, Period, PriceBasis
from govdoc_parse.stages.facts.decision import Decision
from govdoc_parse.stages.facts.distribution import goes_on
from govdoc_parse.stages.facts.sentence import Sentence
from govdoc_parse.stages.facts.statement import Statement
from govdoc_parse.stages.frames.periods import as_period
from govdoc_parse.stages.text.source import Source
from govdoc_parse.stages.text.wording import year_in
from govdoc_parse.stages.times import calendar
from govdoc_parse.stages.times.bases import Base

_HISTORY = {"yoy", "prev_year", "prev_year_full", "fixed_year", "ytd", "prev_period"}


def _averaged(s: Statement) -> Base | None:
    """年均增长10%以上 within one year has no base, nor that of the figure before."""
    base, period = s.figure.base, s.period
    of_one_year = period is not None and period.start.year == period.end.year
    return base if base is not None and base.basis == "plan_period" and of_one_year else None


def _shared(s: Statement) -> Base | None:
    """The base that is said to hold for the rest: of growth in per cent that was reached, not of 净增 or of targets."""
    if s.status == "planned" or s.kind not in {"percent", "percentage_point"}:
        return None
    if s.says("net_sum"):
        return None
    return s.frame.section.document.shared_base(s.clause.number)


DECISIONS: tuple[Decision[Base | None], ...] = (
    Decision("averaged", _averaged, None, ("2024年工作情况\n\n2024年工业增加值年均增长5.7%。",)),
    Decision("stated", lambda s: s.figure.base, lambda _, base: base, ("财政收入同比增长5%。",)),
    Decision(
        "same_subject",
        lambda s: last_base(s) if s.indicator_case.goes_on else None,
        lambda _, base: base,
        ("一产、二产增加值分别同比增长5%、6%。",),
    ),
    Decision("opening", lambda s: s.sentence.opening, lambda _, base: base, ("与上年相比，财政收入增长5%。",)),
    Decision(
        "same_below",
        _shared,
        lambda _, base: base,
        ("财政收入同比（下同）增长5%。税收收入增长6%。",),
    ),
)


def last_base(s: Statement) -> Base | None:
    """The base of the change before; 高于全国 is said of one figure, or of one list (分别高4.2和0.7个百分点)."""
    base = s.topic.base
    alone = (
        base is not None
        and base.basis == "entity"
        and not goes_on(s.folded, s.sentence.clauses, s.figure.chain, s.index)
    )
    return None if alone else base


def is_base_value(s: Statement) -> bool:
    """Whether a figure is what the next one is compared with: 较上年｜26400万元增长8.3%, 比2022年的｜4870万元增加330万元."""
    base = s.figure.base
    if base is None or s.change is not None or s.kind in {"percent", "percentage_point", "multiple", "rank"}:
        return False
    return base.basis in _HISTORY and s.folded[base.end : s.clause.number].strip(" 的") == ""


def next_base(s: Statement) -> Base | None:
    """The base that the changes after a figure have if they are of the same subject."""
    reached = s.starts or (s.change is not None and s.change.reaches)  # 由年初的3200管提升到1.2万管，｜增长2.75倍
    if is_base_value(s) or (reached and s.figure.base is not None):
        return s.figure.base
    if s.role != "change":
        return None if s.indicator_case.names_another else last_base(s)
    return s.figure.base or (last_base(s) if s.indicator_case.goes_on else None)


def comparison_of(source: Source, base: Base, period: Period | None, *, stated: bool) -> Comparison:
    """The public model of a base, with its days where the period of the figure lets them be told."""
    wording = source.fold[base.start : base.end] if stated else ""
    quote = source.quote(base.start, base.end) if stated else None
    return Comparison.made_of(basis=base.basis, quote=quote, period=base_period(base.basis, wording, period))


def base_period(basis: Basis, wording: str, period: Period | None) -> Period | None:
    """The days that a comparison measures from, counted from the period of the figure; `None` where they are not stated."""
    named = year_in(wording)
    if basis == "fixed_year" and named is not None:
        return as_period(calendar.year(named), "clause")
    if period is None:
        return None
    if basis == "yoy":
        return as_period(calendar.shifted((period.start, period.end), -1), period.inherited_from)
    if basis in {"prev_year", "prev_year_full"}:
        return as_period(calendar.year(period.end.year - 1), period.inherited_from)
    if basis == "ytd":
        end = calendar.year(period.end.year - 1)[1]
        return as_period((end, end), period.inherited_from)
    return None


def find_price_basis(folded: str, sentence: Sentence, index: int) -> PriceBasis | None:
    """Whether a figure is at constant or current prices, by the words around it (按不变价格计算，比上年增长5.2%).

    The words are between the figure before it and the one after it; those between two figures belong to the second
    where a mark separates them from the first.
    """
    clauses = sentence.clauses
    clause = clauses[index]
    aimed = sentence.planned  # 增长8%的目标没有完成，实际增长6.3%
    start = max(clauses[index - 1].right, clauses[index - 1].behind) if index else sentence.start
    for a, b in ((clause.left, clause.right), (start, clause.left)):
        constant = sentence.wording.says("constant_prices", folded, a, b)
        if constant is not None and not (aimed and constant[0] == "实际"):
            return "constant"
        if sentence.wording.says("current_prices", folded, a, b):
            return "current"
    return None
