"""The text inside of a paragraph of a Word document, and the text boxes that hang on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from govdoc_parse.readers.raised import CLOSE, OPEN, power, with_raised

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_BOX = f"{W}txbxContent"
_SKIPPED = {f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "instrText", "rubyPr", "rt")}


def shown(node: Any) -> Iterator[Any]:
    """The children that a reader sees: nothing deleted or hidden, and one of several ways to draw the same thing."""
    for child in node:
        if child.tag == _ALTERNATIVES:
            yield from shown(next((way for way in child if _holds_text(way)), ()))
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED and not is_hidden(child):
            yield child


def is_hidden(run: Any) -> bool:
    """Whether the properties of a run, or of the mark that ends a paragraph, hide it."""
    properties = run.find(f"{W}rPr")
    vanish = properties.find(f"{W}vanish") if properties is not None else None
    return vanish is not None and vanish.get(f"{W}val") not in {"0", "false", "off"}


def _holds_text(node: Any) -> bool:
    return next(node.iter(f"{W}t", f"{M}t"), None) is not None


def line_text(node: Any) -> str:
    """The text of a paragraph, its raised digits as powers or as numbers of notes."""
    return with_raised("".join(run_text(node)))


def run_text(node: Any) -> Iterator[str]:
    """The text of a paragraph in order; what stands in its text boxes is left out."""
    for child in shown(node):
        tag = child.tag
        if tag == _BOX:
            continue
        if tag in {f"{W}t", f"{M}t"}:
            yield child.text or ""
        elif tag == f"{W}tab":
            yield "\t"
        elif tag in {f"{W}br", f"{W}cr"}:
            yield "\n"
        elif tag == f"{W}noBreakHyphen":
            yield "-"
        elif tag.startswith(M):
            yield from _formula(child)
        else:
            inner = run_text(child)
            yield from (OPEN, *inner, CLOSE) if _is_raised(child) else inner


def _is_raised(run: Any) -> bool:
    properties = run.find(f"{W}rPr") if run.tag == f"{W}r" else None
    place = properties.find(f"{W}vertAlign") if properties is not None else None
    return place is not None and place.get(f"{W}val") == "superscript"


def _formula(node: Any) -> Iterator[str]:
    """A part of a formula; what stands above or below is marked, lest 3/4 become 34 and 10⁴ become 104."""
    text = "".join(run_text(node))
    if node.tag == f"{M}den":
        text = f"/{text}"
    elif node.tag == f"{M}sup" and text:
        high = power(text)
        text = high if not any(character in high for character in text) else f"^{text}"
    yield text


def text_boxes(node: Any) -> Iterator[Any]:
    """The contents of the text boxes of a paragraph; a box inside of a box belongs to the paragraph that it stands in."""
    for child in shown(node):
        if child.tag == _BOX:
            yield child
        else:
            yield from text_boxes(child)
