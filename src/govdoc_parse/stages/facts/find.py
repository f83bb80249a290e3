"""Sentences → facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from govdoc_parse.lexicon import Lexicon
from govdoc_parse.model.fact import Comparison, Fact, Period, Rank, Role, Scope, Status
from govdoc_parse.model.metadata import Metadata, Signature
from govdoc_parse.model.outline import Paragraph, Section
from govdoc_parse.model.quantity import Approximation
from govdoc_parse.model.span import Quote, Span
from govdoc_parse.stages.facts.changes import Base, Change, Changes
from govdoc_parse.stages.facts.clauses import Clause, find_clauses
from govdoc_parse.stages.facts.distribution import Chain, composed, find_chains
from govdoc_parse.stages.facts.periods import find_period, start_period
from govdoc_parse.stages.facts.phrases import Phrases
from govdoc_parse.stages.facts.roles import find_role, from_value
from govdoc_parse.stages.facts.status import Cue, Statuses
from govdoc_parse.stages.quantities.find import QuantityFinder
from govdoc_parse.stages.sections.find import Outline
from govdoc_parse.stages.sentences import find_sentences
from govdoc_parse.stages.source import Source
from govdoc_parse.stages.times.expressions import TimeExpression
from govdoc_parse.stages.times.find import TimeFinder
from govdoc_parse.stages.times.frame import Frame

_NEVER_AFTER = {"percent", "percentage_point", "multiple", "rank", "score", "ratio", "rate", "duration", "temperature"}
_SAME_BELOW = regex.compile("下同")
_SCOPE = regex.compile("全国|全省|全市|全区|全县|全州|全球|世界|亚洲|同类|中部|西部|东部")
_OF = regex.compile(r"[^,。;]{0,14}?(?:中|内)?(?:的|排名?|居|列|位居|位列)?$")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a paragraph inherits: its section path, the frame of time and whose it is, the status to expect."""

    section: str | None
    frame: Frame
    scope: Scope
    prior: Status


@dataclass(slots=True)
class Memory:
    """What one figure hands on to the next: the indicator of the sentence, the basis of the document, group numbers."""

    indicator: tuple[int, int] | None = None
    name: str | None = None
    base: Base | None = None
    default: Base | None = None
    group: int = 0
    open_group: int | None = None
    subjects: dict[int, tuple[tuple[int, int], str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with all that was found in it."""

    start: int
    end: int
    times: list[TimeExpression]
    cues: list[Cue]
    clauses: list[Clause]
    chains: list[Chain]


class FactFinder:
    """Relates every measure of the body to an indicator, a role, a comparison, a status and a period."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._quantities = QuantityFinder(lexicon)
        self._times = TimeFinder()
        self._phrases = Phrases(lexicon)
        self._changes = Changes(lexicon)
        self._statuses = Statuses(lexicon)

    def frame(self, source: Source, title: Quote | None, metadata: Metadata, signature: Signature | None) -> Frame:
        """The document's own frame of time."""
        folded = source.fold[title.start : title.end] if title else ""
        return self._times.frame(folded, metadata, signature)

    def find(self, source: Source, outline: Outline, frame: Frame, title: Quote | None) -> tuple[Fact, ...]:
        """All facts of the body in text order."""
        named = source.fold[title.start : title.end] if title else ""
        law = any(s.style == "article" for root in outline.sections for _, s in root.walk())
        memory = Memory()
        facts: list[Fact] = []
        scope: Scope = "title" if frame.scope else "anchor"
        start = Surroundings(None, frame, scope, self._statuses.prior([], named, law))
        for paragraph in (*outline.preamble, *(p for opening in outline.openings.values() for p in opening)):
            facts += self._paragraph(source, paragraph, start, memory)
        for index, section in enumerate(outline.sections, start=1):
            facts += self._section(source, section, str(index), [], start, memory, named, law)
        return tuple(sorted(facts, key=lambda f: f.quantity.quote.start))

    def _section(
        self, source: Source, section: Section, path: str, kinds: list[str | None], outer: Surroundings,
        memory: Memory, title: str, law: bool,
    ) -> Iterator[Fact]:  # fmt: skip
        kinds = [section.kind, *kinds]
        frame, scope = outer.frame, outer.scope
        if section.heading is not None:
            heading = source.fold[section.heading.start : section.heading.end]
            stated = self._times.period(heading, frame)
            if stated is not None:
                frame, scope = frame.within(stated[1]), "heading"
        here = Surroundings(path, frame, scope, self._statuses.prior(kinds, title, law))
        for paragraph in section.paragraphs:
            yield from self._paragraph(source, paragraph, here, memory)
        for index, child in enumerate(section.children, start=1):
            yield from self._section(source, child, f"{path}.{index}", kinds, here, memory, title, law)

    def _paragraph(self, source: Source, paragraph: Paragraph, here: Surroundings, memory: Memory) -> Iterator[Fact]:
        memory.indicator = memory.name = None
        for start, end in find_sentences(source, paragraph):
            if self._quantities.may_hold(source.fold, start, end):
                yield from self._sentence(source, start, end, here, memory)

    def _sentence(self, source: Source, start: int, end: int, here: Surroundings, memory: Memory) -> Iterator[Fact]:
        folded = source.fold
        times = self._times.find(folded, start, end)
        measures = self._quantities.find(source, start, end, times)
        if not measures:
            return
        clauses = find_clauses(source, start, end, measures, times)
        chains = find_chains(folded, clauses, self._phrases)
        sentence = Sentence(start, end, times, self._statuses.cues(folded, start, end), clauses, chains)
        if not folded.startswith("其中", start):
            memory.indicator = memory.name = memory.open_group = None
        memory.base = None
        memory.subjects = {}
        for chain in chains:
            for place, index in enumerate(chain.members):
                memory.subjects[index] = chain.subjects[place], composed(folded, chain.subjects, place)
        for index, clause in enumerate(clauses):
            yield self._fact(source, sentence, index, clause, here, memory)

    def _fact(
        self, source: Source, sentence: Sentence, index: int, clause: Clause, here: Surroundings, memory: Memory
    ) -> Fact:
        folded, reading = source.fold, clause.measure.reading
        base = self._changes.base(folded, clause.left, clause.number)
        change = self._changes.change(folded, clause.left, clause.number, base)
        left = self._rank_left(folded, sentence, index) if reading.kind == "rank" else clause.left
        indicator, rule = self._indicator(folded, sentence, index, left, base, change, memory)
        starts = from_value(folded, clause.left, clause.number, sentence.clauses[index + 1 :], self._changes)
        status = self._statuses.decide(sentence.cues, clause.left, clause.right, here.prior)
        if starts and status == "planned":
            status = "achieved"
        role = find_role(folded, clause, change, indicator, status, index, sentence.clauses)
        direction = change.direction if change and role in {"change", "level", "share", "standard"} else None
        comparison = self._comparison(source, sentence, index, role, base, clause, memory)
        name = memory.subjects[index][1] if index in memory.subjects else None
        if indicator is not None:
            name = name or (memory.name if rule == "inherited" else folded[slice(*indicator)])
            memory.indicator, memory.name = indicator, name
        if role == "change" and base is not None:
            memory.base = base
            if _SAME_BELOW.search(folded, clause.behind, min(sentence.end, clause.behind + 24)):
                memory.default = base
        approximation = _settled(clause, status, role)
        return Fact(
            quantity=clause.measure.quantity(source, approximation),
            indicator=source.quote(*indicator) if indicator else None,
            name=name,
            role=role,
            direction=direction,
            comparison=comparison,
            status=status,
            period=self._period(source, sentence, clause, here, starts),
            rank=self._rank(source, sentence, index) if role == "rank" else None,
            group=self._group(folded, sentence, index, clause, memory),
            sentence=Span(start=sentence.start, end=sentence.end),
            section=here.section,
            rule=rule,
        )

    def _indicator(
        self, folded: str, sentence: Sentence, index: int, left: int, base: Base | None, change: Change | None,
        memory: Memory,
    ) -> tuple[tuple[int, int] | None, str]:  # fmt: skip
        """The place of the indicator and the rule that found it."""
        clause = sentence.clauses[index]
        if index in memory.subjects:
            return memory.subjects[index][0], "distributed"
        edge = min(x for x in (clause.number, change.start if change else None, base.start if base else None) if x is not None)
        if edge < left:
            edge = clause.number
        if base is not None and base.start == clause.left and change is None:
            edge = clause.number
        ahead = self._phrases.before(folded, left, edge, sentence.times)
        if ahead is not None and self._phrases.is_aspect(folded[slice(*ahead)]):
            ahead = None
        kind = clause.measure.reading.kind
        plain = change is None or change.start >= clause.number
        behind = None
        if kind not in _NEVER_AFTER and plain and clause.measure.reading.scope is None:
            owned = folded[clause.behind : clause.behind + 1] == "的" and kind != "count"
            if not (owned and ahead is not None):
                behind = self._phrases.after(folded, clause.behind, clause.right)
        if behind is not None and (kind == "count" or ahead is None or not folded[ahead[1] - 1] in "额量值率度积入资"):
            return behind, "noun_after"
        if ahead is not None:
            return ahead, "noun_before"
        if memory.indicator is not None:
            return memory.indicator, "inherited"
        return self._earlier(folded, sentence, left), "earlier_clause"

    def _earlier(self, folded: str, sentence: Sentence, left: int) -> tuple[int, int] | None:
        """The phrase that opens the clause before, for 市场主体增量提质，总量突破1000万户."""
        stop = left - 1
        if stop <= sentence.start:
            return None
        start = max(sentence.start, folded.rfind(",", sentence.start, stop) + 1, folded.rfind(";", sentence.start, stop) + 1)
        for time in sentence.times:
            if start <= time.start < stop:
                start = max(start, min(time.end, stop))
        return self._phrases.after(folded, start, stop)

    @staticmethod
    def _rank_left(folded: str, sentence: Sentence, index: int) -> int:
        """In 居全市9个县第3位 the subject stands before the 9个, not behind it."""
        clause = sentence.clauses[index]
        if index and clause.left == sentence.clauses[index - 1].behind and _OF.fullmatch(folded, clause.left, clause.number):
            return sentence.clauses[index - 1].left
        return clause.left

    def _rank(self, source: Source, sentence: Sentence, index: int) -> Rank | None:
        clause = sentence.clauses[index]
        left = self._rank_left(source.fold, sentence, index)
        of = None
        if left != clause.left:
            value = sentence.clauses[index - 1].measure.reading.value
            of = int(value) if value is not None and value == value.to_integral_value() else None
        scopes = list(_SCOPE.finditer(source.fold, left, clause.number))
        scope = source.quote(*scopes[-1].span()) if scopes else None
        return Rank(of=of, scope=scope) if of is not None or scope is not None else None

    def _comparison(
        self, source: Source, sentence: Sentence, index: int, role: Role, base: Base | None, clause: Clause, memory: Memory
    ) -> Comparison | None:
        if role != "change":
            return None
        if base is not None:
            return Comparison(basis=base.basis, quote=source.quote(base.start, base.end))
        chained = any(index in chain.members for chain in sentence.chains)
        follows = index > 0 and (clause.joined or chained) and memory.base is not None
        if follows and memory.base is not None:
            return Comparison(basis=memory.base.basis)
        return Comparison(basis=memory.default.basis) if memory.default else None

    def _period(
        self, source: Source, sentence: Sentence, clause: Clause, here: Surroundings, starts: bool
    ) -> Period | None:
        if starts:
            stated = start_period(source, sentence.times, clause.left, clause.number, here.frame)
            if stated is not None:
                return stated
        return find_period(source, sentence.times, clause.left, clause.number, here.frame, here.scope)

    @staticmethod
    def _group(folded: str, sentence: Sentence, index: int, clause: Clause, memory: Memory) -> int | None:
        """Members of one list share a number, and so do a total and its 其中."""
        for chain in sentence.chains:
            if index in chain.members:
                if index == chain.members[0]:
                    memory.group += 1
                return memory.group
        part = "其中" in folded[clause.left : clause.number]
        ahead = clause.right < sentence.end and folded.startswith("其中", clause.right + 1)
        if ahead:
            memory.group += 1
            memory.open_group = memory.group
        elif not part and memory.open_group is None:
            return None
        return memory.open_group


def _settled(clause: Clause, status: Status, role: Role) -> Approximation | None:
    """以上 behind an actual figure means more than it; in targets and rules, at least it."""
    sense = clause.measure.approximation
    if clause.measure.suffixed and status in {"achieved", "ongoing", "estimated"} and role != "standard":
        return "over"
    return sense
