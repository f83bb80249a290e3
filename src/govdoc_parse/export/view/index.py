"""Many documents as one page: a table of them with facets, and their indicators side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from govdoc_parse.export.view.entries import Entry
from govdoc_parse.export.view.escape import escape, visible
from govdoc_parse.export.view.shell import bar_html, part_html, shell_html, skip_html
from govdoc_parse.export.view.words import english, labelled, switched, word
from govdoc_parse.terms import Language

FACETS = ("region", "year", "genre")
MARK = '<meta name="generator" content="govdoc_parse index">\n'  # so that no other folder is ever replaced
_COLUMNS = ("name", *FACETS, "facts", "findings")


def index_html(entries: Sequence[Entry], *, title: str, language: Language | None = None) -> str:
    """The index of documents, in the order given; `title` is plain text. Each entry leads to its page, in the same folder.

    What the facets choose, the words of the filter and what the panel shows are kept in the address.
    """
    heading = f'<span lang="zh-Hans">{escape(title)}</span>'
    counts = f"<span><b>{len(entries):,}</b> {word('n_documents')}</span>"
    facets = "".join(_facet(name, entries) for name in FACETS)
    bar = bar_html(title, (("panel", None), ("documents", len(entries))), (("/", "key_filter"),), outline=False)
    body = (
        f'{skip_html("documents")}\n{bar}\n<main>\n<div class="hero"><h1>{heading}</h1><p class="counts">{counts}</p></div>\n'
        f'<noscript><p class="none">{word("script_off")}</p></noscript>\n<div class="chosen">\n'
        f'<details class="facets" open><summary>{word("facets")}</summary>'
        f'<input type="search" id="q" autocomplete="off" spellcheck="false"{labelled("filter")}'
        f"{labelled('index_hint', 'placeholder')}>{facets}"
        f'<button type="button" id="clear">{word("clear")}</button></details>\n<div class="found">\n'
        f"{part_html('panel', _panel_html())}{part_html('documents', _documents_html(entries))}</div></div></main>"
    )
    return shell_html(title, body, {"data": _data(entries)}, "index.js", MARK, language)


def _facet(name: str, entries: Sequence[Entry]) -> str:
    """The values of a facet with how many documents have each: regions by their codes, years from the last, genres by number."""
    counts = Counter(_value(entry, name) for entry in entries)
    codes = {entry.region: entry.region_code for entry in entries}
    order = {
        "region": lambda value: (not value, codes.get(value, "") or "9", value),
        "year": lambda value: (not value, -int(value or 0)),
        "genre": lambda value: (not value, -counts[value], value),
    }[name]
    boxes = "".join(
        f'<label><input type="checkbox" value="{escape(value)}"> {_said(name, value)} <small>{counts[value]}</small></label>'
        for value in sorted(counts, key=order)
    )
    return f'<fieldset data-facet="{name}"><legend>{word(name)}</legend><div class="values">{boxes}</div></fieldset>'


def _value(entry: Entry, facet: str) -> str:
    value: str = getattr(entry, facet)
    return value


def _said(facet: str, value: str) -> str:
    if not value:
        return f"<em>{word('not_stated')}</em>"
    return f"<span{switched(value)}>{escape(english(value))}</span>" if facet == "genre" else escape(value)


def _documents_html(entries: Sequence[Entry]) -> str:
    head = "".join(f'<th scope="col">{word(key)}</th>' for key in _COLUMNS)
    rows = "".join(_row(at, entry) for at, entry in enumerate(entries))
    return (
        f'<p role="status"><b id="shown">{len(entries)}</b> / {len(entries)} {word("shown")}</p>'
        f'<div class="rows" style="--rows:{len(entries) + 1}"><table class="list" id="list"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _row(at: int, entry: Entry) -> str:
    title = escape(entry.title or entry.name)
    file = f" <small>{escape(entry.name)}</small>" if entry.title else ""
    facets = "".join(f"<td>{_said(name, value) if (value := _value(entry, name)) else ''}</td>" for name in FACETS)
    return (
        f'<tr data-i="{at}"><td lang="zh-Hans"><a href="{quote(entry.page)}">{title}</a>{file}</td>{facets}'
        f'<td class="num">{entry.facts:,}</td><td class="num">{entry.findings or ""}</td></tr>'
    )


def _panel_html() -> str:
    """The place of the panel, which the script fills with the figures of the documents that are shown."""
    kinds = "".join(f'<option value="{key}" data-k="{key}">{english(key)}</option>' for key in ("outcomes", "targets"))
    return (
        f'<div class="filters"><select id="kind"{labelled("panel")}>{kinds}</select>'
        f'<input type="search" id="wanted" autocomplete="off" spellcheck="false"{labelled("wanted")}'
        f'{labelled("wanted_hint", "placeholder")}><p id="columns" role="status"></p></div>'
        f'<div class="scroll" tabindex="0" role="region"{labelled("panel")}><table class="list grid" id="side"></table></div>'
        f'<button type="button" id="more" hidden>{word("all_lines")} <span id="lines"></span></button>'
        f'<p class="none" id="nothing" hidden>{word("no_figures")}</p>'
    )


def _data(entries: Sequence[Entry]) -> dict[str, Any]:
    """The documents and their figures for the script: names by their numbers in lists, so that none is there a thousand times."""
    regions: dict[tuple[str, str], int] = {}
    indicators: dict[str, int] = {}
    figures = [
        [
            at,
            regions.setdefault((visible(figure.region), figure.region_code), len(regions)),
            indicators.setdefault(figure.indicator, len(indicators)),
            figure.measure,
            figure.year,
            visible(figure.text),
            figure.exact,
            figure.place,
            figure.approximation,
            figure.confidence,
        ]
        for at, entry in enumerate(entries)
        for figure in entry.figures
    ]
    documents = [[quote(entry.page), *(_value(entry, name) for name in FACETS)] for entry in entries]
    return {"documents": documents, "regions": list(regions), "indicators": list(indicators), "figures": figures}
