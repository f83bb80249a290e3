"""A document as a page of plain text: metadata, outline, facts, diagnostics."""

from __future__ import annotations

from govdoc_parse.export.rows import fact_rows
from govdoc_parse.model.document import Document


def page(document: Document) -> str:
    """A page to read and to compare: every line stands for one thing that was found."""
    parts = {
        "document": _document(document),
        "metadata": _metadata(document),
        "outline": _outline(document),
        "tables": _tables(document),
        "facts": [" | ".join(row) for row in fact_rows(document)],
        "diagnostics": _diagnostics(document),
    }
    return "\n".join(f"# {name}\n" + "".join(f"{line}\n" for line in lines) for name, lines in parts.items())


def _document(document: Document) -> list[str]:
    lines = [f"title: {_flat(document.title.text) if document.title else ''}"]
    if document.kind:
        lines.append(f"kind: {document.kind}")
    if document.number:
        lines.append(
            f"number: {document.number.normalized}{'' if document.number.well_formed else ' (not well formed)'}"
        )
    if document.period:
        lines.append(f"period: {document.period.start}..{document.period.end}")
    signature = document.signature
    if signature is not None:
        day = signature.date.value if signature.date else ""
        lines.append(f"signature: {'; '.join(issuer.text for issuer in signature.issuers)} | {day}")
    for attachment in document.attachments:
        name = attachment.listed or attachment.title
        place = "in the text" if attachment.span else "listed only"
        lines.append(f"{attachment.kind} {attachment.number or ''}: {_flat(name.text) if name else ''} ({place})")
    return lines


def _metadata(document: Document) -> list[str]:
    out = []
    for entry in document.metadata.entries:
        label = "".join(entry.label.text.split()) if entry.label else "-"
        value = "; ".join(entry.normalized) if isinstance(entry.normalized, tuple) else entry.normalized
        out.append(f"{entry.key or '?'} ({label}): {'' if value is None else value}")
    return out


def _outline(document: Document) -> list[str]:
    out = []
    for depth, section in document.walk():
        heading = f" {_flat(section.heading.text)}" if section.heading else ""
        kind = f" [{section.kind}]" if section.kind else ""
        run_in = " …" if section.run_in else ""
        out.append(f"{'  ' * depth}{section.marker.text}{heading}{run_in}{kind}")
        for paragraph in section.paragraphs:
            if paragraph.items:
                out.append(f"{'  ' * depth}  + {' '.join(item.marker.text for item in paragraph.items)}")
    return out


def _tables(document: Document) -> list[str]:
    return [
        f"{_flat(table.caption.text) if table.caption else '-'} | {table.unit_note.text if table.unit_note else '-'}"
        f" | {len(table.header)} columns, {len(table.rows)} rows"
        for table in document.tables
    ]


def _diagnostics(document: Document) -> list[str]:
    out = []
    for diagnostic in document.diagnostics:
        line, column = document.line_column(diagnostic.span.start)
        out.append(f"{line}:{column} {diagnostic.code} {diagnostic.message}")
    return out


def _flat(text: str) -> str:
    return " ".join(text.split())
