"""Metadata labels inside lines: which stand there, and where each value begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from govdoc_parse.lazy import lazy
from govdoc_parse.lexicon import Label, Lexicon
from govdoc_parse.patterns.compile import NEVER
from govdoc_parse.stages.text.dates import DATE

_TOOLS = lazy(
    r"[【\[](?:关闭|打印|收藏|字[号体]).*|字[号体]:.*|关闭(?:窗口|本页|关闭).*|打印本页.*|(?<= )(?:责任编辑|编辑|审核|校对|点击次数|点击率|作者) *:.*"
)  # furniture behind a value
_CLOCK = r"(?: *\d{1,2}:\d\d(?::\d\d)?)?"
_UNNAMED_DATE = re.sub("[?]P<[a-z0-9]+>", "?:", DATE)
_DAY = lazy(rf"(?:{_UNNAMED_DATE}){_CLOCK}")
_DAY_BEHIND = lazy(rf"(?<! ) +(?P<day>(?:{_UNNAMED_DATE}){_CLOCK})$")
_BEFORE_A_DAY = {"source", "publisher", "author", "issuing_authority"}
BULLETS = "•·●▪*| -"


@dataclass(frozen=True, slots=True)
class Pair:
    """A label with its value, as offsets into the source; the value is empty where nothing stands."""

    key: str | None
    label: tuple[int, int]
    value: tuple[int, int]
    layout: str
    generic: bool = False


class LabelFinder:
    """Finds labels by the words themselves, never by colons: values hold colons and spaces of their own."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._rows = {s.replace(" ", ""): row for row in reversed(lexicon.labels) for s in row.surfaces}
        names = sorted(self._rows, key=len, reverse=True)
        label = "|".join(" *".join(map(re.escape, name)) for name in names) or NEVER
        self._label = lazy(
            rf"(?:(?P<bracket>[\[【]) *|(?P<apart>(?<![^ |•])))?(?P<name>{label})"
            r"(?(bracket) *[\]】] *:?|(?: *(?P<colon>:)|(?(apart)(?![^ |])|(?!))))"
        )
        self._whole = lazy(rf"[{BULLETS}]*(?:[\[【] *)?(?P<a>{label})(?: *[\]】])?(?: *(?P<colon>:))?")

    def whole(self, line: str) -> tuple[str | None, bool, tuple[int, int], str] | None:
        """If the line is one label and nothing else: its key, whether it is generic, its place, the layout."""
        match = self._whole.fullmatch(line)
        if match is None:
            return None
        row = self._row(match["a"])
        return row.key, row.generic, match.span("a"), "line_colon" if match["colon"] else "line"

    def pairs(self, line: str, offset: int) -> list[Pair]:
        """The pairs of a folded line that begins with a label; `offset` is where the line stands in the source."""
        marks = [m for m in self._label.finditer(line) if self._stands(line, m)]
        lead = line[: marks[0].start()].strip(BULLETS) if marks else ""
        day = _DAY.fullmatch(lead) if lead else None
        if not marks or (lead and day is None):
            return []
        out = [_bare_day(offset + line.index(lead), offset + line.index(lead) + len(lead))] if day else []
        for mark, after in zip(marks, [*marks[1:], None], strict=True):
            end = after.start() if after else len(line)
            start, end = _trim(line, mark.end(), end)
            row = self._row(mark["name"])
            layout = "bracket" if mark["bracket"] else "colon" if mark["colon"] else "space"
            span = (offset + mark.start("name"), offset + mark.end("name"))
            behind = _DAY_BEHIND.search(line, start, end) if row.key in _BEFORE_A_DAY and not day else None
            stop = behind.start() if behind else end
            out.append(Pair(row.key, span, (offset + start, offset + stop), layout, row.generic))
            if behind:
                out.append(_bare_day(offset + behind.start("day"), offset + end))
        return out

    def _row(self, surface: str) -> Label:
        return self._rows[surface.replace(" ", "")]

    def _stands(self, line: str, mark: re.Match[str]) -> bool:
        """A generic label (来源, 时间) glued to the word before it is a part of that word."""
        if mark["colon"] is None or mark["bracket"] is not None or not self._row(mark["name"]).generic:
            return True
        before = line[mark.start() - 1] if mark.start() else " "
        return before in BULLETS + "【[】])" or before.isdecimal()


def _bare_day(start: int, end: int) -> Pair:
    """The day of publication, which stands without a label beside that of the source."""
    return Pair("date_published", (start, start), (start, end), "colon")


def _trim(line: str, start: int, end: int) -> tuple[int, int]:
    """Without the blanks, pipes and stray brackets around a value."""
    tools = _TOOLS.search(line, start, end)
    if tools is not None:
        end = tools.start()
    while start < end and line[start] in " :|":
        start += 1
    while end > start and line[end - 1] in " |【[;":
        end -= 1
    return start, end
