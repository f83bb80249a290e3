"""Source → lines: the units that the page and its crawler left us."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from govdoc_parse.stages.source import Source

LONG = 200  # a line beyond this that holds paragraph indents has lost its line breaks

_LINE = regex.compile(r"[^\n]+")
_INDENT = regex.compile("(?<=[^ ])\u3000\u3000+(?=[^ ])")  # the two-character indent of a Chinese paragraph
_GLUED = regex.compile(
    r"的(?:通知|意见|函|决定|通报|批复)(?=各[^:。]{1,80}: *\n?)"
)  # a title that lost the break before its addressee


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the blanks around it. `text` is folded; `gap` tells that a blank line stands before it."""

    start: int
    end: int
    text: str
    gap: bool = False

    def __len__(self) -> int:
        return self.end - self.start


def split_lines(source: Source) -> tuple[Line, ...]:
    """The non-blank lines. A long line is also cut at the indents that remained where paragraphs were run together."""
    out: list[Line] = []
    last = 0
    for match in _LINE.finditer(source.fold):
        gap = source.fold.count("\n", last, match.start()) > 1
        cuts = [match.start()]
        if match.end() - match.start() > LONG:
            cuts += [m.end() for m in _INDENT.finditer(source.text, *match.span())]
            cuts += [m.end() for m in _GLUED.finditer(source.fold, *match.span())]
            cuts.sort()
        for cut, end in zip(cuts, [*cuts[1:], match.end()], strict=True):
            text = source.fold[cut:end]
            body = text.strip(" ")
            if body:
                start = cut + len(text) - len(text.lstrip(" "))
                out.append(Line(start, start + len(body), body, gap))
                last, gap = start + len(body), False
    return tuple(out)
