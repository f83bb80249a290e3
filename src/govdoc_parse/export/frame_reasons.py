"""Where the frame of a figure comes from: the heading, title, date or genre behind its period and its status, in two languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import get_args

from govdoc_parse.model.document import Document
from govdoc_parse.model.fact import Fact
from govdoc_parse.model.outline import Section
from govdoc_parse.terms import Language, term


@dataclass(frozen=True, slots=True)
class Reason:
    """The same words in English and in Chinese."""

    english: str
    chinese: str


NOTHING = Reason("no word, heading, title or date says otherwise", "词语、标题、日期均未另作说明")


def period_reason(document: Document, fact: Fact, words: str | None = None) -> Reason:
    """What lends a figure its period if no word of its sentence states one; `words` are those that open its paragraph's frame."""
    period = fact.period
    if period is None:
        return Reason("no word, heading, title or date states one", "词语、标题、日期均未说明")
    match period.inherited_from:
        case "heading":
            days = period.start, period.end
            named = _outermost(
                document, fact, lambda s: s.period is not None and (s.period.start, s.period.end) == days
            )
            bare = Reason(f"the heading “{words}”", f"小标题「{words}」") if words else _BY_TABLE["head"]
            return _heading(named) or bare
        case "title" if document.title is not None:
            return Reason(f"the title “{document.title.text}”", f"标题「{document.title.text}」")
        case "anchor":
            return _date(document)
        case _:
            return Reason(f"the words before it, “{words}”", f"前文「{words}」") if words else NOTHING


def status_reason(document: Document, fact: Fact) -> Reason:
    """What lends a figure its status if no word of its sentence says it."""
    named = _outermost(document, fact, lambda s: s.status == fact.status)
    before = _roots(document, fact)
    if named is not None and (named.kind is not None or named is not before):
        return _heading(named) or NOTHING
    if document.kind is not None:
        english, chinese = (term("genre", document.kind, language) for language in get_args(Language))
        return Reason(f"the genre, {english}", f"文种（{chinese}）")
    return _heading(named) or NOTHING


def cell_reason(document: Document, fact: Fact, what: str) -> Reason:
    """What dates a figure of a table, or gives it its status: its head, its caption, the title, or what surrounds the table."""
    decided = next((rule.partition(".")[2] for rule in fact.rules if rule.startswith(f"{what}.")), "frame")
    if what == "status" and decided != "frame":
        return _BY_TABLE.get(decided, _BY_TABLE["head"])
    if what == "status":
        return status_reason(document, fact)
    stated = fact.period is not None and fact.period.inherited_from in {"clause", "sentence", "paragraph"}
    return _BY_TABLE["head"] if stated else period_reason(document, fact)


_BY_TABLE = {
    "head": Reason("the heads of its row and column, or the caption of the table", "所在行列的表头或表题"),
    "title": Reason("what the caption or the title calls the table", "表题或标题对本表的称谓"),
    "rules": Reason("a table of rules or standards", "本表为标准、规则类"),
    "later": Reason("a column of a later year than those reported", "所在列的年份晚于已报告的年份"),
    "before_plan": Reason("a column of the year before the one planned", "所在列为计划年度的上年"),
}


def _path(document: Document, fact: Fact) -> Iterator[Section]:
    """The sections around a figure, from the innermost to the outermost."""
    inside: list[Section] = []
    level = document.sections
    at = fact.quantity.quote.start
    while (found := next((s for s in level if s.span.start <= at < s.span.end), None)) is not None:
        inside.append(found)
        level = found.children
    yield from reversed(inside)


def _roots(document: Document, fact: Fact) -> Section | None:
    """The outermost section around a figure."""
    return next(reversed([*_path(document, fact)]), None)


def _outermost(document: Document, fact: Fact, holds: Callable[[Section], bool]) -> Section | None:
    """The section that first said so: the outermost of those around the figure that agree without a break."""
    said = None
    for section in _path(document, fact):
        if not holds(section):
            break
        said = section
    return said


def _heading(section: Section | None) -> Reason | None:
    if section is None or section.heading is None:
        return None
    words = " ".join(section.heading.text.split())
    return Reason(f"the heading “{words}”", f"小标题「{words}」")


def _date(document: Document) -> Reason:
    """The day of the document that dates what has no date of its own."""
    signature = document.signature.date if document.signature is not None else None
    if signature is not None and signature.value is not None:
        return Reason(f"the date of the signature, {signature.value}", f"落款日期 {signature.value}")
    day = document.metadata.date_written or document.published
    if day is not None:
        return Reason(f"the date of the document, {day}", f"文件日期 {day}")
    return Reason(f"the year of the document, {document.year}", f"文件年份 {document.year}")
