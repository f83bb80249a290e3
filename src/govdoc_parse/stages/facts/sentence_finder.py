"""Framed text → sentences that hold figures, with all that is found in them."""

from __future__ import annotations

from collections.abc import Iterator

from govdoc_parse.lazy import lazy
from govdoc_parse.lexicon import Lexicon
from govdoc_parse.stages.facts.clauses import ClauseFinder
from govdoc_parse.stages.facts.cues import CueFinder
from govdoc_parse.stages.facts.distribution import ListFinder
from govdoc_parse.stages.facts.sentence import Sentence
from govdoc_parse.stages.facts.statement import Topic
from govdoc_parse.stages.quantities.quantity_finder import QuantityFinder
from govdoc_parse.stages.text.source import Source
from govdoc_parse.stages.times.bases import BaseFinder, without_bases
from govdoc_parse.stages.times.time_finder import TimeFinder
from govdoc_parse.stages.words.phrases import Phrases

_OF_WHICH = "其中"
_SEMICOLON = lazy(";")


class SentenceFinder:
    """Finds the times, measures, cues, clauses and lists of a sentence."""

    def __init__(self, lexicon: Lexicon, times: TimeFinder, quantities: QuantityFinder, phrases: Phrases) -> None:
        self.times = times
        self.quantities = quantities
        self.wording = phrases.wording
        self._clauses = ClauseFinder(self.wording)
        self._lists = ListFinder(lexicon, phrases)
        self._cues = CueFinder(lexicon)
        self.bases = BaseFinder(lexicon)

    def find_sentence(self, source: Source, start: int, end: int, topic: Topic) -> Sentence | None:
        """The sentence at `[start, end)`, `None` if no figure is in it."""
        folded = source.fold
        times = self.times.find_times(folded, start, end)
        measures = self.quantities.find_measures(source, start, end, times)
        if not measures:
            return None
        bases = self.bases.find_bases(folded, start, end)
        times = without_bases(times, bases)
        cues = [
            c for c in self._cues.find_cues(folded, start, end) if not any(b.start <= c.start < b.end for b in bases)
        ]
        clauses = self._clauses.find_clauses(source, start, end, measures, times)
        chains = self._lists.find_chains(folded, clauses)
        return Sentence(
            start,
            end,
            times,
            cues,
            clauses,
            chains,
            self._lists.members_of(folded, chains),
            self.wording,
            self.wording.says("grant_word", folded, start, end) is not None,
            self.bases.opening(folded, start, end),
            topic.stated,
            [mark.start() for mark in _SEMICOLON.finditer(folded, start, end)],
            any(cue.status == "planned" for cue in cues),
        )

    def candidates(self, folded: str, offset: int, start: int, end: int) -> Iterator[tuple[str, str, int, int, bool]]:
        """All that was considered for one place of a sentence: kind, rule, place, and whether the rule accepts it."""
        for found in self.times.candidates(folded, offset, start, end):
            yield "time", *found
        for found in self.quantities.candidates(folded, offset, start, end):
            yield "quantity", *found


def topic_of(folded: str, start: int, before: Topic) -> Topic:
    """The topic with which a sentence begins: a new one, unless it opens with 其中 and goes on with that of the one before."""
    if not folded.startswith(_OF_WHICH, start):
        return Topic()
    return Topic(
        indicator=before.indicator,
        name=before.name,
        stated=before.stated,
        moved=before.moved,
        role=before.role,
        group=before.group,
        kind=before.kind,
        counted=before.counted,
    )
