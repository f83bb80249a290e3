"""Metadata and title → the number of the document (发文字号), taken apart."""

from __future__ import annotations

import re

from govdoc_parse.lazy import lazy
from govdoc_parse.model.metadata import DocumentNumber, Metadata, NumberKind
from govdoc_parse.model.span import Quote
from govdoc_parse.numerals import chinese_value
from govdoc_parse.patterns.rule import Rule
from govdoc_parse.stages.text.dates import part
from govdoc_parse.stages.text.source import Source

_CN = "〇零o一二三四五六七八九十百"
_YEAR = r"(?P<year>(?:19|20)\d\d|[〇零o一二三四五六七八九]{4})"
_SEQUENCE = rf"(?P<seq>\d{{1,5}}|[{_CN}]{{1,5}})"
_CODE = r"(?P<code>[一-龥A-Za-z×][一-龥A-Za-z0-9×()·、-]{0,24}?)"

RULES: tuple[Rule[NumberKind], ...] = (
    Rule("standard", rf"{_CODE} ?[〔\[【(] ?{_YEAR} ?年? ?[〕\]】)] ?(?:字 ?)?(?P<di>第)? ?{_SEQUENCE} ?号", lambda _: "standard", ("岱政办发〔2024〕9号",)),
    Rule("order", rf"(?P<code>[一-龥]{{2,30}}?令) ?[(〔\[【]?(?:{_YEAR} ?年?)?[)〕\]】]? ?第? ?{_SEQUENCE} ?号", lambda _: "order", ("中华人民共和国国务院令第681号",)),
    Rule("announcement", rf"(?P<code>[一-龥]{{0,30}}公告) ?[(〔]?(?:{_YEAR} ?年)? ?第? ?{_SEQUENCE} ?号[)〕]?", lambda _: "announcement", ("税务总局公告2023年第5号",)),
    Rule("serial", rf"{_YEAR}年 ?第 ?{_SEQUENCE} ?号", lambda _: "serial", ("2021年第5号",)),
    Rule("damaged", rf"{_CODE} ?[〔\[【] ?(?P<year>(?:19|20)\d\d)(?P<seq>\d{{0,4}}) ?号?", lambda _: "standard", ("曲水府发〔202321",)),
)  # fmt: skip
_BRACKETED = lazy(rf"\((?P<n>{RULES[0].pattern})\)$")


def find_number(source: Source, metadata: Metadata, title: Quote | None) -> DocumentNumber | None:
    """The document's own number: that of the metadata, else that in brackets at the end of the title."""
    stated = [e.value for e in metadata.all("document_number") if e.value is not None]
    quote = stated[0] if stated else None
    if quote is None and title is not None:
        place = number_at(source.fold, title.start, title.end)
        quote = source.quote(*place) if place else None
    return None if quote is None else _taken_apart(source, quote)


def number_at(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a number stands in brackets at the end of the title at `[start, end)`."""
    bracket = _BRACKETED.search(folded, start, end)
    return bracket.span("n") if bracket else None


def _taken_apart(source: Source, quote: Quote) -> DocumentNumber | None:
    folded = source.fold[quote.start : quote.end]
    for rule in RULES:
        match = re.fullmatch(rule.pattern, folded)
        if match is None:
            continue
        groups = match.groupdict()
        year = part(groups["year"]) if groups.get("year") else None
        sequence = _number(groups["seq"])
        code = (groups.get("code") or "").replace(" ", "") or None
        kind = rule.build(match) or "standard"
        normalized = _normal(kind, code, year, sequence)
        damaged = rule.name == "damaged"
        if damaged:
            source.report("DOCNUM_MALFORMED", quote.start, quote.end, f"damaged, perhaps {normalized}")
        written = "".join(folded.split())
        return DocumentNumber(
            quote=quote,
            kind=kind,
            code=code,
            year=year,
            sequence=sequence,
            normalized=normalized,
            well_formed=not damaged and written == normalized,
        )
    source.report("DOCNUM_MALFORMED", quote.start, quote.end, "not the form of a document number")
    return None


def _number(text: str) -> int | None:
    if not text:
        return None
    value = int(text) if text.isdecimal() else chinese_value(text)
    return None if value is None else int(value)


def _normal(kind: str, code: str | None, year: int | None, sequence: int | None) -> str:
    number = "" if sequence is None else str(sequence)
    if kind == "standard":
        return f"{code}〔{year}〕{number}号"
    if kind == "order":
        return f"{code}第{number}号"
    return f"{code or ''}{f'{year}年' if year else ''}第{number}号"
