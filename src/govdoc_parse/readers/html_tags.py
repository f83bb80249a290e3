"""The elements of HTML, by what a reader of the page sees of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

DROPPED = {
    "script", "style", "noscript", "noframes", "template", "iframe", "svg", "select", "button", "head", "nav", "footer", "audio", "video",
    "canvas", "object", "map",
}  # fmt: skip
BLOCKS = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "section", "article", "main", "header",
    "aside", "form", "fieldset", "blockquote", "pre", "center", "figure", "figcaption", "caption", "hr", "address", "details",
    "summary", "textarea", "body", "tr", "table", "tbody", "thead", "tfoot",
}  # fmt: skip
CELLS = {"td", "th"}
_KEPT = {"pre", "textarea", "listing", "xmp"}
_KEPT_BY_STYLE = regex.compile(r"white-space\s*:\s*(?:pre|break-spaces)", regex.IGNORECASE)


def children(node: LexborNode) -> Iterator[LexborNode]:
    """The children of a node, texts among them."""
    return node.iter(include_text=True)


def keeps_lines(node: LexborNode) -> bool:
    """Whether the line ends of the texts in an element are shown."""
    return node.tag in _KEPT or _KEPT_BY_STYLE.search(node.attributes.get("style") or "") is not None


def holds_lines(cell: LexborNode) -> bool:
    """Whether a cell has blocks or line ends of its own."""
    return any(child.tag == "br" or child.tag in BLOCKS for child in children(cell))


def count(value: str | None, most: int) -> int:
    """The number in an attribute, 1 where there is none; a long one is not even converted."""
    value = (value or "").strip()
    return min(int(value[:4]), most) if value.isdecimal() else 1


def layouts(tree: LexborHTMLParser) -> set[int]:
    """The tables that hold tables, by their places in memory; they lay a page out."""
    found: set[int] = set()
    seen: set[int] = set()
    for table in tree.css("table"):
        node = table.parent
        while node is not None and node.mem_id not in seen:
            seen.add(node.mem_id)
            if node.tag == "table":
                found.add(node.mem_id)
                break
            node = node.parent
    return found
