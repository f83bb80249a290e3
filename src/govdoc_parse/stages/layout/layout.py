"""What the block stage makes: a kind for every line, and the places that the later stages need."""

from __future__ import annotations

from dataclasses import dataclass, field

from govdoc_parse.fold import fold
from govdoc_parse.model.outline import Block, BlockKind
from govdoc_parse.stages.layout.labels import Pair
from govdoc_parse.stages.text.lines import Line
from govdoc_parse.stages.text.source import Source

_OF_BLOCK = set(Block.model_fields)


@dataclass(frozen=True, slots=True)
class Annex:
    """A document that begins inside the text: under 附件1, or behind the signature of a 印发 notice."""

    kind: str
    line: int
    number: int | None
    title: int | None


def prose_layout(lines: tuple[Line, ...], tables: frozenset[int]) -> Layout:
    """The layout of a text without a document around it: what is in no table is body."""
    return Layout(lines, ["table" if at in tables else "body" for at in range(len(lines))])


@dataclass(slots=True)
class Layout:
    """The lines of a document with their kinds. `scopes` are the lines at which numbering starts anew."""

    lines: tuple[Line, ...]
    kinds: list[BlockKind]
    pairs: dict[int, list[Pair]] = field(default_factory=dict)
    title: tuple[int, int] | None = None
    addressee: int | None = None
    byline: list[int] = field(default_factory=list)
    signature: tuple[list[int], int] | None = None
    annexes: list[Annex] = field(default_factory=list)

    def body(self, start: int = 0, end: int | None = None) -> list[int]:
        """The indexes of the lines that are still taken for body text."""
        stop = len(self.lines) if end is None else end
        return [i for i in range(start, stop) if self.kinds[i] == "body"]

    def blocks(self, source: Source) -> tuple[Block, ...]:
        """Every line as a block of its kind, with the marks at its ends (**, ², [1]) that the folded twin has as blanks."""
        return tuple(
            Block.of_valid(
                {"start": _widened(source, line.start, -1), "end": _widened(source, line.end, 1), "kind": kind},
                _OF_BLOCK,
            )
            for line, kind in zip(self.lines, self.kinds, strict=True)
        )

    @property
    def scopes(self) -> frozenset[int]:
        """The lines at which a new numbering begins."""
        return frozenset(annex.line for annex in self.annexes)


def _widened(source: Source, at: int, step: int) -> int:
    """The end of a line, or its start for a step of -1, moved over the marks that stand there."""
    out, place = at, at - (step < 0)
    while 0 <= place < len(source.fold) and source.fold[place] == " ":
        if fold(source.text[place]) != " ":
            out = place + (step > 0)
        place += step
    return out
