"""Paragraphs → sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from govdoc_parse.lazy import lazy
from govdoc_parse.stages.text.source import Source

_END = lazy(r"[。!?][。!?]*[”’)》」]*")
_ENOUGH = 20  # shorter lines without a final mark are titles and items, not sentences that lost theirs
_LABELLED = lazy(r"[一-龥]{2,8}:[^。]*$")  # 责任单位：…, a list that needs no mark
_FINAL = "。!?;:…”’)》】,、"


def find_sentences(source: Source, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph, given its spans, as `[start, end)`; brackets and quotes that close behind the mark belong to it.

    A sentence runs across soft breaks. The last one may lack its mark: SENT_NO_TERMINATOR.
    """
    start, end = spans[0][0], spans[-1][1]
    for match in _END.finditer(source.fold, start, end):
        yield start, match.end()
        start = match.end()
        while start < end and source.fold[start] in " \n":
            start += 1
    if start < end:
        if (
            end - start >= _ENOUGH
            and not _LABELLED.match(source.fold, start, end)
            and source.fold[end - 1] not in _FINAL
        ):
            source.report("SENT_NO_TERMINATOR", end - 1, end, "the paragraph ends without a final mark")
        yield start, end
