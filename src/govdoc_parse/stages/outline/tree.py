"""Markers in text order → a tree: a stack of styles, not a fixed level for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from govdoc_parse.stages.layout.markers import Marker
from govdoc_parse.stages.outline.headings import Heading
from govdoc_parse.stages.text.source import Source

Spans = tuple[tuple[int, int], ...]
Ranks = dict[tuple[str, int], tuple[float, int]]

LADDER = (4, 5, 6, 7)  # 一、 （一） 1. （1）: GB/T 9704-2012, 7.3.3


@dataclass(slots=True)
class Node:
    """A section while its tree is being built; `whole` are the spans of the paragraph that it begins with, `paragraphs` all
    its own without the heading, each a tuple of spans.
    """

    marker: Marker
    end: int
    fresh: bool = False
    whole: tuple[tuple[int, int], ...] = ()
    heading: Heading | None = None
    run_in: bool = False
    paragraphs: list[tuple[tuple[int, int], ...]] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    def add(self, spans: Spans) -> None:
        """Let a paragraph behind all the others be one of the section."""
        self.paragraphs.append(spans)
        self.end = max(self.end, spans[-1][1])

    @property
    def level(self) -> tuple[int, int]:
        """The rank of the style; 1.1.1 lies below 1.1 by its number of components."""
        return self.marker.style.level, self.marker.parts

    @property
    def style(self) -> tuple[str, int]:
        """What makes siblings: the same style, and for 1.1.1 the same number of components."""
        return self.marker.style.id, self.marker.parts

    @property
    def counted(self) -> bool:
        """Whether the section bears a number; dashes and bullets do not."""
        return self.marker.ordinal is not None


def build_tree(source: Source, nodes: Sequence[Node], ranks: Callable[[Sequence[Node]], Ranks]) -> list[Node]:
    """Nest the nodes. A style that is open is continued; a lower one opens below; a higher one closes what is open.

    Gaps, repetitions and steps back in the numbering are reported. A restart under a new parent and numbering that
    runs on across parents (（一）…（二十） over 一、二、三、) are normal.
    """
    roots: list[Node] = []
    stack: list[Node] = []
    used = {node.level[0] for node in nodes if node.counted}
    last: dict[tuple[str, int], int] = {}
    rank: Ranks = {}
    for index, node in enumerate(nodes):
        if node.fresh or not index:
            stack, last, rank = [], {}, ranks(_scope(nodes, index))
        _unwind(stack, node, rank)
        siblings = stack[-1].children if stack else roots
        asked = node.counted and not node.fresh
        before = next((s for s in reversed(siblings) if s.counted), None) if asked else None
        if node.counted:
            _check_number(source, node, before, last.get(node.style))
            last[node.style] = node.marker.ordinal or 0
            if stack and before is None:
                _check_level(source, node, stack[-1], used)
        siblings.append(node)
        stack.append(node)
    close(roots)
    return roots


def _scope(nodes: Sequence[Node], start: int) -> Sequence[Node]:
    """The nodes from `start` to the next document inside the text."""
    end = next((i for i in range(start + 1, len(nodes)) if nodes[i].fresh), len(nodes))
    return nodes[start:end]


def _unwind(stack: list[Node], node: Node, rank: Ranks) -> None:
    """Close what does not hold the node: down to a sibling of its style, or to the first style above it."""
    if not node.counted:
        while stack and not stack[-1].counted:
            stack.pop()
        return
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].style == node.style:
            del stack[depth:]
            return
    while stack and (not stack[-1].counted or not _holds(stack[-1], node, rank)):
        stack.pop()


def _holds(above: Node, node: Node, rank: Ranks) -> bool:
    upper, lower = rank[above.style], rank[node.style]
    if upper != lower:
        return upper < lower
    return node.marker.ordinal == 1  # another style of the same rank that begins at one: ① under 1)


def _check_number(source: Source, node: Node, before: Node | None, last: int | None) -> None:
    number, marker = node.marker.ordinal, node.marker
    assert number is not None
    expected = {1, (last or 0) + 1}
    if before is not None:
        expected = {(before.marker.ordinal or 0) + 1}
    if number in expected:
        return
    if before is not None and number == before.marker.ordinal:
        source.report("NUM_DUPLICATE", marker.start, marker.end, f"number {number} stands twice")
    elif before is not None and number == 1:
        source.report("NUM_RESTART", marker.start, marker.end, "the numbering starts again under the same parent")
    elif number < min(expected):
        source.report("NUM_BACKWARD", marker.start, marker.end, f"number {number} behind {min(expected) - 1}")
    else:
        source.report("NUM_SKIPPED", marker.start, marker.end, f"number {number} where {max(expected)} is expected")


def _check_level(source: Source, node: Node, parent: Node, used: set[int]) -> None:
    skipped = [level for level in LADDER if parent.level[0] < level < node.level[0] and level in used]
    if parent.level[0] in LADDER and node.level[0] in LADDER and skipped:
        source.report("NUM_LEVEL_SKIPPED", node.marker.start, node.marker.end, "a level of the numbering is left out")


def close(roots: Sequence[Node]) -> None:
    """Let every section end where its last descendant ends."""
    order = list(roots)
    for node in order:
        order.extend(node.children)
    for node in reversed(order):
        node.end = max([node.end, *(c.end for c in node.children)])
