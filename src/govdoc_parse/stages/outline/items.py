"""Enumerations inside a paragraph: 一是…；二是…, （1）…（2）…, ①…②…, 首先…其次…."""

from __future__ import annotations

import unicodedata

from govdoc_parse.lazy import lazy
from govdoc_parse.model.outline import ListItem
from govdoc_parse.model.span import Span
from govdoc_parse.numerals import chinese_value
from govdoc_parse.stages.text.source import Source

_WORDS = {"首先": 1, "其次": 2, "再次": 3, "最后": 4}
_CN = "[一二三四五六七八九十]{1,2}"
_CORE = (
    rf"(?:"
    rf"(?P<is>{_CN})是(?!否)"
    rf"|(?P<must>{_CN})要(?!求|素|点|件|闻|道|领|职|务|害|塞|旨)"
    rf"|(?P<nth>第{_CN})[,、:]"
    rf"|(?P<of>其{_CN})[,、:]"
    rf"|(?P<word>首先|其次|再次|最后)[,、]"
    rf"|(?P<cn>\({_CN}\))(?!项|款|目|、\()"
    rf"|(?P<ar>\(\d{{1,2}}\))(?!项|款)"
    rf"|(?P<circle>[①-⑳])"
    rf"|(?P<dot>\d{{1,2}})\.(?![\d])"
    rf"|(?P<dun>\d{{1,2}})、(?=[^\d])"
    rf"|(?P<half>\d{{1,2}})\))"
)
_SECOND = lazy(
    r"[二②其最2](?:(?<=[二②])|(?<=其)次|(?<=最)后|(?<=2)(?<!\d2)[.、)])"
)  # without a second member there is no series
_FIRST = lazy(_CORE)
_MEMBER = lazy(rf"(?<=[。;:,、?!)”\" \n]){_CORE}")


def find_items(source: Source, spans: list[Span], opened: tuple[str, int] | None = None) -> tuple[ListItem, ...]:
    """The members of every series of two or more that counts up from one, in text order.

    `opened` is the style group and number of a marker that the paragraph itself begins with, so that a series may
    go on from there.
    """
    if opened is None and _SECOND.search(source.fold, spans[0].start, spans[-1].end) is None:
        return ()
    members: list[tuple[str, int, int, int]] = []
    for span in spans:
        first = _FIRST.match(source.fold, span.start, span.end)
        matches = ([first] if first else []) + list(_MEMBER.finditer(source.fold, span.start + 1, span.end))
        for match in matches:
            group = str(match.lastgroup)
            members.append((group, _number(group, match[group]), match.start(), match.end()))
    kept = sorted(_runs(members, opened), key=lambda m: m[2])
    if not kept:
        return ()
    stops = [m[2] for m in kept[1:]] + [spans[-1].end]
    return tuple(
        ListItem.made_of(marker=source.quote(start, end), ordinal=number, span=source.span(start, stop))
        for (_, number, start, end), stop in zip(kept, stops, strict=True)
    )


def _number(group: str, text: str) -> int:
    bare = text.strip("第其()")
    if group == "word":
        return _WORDS[text]
    if group == "circle":
        return int(unicodedata.numeric(text))
    return int(bare) if bare.isdecimal() else int(chinese_value(bare) or 0)


def _runs(members: list[tuple[str, int, int, int]], opened: tuple[str, int] | None) -> list[tuple[str, int, int, int]]:
    kept: list[tuple[str, int, int, int]] = []
    for group in {m[0] for m in members}:
        run: list[tuple[str, int, int, int]] = []
        expected = opened[1] + 1 if opened and opened[0] == group else 1
        least = 1 if expected > 1 else 2
        for member in (m for m in members if m[0] == group):
            if member[1] == expected or (group == "word" and run and member[1] > expected):
                run.append(member)
                expected = member[1] + 1
            elif member[1] == 1:
                kept += run if len(run) >= least else []
                run, expected, least = [member], 2, 2
        kept += run if len(run) >= least else []
    return kept
