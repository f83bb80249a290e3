"""How the numbering styles nest in this document, where that differs from the convention.

By convention （一） stands above 1. — but some documents number 1、（一）（二） 2、（一）… The numbers tell: if （一） begins anew
below each 1、 2、 3、, and 1、 2、 3、 count on across them, then （一） lies below.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from govdoc_parse.stages.outline.tree import Node

Style = tuple[str, int]
_ARTICLE = "article"
TOP = 4  # a new 一、 begins the numbering below it anew
LAWFUL = 3  # 编 章 节 条 are never ranked anew


def find_ranks(nodes: Sequence[Node]) -> dict[Style, tuple[float, int]]:
    """The rank of each style of a scope: its conventional level, or just below the style that it nests under."""
    ranks: dict[Style, tuple[float, int]] = {n.style: (float(n.level[0]), n.level[1]) for n in nodes if n.counted}
    opened, continued, restarted = _evidence([n for n in nodes if n.counted])
    for (above, below), times in sorted(opened.items(), key=lambda item: -item[1]):
        inverted = ranks[above][0] > ranks[below][0] > LAWFUL
        if inverted and times >= 2 and continued[above, below] > restarted[above, below]:
            ranks[below] = (ranks[above][0] + 0.5, ranks[below][1])
    over = _over_articles(nodes)
    for style in [style for style in ranks if style[0] == _ARTICLE and over]:
        ranks[style] = (max(ranks[each][0] for each in over) + 0.25, ranks[style][1])
    return ranks


def _over_articles(nodes: Sequence[Node]) -> set[Style]:
    """The styles of headings that the articles of a policy stand below: they open before 第一条 and count on across articles."""
    first = next((i for i, node in enumerate(nodes) if node.style[0] == _ARTICLE), 0)
    before = {node.style for node in nodes[:first] if node.level[0] > LAWFUL}
    last: dict[Style, int] = {}
    counted: set[Style] = set()
    for node in nodes[first - 1 if first else 0 :]:
        number = node.marker.ordinal or 0
        if node.style in before and number == last.get(node.style, 0) + 1 > 1:
            counted.add(node.style)
        last[node.style] = number
    numbers = [node.marker.ordinal for node in nodes if node.style[0] == _ARTICLE]
    runs_on = numbers == list(range(1, len(numbers) + 1))
    return counted if counted and runs_on and nodes[first - 1].style in before else set()


def _evidence(
    nodes: list[Node],
) -> tuple[dict[tuple[Style, Style], int], dict[tuple[Style, Style], int], dict[tuple[Style, Style], int]]:
    """For each pair of styles: how often the second opens with 1 right behind the first; how often the first then
    counts on, and how often it starts anew.
    """
    opened: dict[tuple[Style, Style], int] = defaultdict(int)
    continued: dict[tuple[Style, Style], int] = defaultdict(int)
    restarted: dict[tuple[Style, Style], int] = defaultdict(int)
    last: dict[Style, tuple[int, set[Style]]] = {}
    before: Node | None = None
    for node in nodes:
        number = node.marker.ordinal or 0
        if before is not None and before.style != node.style and number == 1:
            opened[before.style, node.style] += 1
        if node.level[0] <= TOP:
            last = {style: seen for style, seen in last.items() if style == node.style}
        if node.style in last:
            previous, between = last[node.style]
            for style in between:
                (continued if number == previous + 1 else restarted)[node.style, style] += 1
        for _, between in last.values():
            between.add(node.style)
        last[node.style] = (number, set())
        before = node
    return opened, continued, restarted
