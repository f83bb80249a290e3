"""The tables of the document, as they were read."""

from __future__ import annotations

from govdoc_parse.export.view.escape import escape, flat
from govdoc_parse.export.view.words import english, word
from govdoc_parse.model.document import Document
from govdoc_parse.model.outline import Table


def tables_html(document: Document) -> str:
    """Each table with its caption and the note that names its unit."""
    return "".join(_table(document, table) for table in document.tables)


def _table(document: Document, table: Table) -> str:
    line, _ = document.line_column(table.span.start)
    caption = flat(table.caption.text) if table.caption else ""
    named = escape(caption) or f"{word('table_at')} {line}"
    unit = f" <small>{escape(flat(table.unit_note.text))}</small>" if table.unit_note else ""
    head = "".join(f'<th scope="col">{escape(flat(cell.text))}</th>' for cell in table.header)
    header = f"<thead><tr>{head}</tr></thead>" if head else ""
    rows = "".join(f"<tr>{''.join(f'<td>{escape(flat(c.text))}</td>' for c in row)}</tr>" for row in table.rows)
    label = escape(caption or f"{english('table_at')} {line}")
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{label}"><table class="list grid">'
        f'<caption><a href="#L{line}">{named}</a>{unit}</caption>{header}<tbody>{rows}</tbody></table></div>'
    )
