"""Sentences → facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from govdoc_parse.lexicon import Lexicon
from govdoc_parse.model.fact import Fact, Role, Scope, Status
from govdoc_parse.model.metadata import Metadata, Signature
from govdoc_parse.model.outline import Paragraph, Section, Table
from govdoc_parse.model.quantity import Approximation
from govdoc_parse.model.span import Quote
from govdoc_parse.stages.facts.changes import Change, Changes
from govdoc_parse.stages.facts.clauses import Clause, find_clauses
from govdoc_parse.stages.facts.comparisons import find_comparison, find_price_basis, remember_base
from govdoc_parse.stages.facts.context import Memory, Sentence, Surroundings
from govdoc_parse.stages.facts.distribution import Chain, composed, find_chains, goes_on
from govdoc_parse.stages.facts.grants import may_grant
from govdoc_parse.stages.facts.indicators import find_indicator
from govdoc_parse.stages.facts.openings import Openings
from govdoc_parse.stages.facts.periods import SET_APART, anchored, forward, is_over, period_of, within
from govdoc_parse.stages.facts.phrases import Phrases
from govdoc_parse.stages.facts.ranks import counts_the_field, find_rank, rank_left
from govdoc_parse.stages.facts.roles import find_direction, find_role, from_value
from govdoc_parse.stages.facts.status import Statuses
from govdoc_parse.stages.facts.subjects import SubjectFinder
from govdoc_parse.stages.facts.tabular import TableReader
from govdoc_parse.stages.facts.words import Words
from govdoc_parse.stages.outline.sections import Outline
from govdoc_parse.stages.quantities.quantity_finder import QuantityFinder
from govdoc_parse.stages.text.sentences import find_sentences
from govdoc_parse.stages.text.soft_breaks import without_soft_breaks
from govdoc_parse.stages.text.source import Source
from govdoc_parse.stages.times.frame import Frame
from govdoc_parse.stages.times.time_finder import TimeFinder

_SIDE = {
    "share": re.compile(r"的?(?:所占)?(?:占比|比重|比例|份额|占[^占]{2,16}比[重例])$"),
    "score": re.compile("得分$"),
}
_BETTERED = ("提升", "改善")
_OF_FACT = set(Fact.model_fields)
RECENT = 32  # how many subjects a list may refer back to
_PER = re.compile("每(?:[十百千万]+|10万|1000)(?=[名人户个亩])")
_OF_WHICH = re.compile(r"[,、;( ]{0,2}其中")
_BROKEN = re.compile("(?<=[一-龥]) +(?=[一-龥])")  # where a line of the source ended inside a name


class FactFinder:
    """Relates every measure of the body to an indicator, a role, a comparison, a status and a period."""

    def __init__(self, lexicon: Lexicon, words: Words | None = None) -> None:
        self._quantities = QuantityFinder(lexicon)
        self._times = TimeFinder()
        self._openings = Openings(self._times)
        self._phrases = Phrases(lexicon, words)
        self._changes = Changes(lexicon)
        self._statuses = Statuses(lexicon)
        self._subjects = SubjectFinder(lexicon)
        self._tables = TableReader(self._quantities, self._times)

    def frame(self, source: Source, title: Quote | None, metadata: Metadata, signature: Signature | None) -> Frame:
        """The document's own frame of time."""
        folded = source.fold[title.start : title.end] if title else ""
        return self._times.frame(folded, metadata, signature)

    def find(
        self, source: Source, outline: Outline, tables: Sequence[Table], frame: Frame, title: Quote | None
    ) -> tuple[Fact, ...]:
        """All facts of the body and of its tables, in text order."""
        source = replace(source, fold=without_soft_breaks(source.fold, outline.body()))
        named = source.fold[title.start : title.end] if title else self._statuses.named(source.fold)
        law = any(s.style == "article" for root in outline.sections for _, s in root.walk())
        memory = Memory()
        facts: list[Fact] = []
        scope: Scope = "title" if frame.scope else "anchor"
        frame = anchored(source, outline.sections, frame)
        regulates = self._statuses.regulates(named, law, source.fold)
        start = Surroundings(None, frame, scope, self._statuses.prior([], named, law), False, regulates)
        for paragraph, here in self._openings.around(source, outline.preamble, start):
            facts += self._paragraph(source, paragraph, here, memory)
        for opening in outline.openings.values():
            for paragraph, here in self._openings.around(source, opening, start):
                facts += self._paragraph(source, paragraph, here, memory)
        start = self._openings.introduced(source, outline.preamble, start)
        for index, section in enumerate(outline.sections, start=1):
            facts += self._section(source, section, str(index), [], start, memory, named, law)
        for table in tables:
            path = _path_at(outline.sections, table.span.start, table.span.end)
            facts += self._tables.find(source, table, frame, scope, path)
        return tuple(sorted(facts, key=lambda f: f.quantity.quote.start))

    def candidates(self, folded: str, offset: int, start: int, end: int) -> Iterator[tuple[str, str, int, int, bool]]:
        """All that was considered for one place of a sentence: kind, rule, place, and whether the rule accepts it."""
        for cue in self._statuses.cues(folded, start, end):
            yield "cue", cue.status, cue.start, cue.end, True
        for found in self._times.candidates(folded, offset, start, end):
            yield "time", *found
        for found in self._quantities.candidates(folded, offset, start, end):
            yield "quantity", *found

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
            elif section.kind == "plan":
                frame = forward(frame)
        review = next((kind for kind in kinds if kind), None) == "review"
        here = Surroundings(
            path, frame, scope, self._statuses.prior(kinds, title, law), review, outer.regulates and not review
        )
        if section.heading is not None and self._quantities.may_hold(
            source.fold, section.heading.start, section.heading.end
        ):
            memory.indicator = memory.name = None
            yield from self._sentence(source, section.heading.start, section.heading.end, here, memory)
        for paragraph, around in self._openings.around(source, section.paragraphs, here):
            yield from self._paragraph(source, paragraph, around, memory)
        if section.paragraphs and section.children:
            opened = self._openings.opened(source, section.paragraphs[-1], here)
            if within(opened.frame.scope, here.frame.scope):
                here = opened  # 刚刚过去的2025年，… governs what it introduces
        for index, child in enumerate(section.children, start=1):
            yield from self._section(source, child, f"{path}.{index}", kinds, here, memory, title, law)
            here = self._openings.behind(source, child, here)

    def _paragraph(self, source: Source, paragraph: Paragraph, here: Surroundings, memory: Memory) -> Iterator[Fact]:
        memory.indicator = memory.name = memory.stated = None
        here = self._openings.opened(source, paragraph, here)
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
        grants = may_grant(folded, start, end)
        sentence = Sentence(start, end, times, self._statuses.cues(folded, start, end), clauses, chains, grants)
        if not folded.startswith("其中", start):
            memory.indicator = memory.name = memory.open_group = memory.stated = memory.moved = memory.role = None
        memory.carried = memory.stated
        memory.opened = self._changes.opening(folded, start, end)
        memory.base = None
        memory.region = memory.actor = None
        memory.subjects = {}
        for chain in chains:
            for place, index in enumerate(chain.members if chain.subjects else ()):
                memory.subjects[index] = chain.subjects[place], composed(folded, chain.subjects, place)
        memory.recent = []
        for index, clause in enumerate(clauses):
            own = sentence.chain_of(index)
            if own is not None and index == own.members[0] and not own.subjects and own.refers:
                _refer_back(memory, own)
            yield self._fact(source, sentence, index, clause, here, memory)

    def _fact(
        self, source: Source, sentence: Sentence, index: int, clause: Clause, here: Surroundings, memory: Memory
    ) -> Fact:
        folded, reading = source.fold, clause.measure.reading
        base = self._changes.base(folded, clause.left, clause.number)
        change = self._changes.change(folded, clause.left, clause.number, base) or self._changes.behind(folded, clause)
        left = rank_left(folded, sentence, index) if reading.kind == "rank" else clause.left
        indicator, rule = find_indicator(folded, self._phrases, sentence, index, left, base, change, memory)
        if rule == "noun_behind" and change is not None and folded.startswith(_BETTERED, change.start):
            change = None  # 提升100所｜学校的周边环境
        change = self._chained(sentence, index, change, memory)
        starts = from_value(folded, clause.left, clause.number, sentence.clauses[index + 1 : index + 4], self._changes)
        status = self._statuses.decide(sentence.cues, clause.left, clause.right, here.prior, here.review)
        period = period_of(source, sentence, index, here, starts, memory)
        if status == "planned" and (starts or is_over(folded, sentence, clause.number, period, here)):
            status = "achieved"
        role = find_role(folded, sentence, index, change, indicator, rule, status, here, memory)
        if indicator is not None and (tail := _SIDE.get(role if role == "share" else reading.kind)):
            side = tail.search(folded, *indicator)
            least = 4 if reading.kind == "score" else 2
            if side is not None and side.start() - indicator[0] >= least:  # 民生支出占比, 创新指标得分
                indicator = indicator[0], side.start()
        direction = find_direction(folded, clause, role, change, memory)
        if (
            memory.base
            and memory.base.basis == "entity"
            and not goes_on(folded, sentence.clauses, sentence.chain_of(index), index)
        ):
            memory.base = None  # 高于全国 is said of one figure, or of one list (分别高4.2和0.7个百分点)
        comparison = find_comparison(source, role, base, rule, memory, period)
        region, actor = self._subjects.find(source, sentence, index, indicator, memory)
        name = memory.subjects[index][1] if index in memory.subjects else None
        if indicator is not None:
            said = _BROKEN.sub("", folded[slice(*indicator)])
            if rule == "side":
                said = (memory.name or "") + said  # 规上工业增加值增长9%，｜增速居全市第2位
            name = name or (memory.name if rule == "inherited" else said)
            apart = SET_APART.match(folded, clause.left) is not None  # 剔除一次性收入5230万元后，｜同口径增长2.5%
            if rule != "side" and not apart and not counts_the_field(folded, sentence, index):
                memory.indicator, memory.name = indicator, name
                kept = [r for r in memory.recent[-RECENT:] if r[0] != indicator]
                memory.recent = [*kept, (indicator, name or "")]
        remember_base(folded, sentence, clause, role, rule, base, memory)
        approximation = _settled(clause, status, role, here.regulates)
        quantity = clause.measure.quantity(source, approximation)
        if quantity.kind == "count" and name is not None and _PER.match(name):
            quantity = quantity.model_copy(update={"kind": "rate"})  # 每千人口床位7.15张
        fields = {
            "quantity": quantity,
            "indicator": source.quote(*indicator) if indicator else None,
            "name": name,
            "role": role,
            "direction": direction,
            "comparison": comparison,
            "price_basis": find_price_basis(folded, sentence, index),
            "region": region,
            "actor": actor,
            "status": status,
            "period": period,
            "rank": find_rank(source, sentence, index) if role == "rank" else None,
            "group": self._group(folded, sentence, index, clause, memory),
            "sentence": source.span(sentence.start, sentence.end),
            "section": here.section,
            "rule": rule,
        }
        return Fact.of_valid(fields, _OF_FACT)

    @staticmethod
    def _chained(sentence: Sentence, index: int, change: Change | None, memory: Memory) -> Change | None:
        """In 分别增长6%、5.2% the verb stands once for the whole list."""
        chain = sentence.chain_of(index)
        if chain is None:
            memory.change = None
            return change
        if change is None and index != chain.members[0] and memory.change is not None:
            change = Change(sentence.clauses[index].number, memory.change.direction, memory.change.reaches)
        memory.change = change
        return change

    @staticmethod
    def _group(folded: str, sentence: Sentence, index: int, clause: Clause, memory: Memory) -> int | None:
        """Members of one list share a number, and so do a total and its 其中."""
        chain = sentence.chain_of(index)
        if chain is not None:
            memory.group += index == chain.members[0]
            return memory.group
        part = "其中" in folded[clause.left : clause.number]
        ahead = _OF_WHICH.match(folded, clause.behind, sentence.end) is not None
        if ahead:
            memory.group += 1
            memory.open_group = memory.group
        elif not part and memory.open_group is None:
            return None
        return memory.open_group


def _path_at(sections: Sequence[Section], start: int, end: int) -> str | None:
    """The path of the innermost section that holds a stretch, `None` where none does."""
    path: list[str] = []
    while True:
        inside = ((i, s) for i, s in enumerate(sections, start=1) if s.span.start <= start and end <= s.span.end)
        found = next(inside, None)
        if found is None:
            return ".".join(path) or None
        path.append(str(found[0]))
        sections = found[1].children


def _refer_back(memory: Memory, chain: Chain) -> None:
    """Share the numbers of a list out over the subjects of as many figures before it."""
    if len(memory.recent) >= len(chain.members):
        for index, subject in zip(chain.members, memory.recent[-len(chain.members) :], strict=True):
            memory.subjects[index] = subject


def _settled(clause: Clause, status: Status, role: Role, regulates: bool) -> Approximation | None:
    """以上 behind an actual figure means more than it; in targets and rules, at least it."""
    sense = clause.measure.approximation
    if (
        clause.measure.suffixed
        and status in {"achieved", "ongoing", "estimated"}
        and role != "standard"
        and not regulates
    ):
        return "over"
    return sense
