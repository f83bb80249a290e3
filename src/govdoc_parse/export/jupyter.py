"""Documents in notebooks: `%load_ext govdoc_parse`, and a `Document` or its facts show as a card and tables.

The markup has no script and no id, for a notebook shows many outputs on one page; its styles are scoped by a class and
inherit colour and font, so that they follow the theme of JupyterLab or VS Code, light or dark.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from govdoc_parse.export.view.escape import escape, flat
from govdoc_parse.export.view.facts import Axis, bar_html, basis_key, fact_name
from govdoc_parse.export.view.figures import exact_text, growth, growth_axis, growth_text, period_text, value_text
from govdoc_parse.export.view.head import card_html, counts_html, title_text
from govdoc_parse.export.view.outline import facts_by_section, heading_text, sections_by_path
from govdoc_parse.export.view.words import english
from govdoc_parse.model.document import Document
from govdoc_parse.model.fact import Fact

_COLUMNS = ("name", "value", "growth", "role", "basis", "period", "status")
_SHOWN = 200  # an output stays with the notebook file: a longer table is cut, and says so


def load_ipython_extension(ipython: Any) -> None:
    """What `%load_ext govdoc_parse` calls: show documents, facts and tuples of facts as HTML."""
    formatter = ipython.display_formatter.formatters["text/html"]
    formatter.for_type(Document, document_html)
    formatter.for_type(Fact, lambda fact: fact_table_html((fact,)))
    formatter.for_type(tuple, _facts_or_nothing)


def unload_ipython_extension(ipython: Any) -> None:
    """What `%unload_ext govdoc_parse` calls."""
    formatter = ipython.display_formatter.formatters["text/html"]
    for shown in (Document, Fact, tuple):
        formatter.pop(shown, None)


def document_html(document: Document) -> str:
    """A document for a notebook: what it is, its outline, and its facts."""
    title = escape(title_text(document) or english("untitled"))
    counts = facts_by_section(document)
    outline = "".join(
        f'<div style="padding-left:{path.count(".") * 1.25:g}em">{escape(heading_text(section))}'
        f" <small>{counts[path] or ''}</small></div>"
        for path, section in sections_by_path(document)
    )
    folded = (
        f"<details><summary>{english('outline')}</summary>{outline}</details>" if outline else "",
        f"<details open><summary>{english('facts')}</summary>{_table(document.facts)}</details>"
        if document.facts
        else "",
    )
    return _scoped(
        f'<p class="title">{title}</p><p><small>{counts_html(document)}</small></p>'
        f'<details open><summary>{english("document")}</summary><div class="meta">{card_html(document, alone=False)}</div>'
        f"</details>{''.join(folded)}"
    )


def fact_table_html(facts: Sequence[Fact]) -> str:
    """Facts as a table for a notebook, also facts chosen by hand, such as those of one section."""
    return _scoped(_table(facts))


def _facts_or_nothing(value: tuple[object, ...]) -> str | None:
    """The table for a tuple of facts; `None`, which leaves the plain form, for any other tuple."""
    facts = [item for item in value if isinstance(item, Fact)]
    return fact_table_html(facts) if facts and len(facts) == len(value) else None


def _table(facts: Sequence[Fact]) -> str:
    axis = growth_axis(facts)
    zero = -axis[0] / (axis[1] - axis[0]) * 100
    head = "".join(f"<th>{english(key)}</th>" for key in _COLUMNS)
    rows = "".join(_row(fact, axis) for fact in facts[:_SHOWN])
    rest = f"<p><small>{len(facts) - _SHOWN} more</small></p>" if len(facts) > _SHOWN else ""
    return (
        f'<div class="scroll"><table style="--zero:{zero:.1f}%"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>{rest}"
    )


def _row(fact: Fact, axis: Axis) -> str:
    rate = growth(fact)
    cells = (
        f'<td class="name">{escape(fact_name(fact))}</td>',
        f'<td title="{escape(flat(fact.quantity.quote.text))} = {escape(exact_text(fact.quantity))}">{escape(value_text(fact.quantity))}</td>',
        f"<td>{f'{bar_html(rate, axis)}{growth_text(rate)}' if rate is not None else ''}</td>",
        f'<td class="{fact.role}"><span>{english(fact.role)}</span></td>',
        f"<td>{escape(english(basis_key(fact)))}</td>",
        f"<td>{period_text(fact.period) if fact.period else ''}</td>",
        f'<td class="{fact.status}"><span>{english(fact.status)}</span></td>',
    )
    return f"<tr>{''.join(cells)}</tr>"


def _scoped(markup: str) -> str:
    style = files("govdoc_parse.export.view").joinpath("notebook.css").read_text(encoding="utf-8")
    return f'<div class="govdoc-parse"><style>{style}</style>{markup}</div>'
