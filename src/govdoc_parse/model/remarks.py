"""The diagnostics of parser and readers: the severity of each code; what it is called is in `terms`."""

from __future__ import annotations

from govdoc_parse.model.diagnostic import Diagnostic, Severity
from govdoc_parse.model.span import Span
from govdoc_parse.terms import terms

REMARKS: dict[str, Severity] = {
    "TEXT_EMPTY": "error",
    "TEXT_CONTROL": "warning",
    "TEXT_SURROGATE": "warning",
    "TEXT_REPLACED": "warning",
    "TEXT_REPEATED": "info",
    "TEXT_TRADITIONAL": "info",
    "BODY_ELSEWHERE": "info",
    "META_EMPTY_VALUE": "warning",
    "DATE_IMPOSSIBLE": "error",
    "DOCNUM_MALFORMED": "warning",
    "ATTACHMENT_EMPTY": "warning",
    "ATTACHMENT_AFTER_SIGNATURE": "warning",
    "TABLE_NO_HEADER": "info",
    "TABLE_UNREAD": "info",
    "TABLE_UNEVEN": "info",
    "LIMIT_REACHED": "info",
    "CSV_OF_DOCUMENTS": "info",
    "LOOKS_LIKE_A_PATH": "warning",
    "PARA_SPLIT": "info",
    "PARA_FLATTENED": "info",
    "SENT_NO_TERMINATOR": "warning",
    "SENT_RUN_TOGETHER": "warning",
    "BOOKTITLE_UNCLOSED": "warning",
    "QUOTE_UNCLOSED": "warning",
    "QUOTE_UNOPENED": "warning",
    "NUMBER_UNREAD": "info",
    "PERIOD_AFTER_DOCUMENT": "warning",
    "YEAR_UNKNOWN": "info",
    "CORRECTION_STALE": "warning",
    "YEARS_CONTRADICT": "warning",
    "NUM_SKIPPED": "warning",
    "NUM_DUPLICATE": "warning",
    "NUM_RESTART": "info",
    "NUM_BACKWARD": "warning",
    "NUM_LEVEL_SKIPPED": "warning",
}


def remark(code: str, span: Span, message: str) -> Diagnostic:
    """A diagnostic with the severity and the Chinese wording of its code."""
    chinese = terms("diagnostic")[code].chinese
    return Diagnostic.made_of(code=code, span=span, severity=REMARKS[code], message=message, message_zh=chinese)
