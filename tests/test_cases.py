"""The cases of tests/cases: a text, and the whole and only result that is expected of it."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import THOROUGH

import govdoc_parse as gp
from govdoc_parse.fold import fold
from govdoc_parse.stages.times.reference import ReferenceDays
from govdoc_parse.stages.times.time_finder import TimeFinder

CASES = Path(__file__).parent / "cases"
ENDS = 40 if THOROUGH else 5  # places at which a text is broken off


def _cases() -> list[Any]:
    out = []
    for file in sorted(CASES.glob("*.toml")):
        for index, case in enumerate(tomllib.loads(file.read_text(encoding="utf-8"))["case"]):
            out.append(pytest.param(file.stem.partition("-")[0], case, id=f"{file.stem}-{index}-{case['text'][:16]!r}"))
    return out


@pytest.mark.parametrize(("kind", "case"), _cases())
def test_case(kind: str, case: dict[str, Any]) -> None:
    assert READERS[kind](case) == case["expect"]


@pytest.mark.parametrize("file", sorted(CASES.glob("*.toml")), ids=lambda file: file.stem)
def test_a_text_may_break_off_anywhere(file: Path) -> None:
    for index, case in enumerate(tomllib.loads(file.read_text(encoding="utf-8"))["case"]):
        step = max(1, len(case["text"]) // ENDS)
        for end in range(index % step, len(case["text"]), step):
            assert gp.parse(case["text"][:end]).text == case["text"][:end]


def _quantities(case: dict[str, Any]) -> list[str]:
    """quote | value[..high] unit | kind | approximation"""
    out = []
    for quantity in (fact.quantity for fact in gp.parse(case["text"]).facts):
        value = quantity.ratio or f"{quantity.value:f}"
        high = f"..{quantity.high:f}" if quantity.high is not None else ""
        cells = [
            quantity.quote.text,
            f"{value}{high} {quantity.unit or ''}".strip(),
            quantity.kind,
            quantity.approximation or "",
        ]
        out.append(" | ".join(cells).rstrip(" |"))
    return out


def _facts(case: dict[str, Any]) -> list[str]:
    """quote | indicator | role direction basis status"""
    out = []
    for fact in gp.parse(case["text"]).facts:
        words = [fact.role, fact.direction, fact.comparison.basis if fact.comparison else None, fact.status]
        indicator = fact.indicator.text if fact.indicator else ""
        out.append(f"{fact.quantity.quote.text} | {indicator} | {' '.join(w for w in words if w)}")
    return out


def _names(case: dict[str, Any]) -> list[str]:
    """quote | name"""
    return [f"{fact.quantity.quote.text} | {fact.name}" for fact in gp.parse(case["text"]).facts]


def _periods(case: dict[str, Any]) -> list[str]:
    """quote | start..end inherited_from"""
    out = []
    for fact in gp.parse(case["text"]).facts:
        days = f"{fact.period.start}..{fact.period.end} {fact.period.inherited_from}" if fact.period else ""
        out.append(f"{fact.quantity.quote.text} | {days}")
    return out


def _times(case: dict[str, Any]) -> list[str]:
    """wording | kind start..end, in the frame of a half-year report for 2023 written on 2023-06-20"""
    reference = ReferenceDays(date(2023, 6, 20), 2023, (date(2023, 1, 1), date(2023, 6, 30)))
    folded = fold(case["text"])
    out = []
    for time in TimeFinder().find_times(folded, 0, len(folded)):
        days = time.resolve(reference)
        out.append(
            f"{case['text'][time.start : time.end]} | {time.kind} {days[0]}..{days[1]}"
            if days
            else f"{case['text'][time.start : time.end]} | {time.kind}"
        )
    return out


def _sections(case: dict[str, Any]) -> list[str]:
    """marker heading, indented by depth; … for a run-in heading; + for the markers of an enumeration"""
    out = []
    document = gp.parse(case["text"])
    for depth, section in document.walk():
        heading = f" {section.heading.text}" if section.heading else ""
        out.append(f"{'  ' * depth}{section.marker.text}{heading}{' …' if section.run_in else ''}")
        for paragraph in section.paragraphs:
            if paragraph.items:
                out.append(f"{'  ' * depth}+ {' '.join(item.marker.text for item in paragraph.items)}")
    for paragraph in document.preamble:
        if paragraph.items:
            out.append(f"+ {' '.join(item.marker.text for item in paragraph.items)}")
    return out


def _metadata(case: dict[str, Any]) -> list[str]:
    """key: value; then title, signature, addressee of the head where the case asks for them"""
    document = gp.parse(case["text"])
    out = []
    for entry in document.metadata.entries:
        value = "; ".join(entry.normalized) if isinstance(entry.normalized, tuple) else entry.normalized
        out.append(f"{entry.key}: {'' if value is None else value}".rstrip())
    if document.title:
        out.append(f"= {' '.join(document.title.text.split())}")
    if document.signature:
        day = document.signature.date.value if document.signature.date else None
        out.append(f"~ {'; '.join(i.text for i in document.signature.issuers)} {day}".replace("~  ", "~ "))
    return out


def _tables(case: dict[str, Any]) -> list[str]:
    """caption | unit note | header cells | row; row"""
    out = []
    for table in gp.parse(case["text"]).tables:
        caption = table.caption.text if table.caption else ""
        note = table.unit_note.text if table.unit_note else ""
        header = ", ".join(cell.text for cell in table.header)
        rows = "; ".join(", ".join(cell.text for cell in row) for row in table.rows)
        out.append(f"{caption} | {note} | {header} | {rows}")
    return out


def _diagnostics(case: dict[str, Any]) -> list[str]:
    """code at the text it spans"""
    document = gp.parse(case["text"])
    return [f"{d.code} {case['text'][d.span.start : d.span.end]}".rstrip() for d in document.diagnostics]


def _subjects(case: dict[str, Any]) -> list[str]:
    """quote | region | actor | price basis"""
    out = []
    for fact in gp.parse(case["text"]).facts:
        cells = [
            fact.quantity.quote.text,
            *(q.text if q else "" for q in (fact.region, fact.actor)),
            fact.price_basis or "",
        ]
        out.append(" | ".join(cells).rstrip(" |"))
    return out


READERS = {
    "subjects": _subjects,
    "quantities": _quantities,
    "facts": _facts,
    "names": _names,
    "periods": _periods,
    "times": _times,
    "sections": _sections,
    "metadata": _metadata,
    "tables": _tables,
    "diagnostics": _diagnostics,
}
