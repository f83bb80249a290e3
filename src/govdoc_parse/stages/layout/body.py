"""A paragraph of body text, before the outline is known."""

from __future__ import annotations

from dataclasses import dataclass

from govdoc_parse.stages.layout.markers import Marker


@dataclass(frozen=True, slots=True)
class BodyParagraph:
    """A paragraph of body text: its spans, the marker at its start, and whether numbering starts anew before it."""

    spans: list[tuple[int, int]]
    marker: Marker | None
    line: int
    fresh: bool

    @property
    def start(self) -> int:
        """Where the paragraph begins in the source."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where the paragraph ends in the source."""
        return self.spans[-1][1]
