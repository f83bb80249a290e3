"""The text behind a marker → the heading, if it reads as one, and where the body begins."""

from __future__ import annotations

from dataclasses import dataclass

import regex

LONGEST = 40
LONGEST_ALONE = 45
_STOP = regex.compile(r"[。;!?]")
_COLON = regex.compile(r"[^,。;:\d]{2,20}:(?=.)")
_SPACED = regex.compile(r"[^ ,。;:]{2,20}(?= {1,4}\S{12,})")
_CAPTION = regex.compile(r"[【(](?P<h>[^】)]{2,30})[】)]")
_ARTICLE = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """`[start, end)` names the section; the body begins at `body`. `stop` tells that a 。 closes the heading."""

    start: int
    end: int
    body: int
    stop: bool


def find_heading(folded: str, start: int, end: int, level: int) -> Heading | None:
    """The heading between a marker and the end of its line (domain reference: stand-alone, run-in, with 。 or ：).

    Up to the first 。 if that is at most 40 characters away; the whole line if it holds no sentence mark and is at
    most 45 long; else a name of at most 20 before a colon or a blank. An article (第一条) has a heading only in
    brackets (第一条【目的】). `None` where the text is an item of a list or a sentence of its own.
    """
    while start < end and folded[start] == " ":
        start += 1
    if start >= end:
        return None
    if level == _ARTICLE:
        caption = _CAPTION.match(folded, start, end)
        return Heading(caption.start("h"), caption.end("h"), caption.end(), False) if caption else None
    stop = _STOP.search(folded, start, end)
    if stop is None:
        if end - start <= LONGEST_ALONE:
            tail = end - 1 if folded[end - 1] in ":,、" else end
            return Heading(start, tail, end, False)
    elif folded[stop.start()] == "。" and stop.start() - start <= LONGEST:
        return Heading(start, stop.start(), stop.end(), True)
    elif stop.start() - start <= LONGEST:
        return None
    named = _COLON.match(folded, start, end) or _SPACED.match(folded, start, end)
    if named is None:
        return None
    colon = named[0].endswith(":")
    return Heading(start, named.end() - colon, named.end(), False)
