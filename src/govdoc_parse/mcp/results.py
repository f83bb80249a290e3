"""What the tools give back. Every figure comes with its quote, its line and its offsets, so that it can be cited and looked up."""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from govdoc_parse.model.diagnostic import Severity
from govdoc_parse.model.fact import Role, Status

Measure: TypeAlias = Literal["level", "growth", "target_level", "target_growth"]


class Result(BaseModel):
    """A part of an answer."""

    model_config = ConfigDict(frozen=True)


class Heading(Result):
    """A section: its path (1.2 is the second of the first), marker and heading, and the line where it begins."""

    path: str
    marker: str | None
    heading: str | None
    kind: str | None
    line: int


class Summary(Result):
    """A document: what it is, its outline, and how much was found in it. The facts are asked for with `facts`."""

    title: str | None
    kind: str | None
    number: str | None
    region: str | None
    region_code: str | None
    year: int | None
    date: date | None
    metadata: dict[str, str]
    outline: list[Heading]
    headings: int
    characters: int
    facts: int
    tables: int
    remarks: int


class Figure(Result):
    """A quantified statement. `value` is exact, in `unit`, the magnitude multiplied out; `growth` has its sign, in percent."""

    name: str | None
    subject: str | None
    quote: str
    value: str | None
    high: str | None
    unit: str | None
    approximation: str | None
    growth: float | None
    role: Role
    status: Status
    basis: str | None
    period_start: date | None
    period_end: date | None
    section: str | None
    confidence: str | None
    sentence: str
    line: int
    start: int
    end: int


class Figures(Result):
    """The facts from `first` on, and how many there are that were asked for."""

    total: int
    first: int
    facts: list[Figure]


class Cell(Result):
    """A cell of the panel. `value` is in `unit_base` and signed; a target in words has none."""

    document: str
    region: str | None
    region_code: str | None
    subject: str | None
    indicator_id: str
    indicator: str
    measure: Measure
    year: int
    value: float | None
    unit: str | None
    approximation: str | None
    conflict: int
    quote: str
    sentence: str
    line: int


class Cells(Result):
    """The rows of the panel from `first` on, how many there are, and the files that could not be read, each with the reason."""

    total: int
    first: int
    rows: list[Cell]
    unread: list[str]


class Odd(Result):
    """A finding, in both languages: what the text states and what follows from its other figures."""

    code: str
    severity: Severity
    message: str
    message_zh: str
    stated: str | None
    computed: str | None
    quotes: list[str]
    line: int
    start: int


class Findings(Result):
    """The findings in text order, the first of `total`."""

    total: int
    findings: list[Odd]


class Reason(Result):
    """One thing that covers a place: what it is, the rule that made it, and the words that it rests on."""

    what: str
    rule: str
    start: int
    end: int
    evidence: str
    evidence_zh: str


class Reasons(Result):
    """What stands at a place, from the widest to the narrowest, then what was considered for it."""

    line: int
    reasons: list[Reason]
