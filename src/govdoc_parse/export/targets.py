"""Targets in words: 居民人均可支配收入增长与经济增长同步, 增速高于全国平均水平, 能耗完成国家下达任务."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from govdoc_parse.fold import fold
from govdoc_parse.lexicon import Indicator, Lexicon
from govdoc_parse.model.document import Document
from govdoc_parse.model.fact import Fact
from govdoc_parse.model.span import Span
from govdoc_parse.stages.series.canonical import CanonicalIndicators

_WORDS = re.compile(
    r"""(?: (?:增长|增速|增幅|涨幅|降低|下降)?
    (?: [与和同][^,;。、]{2,12}?(?:基本|总体|保持)?同步
      | (?:略|适当)?(?:高于|快于|不低于|好于)[^,;。、\d]{2,20}
      | 完成(?:国家|省|市|上级|[“"]?十[三四五]五[”"]?)[^,;。、]{0,8}(?:任务|目标)
      | (?:保持|总体|基本)?(?:稳中[提有][质进升]|[^,;。、]{0,2}稳定) ) ) (?=[,;。、]|$)""",
    re.X,
)
_MARKS = ",;。:、"
_PLANNED = {"planned", "required"}
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class WordTarget:
    """A target without a number: the indicator, its place, and a fact of the same sentence, whose period and status it has."""

    indicator: Indicator
    span: Span
    fact: Fact


def find_word_targets(document: Document) -> Iterator[WordTarget]:
    """The targets in words of the sentences that state planned figures, in text order."""
    seen: set[int] = set()
    for fact in document.facts:
        start, end = fact.sentence.start, fact.sentence.end
        if start in seen or fact.status not in _PLANNED or fact.period is None:
            continue
        seen.add(start)
        folded = fold(document.text[start:end])
        for match in _WORDS.finditer(folded):
            found = _indicator_before(folded, match.start())
            if found is not None:
                indicator, at = found
                yield WordTarget(indicator, Span(start=start + at, end=start + match.end()), fact)


def _indicator_before(folded: str, end: int) -> tuple[Indicator, int] | None:
    """The longest known name that ends at an offset, inside its clause."""
    first = max(end - _LONGEST, 0, *(folded.rfind(mark, 0, end) + 1 for mark in _MARKS))
    for at in range(first, end - 1):
        row = _canonical().named(folded[at:end])
        if row is not None:
            return row, at
    return None


@lru_cache(maxsize=1)
def _canonical() -> CanonicalIndicators:
    return CanonicalIndicators(Lexicon.default())
