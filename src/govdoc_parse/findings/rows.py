"""Findings as the rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from govdoc_parse.export.columns import Column
from govdoc_parse.findings.check import check
from govdoc_parse.findings.codes import CODES
from govdoc_parse.model.diagnostic import Finding
from govdoc_parse.model.document import Document


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding with its document and line."""

    document: str
    line: int
    finding: Finding


FINDINGS = (
    Column("document", "string", "id of the document", lambda r: r.document),
    Column("code", "string", "its code, explained in docs/findings.md", lambda r: r.finding.code),
    Column("severity", "string", "error or warning", lambda r: r.finding.severity),
    Column("message", "string", "what was found", lambda r: r.finding.message),
    Column("message_zh", "string", "the same in Chinese", lambda r: r.finding.message_zh),
    Column("stated", "string", "what the text says", lambda r: r.finding.stated),
    Column("computed", "string", "what follows from the other places", lambda r: r.finding.computed),
    Column("quotes", "string", "the places that contradict each other, as they stand, separated by |", lambda r: "|".join(q.text for q in r.finding.places)),
    Column("line", "int64", "line of its place, from 1", lambda r: r.line),
    Column("start", "int64", "offset of its place", lambda r: r.finding.span.start),
    Column("end", "int64", "its end, exclusive", lambda r: r.finding.span.end),
)  # fmt: skip


def finding_rows(name: str, document: Document) -> Iterator[FindingRow]:
    """What `check` finds odd in figures and form; the parser's own diagnostics have a table already."""
    for finding in check(document, select=CODES):
        line, _ = document.line_column(finding.span.start)
        yield FindingRow(name, line, finding)
