"""Source → lines: the units that the page and its crawler left us."""

from __future__ import annotations

from dataclasses import dataclass

from govdoc_parse.lazy import lazy
from govdoc_parse.lexicon import Lexicon
from govdoc_parse.stages.text.lost_breaks import FLAT, LONG, SHORT, LostBreakFinder, repeated_from
from govdoc_parse.stages.text.source import Source

_LINE = lazy(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the blanks around it. `text` is folded; `gap` tells that a blank line stands before it, `copy`
    that it belongs to a second copy of the whole text.
    """

    start: int
    end: int
    text: str
    gap: bool = False
    copy: bool = False

    def __len__(self) -> int:
        return self.end - self.start


class LineSplitter:
    """Cuts a text into its lines; long ones also where line breaks were lost."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._breaks = LostBreakFinder(lexicon)

    def split(self, source: Source) -> tuple[Line, ...]:
        """The non-blank lines in order. A text that stands twice is reported as TEXT_REPEATED."""
        copy = repeated_from(source)
        if copy is not None:
            source.report(
                "TEXT_REPEATED", copy, len(source.text), "the text stands twice; the second copy is set aside"
            )
        flat = len(source.fold.split("\n")) <= max(3, len(source.fold) // FLAT)
        out: list[Line] = []
        last = 0
        for match in _LINE.finditer(source.fold):
            gap = source.fold.count("\n", last, match.start()) > 1
            start, end = match.span()
            cuts = self._breaks.find_breaks(source, start, end, flat) if end - start > LONG else []
            if not out and not cuts and end - start > SHORT:
                cuts = self._breaks.head(source, start, end)
            if not cuts and end - start > SHORT:
                cuts = self._breaks.signed(source, start, end)
            cuts = cuts or self._breaks.beside(source, start, end)
            if copy is not None and start < copy < end:
                cuts = sorted({*cuts, copy})
            for cut, stop in zip([start, *cuts], [*cuts, end], strict=True):
                text = source.fold[cut:stop]
                body = text.strip(" ")
                if body:
                    at = cut + len(text) - len(text.lstrip(" "))
                    out.append(Line(at, at + len(body), body, gap, copy is not None and at >= copy))
                    last, gap = at + len(body), False
        return tuple(out)
