"""What the block stage makes: a kind for every line, and the places that the later stages need."""

from __future__ import annotations

from dataclasses import dataclass, field

from govdoc_parse.model.outline import BlockKind
from govdoc_parse.stages.layout.labels import Pair
from govdoc_parse.stages.text.lines import Line


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

    @property
    def scopes(self) -> frozenset[int]:
        """The lines at which a new numbering begins."""
        return frozenset(annex.line for annex in self.annexes)
