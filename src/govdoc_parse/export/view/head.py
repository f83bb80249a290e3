"""The card of the document: what it is, and what its page says about it."""

from __future__ import annotations

from datetime import date

from govdoc_parse.export.view.escape import escape, flat
from govdoc_parse.export.view.figures import days_text
from govdoc_parse.export.view.words import english, switched, word
from govdoc_parse.model.document import Document
from govdoc_parse.model.metadata import MetadataEntry, Normalized


def title_text(document: Document) -> str:
    """The title on one line, else the title that the metadata states; empty without either."""
    return flat(document.title.text) if document.title else flat(document.metadata.title or "")


def card_html(document: Document, *, alone: bool = True) -> str:
    """Two lists of terms: what the parser found, and every metadata entry as stated; labels without a value are folded away.

    Nothing is said of what is not there. Not `alone`, it is one of many outputs of a notebook: without ids, and without links
    to the text.
    """
    own = "".join(f"<div><dt>{word(key)}</dt><dd>{value}</dd></div>" for key, value in _own(document) if value)
    entries = _entries_html(document, linked=alone)
    if not alone:
        return (f"<dl>{own}</dl>" if own else "") + entries
    parts = (("own", "document", f"<dl>{own}</dl>" if own else ""), ("stated", "entries", entries))
    return "".join(
        f'<section class="{name}" aria-labelledby="h-{name}"><h2 id="h-{name}">{word(key)}</h2>{inner}</section>'
        for name, key, inner in parts
        if inner
    )


def _entries_html(document: Document, *, linked: bool) -> str:
    """The metadata entries with a value as a list of terms; then how many labels have none, and which."""
    entries = [
        (entry, _shown(entry.normalized) or flat(entry.value.text if entry.value else ""))
        for entry in document.metadata.entries
    ]
    stated = "".join(_entry(document, entry, value, linked=linked) for entry, value in entries if value)
    empty = [label for entry, value in entries if not value and (label := _label(entry))]
    listed = f"<dl>{stated}</dl>" if stated else ""
    if not empty:
        return listed
    return (
        f'{listed}<details class="empties"><summary>{len(empty)} {word("empties")}</summary>'
        f'<p lang="zh-Hans">{"、".join(empty)}</p></details>'
    )


def counts_html(document: Document, findings: int = 0) -> str:
    """How much there is of everything, on one line; findings where there are any."""
    counts = (
        (len(document.text), "characters"),
        (sum(1 for _ in document.walk()), "sections"),
        (len(document.facts), "n_facts"),
        *(((findings, "n_findings"),) if findings else ()),
        (len(document.diagnostics) - findings, "n_remarks"),
    )
    return " · ".join(f"<span><b>{count:,}</b> {word(key)}</span>" for count, key in counts)


def _own(document: Document) -> list[tuple[str, str]]:
    """What the parser made of the document, each value as markup; empty where it found none."""
    metadata, signature = document.metadata, document.signature
    published = metadata.date_published
    kind = document.kind
    listed = [
        ("kind", f"<span{switched(kind)}>{escape(english(kind))}</span>" if kind else ""),
        ("number", _number(document)),
        ("issuer", escape(metadata.issuing_authority or metadata.publisher or "")),
        ("period", days_text(document.period) if document.period else ""),
        ("published", published.isoformat() if published else ""),
        ("signature", "<br>".join(escape(flat(issuer.text)) for issuer in signature.issuers) if signature else ""),
        ("signature_date", _signed_on(document)),
    ]
    if document.attachments:
        listed.append(("attachments", "".join(_attachments(document))))
    return listed


def _number(document: Document) -> str:
    if document.number is None:
        return ""
    flaw = "" if document.number.well_formed else f' <em class="flaw">{word("malformed")}</em>'
    return f"{escape(document.number.normalized)}{flaw}"


def _signed_on(document: Document) -> str:
    signature = document.signature
    if signature is None or signature.date is None:
        return ""
    if signature.date.value is None:
        return f'{escape(flat(signature.date.quote.text))} <em class="flaw">{word("impossible")}</em>'
    return signature.date.value.isoformat()


def _attachments(document: Document) -> list[str]:
    out = []
    for attachment in document.attachments:
        named = attachment.listed or attachment.title
        name = escape(flat(named.text)) if named else _absent()
        number = f"{attachment.number}. " if attachment.number is not None else ""
        place = word("attached" if attachment.span else "listed_only")
        out.append(f'<span class="attached">{number}{name} <small class="tag">{place}</small></span>')
    return out


def _entry(document: Document, entry: MetadataEntry, stated: str, *, linked: bool) -> str:
    key = escape(entry.key.replace("_", " ")) if entry.key else "?"
    value = escape(stated)
    place = entry.value or entry.label
    if linked and place:
        value = f'<a href="#L{document.line_column(place.start)[0]}">{value}</a>'
    return f'<div><dt><span lang="zh-Hans">{_label(entry)}</span> <small>{key}</small></dt><dd lang="zh-Hans">{value}</dd></div>'


def _label(entry: MetadataEntry) -> str:
    return escape("".join(entry.label.text.split())) if entry.label else ""


def _shown(value: Normalized) -> str:
    if isinstance(value, tuple):
        return "；".join(value)
    return value.isoformat() if isinstance(value, date) else flat(value or "")


def _absent() -> str:
    return f'<em class="absent">{word("absent")}</em>'
