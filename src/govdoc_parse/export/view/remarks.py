"""What the parser noticed and what `check` found: notes in the margin, a list of the findings, a list of the remarks."""

from __future__ import annotations

from collections.abc import Sequence

from govdoc_parse.export.view.escape import code_html, escape, flat
from govdoc_parse.export.view.words import word
from govdoc_parse.model.diagnostic import Diagnostic, Finding
from govdoc_parse.model.document import Document

_SHORT = 60  # a remark about more than this is marked where it begins
_QUOTE = 40  # characters of a quote that is a link


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


def findings_html(document: Document) -> str:
    """The findings as a table; each leads to its line, and to the sentences that contradict each other."""
    rows = "".join(
        _row(document, nr, f"<td>{_places(document, each)}</td>")
        for nr, each in enumerate(document.diagnostics, 1)
        if isinstance(each, Finding)
    )
    return _table_html(("nr", "place", "code", "message", "places"), rows)


def remarks_html(document: Document) -> str:
    """The remarks of the parser as a table; each leads to its line."""
    rows = "".join(
        _row(document, nr) for nr, each in enumerate(document.diagnostics, 1) if not isinstance(each, Finding)
    )
    if not rows:
        return f'<p class="none">{word("no_remarks")}</p>'
    return _table_html(("nr", "place", "code", "message"), rows)


def _table_html(columns: Sequence[str], rows: str) -> str:
    head = "".join(f'<th scope="col">{word(key)}</th>' for key in columns)
    return f'<table class="list"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _row(document: Document, nr: int, more: str = "") -> str:
    diagnostic = document.diagnostics[nr - 1]
    line, column = document.line_column(diagnostic.span.start)
    return (
        f'<tr id="d{nr}"><td class="num">{nr}</td><td><a href="#n{nr}" data-d="{nr}">{line}:{column}</a></td>'
        f'<td>{code_html(diagnostic.code)} <small class="{diagnostic.severity}">{word(diagnostic.severity)}</small></td>'
        f"<td>{_said(diagnostic)}</td>{more}</tr>"
    )


def _places(document: Document, finding: Finding) -> str:
    """The quotes of a finding, each a link to its place; without the script, to its line."""
    return "".join(
        f'<a class="at" lang="zh-Hans" href="#L{document.line_column(place.start)[0]}"'
        f' data-at="{place.start}-{place.end}">{escape(_cut(flat(place.text)))}</a>'
        for place in finding.places
    )


def _cut(text: str) -> str:
    return text if len(text) <= _QUOTE else f"{text[: _QUOTE - 1]}…"


def _said(diagnostic: Diagnostic) -> str:
    """The message in both languages; the page shows the one that it is read in."""
    return (
        f'<span class="in-en" lang="en">{escape(diagnostic.message)}</span>'
        f'<span class="in-zh" lang="zh-Hans">{escape(diagnostic.message_zh)}</span>'
    )
