"""Corrections that people made to facts, kept beside the documents and applied again to every new reading of them.

A row names a place by its words, not by its offset alone: `quote` is a stretch of the text that ends with the figure (一般公共
预算收入15.2亿元), so that it is found in another version of the document as well. What is no longer there, or stands there twice, is
reported and changes nothing.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from os import PathLike
from pathlib import Path
from typing import Any, Self, get_args

from pydantic import model_validator

from govdoc_parse.model.diagnostic import Diagnostic
from govdoc_parse.model.document import Document
from govdoc_parse.model.fact import Direction, Fact, Period, Role, Status
from govdoc_parse.model.quantity import Bound
from govdoc_parse.model.remarks import remark
from govdoc_parse.model.span import Model, Span

COLUMNS = ("document", "start", "quote", "field", "value", "who", "why")
_MARK = "corrected."  # of a rule of the fact: corrected.period
_FOLDERS = re.compile(r"[/\\]")


class CorrectionError(ValueError):
    """A file of corrections that cannot be applied; the message names the row."""


class Correction(Model):
    """One row: in `document`, the fact whose figure ends `quote` has `value` as its `field`; `who` says so, and `why`.

    `start` is where the quote began when the row was written. An empty `value` means that the fact states nothing of the kind; the
    field `fact` with the value `none` means that there is no such fact.
    """

    document: str
    start: int
    quote: str
    field: str
    value: str = ""
    who: str = ""
    why: str = ""

    @model_validator(mode="after")
    def _can_be_applied(self) -> Self:
        if not self.quote:
            raise ValueError("a correction needs a quote")
        if self.field not in FIELDS:
            raise ValueError(f"no field {self.field!r}; there are {', '.join(FIELDS)}")
        FIELDS[self.field](self.value)
        return self


def _one_of(choices: tuple[Any, ...], *, optional: bool = False) -> Callable[[str], str | None]:
    def read(value: str) -> str | None:
        if optional and not value:
            return None
        if value not in choices:
            raise ValueError(f"{value!r} is none of {', '.join(choices)}")
        return value

    return read


def _text(value: str) -> str | None:
    return value or None


def _number(value: str) -> Decimal:
    try:
        return Decimal(value)
    except InvalidOperation as error:
        raise ValueError(f"{value!r} is no number") from error


def _period(value: str) -> Period | None:
    """2023-01-01..2023-12-31, both days included."""
    first, _, last = value.partition("..")
    if not value:
        return None
    return Period(start=date.fromisoformat(first), end=date.fromisoformat(last), inherited_from="correction")


FIELDS: Mapping[str, Callable[[str], Any]] = {
    "value": _number,
    "unit": _text,
    "name": _text,
    "indicator_id": _text,
    "subject": _text,
    "role": _one_of(get_args(Role)),
    "direction": _one_of(get_args(Direction), optional=True),
    "status": _one_of(get_args(Status)),
    "period": _period,
    "fact": _one_of(("none",)),
}
"""The fields that can be corrected, each with what reads its value."""


def read_corrections(path: str | PathLike[str]) -> tuple[Correction, ...]:
    """The rows of a CSV file with the columns document, start, quote, field, value, who, why; `CorrectionError` names a bad row.

    The file is in UTF-8, as a spreadsheet writes it. A missing one raises the `OSError` of the system.
    """
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        missing = [name for name in COLUMNS[:5] if name not in (rows.fieldnames or ())]
        if missing:
            raise CorrectionError(f"{path}: no column {', '.join(missing)}")
        return tuple(_read(row, f"{path}, line {rows.line_num}") for row in rows)


def _read(row: dict[str, str | None], where: str) -> Correction:
    try:
        return Correction.model_validate({name: row.get(name) or "" for name in COLUMNS})
    except ValueError as error:
        raise CorrectionError(f"{where}: {_said(error)}") from error


def _said(error: ValueError) -> str:
    """What is wrong in one line, without what pydantic says around it."""
    told: Sequence[Any] = getattr(error, "errors", list)()
    return "; ".join(": ".join((*map(str, each["loc"]), each["msg"])) for each in told)


def corrections_of(rows: Iterable[Correction], name: str) -> tuple[Correction, ...]:
    """The rows for a document: those that name it as it is named, or its file without the folders, or without the suffix too."""
    file = _FOLDERS.split(name)[-1]
    return tuple(row for row in rows if row.document in {name, file, file.rpartition(".")[0] or file})


def apply_corrections(document: Document, rows: Iterable[Correction]) -> Document:
    """The document with its facts corrected. Each corrected fact has `corrected.FIELD` among its rules, and is of high confidence.

    A row whose quote is not in the text, stands in it more than once and not where it was, or ends with no fact, is a diagnostic
    CORRECTION_STALE.
    """
    facts: dict[int, Fact] = {fact.quantity.quote.end: fact for fact in document.facts}
    stale: list[Diagnostic] = []
    dropped: set[int] = set()
    for row in rows:
        start = _place(document.text, row)
        end = None if start is None else start + len(row.quote)
        if end is None or end not in facts:
            why = "it is not in the text, or more than once" if start is None else "no fact ends there"
            stale.append(
                _report(
                    "CORRECTION_STALE", start or 0, end or 0, f"{row.field} of “{row.quote}” is not corrected: {why}"
                )
            )
        elif row.field == "fact":
            dropped.add(end)
        else:
            facts[end] = _corrected(facts[end], row.field, FIELDS[row.field](row.value))
    if not stale and not dropped and all(map(_is, document.facts, facts.values())):
        return document
    kept = tuple(facts[end] for each in document.facts if (end := each.quantity.quote.end) not in dropped)
    remarks = sorted([*document.diagnostics, *stale], key=lambda each: (each.span.start, each.code))
    return document.model_copy(update={"facts": kept, "diagnostics": tuple(remarks)})


def _report(code: str, start: int, end: int, message: str) -> Diagnostic:
    return remark(code, Span(start=start, end=end), message)


def _is(one: Fact, other: Fact) -> bool:
    return one is other


def _place(text: str, row: Correction) -> int | None:
    """Where the quote stands: where it did, else at its only place."""
    if text.startswith(row.quote, row.start):
        return row.start
    first = text.find(row.quote)
    return None if first < 0 or text.find(row.quote, first + 1) >= 0 else first


def _corrected(fact: Fact, field: str, value: Any) -> Fact:
    change: dict[str, Any] = {field: value}
    if field == "value":
        bound = Bound(value=value, closed=True)
        exact = {"value": value, "high": None, "approximation": None, "ratio": None, "lower": bound, "upper": bound}
        change = {"quantity": fact.quantity.model_copy(update=exact)}
    elif field == "unit":
        change = {"quantity": fact.quantity.model_copy(update={"unit": value, "unit_id": None})}
    elif field == "subject":
        change["subject_quotes"] = ()
    mark = {"rules": (*fact.rules, _MARK + field), "confidence": "high"}
    return fact.model_copy(update=change | mark)
