"""Document → Akoma Ntoso 3.0, the XML of OASIS for legislative and other official documents."""

from __future__ import annotations

from govdoc_parse.export.akn.flow import write_flow
from govdoc_parse.export.akn.head import (
    Identity,
    identify,
    write_classification,
    write_identification,
    write_lifecycle,
)
from govdoc_parse.export.akn.hierarchy import write_loose, write_section
from govdoc_parse.export.akn.kinds import root_of
from govdoc_parse.export.akn.pieces import Piece
from govdoc_parse.export.akn.proprietary import write_proprietary
from govdoc_parse.export.akn.regions import Node, Region, find_regions
from govdoc_parse.export.akn.sheet import Sheet
from govdoc_parse.export.akn.xml import Element, add, make_root, serialize
from govdoc_parse.extras import need
from govdoc_parse.model.document import Document


def akoma_ntoso(document: Document) -> str:
    """The document as Akoma Ntoso 3.0, valid against the OASIS schema of 29 August 2018; docs/akoma-ntoso.md has the mapping.

    All of the body stands in it, in order; metadata blocks, page furniture and duplicates do not, but every header
    pair is kept in `meta/proprietary`, as are the offsets of all elements and facts. Soft breaks are left
    out. Characters that XML 1.0 forbids become a blank (control characters that part lines) or U+FFFD, here
    alone. Equal documents give equal text; no clock is asked: where no date is known, 0001-01-01 stands.

    Needs lxml (`pip install "govdoc-parse[akn]"`), else raises `MissingExtraError`.
    """
    etree = need("lxml.etree", "akn")
    sheet = Sheet(document)
    main, *annexed = find_regions(document)
    root = make_root(etree)
    name, genre = root_of(document, main)
    identity = identify(sheet, name)
    element = add(root, name, {"name": genre, "contains": "originalVersion"})
    meta = add(element, "meta")
    _write_region(sheet, element, main, "")
    eids = _write_attachments(sheet, element, annexed, identity)
    write_identification(sheet, meta, identity, "main")
    write_classification(sheet, meta)
    write_lifecycle(sheet, meta, identity)
    sheet.references.write(meta)
    write_proprietary(sheet, meta, eids)
    return serialize(etree, root)


def _write_attachments(sheet: Sheet, parent: Element, regions: list[Region], identity: Identity) -> dict[int, str]:
    """Each annexed document as a document of its own. Returns the eIds by the index of the attachment."""
    eids: dict[int, str] = {}
    if not regions:
        return eids
    target = add(parent, "attachments")
    for number, region in enumerate(regions, start=1):
        eid = sheet.ids.numbered("", "att", str(number))
        name, genre = root_of(sheet.document, region)
        attachment = add(target, "attachment", {"eId": eid})
        element = add(attachment, name, {"name": genre, "contains": "originalVersion"})
        write_identification(sheet, add(element, "meta"), identity, f"attachment_{number}")
        _write_region(sheet, element, region, eid)
        eids[region.index] = eid
    return eids


def _write_region(sheet: Sheet, element: Element, region: Region, prefix: str) -> None:
    lawful = element.tag.endswith(("}act", "}bill"))
    _write_container(sheet, element, prefix, "preface", region.front)
    items = region.root.items
    if lawful:
        first = next((i for i, item in enumerate(items) if isinstance(item, Node)), 0)
        _write_container(sheet, element, prefix, "preamble", [i for i in items[:first] if isinstance(i, Piece)])
        items = items[first:]
    body = add(element, "body" if lawful else "mainBody", {"eId": (eid := sheet.ids.unique(prefix, "body"))})
    for item in items:
        if isinstance(item, Node):
            write_section(sheet, body, prefix, item, prefix)
        elif lawful:
            write_loose(sheet, body, prefix, [item])
        else:
            write_flow(sheet, body, eid, [item])
    if not items and lawful:
        write_loose(sheet, body, prefix, [])
    elif not items:
        add(body, "p", {"eId": sheet.ids.counted(eid, "p")})
    _write_container(sheet, element, prefix, "conclusions", region.back)


def _write_container(sheet: Sheet, parent: Element, prefix: str, name: str, pieces: list[Piece]) -> None:
    if pieces:
        eid = sheet.ids.unique(prefix, name)
        write_flow(sheet, add(parent, name, {"eId": eid}), eid, pieces)
