"""What the parser noticed: notes in the margin, and a list of them all."""

from __future__ import annotations

from govdoc_parse.export.view.escape import code_html, escape
from govdoc_parse.export.view.words import word
from govdoc_parse.model.diagnostic import Diagnostic
from govdoc_parse.model.document import Document

_SHORT = 60  # a remark about more than this is marked where it begins


def mark_place(diagnostic: Diagnostic, text: str) -> int:
    """The offset at which the number of a remark stands in the text: behind a word, before a long stretch.

    It is on the line on which the remark begins, as the note in the margin is.
    """
    span = diagnostic.span
    if span.end - span.start > _SHORT:
        return span.start
    return span.start + len(text[span.start : span.end].partition("\n")[0].rstrip())


def note_html(document: Document, nr: int) -> str:
    """The remark with this number (from 1) for the margin of its line."""
    diagnostic = document.diagnostics[nr - 1]
    return f'<p id="n{nr}"><a href="#d{nr}" data-d="{nr}">{nr}</a> {code_html(diagnostic.code)} {_said(diagnostic)}</p>'


def remarks_html(document: Document) -> str:
    """All remarks as a table; each leads to its line."""
    if not document.diagnostics:
        return f'<p class="none">{word("no_remarks")}</p>'
    head = "".join(f'<th scope="col">{word(key)}</th>' for key in ("nr", "place", "code", "message"))
    rows = "".join(_row(document, nr) for nr in range(1, len(document.diagnostics) + 1))
    return f'<table class="list"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _row(document: Document, nr: int) -> str:
    diagnostic = document.diagnostics[nr - 1]
    line, column = document.line_column(diagnostic.span.start)
    return (
        f'<tr id="d{nr}"><td class="num">{nr}</td><td><a href="#n{nr}" data-d="{nr}">{line}:{column}</a></td>'
        f"<td>{code_html(diagnostic.code)}</td><td>{_said(diagnostic)}</td></tr>"
    )


def _said(diagnostic: Diagnostic) -> str:
    """The message in both languages."""
    return f'{escape(diagnostic.message)} <span lang="zh-Hans">{escape(diagnostic.message_zh)}</span>'
