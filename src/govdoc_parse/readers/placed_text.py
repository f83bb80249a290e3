"""What a reader makes of a file: a text, where it stands in the file, and what is odd about the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from govdoc_parse.model.covered import NOWHERE, Covered
from govdoc_parse.model.diagnostic import Diagnostic
from govdoc_parse.model.document import Document
from govdoc_parse.model.place import Place

MOST_PLACES = 50_000  # of a document; beyond them neighbours share one


class PlacedText(NamedTuple):
    """A text with its places in order, remarks about the file, and the places of tables that other cells reach over."""

    text: str
    places: tuple[Place, ...] = ()
    remarks: tuple[Diagnostic, ...] = ()
    covered: Covered = NOWHERE

    def onto(self, document: Document) -> Document:
        """The document of the text, with places and remarks."""
        if not self.places and not self.remarks:
            return document
        remarks = sorted((*document.diagnostics, *self.remarks), key=lambda remark: (remark.span.start, remark.code))
        return document.model_copy(update={"places": self.places, "diagnostics": tuple(remarks)})


def bounded(places: Sequence[Place], most: int = MOST_PLACES) -> tuple[Place, ...]:
    """At most so many places, or one a page or sheet where these are more: neighbours on one page or sheet become one."""
    if len(places) <= most:
        return tuple(places)
    return tuple(_merged(places, -(-len(places) // most)))


def _merged(places: Iterable[Place], size: int) -> Iterator[Place]:
    run: list[Place] = []
    for place in places:
        if run and (len(run) == size or (place.page, place.sheet) != (run[0].page, run[0].sheet)):
            yield _one(run)
            run = []
        run.append(place)
    yield _one(run)


def _one(run: Sequence[Place]) -> Place:
    boxes = [place.box for place in run if place.box is not None]
    sides = list(zip(*boxes, strict=True))
    box = (min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])) if boxes else None
    first, last = run[0], run[-1]
    cell = None if first.cell is None or last.cell is None else f"{first.cell}:{last.cell}"
    return first.model_copy(update={"end": last.end, "box": box, "cell": cell if len(run) > 1 else first.cell})
