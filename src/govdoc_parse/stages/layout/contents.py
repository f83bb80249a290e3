"""Tables of contents: headings listed before the text, which are no sections."""

from __future__ import annotations

from collections.abc import Sequence

from govdoc_parse.lazy import lazy
from govdoc_parse.stages.text.lines import Line

_TITLE = lazy(r"目 *[录次]")
_LEADER = lazy(r"(?P<name>.{2,60}?)(?: *+[.…·_]{2,}+ *+| {2,}+)-?(?P<page>\d{1,4})-?")
_LED = lazy(r".{2,60}?(?:…{1,60}|[.·_-]{4,120}) *")
_NUMBERED = lazy(
    r"第[一二三四五六七八九十\d]{1,3}(?:部分|[编章节])|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、]"
)
_PAGED = lazy(r"(?P<name>.{2,60}?)[ .…·_-]*(?P<page>\d{1,4})")
LONGEST = 70
FEWEST, FEWEST_TWICE = 5, 3
MOST = 500  # entries, and as far as the first of them is looked for in the text


def find_contents(lines: Sequence[Line], free: Sequence[int]) -> set[int]:
    """The lines of a table of contents: what follows 目录 up to where its first entry stands again, or a run of lines
    with leaders and page numbers.
    """
    taken: set[int] = set()
    for place, index in enumerate(free):
        if index not in taken and _TITLE.fullmatch(lines[index].text):
            taken |= {index, *_listed(lines, free[place + 1 : place + 1 + MOST])}
    rest = [index for index in free if index not in taken]
    return taken | _led(lines, rest) | _repeated(lines, rest)


def _listed(lines: Sequence[Line], following: Sequence[int]) -> list[int]:
    if not following:
        return []
    first = _name(lines[following[0]].text)
    bare = _NUMBERED.sub("", first)
    for count, index in enumerate(following[1:], start=1):
        again = _name(lines[index].text) in {first, bare}
        if again and len(lines[index]) <= LONGEST:
            return list(following[:count])
        if len(lines[index]) > LONGEST or "。" in lines[index].text:
            break
    out = []
    for index in following:
        if not (_LEADER.fullmatch(lines[index].text) or _LED.fullmatch(lines[index].text)):
            break
        out.append(index)
    return out


def _repeated(lines: Sequence[Line], free: Sequence[int]) -> set[int]:
    """A run of three numbered headings or more, with nothing between them, that stand again in their order behind it."""
    last = {_name(lines[index].text): place for place, index in enumerate(free)}
    out: set[int] = set()
    run: list[int] = []
    for place, index in enumerate([*free[:MOST], -1]):
        name = _name(lines[index].text) if index >= 0 else ""
        again = last.get(name, -1) if _NUMBERED.match(name) and len(name) <= LONGEST and "。" not in name else -1
        if again > place and (not run or again > last[_name(lines[free[run[-1]]].text)]):
            run.append(place)
            continue
        if len(run) >= FEWEST_TWICE and last[_name(lines[free[run[0]]].text)] >= place:
            out |= {free[each] for each in run}
        run = []
    return out


def _led(lines: Sequence[Line], free: Sequence[int]) -> set[int]:
    """Five lines or more with leaders and page numbers that do not fall."""
    out: set[int] = set()
    run: list[int] = []
    last = 0
    for index in [*free, -1]:
        match = _LEADER.fullmatch(lines[index].text) if index >= 0 else None
        if match is not None and int(match["page"]) >= last:
            run.append(index)
            last = int(match["page"])
            continue
        if len(run) >= FEWEST:
            out |= set(run)
        run, last = [], 0
    return out


def _name(text: str) -> str:
    match = _PAGED.fullmatch(text) if text[-1:].isdecimal() else None
    return (match["name"] if match else text).replace(" ", "").rstrip(".…·_-")
