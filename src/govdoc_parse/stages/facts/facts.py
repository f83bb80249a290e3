"""Frames and tables → facts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from govdoc_parse.lexicon import Lexicon
from govdoc_parse.model.fact import Comparison, Endpoint, Fact
from govdoc_parse.model.outline import Section, Table
from govdoc_parse.model.quantity import Approximation, Quantity
from govdoc_parse.model.span import Quote
from govdoc_parse.stages.facts.comparisons import comparison_of, find_price_basis, is_base_value
from govdoc_parse.stages.facts.distribution import Place
from govdoc_parse.stages.facts.names import Outcome, bare_indicator, group_of, name_of, next_topic
from govdoc_parse.stages.facts.ranks import find_rank
from govdoc_parse.stages.facts.reporting_units import ReportingUnitFinder
from govdoc_parse.stages.facts.sentence_finder import SentenceFinder, topic_of
from govdoc_parse.stages.facts.shared import Shared
from govdoc_parse.stages.facts.statement import Statement, Topic
from govdoc_parse.stages.facts.statements import StatementFinder
from govdoc_parse.stages.facts.tables.entries import fact_of
from govdoc_parse.stages.facts.tables.reader import TableReader
from govdoc_parse.stages.facts.verdicts import Verdicts, judged
from govdoc_parse.stages.frames.frame import SectionFrame
from govdoc_parse.stages.frames.frames import Frames
from govdoc_parse.stages.quantities.quantity_finder import QuantityFinder
from govdoc_parse.stages.text.sentences import find_sentences
from govdoc_parse.stages.text.source import Source
from govdoc_parse.stages.text.wording import Wording
from govdoc_parse.stages.times.time_finder import TimeFinder
from govdoc_parse.stages.words.dictionary import Words
from govdoc_parse.stages.words.phrases import Phrases

_OF_FACT = set(Fact.model_fields)
_DONE = {"achieved", "ongoing", "estimated"}


class FactFinder:
    """Relates every measure of the body to an indicator, a role, a comparison, a status and a period."""

    def __init__(self, lexicon: Lexicon, times: TimeFinder, wording: Wording, words: Words | None = None) -> None:
        quantities = QuantityFinder(lexicon)
        phrases = Phrases(lexicon, wording, words)
        self._phrases = phrases
        self._sentences = SentenceFinder(lexicon, times, quantities, phrases)
        self._statements = StatementFinder(lexicon, phrases, self._sentences.bases)
        self._units = ReportingUnitFinder(lexicon)
        self._tables = TableReader(lexicon, quantities, times)
        self.candidates = self._sentences.candidates

    def find_facts(self, source: Source, frames: Frames, room: int) -> list[Fact]:
        """At most `room` facts of the prose in text order; LIMIT_REACHED is at the first figure that gives none. `source` is folded without soft breaks."""
        groups: dict[int, int] = {}
        shared = Shared()
        outcomes = self.outcomes(source, frames)
        facts = [_fact(source, outcome, groups, shared) for outcome in islice(outcomes, room)]
        over = next(outcomes, None)
        if over is not None:
            measure = over.verdicts.statement.clause.measure
            message = f"more than {room} facts: the figures of the prose from here on gave none, see max_facts"
            source.report("LIMIT_REACHED", measure.start, measure.end, message)
        return facts

    def find_table_facts(
        self, source: Source, tables: Sequence[tuple[Table, SectionFrame]], title: str, room: int
    ) -> Iterator[Fact]:
        """At most `room` facts of tables with the frames around them; LIMIT_REACHED says how many figures give none."""
        shared = Shared()
        entries = (entry for table, frame in tables for entry in self._tables.find_entries(source, table, frame, title))
        for entry in islice(entries, max(room, 0)):
            yield fact_of(source, entry, shared)
        left = sum(1 for _ in entries)
        if left:
            span = tables[-1][0].span
            source.report(
                "LIMIT_REACHED", span.start, span.end, f"{left} figures of tables gave no fact, see max_facts"
            )

    def outcomes(self, source: Source, frames: Frames) -> Iterator[Outcome]:
        """Every figure of the prose with what was decided of it, in reading order."""
        topic = Topic()
        for text in frames.texts:
            topic = Topic(group=topic.group)
            for start, end in text.spans if text.heading else find_sentences(source, text.spans):
                if not self._sentences.quantities.may_hold(source.fold, start, end):
                    continue
                opening = topic_of(source.fold, start, topic)
                sentence = self._sentences.find_sentence(source, start, end, opening)
                if sentence is None:
                    continue
                topic, frame = opening, text.frame_at(end)
                for index in range(len(sentence.clauses)):
                    outcome = self._outcome(self._statements.find_statement(source, sentence, index, frame, topic))
                    yield outcome
                    topic = next_topic(outcome)

    def _outcome(self, statement: Statement) -> Outcome:
        verdicts = judged(statement)
        indicator = bare_indicator(verdicts.statement)
        name = name_of(verdicts.statement, indicator, self._phrases)
        return Outcome(verdicts, indicator, name, *self._units.find_units(statement.figure, indicator))


def _fact(source: Source, outcome: Outcome, groups: dict[int, int], shared: Shared) -> Fact:
    """The public model; `groups` numbers the groups in the order in which they are met."""
    verdicts, s = outcome.verdicts, outcome.verdicts.statement
    group, _ = group_of(s)
    indicator = _quote(source, outcome.indicator)
    quantity = _quantity(source, s, outcome.name)
    fields = {
        "quantity": quantity,
        "indicator": indicator,
        "name": indicator
        if indicator is not None and indicator.text == outcome.name
        else outcome.name and shared.text(outcome.name),
        "subject": None,
        "subject_quotes": (),
        "role": s.role,
        "direction": verdicts.direction,
        "comparison": _comparison(source, verdicts),
        "price_basis": find_price_basis(s.folded, s.sentence, s.index),
        "region": _quote(source, outcome.region),
        "actor": _quote(source, outcome.actor),
        "status": s.status,
        "period": shared.period(s.period),
        "rank": find_rank(source, s.sentence, s.index) if s.role == "rank" else None,
        "group": None if group is None else groups.setdefault(group, len(groups) + 1),
        "endpoint": _endpoint(s),
        "indicator_id": None,
        "flow": False,
        "sentence": shared.span(source, s.sentence.start, s.sentence.end),
        "section": s.frame.section.path,
        "rules": shared.rules((quantity.rule, f"indicator.{s.indicator_case}", *verdicts.decisions)),
        "confidence": None,
    }
    return Fact.of_valid(fields, _OF_FACT)


def _endpoint(s: Statement) -> Endpoint | None:
    if s.starts or is_base_value(s):
        return "from"
    before = s.figure.before
    comes = s.change is not None and s.change.reaches and before is not None and s.clause.left == before.behind
    if comes:
        return "to"
    passed = s.role == "level" and s.says_after("mark") is not None
    return "milestone" if passed else None


def _quote(source: Source, place: Place | None) -> Quote | None:
    return None if place is None else source.quote(*place)


def _comparison(source: Source, verdicts: Verdicts) -> Comparison | None:
    verdict = verdicts.base
    if verdict is None or verdict.value is None:
        return None
    stated = verdict.value is verdicts.statement.figure.base
    return comparison_of(source, verdict.value, verdicts.statement.period, stated=stated)


def _quantity(source: Source, s: Statement, name: str | None) -> Quantity:
    quantity = s.clause.measure.quantity(source, _settled(s))
    if quantity.kind == "count" and name is not None and s.sentence.wording.says("per_hundred", name, 0, len(name)):
        return quantity.changed(kind="rate")  # 每千人口床位7.15张
    return quantity


def _settled(s: Statement) -> Approximation | None:
    """以上 after an actual figure means more than it; in targets and rules, at least it."""
    actual = s.status in _DONE and s.role != "standard" and not s.frame.section.regulates
    return "over" if s.clause.measure.suffixed and actual else s.clause.measure.approximation


def framed(tables: Sequence[Table], sections: Sequence[Section], frames: Frames) -> list[tuple[Table, SectionFrame]]:
    """Each table with the frame of the innermost section that holds it."""
    paths = [(table, _path_at(sections, table.span.start, table.span.end)) for table in tables]
    return [(table, frames.head if path is None else frames.sections[path]) for table, path in paths]


def _path_at(sections: Sequence[Section], start: int, end: int) -> str | None:
    """The path of the innermost section that holds a stretch, `None` where none does."""
    path: list[str] = []
    while True:
        at = bisect_right(sections, start, key=_start)
        if not at or end > sections[at - 1].span.end:
            return ".".join(path) or None
        path.append(str(at))
        sections = sections[at - 1].children


def _start(section: Section) -> int:
    return section.span.start
