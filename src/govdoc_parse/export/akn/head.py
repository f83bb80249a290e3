"""meta: identification (FRBR), classification and lifecycle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from govdoc_parse.export.akn.ids import slug
from govdoc_parse.export.akn.references import SOURCE
from govdoc_parse.export.akn.sheet import Sheet
from govdoc_parse.export.akn.xml import Element, add
from govdoc_parse.export.pieces import one_line
from govdoc_parse.model.document import Document

UNKNOWN_DATE = date(1, 1, 1)
_CATEGORIES = {
    "subject_category": "主题分类",
    "genre_category": "体裁分类",
    "catalogue_category": "组配分类",
    "service_category": "服务对象分类",
    "subject_terms": "主题词",
}
_ALIASES = {"index_number": "索引号", "document_number": "文号", "unified_number": "统一编号"}
_EVENTS = {"date_amended": "amendment", "date_expired": "repeal"}

Stamp = tuple[date, str]
Author = tuple[str, str]  # the references to an authority and to its role


@dataclass(frozen=True, slots=True)
class Identity:
    """The IRIs of a document and what they are made of. Dates have the name of what happened on them."""

    work: str
    expression: str
    written: Stamp
    published: Stamp
    authors: tuple[Author, ...]
    publishers: tuple[Author, ...]


def identify(sheet: Sheet, root: str) -> Identity:
    """Work, expression and manifestation by the Akoma Ntoso Naming Convention 1.0, sections 4.5 to 4.8.

    The work is `/akn/cn/root[/kind]/date/number`; where there is no number, the title stands for it, else `nn`. What
    is not known is told as such: the date 0001-01-01 with the name 不详, the author 不详. No clock is asked.
    """
    document = sheet.document
    written = _written(document)
    published = document.metadata.date_published
    parts = [
        "/akn/cn",
        root,
        *([slug(document.kind)] if document.kind else []),
        written[0].isoformat(),
        _number(document),
    ]
    work = "/".join(parts)
    return Identity(
        work=work,
        expression=f"{work}/zho@{published.isoformat() if published else ''}",
        written=written,
        published=(published, "发布") if published else written,
        authors=_authors(sheet),
        publishers=_publishers(sheet),
    )


def write_identification(sheet: Sheet, meta: Element, identity: Identity, component: str) -> None:
    """The three levels, each complete; `component` is main or the name of an attachment."""
    target = add(meta, "identification", {"source": SOURCE})
    document, aliases = sheet.document, _aliases(sheet.document) if component == "main" else []
    work = add(target, "FRBRWork")
    _write_core(work, f"{identity.work}/!{component}", identity.work, aliases, identity.written, identity.authors)
    add(work, "FRBRcountry", {"value": "cn"})
    if document.kind and component == "main":
        add(work, "FRBRsubtype", {"value": slug(document.kind)})
    for _, number in aliases:
        add(work, "FRBRnumber", {"value": number})
    if document.title is not None and component == "main":
        add(work, "FRBRname", {"value": one_line(document.title.text)})
    expression = add(target, "FRBRExpression")
    this = f"{identity.expression}/!{component}"
    _write_core(expression, this, identity.expression, [], identity.published, identity.publishers)
    add(expression, "FRBRlanguage", {"language": "zho"})
    manifestation = add(target, "FRBRManifestation")
    editor = ((SOURCE, sheet.references.role("editor")),)
    _write_core(manifestation, f"{this}.xml", f"{identity.expression}.xml", [], identity.published, editor)
    add(manifestation, "FRBRformat", {"value": "application/akn+xml"})


def write_classification(sheet: Sheet, meta: Element) -> None:
    """One keyword for each category that the page states."""
    target: Element | None = None
    for entry in sheet.document.metadata.entries:
        if entry.key in _CATEGORIES and entry.value is not None:
            target = add(meta, "classification", {"source": SOURCE}) if target is None else target
            text = " ".join(entry.value.text.split())
            dictionary = sheet.references.category(entry.key, _CATEGORIES[entry.key])
            add(target, "keyword", {"value": text, "showAs": text, "dictionary": dictionary})


def write_lifecycle(sheet: Sheet, meta: Element, identity: Identity) -> None:
    """Generation, amendments and repeal; nothing where no date is known."""
    metadata = sheet.document.metadata
    events = [(identity.written[0], "generation")]
    for key, kind in _EVENTS.items():
        events += [(e.normalized, kind) for e in metadata.all(key) if isinstance(e.normalized, date)]
    events = [event for event in events if event[0] != UNKNOWN_DATE]
    if not events:
        return
    title = one_line(sheet.document.title.text) if sheet.document.title else identity.work
    source = sheet.references.original(identity.expression, title)
    target = add(meta, "lifecycle", {"source": SOURCE})
    for day, kind in events:
        eid = sheet.ids.counted("", "eref")
        add(target, "eventRef", {"eId": eid, "date": day.isoformat(), "source": source, "type": kind})


def _write_core(
    level: Element, this: str, uri: str, aliases: Sequence[Author], stamp: Stamp, authors: Sequence[Author]
) -> None:
    add(level, "FRBRthis", {"value": this})
    add(level, "FRBRuri", {"value": uri})
    for name, value in aliases:
        add(level, "FRBRalias", {"name": name, "value": value})
    add(level, "FRBRdate", {"date": stamp[0].isoformat(), "name": stamp[1]})
    for href, role in authors:
        add(level, "FRBRauthor", {"href": href, "as": role})


def _written(document: Document) -> Stamp:
    metadata, signature = document.metadata, document.signature
    adopted = metadata.first("date_adopted")
    signed = signature.date.value if signature and signature.date else None
    known = (
        (adopted if isinstance(adopted, date) else None, "通过"),
        (metadata.date_written, "成文"),
        (signed, "成文"),
        (metadata.date_published, "发布"),
        (metadata.date_effective, "施行"),
    )
    return next(((day, name) for day, name in known if day is not None), (UNKNOWN_DATE, "不详"))


def _number(document: Document) -> str:
    stated = document.number.normalized if document.number else document.metadata.document_number
    title = document.title.text if document.title else None
    names = (slug("".join(name.split())) for name in (stated, document.metadata.index_number, title) if name)
    return next((name for name in names if name), "nn")


def _aliases(document: Document) -> list[tuple[str, str]]:
    """The numbers of the document with their names, each once."""
    out = []
    for key, name in _ALIASES.items():
        value = document.metadata.first(key)
        if key == "document_number" and document.number is not None:
            value = document.number.normalized
        if isinstance(value, str) and value:
            out.append((name, value))
    return out


def _authors(sheet: Sheet) -> tuple[Author, ...]:
    """The authorities that sign; else the one that the page names as issuing, or as publishing."""
    document, references = sheet.document, sheet.references
    signed = [issuer.text for issuer in document.signature.issuers] if document.signature else []
    stated = document.metadata.issuing_authority or document.metadata.publisher or ""
    authorities = dict.fromkeys(references.organization(name) for name in signed or [stated])
    return tuple((authority, references.role("issuer")) for authority in authorities)


def _publishers(sheet: Sheet) -> tuple[Author, ...]:
    publisher = sheet.document.metadata.publisher
    if not publisher:
        return _authors(sheet)
    return ((sheet.references.organization(publisher), sheet.references.role("publisher")),)
