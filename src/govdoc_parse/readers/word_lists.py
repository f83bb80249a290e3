"""The lists and the styles of a Word document → the marker of each paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeAlias

from govdoc_parse.readers.numbering import Level, ListCounter
from govdoc_parse.readers.word_runs import W

_SUFFIXES = {"tab": "\t", "space": " ", "nothing": ""}
_Styles: TypeAlias = dict[str | None, tuple[str | None, int | None, str | None]]


class ListMarkers:
    """Numbers the paragraphs of a document; they must come in the order of the document."""

    def __init__(self, document: Any) -> None:
        self._styles = _read_styles(document)
        self._lists = _read_lists(document, self._styles)

    def marker(self, paragraph: Any) -> str:
        """The automatic number of a paragraph: from itself, else from its style or one that the style is based on."""
        properties = paragraph.find(f"{W}pPr")
        number, level = _numbering_of(properties)
        style = _value(properties, "pStyle") if properties is not None else None
        passed: list[str | None] = []
        while number is None and style in self._styles and style not in passed:
            passed.append(style)
            number, styled, style = self._styles[style]
            level = styled if level is None else level
        counter = self._lists.get(number) if number else None
        if counter is None:
            return ""
        return counter.marker(counter.level_of(passed) if level is None else level)


def _numbering_of(properties: Any) -> tuple[str | None, int | None]:
    """The list and the level that a paragraph or a style names."""
    numbering = properties.find(f"{W}numPr") if properties is not None else None
    if numbering is None:
        return None, None
    number, level = numbering.find(f"{W}numId"), numbering.find(f"{W}ilvl")
    depth = (level.get(f"{W}val") or "") if level is not None else ""
    return (number.get(f"{W}val") if number is not None else None), int(depth) if depth.isdecimal() else None


def _value(parent: Any, name: str) -> str | None:
    """The value of a child element."""
    child = parent.find(f"{W}{name}")
    return child.get(f"{W}val") if child is not None else None


def _read_styles(document: Any) -> _Styles:
    """What each style says of numbering: list, level, and the style it is based on."""
    return {
        style.get(f"{W}styleId"): (*_numbering_of(style.find(f"{W}pPr")), _value(style, "basedOn"))
        for style in document.styles.element.iter(f"{W}style")
    }


def _read_lists(document: Any, styles: _Styles) -> dict[str, ListCounter]:
    """A counter for each list of the document; those of one abstract numbering share it unless they start anew."""
    part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
    if part is None:
        return {}
    abstract = _read_abstract(part.element, styles)
    shared: dict[str | None, ListCounter] = {}
    out = {}
    for number in part.element.iter(f"{W}num"):
        identifier = _value(number, "abstractNumId")
        levels = dict(abstract.get(identifier, {}))
        changed = False
        for override in number.iter(f"{W}lvlOverride"):
            changed = _override(levels, override) or changed
        counter = None if changed else shared.get(identifier)
        if counter is None:
            counter = ListCounter(levels)
            if not changed:
                shared[identifier] = counter
        out[number.get(f"{W}numId")] = counter
    return out


def _read_abstract(root: Any, styles: _Styles) -> dict[str | None, dict[int, Level]]:
    """The levels of each abstract numbering; one that only names a list style takes those of the style's own."""
    found = {abstract.get(f"{W}abstractNumId"): abstract for abstract in root.iter(f"{W}abstractNum")}
    levels = {identifier: dict(_levels(abstract)) for identifier, abstract in found.items()}
    owners = {_value(abstract, "styleLink"): identifier for identifier, abstract in found.items()}
    numbers = {number.get(f"{W}numId"): _value(number, "abstractNumId") for number in root.iter(f"{W}num")}
    for identifier, abstract in found.items():
        link = _value(abstract, "numStyleLink")
        if link is not None and not levels[identifier]:
            owner = owners.get(link) or numbers.get(styles[link][0] if link in styles else None)
            levels[identifier] = levels.get(owner, {})
    return levels


def _override(levels: dict[int, Level], override: Any) -> bool:
    """Apply one lvlOverride; whether it sets a start, so that the list counts for itself."""
    depth = override.get(f"{W}ilvl") or "0"
    for index, level in _levels(override):
        levels[index] = level
    start = override.find(f"{W}startOverride")
    value = start.get(f"{W}val") if start is not None else None
    index = int(depth) if depth.isdecimal() else 0
    if value is None or not value.isdecimal() or index not in levels:
        return start is not None
    levels[index] = replace(levels[index], start=int(value))
    return True


def _levels(parent: Any) -> Iterator[tuple[int, Level]]:
    for level in parent.findall(f"{W}lvl"):
        values = {child.tag: child.get(f"{W}val") for child in level}
        restart = values.get(f"{W}lvlRestart")
        depth = level.get(f"{W}ilvl") or "0"
        start = values.get(f"{W}start") or "1"
        yield (
            int(depth) if depth.isdecimal() else 0,
            Level(
                format=values.get(f"{W}numFmt") or "decimal",
                text=values.get(f"{W}lvlText") or "",
                start=int(start) if start.isdecimal() else 1,
                restart=int(restart) if restart and restart.isdecimal() else None,
                legal=f"{W}isLgl" in values,
                style=values.get(f"{W}pStyle"),
                suffix=_SUFFIXES.get(values.get(f"{W}suff") or "tab", "\t"),
            ),
        )
