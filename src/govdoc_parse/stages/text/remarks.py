"""Diagnostics → those that a person reads: one for a run of lines of which the same is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from govdoc_parse.lazy import lazy
from govdoc_parse.model.diagnostic import Diagnostic
from govdoc_parse.stages.text.source import Source

_OF_LINES = ("PARA_SPLIT", "SENT_NO_TERMINATOR")  # what a hard-wrapped file or a list has on line after line
_FEWEST, _NEAR = 3, 2  # so many make a run, so many lines apart at most
_LINE_END = lazy(r"\n[ \n]*")


def once_a_run(source: Source) -> None:
    """Keep the first diagnostic of each run, with the count of the others."""
    for code in _OF_LINES:
        found = sorted((d for d in source.diagnostics if d.code == code), key=lambda d: d.span.start)
        if len(found) < _FEWEST:
            continue
        source.diagnostics[:] = [d for d in source.diagnostics if d.code != code]
        for run in _runs(source, found):
            source.diagnostics.extend(run if len(run) < _FEWEST else [_counted(run)])


def _runs(source: Source, found: Iterable[Diagnostic]) -> Iterator[list[Diagnostic]]:
    run: list[Diagnostic] = []
    for diagnostic in found:
        if run and len(_LINE_END.findall(source.fold, run[-1].span.start, diagnostic.span.start)) > _NEAR:
            yield run
            run = []
        run.append(diagnostic)
    yield run


def _counted(run: list[Diagnostic]) -> Diagnostic:
    first, *others = run
    return first.model_copy(update={"message": f"{first.message}, and {len(others)} times more in the lines below"})
