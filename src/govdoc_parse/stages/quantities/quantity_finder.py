"""Folded text → measures, false friends masked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from govdoc_parse.lazy import lazy
from govdoc_parse.lexicon import Lexicon
from govdoc_parse.model.quantity import Approximation
from govdoc_parse.patterns.compile import NEVER, compiled
from govdoc_parse.patterns.rule import Rule, RuleSet
from govdoc_parse.stages.quantities.measure import Measure, Reading
from govdoc_parse.stages.quantities.rules import make_rules
from govdoc_parse.stages.quantities.unread import report_unread
from govdoc_parse.stages.text.source import Source
from govdoc_parse.stages.times.expressions import TimeExpression

_CANDIDATE = lazy("[0-9一二两三四五六七八九十百千万亿几半翻首零壹贰叁肆伍陆柒捌玖拾佰仟]")
_APART = lazy(  # 不低于投资额的5%, 至少配备6名, 约占全国的五分之一
    r"(?:(不(?:低于|少于|超过|高于|小于)|至少)[^,。;、\d]{1,10}的|(至少|至多|最多|最高)[一-龥]{1,3}|(约)占[^,。;\d]{1,8})$"
)
_WITHIN = {"duration", "length", "area"}
_AFTER_RANK = ",。;、:()和及与 "
_REACH = 8  # how far an approximator stands from its number


class QuantityFinder:
    """Finds the measures of a stretch of text, each with the approximators beside it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._rules = make_rules(lexicon)
        self._masks = RuleSet(
            tuple(Rule(row.name, row.pattern, _whole, (row.example,)) for row in lexicon.false_friends),
            inside_numbers=True,
        )
        self._before = _Approximators(lexicon, "before")
        self._after = _Approximators(lexicon, "after")

    @staticmethod
    def may_hold(folded: str, start: int, end: int) -> bool:
        """Whether a numeral stands in `[start, end)` at all; text without one costs next to nothing."""
        return _CANDIDATE.search(folded, start, end) is not None

    def read(self, folded: str) -> Reading | None:
        """The quantity that a text is from end to end, such as a table cell with its unit."""
        found = self._rules.at(folded, 0)
        return found[2] if found is not None and found[1].end() == len(folded) else None

    def candidates(self, folded: str, offset: int, start: int, end: int) -> Iterator[tuple[str, int, int, bool]]:
        """What the rules and the masks make of the place `offset` of `[start, end)`; masks come first, as `mask: name`."""
        for name, first, last, _ in self._masks.covering(folded, offset, start, end):
            yield f"mask: {name}", first, last, True
        yield from self._rules.covering(folded, offset, start, end)

    def find_measures(self, source: Source, start: int, end: int, times: list[TimeExpression]) -> list[Measure]:
        """The measures of `[start, end)` in order; `times` are not counted again as 6月 or 2023年."""
        folded = source.fold
        taken = [(t.start, t.end) for t in times]
        taken += [match.span() for _, match, _ in self._masks.scan(folded, start, end)]
        out: list[Measure] = []
        for begin, stop in _gaps(sorted(taken), start, end):
            if not self.may_hold(folded, begin, stop):
                continue
            for rule, match, reading in self._rules.scan(folded, begin, stop):
                measure = self._measure(folded, (start, end), match, reading, rule.name)
                if rule.name == "rank_bare" and measure.end < end and folded[measure.end] not in _AFTER_RANK:
                    at = measure.end
                    source.report("SENT_RUN_TOGETHER", at, at, "a clause begins without a mark behind a rank")
                out.append(measure)
        report_unread(source, start, end, sorted([*taken, *((m.outer_start, m.outer_end) for m in out)]))
        return out

    def _measure(
        self, folded: str, sentence: tuple[int, int], match: re.Match[str], reading: Reading, rule: str
    ) -> Measure:
        """The reading with the approximators on both sides of its number."""
        start, end = sentence
        a, b = reading.core or match.span()
        first = match.start() if reading.ahead else a
        before = self._before.ending_at(folded, max(start, first - _REACH), first)
        after = self._after.starting_at(folded, b, end)
        if after is not None and folded[after[0] - 1] == "内" and after[0] - b == 1 and reading.kind not in _WITHIN:
            after = None  # 3家内资企业
        sense: Approximation | None = "over" if reading.step is not None else None
        if after is not None:
            sense = after[1]
        elif before is not None and sense is None:
            sense = before[1]
        outer_start, outer_end = before[0] if before else first, after[0] if after else b
        inclusive = after is not None and after[1] == "at_least" and "以上" in folded[b:outer_end]
        return Measure(a, b, outer_start, outer_end, reading, sense, inclusive, rule)


def _whole(match: re.Match[str]) -> str:
    return match[0]


class _Approximators:
    def __init__(self, lexicon: Lexicon, position: str) -> None:
        rows = [row for row in reversed(lexicon.approximators) if row.position == position]
        self._senses: dict[str, Approximation] = {_squeezed(s): row.sense for row in rows for s in row.surfaces}
        self._shields = {_squeezed(s): row.not_after for row in rows for s in row.surfaces}
        surfaces = dict.fromkeys(s for row in rows for s in row.surfaces)
        words = "|".join(sorted(map(_across_lines, surfaces), key=len, reverse=True)) or NEVER
        link = (
            "(?:补助|奖励|补贴|给予|可达|达到?|为|了|在|保存|间隔|带动|培育|建设|支持|有)? *"
            if position == "before"
            else ""
        )
        tail = "$" if position == "before" else ""
        self._word = compiled(rf"(?P<w>{words}){link}{tail}")

    def ending_at(self, folded: str, start: int, end: int) -> tuple[int, Approximation] | None:
        """The start and sense of the approximator that ends in front of a number."""
        match = self._word.search(folded, start, end)
        if match is None:  # 不低于投资额的5%
            match = _APART.search(folded, max(0, start - _REACH), end)
            said = self._senses.get(next(w for w in match.groups() if w)) if match else None
            return None if said is None else (end, said)
        word = _squeezed(match["w"])
        if match.start() and folded[match.start() - 1] in self._shields[word]:
            return None
        return match.start(), self._senses[word]

    def starting_at(self, folded: str, start: int, end: int) -> tuple[int, Approximation] | None:
        """The end and sense of the approximator that follows a number."""
        at = start
        while at < min(start + 2, end) and folded[at] == " ":  # a line may have ended here, on Windows two blanks wide
            at += 1
        match = self._word.match(folded, at, end)
        if match is not None and folded.startswith("游", match.end()):
            return None  # 上下游企业
        return (match.end(), self._senses[_squeezed(match["w"])]) if match else None


def _squeezed(word: str) -> str:
    return word.replace(" ", "")


def _across_lines(word: str) -> str:
    """A word as a pattern; in 以上 a line of the source may have ended."""
    return " *".join(word) if word in {"以上", "以下", "以内", "左右"} else re.escape(word)


def _gaps(taken: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """What is left of `[start, end)` between the taken stretches."""
    out = []
    for a, b in taken:
        if a > start:
            out.append((start, a))
        start = max(start, b)
    if start < end:
        out.append((start, end))
    return out
