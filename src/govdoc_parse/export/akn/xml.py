"""Elements and the bytes they become."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from lxml import etree

Element: TypeAlias = "etree._Element"

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN = "urn:govdoc-parse:akn:1"  # what AKN has no element for: header pairs, facts, offsets
PREFIX = "gdp"

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MIXED = frozenset(f"{{{AKN}}}{name}" for name in ("p", "num", "heading", "caption"))


def clean(text: str) -> str:
    """The text as XML 1.0 can carry it (production 2, Char): what it forbids becomes a blank or U+FFFD, one for one."""
    return _FORBIDDEN.sub(lambda match: " " if match[0].isspace() else "\ufffd", text)


def make_root(etree: Any) -> Element:
    """The element akomaNtoso with its namespaces."""
    root: Element = etree.Element(f"{{{AKN}}}akomaNtoso", nsmap={None: AKN, PREFIX: OWN})
    return root


def add(parent: Element, name: str, attributes: dict[str, Any] | None = None, text: str = "") -> Element:
    """A new last child in the namespace of AKN. Attributes that are `None` are left out."""
    return _add(parent, AKN, name, attributes, text)


def add_own(parent: Element, name: str, attributes: dict[str, Any] | None = None, text: str = "") -> Element:
    """A new last child in our own namespace."""
    return _add(parent, OWN, name, attributes, text)


def append_text(parent: Element, text: str) -> None:
    """Append text behind all that an element of mixed content holds."""
    if not text:
        return
    last = next(parent.iterchildren(reversed=True), None)  # its length is counted child by child
    if last is not None:
        last.tail = (last.tail or "") + clean(text)
    else:
        parent.text = (parent.text or "") + clean(text)


def serialize(etree: Any, root: Element) -> str:
    """The document as text, indented; no blank is added where text stands."""
    _indent(root, "\n")
    body: str = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _add(parent: Element, namespace: str, name: str, attributes: dict[str, Any] | None, text: str) -> Element:
    child = parent.makeelement(f"{{{namespace}}}{name}")
    for key, value in (attributes or {}).items():
        if value is not None:
            child.set(key, clean(str(value)))
    if text:
        child.text = clean(text)
    parent.append(child)
    return child


def _indent(element: Element, line: str) -> None:
    if not len(element) or element.tag in _MIXED:
        return
    element.text = f"{line}  "
    for child in element:
        _indent(child, f"{line}  ")
        child.tail = f"{line}  "
    element[-1].tail = line
