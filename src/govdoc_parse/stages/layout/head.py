"""The head of the page: metadata pairs, title, byline, document number, addressee."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from govdoc_parse.lazy import lazy
from govdoc_parse.stages.layout.labels import LabelFinder, Pair
from govdoc_parse.stages.text.dates import find_date
from govdoc_parse.stages.text.lines import Line

LONGEST_HEAD = 100
_LONGEST_LINE = 600
PROSE = 80
_UNKNOWN = lazy(r"[•·●*\- ]*(?P<label>[一-龥]{2,8}) ?: ?(?P<value>[^,。;:]{1,40})")  # in the middle of a block of pairs
_INDEX = lazy(r"[0-9A-Za-z][0-9A-Za-z/_.-]{4,40}")
_TITLE = lazy(  # behind an empty 主题词： the title of the document follows
    r".{11,}(?:通知|通告|公告|公报|方案|计划|规划|总结|打算|报告|意见|办法|规定|细则|要点|决定|批复|纪要|情况)"
)
_SHORT = {"validity": 12, "disclosure_method": 12, "disclosure_scope": 16, "disclosure_type": 12}
_LONG = {"title": 120, "summary": 400, "subject_terms": 80}


def acceptable(key: str | None, value: str) -> bool:
    """Whether a whole line can be the value of a pending label, judged by what such values look like."""
    if key is None or key.startswith("date_"):
        return key is not None and (find_date(value) is not None or value in {"长期", "-", "--", "----"})
    if key == "views":
        return value.isdecimal()
    if key == "index_number":
        return _INDEX.fullmatch(value) is not None
    if key == "document_number":
        return len(value) <= 40 and (value.endswith("号") or any(c in "〔[(【" for c in value))
    if key not in {"title", "summary"} and _TITLE.fullmatch(value):
        return False
    return len(value) <= _SHORT.get(key, _LONG.get(key, 40)) and "。" not in value


def find_pairs(lines: Sequence[Line], labels: LabelFinder, skip: set[int], stop: int) -> dict[int, list[Pair]]:
    """The metadata pairs of the lines before `stop`, by the line on which each stands.

    A line that is a label is never a value: so an empty 文号 stays empty. A label written on a line of its own takes
    the next line if that can be its value; generic ones (分类, 名称) do so only beside other labels.
    """
    reading = _Pairs()
    for index in range(stop):
        line = lines[index]
        whole = labels.whole(line.text)
        if whole is not None:
            key, generic, (a, b), layout = whole
            reading.label(index, Pair(key, (line.start + a, line.start + b), (line.start + b,) * 2, layout, generic))
        elif index not in skip:
            pairs = labels.pairs(line.text, line.start) if len(line) <= _LONGEST_LINE else []
            inside = not pairs and index - 1 in reading.found and _between(lines, labels, index, stop)
            unknown = _UNKNOWN.fullmatch(line.text) if inside else None
            reading.read(index, line, pairs if unknown is None else [_unknown(line, unknown)])
    reading.flush()
    return _only_blocks(reading.found)


@dataclass(slots=True)
class _Pairs:
    """The pairs found so far by the line of each, and the label that waits for its value on a line to come."""

    found: dict[int, list[Pair]] = field(default_factory=dict)
    pending: tuple[int, Pair] | None = None

    def flush(self) -> None:
        """The label that waits has no value."""
        if self.pending is not None:
            at, pair = self.pending
            self.found.setdefault(at, []).append(pair)
        self.pending = None

    def label(self, index: int, pair: Pair) -> None:
        """A line that is a label alone, or ends with one."""
        self.flush()
        self.pending = index, pair

    def read(self, index: int, line: Line, pairs: list[Pair]) -> None:
        """A line that begins with pairs, or may be the value of the label that waits."""
        if pairs:
            self.flush()
            *done, last = pairs
            self.found.setdefault(index, []).extend(done)
            if last.value[0] < last.value[1]:
                self.found[index].append(last)
            else:
                self.pending = index, last
            return
        if self.pending is not None and acceptable(self.pending[1].key, line.text):
            at, pair = self.pending
            self.pending = at, replace(pair, value=(line.start, line.end))
            self.flush()
            self.found.setdefault(index, [])
        self.flush()


def _unknown(line: Line, match: re.Match[str]) -> Pair:
    """The pair of a label that no row knows."""
    label, start = match.span("label"), match.start("value")
    place = (line.start + label[0], line.start + label[1])
    return Pair(None, place, (line.start + start, line.end), "colon", generic=True)


def _between(lines: Sequence[Line], labels: LabelFinder, index: int, stop: int) -> bool:
    """Whether a known label follows on the next line, so that an unknown one stands inside the block."""
    return index + 1 < stop and bool(labels.pairs(lines[index + 1].text, 0) or labels.whole(lines[index + 1].text))


def _only_blocks(found: dict[int, list[Pair]]) -> dict[int, list[Pair]]:
    """Drop lone words that merely look like labels: without a colon or bracket, two specific labels must concur."""
    keys = {p.key for pairs in found.values() for p in pairs if not p.generic and p.key}
    if len(keys) >= 2:
        return found
    kept: dict[int, list[Pair]] = {}
    for index, pairs in found.items():
        sure = [p for p in pairs if p.layout in {"colon", "bracket", "line_colon"} and p.value[0] < p.value[1]]
        if sure:
            kept[index] = sure
        elif not pairs and index - 1 in kept:
            kept[index] = []
    return kept
