"""The styles of an Open Document text: which text is hidden or raised, and how its lists are numbered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from govdoc_parse.readers.numbering import Level

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_LEVELS = frozenset(f"{TEXT}{name}" for name in ("list-level-style-number", "outline-level-style"))
_FORMATS = {  # by the first character of style:num-format (ODF 1.3, 19.500)
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "一": "chineseCounting",
    "甲": "ideographTraditional", "①": "decimalEnclosedCircle", "１": "decimalFullWidth",
}  # fmt: skip
_DEEPEST = 10  # levels of a list


@dataclass(frozen=True, slots=True)
class Styles:
    """Names of styles whose text is hidden or raised, and the levels of each list style; `outline` are those of headings."""

    hidden: frozenset[str]
    raised: frozenset[str]
    lists: dict[str, dict[int, Level]]
    outline: dict[int, Level]


def read_styles(*roots: Any) -> Styles:
    """The styles of the parts of a document."""
    hidden, raised = set(), set()
    for style in (each for root in roots for each in root.iter(f"{STYLE}style")):
        for properties in style.iter(f"{STYLE}text-properties"):
            name = style.get(f"{STYLE}name") or ""
            if properties.get(f"{TEXT}display") == "none":
                hidden.add(name)
            if (properties.get(f"{STYLE}text-position") or "").startswith("super"):
                raised.add(name)
    lists = {
        each.get(f"{STYLE}name") or "": dict(_levels(each)) for root in roots for each in root.iter(f"{TEXT}list-style")
    }
    outline = {
        depth: level for root in roots for each in root.iter(f"{TEXT}outline-style") for depth, level in _levels(each)
    }
    return Styles(frozenset(hidden), frozenset(raised), lists, outline)


def _levels(style: Any) -> Iterator[tuple[int, Level]]:
    """The numbered levels of a list style, from 0; bullets are left out."""
    for element in style:
        depth, form = positive(element.get(f"{TEXT}level"), 1, _DEEPEST), element.get(f"{STYLE}num-format")
        if element.tag not in _LEVELS or not form:
            continue
        shown = positive(element.get(f"{TEXT}display-levels"), 1, depth)
        number = ".".join(f"%{level}" for level in range(depth - shown + 1, depth + 1))
        before, behind = (element.get(f"{STYLE}num-{where}") or "" for where in ("prefix", "suffix"))
        start = positive(element.get(f"{TEXT}start-value"), 1)
        yield depth - 1, Level(_FORMATS.get(form[0], "decimal"), before + number + behind, start)


def positive(value: str | None, default: int, highest: int = 9999) -> int:
    """A number that an attribute tells, kept within reason."""
    return min(max(int(value), 1), highest) if value is not None and value.isdecimal() else default
