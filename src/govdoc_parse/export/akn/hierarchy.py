"""Sections → hierarchical elements.

Laws (立法法, art. 65): 编 part, 章 chapter, 节 section, 条 article, 款 paragraph, 项 point, 目 indent.
公文 (GB/T 9704-2012, 7.3.3): 一、（一）1.（1） are level with @class gw-1 … gw-4; so are other numbered units.
"""

from __future__ import annotations

from govdoc_parse.export.akn.flow import write_flow
from govdoc_parse.export.akn.ids import inserted
from govdoc_parse.export.akn.pieces import Piece
from govdoc_parse.export.akn.regions import Node
from govdoc_parse.export.akn.sheet import Sheet
from govdoc_parse.export.akn.xml import Element, add
from govdoc_parse.model.outline import Section
from govdoc_parse.numerals import numeral_value

_LAW = {
    "part": ("part", "part"),
    "chapter": ("chapter", "chp"),
    "part_section": ("section", "sec"),
    "article": ("article", "art"),
}
_FIRST, _LAST = 4, 8  # the levels of 一、 and ①


def write_loose(sheet: Sheet, parent: Element, prefix: str, pieces: list[Piece]) -> None:
    """Text where only hierarchical elements may stand."""
    eid = sheet.ids.counted(prefix, "hcontainer")
    _write_content(sheet, add(parent, "hcontainer", {"eId": eid, "name": "text"}), eid, pieces)


def write_section(sheet: Sheet, parent: Element, prefix: str, node: Node, scope: str, inside: str = "") -> None:
    """A section with its subsections; `scope` is the prefix of the whole document, `inside` the element of the law that
    holds the section: article, point or none.
    """
    section, num = node.section, node.num
    assert section is not None, "only the root of a region is no section"
    assert num is not None, "a section begins with its marker"
    name, ref = _element(section, inside)
    eid = _eid(sheet, prefix, scope, section, name, ref)
    sheet.place(eid, [(section.span.start, section.span.end)])
    element = add(parent, name, {"eId": eid, "class": _class(section, name)})
    for label, piece in (("num", num), ("heading", node.heading)):
        if piece is not None:
            own = sheet.place(sheet.ids.unique(eid, label), piece.spans)
            sheet.fill(add(element, label, {"eId": own}), own, piece.spans)
    if name == "article":
        _write_paragraphs(sheet, element, eid, node, scope)
    else:
        _write_items(sheet, element, eid, node.items, scope, "point" if inside else "")


def _element(section: Section, inside: str) -> tuple[str, str]:
    """The name of the element and its part in eIds."""
    if section.style in _LAW:
        return _LAW[section.style]
    if section.ordinal is None or inside == "point":  # dashes and bullets; 目
        return "indent", "indent"
    return ("point", "point") if inside else ("level", "lvl")


def _class(section: Section, name: str) -> str | None:
    if name in {"part", "chapter", "section", "article"}:
        return None
    rank = f"gw-{section.level - _FIRST + 1} " if name == "level" and _FIRST <= section.level <= _LAST else ""
    return f"{rank}{section.style}"


def _eid(sheet: Sheet, prefix: str, scope: str, section: Section, name: str, ref: str) -> str:
    """Articles are counted through a law, so they stand without their chapter unless the number was there before."""
    if section.ordinal is None:
        return sheet.ids.counted(prefix, ref)
    number = str(section.ordinal)
    if name == "article":
        later = inserted(section.marker.text)
        value = numeral_value(later) if later else None
        number = f"{number}-{value}" if value is not None else number
        prefix = scope if sheet.ids.is_free(scope, ref, number) else prefix
    return sheet.ids.numbered(prefix, ref, number)


def _write_paragraphs(sheet: Sheet, article: Element, eid: str, node: Node, scope: str) -> None:
    """The 款 of an article: each paragraph of its own opens one, which holds the 项 behind it."""
    groups: list[list[Piece | Node]] = []
    for item in node.items:
        if not groups or (isinstance(item, Piece) and item.kind == "paragraph"):
            groups.append([])
        groups[-1].append(item)
    for group in groups:
        own = sheet.ids.counted(eid, "para")
        _write_items(sheet, add(article, "paragraph", {"eId": own}), own, group, scope, "article")


def _write_items(sheet: Sheet, element: Element, eid: str, items: list[Piece | Node], scope: str, inside: str) -> None:
    """Text alone is `content`; beside subsections it is `intro` before them and `wrapUp` behind."""
    nodes = [i for i, item in enumerate(items) if isinstance(item, Node)]
    if not nodes:
        if items:
            _write_content(sheet, element, eid, [item for item in items if isinstance(item, Piece)])
        return
    _write_block(sheet, element, eid, ("intro", "intro"), items[: nodes[0]])
    for item in items[nodes[0] : nodes[-1] + 1]:
        if isinstance(item, Node):
            write_section(sheet, element, eid, item, scope, inside)
        else:
            write_loose(sheet, element, eid, [item])
    _write_block(sheet, element, eid, ("wrapUp", "wrapup"), items[nodes[-1] + 1 :])


def _write_content(sheet: Sheet, element: Element, eid: str, pieces: list[Piece]) -> None:
    own = sheet.ids.unique(eid, "content")
    write_flow(sheet, add(element, "content", {"eId": own}), own, pieces)


def _write_block(sheet: Sheet, element: Element, eid: str, name: tuple[str, str], items: list[Piece | Node]) -> None:
    if items:
        own = sheet.ids.unique(eid, name[1])
        pieces = [item for item in items if isinstance(item, Piece)]
        write_flow(sheet, add(element, name[0], {"eId": own}), own, pieces)
