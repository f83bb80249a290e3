"""A document as one page of HTML: everything the parser saw, beside the text it saw it in."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from importlib.resources import files
from typing import Any

from govdoc_parse.export.view.card import cards
from govdoc_parse.export.view.escape import escape, flat, script_json
from govdoc_parse.export.view.facts import facts_html, filters_html
from govdoc_parse.export.view.head import card_html, counts_html, title_text
from govdoc_parse.export.view.headline import headline_html
from govdoc_parse.export.view.outline import outline_html
from govdoc_parse.export.view.palette import ROLES, STATUSES, variables
from govdoc_parse.export.view.remarks import findings_html, remarks_html
from govdoc_parse.export.view.sheet import sheet
from govdoc_parse.export.view.tables import tables_html
from govdoc_parse.export.view.text import text_html
from govdoc_parse.export.view.words import WORDS, english, labelled, switched, word
from govdoc_parse.model.diagnostic import Diagnostic, Finding
from govdoc_parse.model.document import Document


def html(
    document: Document, *, title: str | None = None, name: str | None = None, findings: Iterable[Diagnostic] = ()
) -> str:
    """Returns one page that needs nothing else: no network, no fonts, no files. Equal documents give equal pages.

    It shows the headline figures, the metadata, the outline, the source text with every fact marked, the remarks at their
    lines, and a table of the facts, which can be saved as CSV. `findings`, those of `check`, are listed with the places that
    contradict each other. `title` names the page in place of the title of the document. `name` is the id of the document in
    CSV and corrections; without it they have the name of the file that the page is read from. The text is not trusted: all of
    it is escaped, and a content security policy lets no script run but that of the page.
    """
    document = _with_findings(document, findings)
    shown = flat(title) if title is not None else title_text(document)
    script = _resource("view.js")
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(script)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<link rel="icon" href="data:,">\n'
        f"<title>{escape(shown or english('untitled'))}</title>\n"
        f"<style>{variables()}\n{_resource('view.css')}</style>\n</head>\n<body>\n"
        f"{_bar(document, shown)}\n{_main(document, shown)}\n"
        '<div id="card" role="tooltip" hidden></div>\n<p id="said" role="status"></p>\n'
        f'<script type="application/json" id="data">{script_json(_data(document, name))}</script>\n'
        f'<script type="application/json" id="sheet">{script_json(sheet(document, name or ""))}</script>\n'
        f"<script>{script}</script>\n</body>\n</html>\n"
    )


def _with_findings(document: Document, findings: Iterable[Diagnostic]) -> Document:
    """The document with what was found among its remarks, each once: `check` repeats those of the parser."""
    remarks = {(each.span.start, each.code, each.span.end): each for each in (*findings, *document.diagnostics)}
    return document.model_copy(update={"diagnostics": tuple(remarks[key] for key in sorted(remarks))})


def _data(document: Document, name: str | None) -> dict[str, Any]:
    """What the script needs and the page does not show."""
    remarks = [[diagnostic.span.start, diagnostic.span.end] for diagnostic in document.diagnostics]
    return {"words": WORDS, "name": name or "", "facts": cards(document), "remarks": remarks}


def _resource(name: str) -> str:
    return files("govdoc_parse.export.view").joinpath(name).read_text(encoding="utf-8")


def _policy(script: str) -> str:
    """Nothing is fetched; the one script that runs is named by its hash, whatever the text may hold."""
    digest = b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")
    return (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"script-src 'sha256-{digest}'"
    )


def _bar(document: Document, shown: str) -> str:
    """The bar that stays on top: the way to each part of the page, and the switches."""
    found = _findings(document)
    parts = (
        ("facts", len(document.facts)),
        ("tables", len(document.tables)),
        ("findings", found),
        ("remarks", len(document.diagnostics) - found),
    )
    links = f'<a href="#text">{word("text")}</a>' + "".join(
        f'<a href="#{key}">{word(key)} <small>{count}</small></a>'
        for key, count in parts
        if count or key in {"facts", "remarks"}
    )
    keys = (("j k ↓ ↑", "key_next"), ("Enter", "key_row"), ("Esc", "key_close"), ("/", "key_filter"), ("l", "link"))
    listed = "".join(f"<div><dt><kbd>{escape(key)}</kbd></dt><dd>{word(said)}</dd></div>" for key, said in keys)
    return (
        f'<a class="skip" href="#text">{word("skip_text")}</a><a class="skip" href="#facts">{word("skip_facts")}</a>\n'
        f'<header class="bar"><button type="button" id="menu" aria-expanded="false" aria-controls="outline">'
        f'<i aria-hidden="true"></i>{word("outline")}</button>'
        f'<p class="where" lang="zh-Hans" aria-hidden="true">{escape(shown)}</p>'
        f"<nav{labelled('pages')}>{links}</nav>"
        f'<details class="keys"><summary>{word("keys")}</summary><div><dl>{listed}</dl>'
        f'<label><input type="checkbox" id="keys-on" checked> {word("keys_on")}</label></div></details>'
        f'<button type="button" id="language"{switched("language")} lang="zh-Hans">{english("language")}</button>'
        f'<button type="button" id="theme"{labelled("theme")}><i aria-hidden="true"></i></button></header>'
    )


def _main(document: Document, shown: str) -> str:
    heading = f'<span lang="zh-Hans">{escape(shown)}</span>' if shown else word("untitled")
    tables = _part("tables", tables_html(document)) if document.tables else ""
    found = _findings(document)
    findings = _part("findings", findings_html(document)) if found else ""
    return (
        f'<main>\n<div class="hero"><h1>{heading}</h1><p class="counts">{counts_html(document, found)}</p></div>\n'
        f'{headline_html(document)}<div class="meta">{card_html(document)}</div>\n<div class="reading">\n'
        f'<nav id="outline" aria-labelledby="h-outline"><h2 id="h-outline">{word("outline")}</h2>'
        f'<button type="button" id="shut">{word("close")}</button>'
        f'<div class="tree" lang="zh-Hans">{outline_html(document)}</div>{_legend(document)}</nav>\n'
        f'<section id="text" aria-labelledby="h-text" tabindex="-1"><h2 id="h-text">{word("text")}</h2>'
        f'<p class="hint">{word("text_hint")}</p>\n<div class="sheet" lang="zh-Hans">{text_html(document)}</div></section>'
        f"\n</div>\n{_part('facts', _facts(document))}{tables}{findings}{_part('remarks', remarks_html(document))}</main>\n"
        f'<footer><p>{word("footer")} <span lang="en">govdoc_parse</span></p></footer>'
    )


def _part(name: str, inner: str) -> str:
    """A part of the page below the text, with its heading."""
    return (
        f'<section id="{name}" class="part" aria-labelledby="h-{name}" tabindex="-1"><h2 id="h-{name}">'
        f"{word(name)}</h2>{inner}</section>\n"
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
