"""The facts as a table to sort and to filter."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TypeAlias

from govdoc_parse.export.view.escape import escape, flat
from govdoc_parse.export.view.figures import (
    days_text,
    exact_text,
    growth,
    growth_axis,
    growth_text,
    period_text,
    value_text,
)
from govdoc_parse.export.view.outline import heading_text, sections_by_path
from govdoc_parse.export.view.palette import ROLES, STATUSES
from govdoc_parse.export.view.words import english, labelled, switched, word
from govdoc_parse.model.document import Document
from govdoc_parse.model.fact import Fact
from govdoc_parse.model.quantity import Quantity

COLUMNS = ("nr", "section", "name", "quote", "value", "growth", "role", "basis", "period", "status")
Axis: TypeAlias = tuple[Decimal, Decimal]
_OPTION = 44  # characters of a heading in the choice of sections
_BASES = {
    "standard": "standard_before",
    "target": "against_target",
}  # as a role or a measure the words mean another thing


def basis_key(fact: Fact) -> str:
    """The key of the word for what a change is measured against; empty without a comparison."""
    if fact.comparison is None:
        return ""
    return _BASES.get(fact.comparison.basis, fact.comparison.basis)


def fact_name(fact: Fact) -> str:
    """What a fact is called in a list: its name, else its indicator, else its wording."""
    return flat(fact.name or (fact.indicator.text if fact.indicator else "") or fact.quantity.quote.text) or "—"


def filters_html(document: Document) -> str:
    """The controls above the table."""
    roles = Counter[str](fact.role for fact in document.facts)
    statuses = Counter[str](fact.status for fact in document.facts)
    sections = "".join(
        f'<option value="{path}">{escape(f"{path}  {heading_text(section)}"[:_OPTION])}</option>'
        for path, section in sections_by_path(document)
    )
    return (
        '<div class="filters" role="search">'
        f'<input type="search" id="q" autocomplete="off" spellcheck="false"{labelled("filter")}'
        f"{labelled('filter_hint', 'placeholder')}>"
        f"{_choice('role', [(role, roles[role]) for role in ROLES if roles[role]])}"
        f"{_choice('status', [(status, statuses[status]) for status in STATUSES if statuses[status]])}"
        f'<select id="by-section"{labelled("section")}><option value="" data-k="any_section">'
        f"{english('any_section')}</option>{sections}</select>"
        f'<button type="button" id="clear">{word("clear")}</button>'
        f'<button type="button" id="csv">{word("csv")}</button>'
        f'<p role="status"><b id="shown">{len(document.facts)}</b> / {len(document.facts)} {word("shown")}</p></div>'
    )


def facts_html(document: Document) -> str:
    """The table: a row a fact, in text order; its name leads to its place in the text."""
    if not document.facts:
        return f'<p class="none">{word("no_facts")}</p>'
    head = "".join(
        f'<th scope="col" class="c-{key}" aria-sort="none"><button type="button">{word(key)}</button></th>'
        for key in COLUMNS
    )
    axis = growth_axis(document.facts)
    zero = -axis[0] / (axis[1] - axis[0]) * 100
    rows = "".join(_row(nr, fact, axis) for nr, fact in enumerate(document.facts, 1))
    return (
        f'<div class="rows" style="--rows:{len(document.facts) + 1}"><table id="table" style="--zero:{zero:.1f}%"'
        f' aria-labelledby="h-facts"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def value_html(quantity: Quantity) -> str:
    """The value as it is read, and in full to those who point at it or hear the page."""
    shown, exact = value_text(quantity), exact_text(quantity)
    if shown == exact:
        return escape(shown)
    return f'<span title="{escape(exact)}" role="img" aria-label="{escape(exact)}">{escape(shown)}</span>'


def bar_html(rate: Decimal, axis: Axis) -> str:
    """A bar from zero, to the right for growth, to the left for decline; one that is cut off is marked."""
    low, high = axis
    shown = min(max(rate, low), high)
    classes = " ".join(("bar-of", *(["neg"] if rate < 0 else []), *(["long"] if shown != rate else [])))
    return f'<span class="{classes}" aria-hidden="true"><i style="width:{abs(shown) / (high - low) * 100:.1f}%"></i></span>'


def _choice(name: str, options: list[tuple[str, int]]) -> str:
    listed = "".join(
        f'<option value="{value}" data-k="{value}" data-n="{count}">{english(value)} ({count})</option>'
        for value, count in options
    )
    first = f'<option value="" data-k="any_{name}">{english(f"any_{name}")}</option>'
    return f'<select id="by-{name}"{labelled(name)}>{first}{listed}</select>'


def _row(nr: int, fact: Fact, axis: Axis) -> str:
    quantity = fact.quantity
    rate = growth(fact)
    bar = f"{bar_html(rate, axis)}<span>{growth_text(rate)}</span>" if rate is not None else ""
    period = fact.period
    stated = f' data-v="{period.start}{period.end}" title="{days_text(period)}"' if period else ""
    basis = basis_key(fact)
    number = f' data-v="{quantity.value:f}"' if quantity.value is not None else ""
    signed = f' data-v="{rate:f}"' if rate is not None else ""
    return (
        f'<tr id="r{nr}" data-r="{fact.role}" data-s="{fact.status}" data-p="{escape(fact.section or "")}">'
        f'<td class="c-nr" data-v="{nr}">{nr}</td><td class="c-section">{escape(fact.section or "")}</td>'
        f'<td class="c-name"><a href="#f{nr}" tabindex="{0 if nr == 1 else -1}">{escape(fact_name(fact))}</a></td>'
        f'<td class="c-quote">{escape(flat(quantity.quote.text))}</td>'
        f'<td class="c-value"{number}>{value_html(quantity)}</td><td class="c-growth"{signed}>{bar}</td>'
        f'<td class="c-role"><span class="chip {fact.role}"{switched(fact.role)}>{english(fact.role)}</span></td>'
        f'<td class="c-basis"{switched(basis)}>{escape(english(basis))}</td>'
        f'<td class="c-period"{stated}>{period_text(period) if period else ""}</td>'
        f'<td class="c-status"><span class="st {fact.status}"{switched(fact.status)}>{english(fact.status)}</span></td>'
        "</tr>"
    )
