"""Markup damaged by whole tags, and XML by whole elements: what is changed byte by byte hardly parses."""

from __future__ import annotations

import re
from copy import deepcopy
from random import Random
from typing import Any

from lxml import etree

from fuzz.damage import damaged

_PIECES = re.compile(r"<[^>]*>?|[^<]+")
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)""")
VALUES = (
    "", "0", "-1", "1", "2", "3.5", "100000", "9" * 30, "9" * 5000, "nan", "inf", "1e999", "-1e308", "٣", "³", "x", "NULL", "true", "false",
    "../../x", "/word/document.xml", "Doc_0/Document.xml", "OFD.xml", "http://[", "decimal", "upperRoman", "lowerLetter",
    "chineseCounting", "bullet", "%1%2%3", "restart", "g 9 1", "g", "0 0 0 0", "1 0 0 1", "hidden", "display:none", "white-space:pre", "\n",
)  # fmt: skip
_DEEP = (1, 2, 30, 200)
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def damaged_tags(page: str, random: Random) -> str:
    """A page of which tags and texts are lost, doubled, moved, changed, or damaged as texts are."""
    pieces = _PIECES.findall(page) or [""]
    for _ in range(random.choice((1, 1, 2, 4, 16))):
        at, other = random.randrange(len(pieces)), random.randrange(len(pieces))
        match random.randrange(7):
            case 0 if len(pieces) > 1:
                del pieces[at]
            case 1:
                pieces[other:other] = pieces[at : at + random.choice((1, 3, 10))] * random.choice((1, 1, 2, 50))
            case 2:
                pieces[at], pieces[other] = pieces[other], pieces[at]
            case 3:
                pieces[at] = _ATTRIBUTE.sub(lambda match: f'{match[1]}="{random.choice(VALUES)}"', pieces[at])
            case 4 if pieces[at].startswith("<"):
                pieces[at] = pieces[at][:-1] + f' {random.choice(("style", "class", "colspan", "hidden"))}="{random.choice(VALUES)}">'  # fmt: skip
            case 5 if pieces[at].startswith("<"):
                pieces[at] = pieces[at][: random.randrange(len(pieces[at])) + 1]
            case _:
                pieces[at] = damaged(pieces[at], random)[0]
    return "".join(pieces)


def damaged_xml(xml: bytes, random: Random) -> bytes:
    """XML of which elements are lost, doubled, moved, nested, renamed or changed; as a page if it is no XML."""
    try:
        root: Any = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except (etree.XMLSyntaxError, ValueError):
        return damaged_tags(xml.decode("utf-8", "replace"), random).encode("utf-8", "replace")
    for _ in range(random.choice((1, 1, 2, 4, 16))):
        _damage_element(root, random)
    return bytes(etree.tostring(root))


def _damage_element(root: Any, random: Random) -> None:
    elements = list(root.iter(etree.Element))
    one, other = random.choice(elements), random.choice(elements)
    if one.getparent() is not None and random.random() < 0.4:
        _damage_place(one, random, len(elements))
        return
    match random.randrange(4):
        case 0:
            other.append(deepcopy(one))
        case 1:
            one.tag = other.tag
        case 2:
            names = sorted({name for element in elements for name in element.attrib}) or ["x"]
            one.set(random.choice(names), random.choice((*VALUES, *other.attrib.values())))
        case _:
            text = random.choice((random.choice(VALUES), damaged(one.text or "", random)[0]))
            one.text = _NO_XML.sub("", text)


def _damage_place(one: Any, random: Random, size: int) -> None:
    """An element that is lost, doubled or nested in others like it, or that loses an attribute."""
    parent = one.getparent()
    match random.randrange(4):
        case 0:
            parent.remove(one)
        case 1:
            for _ in range(random.choice((1, 1, 2, 40)) if size < 2000 else 1):
                parent.insert(random.randint(0, len(parent)), deepcopy(one))
        case 2:
            for _ in range(random.choice(_DEEP)):
                parent = etree.SubElement(parent, one.tag, one.attrib)
            parent.append(one)
        case _:
            if one.attrib:
                del one.attrib[random.choice(sorted(one.attrib))]
