"""A document as one page of HTML: everything the parser saw, beside the text it saw it in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from govdoc_parse.export.view.card import cards
from govdoc_parse.export.view.escape import escape, flat
from govdoc_parse.export.view.facts import facts_html, filters_html
from govdoc_parse.export.view.head import card_html, counts_html, title_text
from govdoc_parse.export.view.headline import headline_html
from govdoc_parse.export.view.outline import outline_html
from govdoc_parse.export.view.palette import ROLES, STATUSES
from govdoc_parse.export.view.remarks import findings_html, remarks_html
from govdoc_parse.export.view.sheet import sheet
from govdoc_parse.export.view.shell import bar_html, part_html, shell_html, skip_html
from govdoc_parse.export.view.tables import tables_html
from govdoc_parse.export.view.text import text_html
from govdoc_parse.export.view.words import labelled, word
from govdoc_parse.model.diagnostic import Diagnostic, Finding
from govdoc_parse.model.document import Document
from govdoc_parse.terms import Language

_KEYS = (
    ("j k ↓ ↑", "key_next"),
    ("Enter", "key_row"),
    ("Esc", "key_close"),
    ("/", "key_filter"),
    ("l", "link"),
)
_OVER = '<div id="card" role="tooltip" hidden></div>\n<p id="said" role="status"></p>'


def html(
    document: Document,
    *,
    title: str | None = None,
    name: str | None = None,
    findings: Iterable[Diagnostic] = (),
    language: Language | None = None,
) -> str:
    """Returns one page that needs nothing else: no network, no fonts, no files. Equal documents give equal pages.

    It shows the headline figures, the metadata, the outline, the source text with every fact marked, the remarks at their
    lines, and a table of the facts, which can be saved as CSV. `findings`, those of `check`, are listed with the places that
    contradict each other. `title` names the page in place of the title of the document. `name` is the id of the document in
    CSV and corrections; without it they have the name of the file that the page is read from. `language` is the one
    that the page opens in, until its reader takes the other; without it that of the browser. The text is not trusted: all of it is escaped, and a content security policy lets no script run but that of the page.
    """
    document = _with_findings(document, findings)
    shown = flat(title) if title is not None else title_text(document)
    held = {"data": _data(document, name), "sheet": sheet(document, name or "")}
    return shell_html(
        shown, f"{_bar(document, shown)}\n{_main(document, shown)}\n{_OVER}", held, "view.js", language=language
    )


def _with_findings(document: Document, findings: Iterable[Diagnostic]) -> Document:
    """The document with what was found among its remarks, each once: `check` repeats those of the parser."""
    remarks = {(each.span.start, each.code, each.span.end): each for each in (*findings, *document.diagnostics)}
    return document.model_copy(update={"diagnostics": tuple(remarks[key] for key in sorted(remarks))})


def _data(document: Document, name: str | None) -> dict[str, Any]:
    """What the script needs and the page does not show."""
    remarks = [[diagnostic.span.start, diagnostic.span.end] for diagnostic in document.diagnostics]
    return {"name": name or "", "facts": cards(document), "remarks": remarks}


def _bar(document: Document, shown: str) -> str:
    """The bar that stays on top: the way to each part of the page, and the switches."""
    found = _findings(document)
    parts = (
        ("facts", len(document.facts)),
        ("tables", len(document.tables)),
        ("findings", found),
        ("remarks", len(document.diagnostics) - found),
    )
    links = [("text", None), *((key, count) for key, count in parts if count or key in {"facts", "remarks"})]
    return f"{skip_html('text')}{skip_html('facts')}\n{bar_html(shown, links, _KEYS, outline=True)}"


def _main(document: Document, shown: str) -> str:
    heading = f'<span lang="zh-Hans">{escape(shown)}</span>' if shown else word("untitled")
    tables = part_html("tables", tables_html(document)) if document.tables else ""
    found = _findings(document)
    findings = part_html("findings", findings_html(document)) if found else ""
    return (
        f'<main>\n<div class="hero"><h1>{heading}</h1><p class="counts">{counts_html(document, found)}</p></div>\n'
        f'{headline_html(document)}<div class="meta">{card_html(document)}</div>\n<div class="reading">\n'
        f'<nav id="outline" aria-labelledby="h-outline"><h2 id="h-outline">{word("outline")}</h2>'
        f'<button type="button" id="shut">{word("close")}</button>'
        f'<div class="tree" lang="zh-Hans">{outline_html(document)}</div>{_legend(document)}</nav>\n'
        f'<section id="text" aria-labelledby="h-text" tabindex="-1"><h2 id="h-text">{word("text")}</h2>'
        f'<p class="hint">{word("text_hint")}</p>\n<div class="sheet" lang="zh-Hans">{text_html(document)}</div></section>'
        f"\n</div>\n{part_html('facts', _facts(document))}{tables}{findings}{part_html('remarks', remarks_html(document))}</main>"
    )


def _facts(document: Document) -> str:
    return (
        f'<p class="hint">{word("rows_hint")}</p><noscript><p class="none">{word("script_off")}</p></noscript>'
        f"{filters_html(document) if document.facts else ''}\n{facts_html(document)}"
    )


def _findings(document: Document) -> int:
    """How many of the remarks `check` found."""
    return sum(isinstance(each, Finding) for each in document.diagnostics)


def _legend(document: Document) -> str:
    """The key to colours and lines; each entry shows its facts alone."""
    if not document.facts:
        return ""
    counts = Counter[str](fact.role for fact in document.facts) + Counter(fact.status for fact in document.facts)
    groups = "".join(
        f'<div role="group"{labelled(name)}>'
        + "".join(
            f'<button type="button" class="key {sort} {value}" data-{name}="{value}" aria-pressed="false">'
            f'<i class="{value}" aria-hidden="true">12</i>{word(value)} <small>{counts[value]}</small></button>'
            for value in values
            if counts[value]
        )
        + "</div>"
        for name, sort, values in (("role", "of-role", ROLES), ("status", "of-status", STATUSES))
    )
    return f'<div class="legend">{groups}</div>'
