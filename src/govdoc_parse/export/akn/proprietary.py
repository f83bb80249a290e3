"""meta/proprietary: what AKN has no place for – header pairs, attachments, facts, and all offsets."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from govdoc_parse.export.akn.references import SOURCE
from govdoc_parse.export.akn.sheet import Sheet
from govdoc_parse.export.akn.xml import Element, add, add_own
from govdoc_parse.model.fact import Comparison, Fact, Period, Rank
from govdoc_parse.model.metadata import MetadataEntry
from govdoc_parse.model.outline import Attachment
from govdoc_parse.model.quantity import Bound
from govdoc_parse.model.span import Quote


def write_proprietary(sheet: Sheet, meta: Element, attachments: dict[int, str]) -> None:
    """Offsets count the code points of the source text. `attachments` holds the eId of each, by its index."""
    target = add(meta, "proprietary", {"source": SOURCE})
    document = sheet.document
    if document.metadata.entries:
        fields = add_own(target, "fields")
        for entry in document.metadata.entries:
            _write_field(fields, entry)
    if document.attachments:
        listed = add_own(target, "attachments")
        for index, attachment in enumerate(document.attachments):
            _write_attachment(listed, attachment, attachments.get(index))
    if document.facts:
        facts = add_own(target, "facts")
        for index, fact in enumerate(document.facts):
            _write_fact(facts, fact, sheet.quantities.get(index))
    if sheet.places:
        places = add_own(target, "places")
        for eid, spans in sheet.places:
            add_own(places, "place", {"ref": f"#{eid}", "spans": " ".join(f"{a}-{b}" for a, b in spans)})


def _write_field(parent: Element, entry: MetadataEntry) -> None:
    """A header pair, also one that is empty: it has no offsets of a value then."""
    label, value, normalized = entry.label, entry.value, entry.normalized
    if isinstance(normalized, tuple):
        normalized = "; ".join(normalized)
    attributes = {
        "name": label.text if label else None,
        "key": entry.key,
        "layout": entry.layout,
        "labelStart": label.start if label else None,
        "labelEnd": label.end if label else None,
        "start": value.start if value else None,
        "end": value.end if value else None,
        "normalized": normalized.isoformat() if isinstance(normalized, date) else normalized,
    }
    add_own(parent, "field", attributes, value.text if value else "")


def _write_attachment(parent: Element, attachment: Attachment, eid: str | None) -> None:
    element = add_own(
        parent,
        "attachment",
        {"ref": f"#{eid}" if eid else None, "kind": attachment.kind, "number": attachment.number},
    )
    _write_quote(element, "listed", attachment.listed)
    _write_quote(element, "title", attachment.title)


def _write_fact(parent: Element, fact: Fact, eid: str | None) -> None:
    quantity = fact.quantity
    attributes = {
        "ref": f"#{eid}" if eid else None,
        "start": quantity.quote.start,
        "end": quantity.quote.end,
        "kind": quantity.kind,
        "value": _plain(quantity.value),
        "high": _plain(quantity.high),
        "ratio": quantity.ratio,
        "unit": quantity.unit,
        "unitId": quantity.unit_id,
        "approximation": quantity.approximation,
        **_bound("lower", quantity.lower),
        **_bound("upper", quantity.upper),
        "name": fact.name,
        "role": fact.role,
        "direction": fact.direction,
        "status": fact.status,
        "priceBasis": fact.price_basis,
        "group": fact.group,
        "sentenceStart": fact.sentence.start,
        "sentenceEnd": fact.sentence.end,
        "quantityRule": quantity.rule,
        "rules": " ".join(fact.rules),
    }
    element = add_own(parent, "fact", attributes)
    _write_quote(element, "indicator", fact.indicator)
    _write_quote(element, "region", fact.region)
    _write_quote(element, "actor", fact.actor)
    _write_comparison(element, fact.comparison)
    _write_period(element, fact.period)
    _write_rank(element, fact.rank)


def _write_comparison(parent: Element, comparison: Comparison | None) -> None:
    if comparison is not None:
        _write_quote(parent, "comparison", comparison.quote, {"basis": comparison.basis, **_days(comparison.period)})


def _write_period(parent: Element, period: Period | None) -> None:
    if period is not None:
        _write_quote(parent, "period", period.quote, _days(period))


def _write_rank(parent: Element, rank: Rank | None) -> None:
    if rank is not None:
        _write_quote(parent, "rank", rank.scope, {"of": rank.of})


def _write_quote(
    parent: Element, name: str, quote: Quote | None, attributes: dict[str, str | int | None] | None = None
) -> None:
    """The quote with its offsets; nothing where there is neither quote nor attribute."""
    stated = {key: value for key, value in (attributes or {}).items() if value is not None}
    if quote is not None:
        add_own(parent, name, {**stated, "start": quote.start, "end": quote.end}, quote.text)
    elif stated:
        add_own(parent, name, stated)


def _days(period: Period | None) -> dict[str, str | int | None]:
    if period is None:
        return {}
    return {"from": period.start.isoformat(), "to": period.end.isoformat(), "inheritedFrom": period.inherited_from}


def _bound(name: str, bound: Bound | None) -> dict[str, str | None]:
    if bound is None:
        return {}
    return {name: _plain(bound.value), f"{name}Closed": "true" if bound.closed else "false"}


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"
