"""Indicator → the name that one would write in a table, and what the next figure takes over."""

from __future__ import annotations

from dataclasses import dataclass

from govdoc_parse.stages.facts.comparisons import next_base
from govdoc_parse.stages.facts.distribution import Place
from govdoc_parse.stages.facts.periods import next_stated, sets_apart
from govdoc_parse.stages.facts.ranks import counts_the_field
from govdoc_parse.stages.facts.statement import IndicatorCase, Statement, Topic
from govdoc_parse.stages.facts.verdicts import Verdicts
from govdoc_parse.stages.facts.wholes import whole_led
from govdoc_parse.stages.words.phrases import Phrases

RECENT = 32  # how many indicators a list may refer back to
_LEAST, _LEAST_SCORED = 2, 4  # characters that are left of a name


def bare_indicator(statement: Statement) -> Place | None:
    """The indicator without the side that the role tells: 民生支出｜占比, 创新指标｜得分."""
    if statement.indicator is None:
        return None
    start, end = statement.indicator
    if statement.role == "share":
        side, least = statement.named("share_side"), _LEAST
    elif statement.kind == "score":
        side, least = statement.named("score_side"), _LEAST_SCORED
    else:
        return start, end
    return (start, side.start()) if side is not None and side.start() - start >= least else (start, end)


def name_of(statement: Statement, indicator: Place | None, phrases: Phrases) -> str | None:
    """The name of an indicator: composed in a list or with a part of the economy (第二产业实现｜增加值), taken over where the
    clause names only a side (增速居第2位) or nothing.
    """
    member = statement.figure.member
    name = member[1] if member is not None else None
    if indicator is None or name:
        return name
    topic = statement.topic
    before = topic.counted[1] if topic.measures_other(statement.kind) and topic.counted else topic.name
    said = statement.folded[slice(*indicator)]
    if statement.indicator_case is IndicatorCase.SIDE:
        return (before or "") + said  # 规上工业增加值增长9%，｜增速居全市第2位
    if statement.indicator_case is IndicatorCase.NOUN_AHEAD and statement.named("industry_noun"):
        return _industry(statement, indicator, phrases) + said
    return before if statement.indicator_case is IndicatorCase.INHERITED else said


def _industry(s: Statement, indicator: Place, phrases: Phrases) -> str:
    """The part of the economy that a bare noun is of: 第二产业 of 第二产业实现增加值; empty if the clause names none."""
    says, left = s.sentence.wording.says, s.clause.left
    verb = says("brings", s.folded, left, indicator[0])
    if verb is None:
        return ""
    times = s.sentence.times_in(left, verb.start())
    subject = phrases.before(s.folded, left, verb.start(), times)
    return s.folded[slice(*subject)] if subject is not None and says("industry", s.folded, *subject) else ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A judged statement with its indicator as it is quoted, its name, and the region and the body that it is of."""

    verdicts: Verdicts
    indicator: Place | None
    name: str | None
    region: Place | None
    actor: Place | None


def next_topic(outcome: Outcome) -> Topic:
    """What a figure hands on to the next one of its sentence."""
    s, indicator, name = outcome.verdicts.statement, outcome.indicator, outcome.name
    topic, period = s.topic, outcome.verdicts.period
    recent, kind, counted = topic.recent, topic.kind, topic.counted
    if indicator is not None and _names_the_next(s):
        named = (indicator, name or "")
        recent, kind = (*(each for each in recent[-RECENT:] if each[0] != indicator), named), s.kind
        counted = named if s.kind == "count" else counted
    else:
        indicator, name = topic.indicator, topic.name
    return Topic(
        indicator=indicator,
        name=name,
        base=next_base(s),
        change=s.change if s.figure.chain is not None else None,
        stated=next_stated(s, None if period is None else period.evidence),
        moved=outcome.verdicts.direction if s.role == "change" else None,
        role=s.role if s.role in {"share", "standard"} else None,
        region=outcome.region,
        actor=outcome.actor,
        recent=recent,
        referred=topic.referred,
        group=group_of(s)[1],
        kind=kind,
        counted=counted,
    )


def _names_the_next(s: Statement) -> bool:
    """Whether the next figure may be of this indicator: not of a side of it, nor of 剔除一次性收入5230万元后，｜同口径增长2.5%."""
    if s.indicator_case is IndicatorCase.SIDE or whole_led(s.folded, s.sentence, s.index) is not None:
        return False
    return not sets_apart(s) and not counts_the_field(s.folded, s.sentence, s.index)


def group_of(s: Statement) -> tuple[int | None, int | None]:
    """The group of a figure and the one that is open after it, each by the offset of the figure that began it.

    Members of one list share a group, and so do a total and its 其中.
    """
    clause, chain, opened = s.clause, s.figure.chain, s.topic.group
    if chain is not None:
        return s.sentence.clauses[chain.members[0]].measure.start, opened
    if s.folded[clause.behind : min(clause.behind + 4, s.sentence.end)].lstrip(",、;( ").startswith("其中"):
        return clause.measure.start, clause.measure.start
    return opened, opened
