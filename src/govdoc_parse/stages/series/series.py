"""Facts as the sentences and cells gave them → with what tells which series they belong to, and how sure they are."""

from __future__ import annotations

from collections.abc import Iterable

from govdoc_parse.lexicon import Lexicon
from govdoc_parse.lexicon.rates import measured
from govdoc_parse.model.fact import Fact
from govdoc_parse.stages.series.canonical import CanonicalIndicators
from govdoc_parse.stages.series.confidence import Confidences
from govdoc_parse.stages.series.flows import with_flows
from govdoc_parse.stages.series.subjects import with_subjects
from govdoc_parse.stages.text.source import Source
from govdoc_parse.stages.text.wording import Wording


class SeriesFinder:
    """Gives facts their subject, flow, canonical indicator and confidence."""

    def __init__(self, lexicon: Lexicon, wording: Wording) -> None:
        self._wording = wording
        self._indicators = CanonicalIndicators(lexicon)
        self._confidences = Confidences(measured())

    def completed(self, source: Source, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """The facts, which are in text order and known to nobody yet: what is found is set in them."""
        figures = with_flows(source, with_subjects(source, facts), self._wording)
        return tuple(self._confidences.rated(self._indicators.identified(source, figures)))
