"""Words that tell the status of a figure (力争, 截至, 应当)."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from govdoc_parse.lexicon import Lexicon
from govdoc_parse.lexicon.rows import StatusCue
from govdoc_parse.model.fact import Status
from govdoc_parse.patterns.compile import NEVER, compiled

_WEAK = frozenset({"争取"})


@dataclass(frozen=True, slots=True)
class Cue:
    """The wording of a row, and where it is."""

    start: int
    end: int
    row: StatusCue
    weak: bool = False  # 争取, which tells in a review what was done

    @property
    def status(self) -> Status:
        """The status that it tells."""
        return self.row.status


class CueFinder:
    """Finds the cues of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._rows = {f"row{at}": row for at, row in enumerate(lexicon.statuses)}
        self._any = compiled("|".join(f"(?P<{name}>{row.pattern})" for name, row in self._rows.items()) or NEVER)

    def find_cues(self, folded: str, start: int, end: int) -> list[Cue]:
        """All cues of a sentence, in order."""
        out = []
        for hit in self._any.finditer(folded, start, end):
            row = self._rows[str(hit.lastgroup)]
            out.append(Cue(hit.start(), hit.end(), row, hit[0] in _WEAK))
        return out


def cues_of(cues: list[Cue], left: int, right: int) -> tuple[list[Cue], Cue | None]:
    """The cues that begin in `[left, right)`, and the last one before them."""
    first = bisect_left(cues, left, key=_start)
    return cues[first : bisect_left(cues, right, lo=first, key=_start)], cues[first - 1] if first else None


def _start(cue: Cue) -> int:
    return cue.start
