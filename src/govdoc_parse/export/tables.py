"""Documents as five tables of plain values: documents, sections, facts, table cells, diagnostics, each with one schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from govdoc_parse.export.cells import cell_rows, head_path, head_paths
from govdoc_parse.export.columns import Column, Value
from govdoc_parse.export.fact_columns import FACTS, FactRow
from govdoc_parse.export.pieces import heading_text, one_line, sentence_of
from govdoc_parse.export.regions import region_of
from govdoc_parse.model.diagnostic import Diagnostic
from govdoc_parse.model.document import Document
from govdoc_parse.model.outline import Section
from govdoc_parse.outputs import writable

Documents: TypeAlias = Document | Iterable[Document] | Mapping[str, Document]
TableName: TypeAlias = Literal["documents", "sections", "facts", "cells", "diagnostics"]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document with its id."""

    document: str
    whole: Document


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section with its document, its path and how deep it stands."""

    document: str
    whole: Document
    path: str
    section: Section


@dataclass(frozen=True, slots=True)
class DiagnosticRow:
    """A diagnostic with its document and the line it stands on."""

    document: str
    line: int
    diagnostic: Diagnostic


DOCUMENTS = (
    Column("document", "string", "id of the document: the key of a mapping, else its place from 0", lambda r: r.document),
    Column("title", "string", "title, on one line", lambda r: one_line(r.whole.title.text) if r.whole.title else None),
    Column("kind", "string", "文种 or genre in English: notice, work_report …", lambda r: r.whole.kind),
    Column("region", "string", "the region that it is of, by the name of GB/T 2260 where it is known", lambda r: r.whole.region.name if r.whole.region else None),
    Column("region_code", "string", "its code of GB/T 2260 in the year of the document", lambda r: r.whole.region.code if r.whole.region else None),
    Column("region_level", "string", "nation, province, prefecture, county, township", lambda r: r.whole.region.level if r.whole.region else None),
    Column("year", "int64", "the year that a bare 今年 means", lambda r: r.whole.year),
    Column("date", "date", "the day it was written: signature, 成文日期, the line of the congress, else 发布日期", lambda r: r.whole.date),
    Column("document_number", "string", "发文字号", lambda r: r.whole.metadata.document_number or (r.whole.number.quote.text if r.whole.number else None)),
    Column("index_number", "string", "索引号", lambda r: r.whole.metadata.index_number),
    Column("issuing_authority", "string", "发文机关 or, where that is not told, 发布机构", lambda r: r.whole.metadata.issuing_authority or r.whole.metadata.publisher),
    Column("date_written", "date", "成文日期, else the date of the signature", lambda r: r.whole.metadata.date_written or _signed(r.whole)),
    Column("date_published", "date", "发布日期", lambda r: r.whole.metadata.date_published),
    Column("date_effective", "date", "施行日期", lambda r: r.whole.metadata.date_effective),
    Column("date_expired", "date", "废止日期", lambda r: r.whole.metadata.date_expired),
    Column("validity", "string", "效力状态, as written", lambda r: r.whole.metadata.validity),
    Column("subject_category", "string", "主题分类", lambda r: r.whole.metadata.subject_category),
    Column("addressees", "string", "主送机关, separated by ；", lambda r: "；".join(r.whole.metadata.addressees) or None),
    Column("source", "string", "来源", lambda r: r.whole.metadata.source),
    Column("issuers", "string", "who signed, separated by ；", lambda r: "；".join(one_line(q.text) for q in r.whole.signature.issuers) if r.whole.signature else None),
    Column("period_start", "date", "first day of the reporting period that the title states", lambda r: r.whole.period.start if r.whole.period else None),
    Column("period_end", "date", "its last day, included", lambda r: r.whole.period.end if r.whole.period else None),
    Column("characters", "int64", "length of the text in code points", lambda r: len(r.whole.text)),
    Column("sections", "int64", "how many sections", lambda r: sum(1 for _ in r.whole.walk())),
    Column("facts", "int64", "how many facts", lambda r: len(r.whole.facts)),
    Column("tables", "int64", "how many tables", lambda r: len(r.whole.tables)),
    Column("attachments", "int64", "how many attachments", lambda r: len(r.whole.attachments)),
    Column("diagnostics", "string", "codes of the diagnostics, each once, separated by a blank", lambda r: " ".join(sorted({d.code for d in r.whole.diagnostics})) or None),
)  # fmt: skip
SECTIONS = (
    Column("document", "string", "id of the document", lambda r: r.document),
    Column("section", "string", "path such as 1.3.1, counted from 1", lambda r: r.path),
    Column("parent", "string", "path of the section around it", lambda r: r.path.rpartition(".")[0] or None),
    Column("depth", "int64", "0 for the outermost", lambda r: r.path.count(".")),
    Column("style", "string", "id of the numbering style", lambda r: r.section.style),
    Column("marker", "string", "一、, （一）, 第三条 …, as written", lambda r: r.section.marker.text),
    Column("ordinal", "int64", "the number written", lambda r: r.section.ordinal),
    Column("heading", "string", "heading without the marker, on one line", lambda r: one_line(r.section.heading.text) if r.section.heading else None),
    Column("kind", "string", "what the heading says it is about: review, plan, problem …", lambda r: r.section.kind),
    Column("run_in", "bool", "whether the body goes on in the paragraph of the heading", lambda r: r.section.run_in),
    Column("start", "int64", "offset of the marker", lambda r: r.section.span.start),
    Column("end", "int64", "end of its last descendant, exclusive", lambda r: r.section.span.end),
    Column("text", "string", "its own paragraphs, a line each, without those of its children", lambda r: _own_text(r.whole, r.section)),
)  # fmt: skip
CELLS = (
    Column("document", "string", "id of the document", lambda r: r.document),
    Column("table", "int64", "which table of the document, from 0", lambda r: r.index),
    Column("row", "int64", "which row, from 1; the lowest row of heads is 0, those above it -1, -2 …", lambda r: r.row),
    Column("column", "int64", "which column, from 0; a cell that covers several stands in each", lambda r: r.column),
    Column("text", "string", "the cell, on one line", lambda r: one_line(r.cell.text)),
    Column("row_label", "string", "the first cell of words of its row, in its half", lambda r: r.label),
    Column("column_label", "string", "the lowest head above it", lambda r: r.heads[-1] if r.heads else None),
    Column("head_path", "string", "all heads above it from the top down, separated by /", lambda r: head_path(r.heads)),
    Column("fact", "int64", "which fact of the document it gave", lambda r: r.fact),
    Column("name", "string", "name of that fact", lambda r: r.of and r.of.name),
    Column("subject", "string", "its subject", lambda r: r.of and r.of.subject),
    Column("indicator_id", "string", "its canonical indicator", lambda r: r.of and r.of.indicator_id),
    Column("caption", "string", "caption of the table", lambda r: one_line(r.table.caption.text) if r.table.caption else None),
    Column("unit_note", "string", "单位：… of the table", lambda r: one_line(r.table.unit_note.text) if r.table.unit_note else None),
    Column("start", "int64", "offset of the cell", lambda r: r.cell.start),
    Column("end", "int64", "its end, exclusive", lambda r: r.cell.end),
)  # fmt: skip
DIAGNOSTICS = (
    Column("document", "string", "id of the document", lambda r: r.document),
    Column("code", "string", "its code, explained in docs/diagnostics.md", lambda r: r.diagnostic.code),
    Column("severity", "string", "error, warning or info", lambda r: r.diagnostic.severity),
    Column("message", "string", "what was noticed or repaired", lambda r: r.diagnostic.message),
    Column("message_zh", "string", "the same in Chinese", lambda r: r.diagnostic.message_zh),
    Column("line", "int64", "line of its place, from 1", lambda r: r.line),
    Column("start", "int64", "offset of its place", lambda r: r.diagnostic.span.start),
    Column("end", "int64", "its end, exclusive", lambda r: r.diagnostic.span.end),
)  # fmt: skip
TABLES: Mapping[TableName, tuple[Column, ...]] = {
    "documents": DOCUMENTS, "sections": SECTIONS, "facts": FACTS, "cells": CELLS, "diagnostics": DIAGNOSTICS
}  # fmt: skip


def table_rows(documents: Documents, table: TableName = "facts") -> Iterator[tuple[Value, ...]]:
    """The rows of a table, the documents in order and each in text order, the values in the order of `TABLES[table]`.

    `documents` is one document, several, or a mapping of ids to documents. Raises `ValueError` for an unknown table.
    """
    columns = columns_of(table)
    for name, document in named(documents):
        for row in _READERS[table](name, document):
            yield tuple(column.read(row) for column in columns)


def columns_of(table: str) -> tuple[Column, ...]:
    """The columns of a table; `ValueError` names the tables there are."""
    if table not in TABLES:
        raise ValueError(f"no table {table!r}; there are {', '.join(TABLES)}")
    return TABLES[table]  # type: ignore[index]


def named(documents: Documents) -> Iterator[tuple[str, Document]]:
    """The documents with their ids: the keys of a mapping, else the places from 0."""
    if isinstance(documents, Document):
        yield "0", documents
    elif isinstance(documents, Mapping):
        yield from ((writable(name), document) for name, document in documents.items())
    else:
        yield from ((str(place), document) for place, document in enumerate(documents))


def _document_rows(name: str, document: Document) -> Iterator[DocumentRow]:
    yield DocumentRow(name, document)


def _section_rows(name: str, document: Document) -> Iterator[SectionRow]:
    for path, section in _paths(document.sections, ""):
        yield SectionRow(name, document, path, section)


def _fact_rows(name: str, document: Document) -> Iterator[FactRow]:
    headings = {path: heading_text(document, section) for path, section in _paths(document.sections, "")}
    paths = head_paths(document) if document.tables else {}
    line, at = 1, 0
    for index, fact in enumerate(document.facts):  # in text order, so that the lines are counted once
        start = fact.quantity.quote.start
        line += document.text.count("\n", at, start)
        at = start
        sentence = sentence_of(document, fact)
        heading, region = headings.get(fact.section or ""), region_of(document, fact)
        place = document.place_at(start)
        yield FactRow(name, document, index, fact, heading, sentence, paths.get(index), place, region, line)


def _diagnostic_rows(name: str, document: Document) -> Iterator[DiagnosticRow]:
    line, at = 1, 0
    for diagnostic in document.diagnostics:  # in text order, so that the lines are counted once
        line += document.text.count("\n", at, diagnostic.span.start)
        at = diagnostic.span.start
        yield DiagnosticRow(name, line, diagnostic)


_READERS = {"documents": _document_rows, "sections": _section_rows, "facts": _fact_rows, "cells": cell_rows, "diagnostics": _diagnostic_rows}  # fmt: skip


def _paths(sections: Iterable[Section], outer: str) -> Iterator[tuple[str, Section]]:
    for index, section in enumerate(sections, start=1):
        path = f"{outer}.{index}" if outer else str(index)
        yield path, section
        yield from _paths(section.children, path)


def _signed(document: Document) -> date | None:
    return document.signature.date.value if document.signature and document.signature.date else None


def _own_text(document: Document, section: Section) -> str:
    return "\n".join("".join(document.text[s.start : s.end] for s in p.spans) for p in section.paragraphs)
