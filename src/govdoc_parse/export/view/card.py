"""What the card of a fact says, as data: the script shows one card for all facts."""

from __future__ import annotations

from typing import Any, TypeAlias

from govdoc_parse.export.view.escape import flat
from govdoc_parse.export.view.facts import basis_key, fact_name
from govdoc_parse.export.view.figures import bounds_text, days_text, exact_text, period_text, value_text
from govdoc_parse.model.document import Document
from govdoc_parse.model.fact import Fact
from govdoc_parse.model.place import Place
from govdoc_parse.model.span import Quote

Part: TypeAlias = str | dict[str, str]  # text of the document, or {"k": key} for a word of the interface

_BEFORE = 16  # characters before a figure that tell it from others in the text


def cards(document: Document) -> list[dict[str, Any]]:
    """One card a fact: name, value, role, its lines by key, and the other places of the text that it rests on."""
    return [
        _card(fact, document.place_at(fact.quantity.quote.start)) | {"q": _place(document, fact)}
        for fact in document.facts
    ]


def _place(document: Document, fact: Fact) -> list[int | str]:
    """Where the words begin that a correction names a fact by, and the words: those before the figure, and the figure."""
    start, end = fact.quantity.quote.start, fact.quantity.quote.end
    before = document.text[max(fact.sentence.start, start - _BEFORE) : start].rpartition("\n")[2]
    return [start - len(before), document.text[start - len(before) : end]]


def _card(fact: Fact, found: Place | None) -> dict[str, Any]:
    comparison, period = fact.comparison, fact.period
    places = [fact.indicator, comparison and comparison.quote, period and period.quote, fact.region, fact.actor]
    return {
        "n": fact_name(fact),
        "v": value_text(fact.quantity) or flat(fact.quantity.quote.text),
        "r": fact.role,
        "s": [fact.sentence.start, fact.sentence.end],
        "c": {key: said for key, parts in _lines(fact, found).items() if (said := [part for part in parts if part])},
        "m": [[place.start, place.end] for place in places if place],
    }


def _lines(fact: Fact, place: Place | None) -> dict[str, list[Part]]:
    """Every line of a card, the parts that are absent as empty strings."""
    quantity, comparison, period, rank = fact.quantity, fact.comparison, fact.period, fact.rank
    return {
        "indicator": [_text(fact.indicator)],
        "quote": [_unless(value_text(quantity), _text(quantity.quote))],
        "exact": [_unless(value_text(quantity), exact_text(quantity))],
        "bounds": [_word(quantity.approximation), bounds_text(quantity)],
        "role": [_word(fact.role), _word(fact.direction)],
        "basis": [
            _word(basis_key(fact)),
            _text(comparison.quote) if comparison else "",
            period_text(comparison.period) if comparison and comparison.period else "",
        ],
        "price_basis": [_word(fact.price_basis)],
        "period": [days_text(period), _text(period.quote), _word(period.inherited_from)] if period else [],
        "status": [_word(fact.status)],
        "region": [_text(fact.region)],
        "subject": [flat(fact.subject or "")],
        "actor": [_text(fact.actor)],
        "rank_of": [_text(rank.scope), str(rank.of or "")] if rank else [],
        "section": [fact.section or ""],
        "page": [str((place and place.page) or "")],
        "in_paragraph": [str((place and place.paragraph) or "")],
        "cell": [(place and place.address) or ""],
        "rule": list(fact.rules),
    }


def _word(key: str | None) -> Part:
    return {"k": key} if key else ""


def _unless(said: str, text: str) -> str:
    """The text, if it says something else than what is said already."""
    return "" if text == said else text


def _text(quote: Quote | None) -> str:
    return flat(quote.text) if quote else ""
