"""The one table of what codes are called: whole, in both languages, and without a row that nothing has."""

from __future__ import annotations

import re
from collections import Counter
from typing import get_args

import pytest
from conftest import ROOT

from govdoc_parse import Lexicon, terms
from govdoc_parse.corpus import TABLES as CORPUS
from govdoc_parse.export import COMPARISON, PANEL, TABLES
from govdoc_parse.export.compare import Result
from govdoc_parse.export.panel_excel import Sheet, codebook_sheet, scaled
from govdoc_parse.export.view.words import words
from govdoc_parse.findings.codes import CODES
from govdoc_parse.model.diagnostic import Severity
from govdoc_parse.model.document import Level
from govdoc_parse.model.fact import Basis, Confidence, Direction, Endpoint, PriceBasis, Role, Scope, Status
from govdoc_parse.model.quantity import Approximation
from govdoc_parse.model.remarks import REMARKS

PANEL_SHEET = scaled(Sheet("panel", PANEL, [])).columns
COLUMNS = {
    column.name
    for columns in (*CORPUS.values(), COMPARISON, PANEL_SHEET, codebook_sheet(PANEL, []).columns)
    for column in columns
    if column.type != "json"
}
VALUES = {
    "role": get_args(Role),
    "direction": get_args(Direction),
    "status": get_args(Status),
    "basis": get_args(Basis),
    "approximation": (*get_args(Approximation), "range"),
    "endpoint": get_args(Endpoint),
    "price_basis": get_args(PriceBasis),
    "source": get_args(Scope),
    "confidence": get_args(Confidence),
    "result": get_args(Result),
    "region_level": get_args(Level),
    "severity": get_args(Severity),
    "genre": tuple(dict.fromkeys(row.id for row in Lexicon.default().genres)),
    "section_kind": tuple(dict.fromkeys(row.kind for row in Lexicon.default().section_kinds)),
    "diagnostic": tuple(REMARKS),
    "finding": tuple(CODES),
}


def rows(name: str) -> list[list[str]]:
    path = ROOT / "src/govdoc_parse/terms" / name
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def test_every_row_is_whole_and_stands_once() -> None:
    head, *found = rows("terms.tsv")
    assert head == ["group", "code", "english", "chinese"]
    assert [row for row in found if len(row) != 4 or not all(row)] == []
    assert [key for key, count in Counter((row[0], row[1]) for row in found).items() if count > 1] == []
    assert [row for row in found if not re.search(r"[\u4e00-\u9fff]", row[3])] == []
    assert [row for row in found if re.search(r"[\u4e00-\u9fff]", row[2].replace("〔〕", ""))] == [
        row for row in found if row[1] == "D103"
    ]


@pytest.mark.parametrize("group", VALUES)
def test_the_codes_of_a_group_are_those_of_the_model(group: str) -> None:
    assert set(terms.terms(group)) == set(VALUES[group])


def test_every_column_has_a_heading() -> None:
    assert COLUMNS - terms.terms("column").keys() == set()
    used = COLUMNS | words().keys() | {"written"}
    assert terms.terms("column").keys() - used == set()


@pytest.mark.parametrize("table", [*TABLES, "panel"])
def test_the_meaning_of_every_column_is_told_in_chinese(table: str) -> None:
    columns = PANEL_SHEET if table == "panel" else TABLES[table]  # type: ignore[index]
    assert list(terms.meanings(table)) == sorted((c.name for c in columns), key=list(terms.meanings(table)).index)
    assert "{" not in "".join(terms.meanings(table).values())


def test_codes_are_listed_with_their_chinese_where_a_column_holds_them() -> None:
    assert terms.meanings("facts")["direction"] == "方向：up 上升，down 下降，flat 持平"


def test_a_code_without_a_term_stays_as_it_is() -> None:
    assert terms.term("role", "level", "zh") == "水平"
    assert terms.term("column", "gdp_level", "zh") == terms.term("column", "gdp_level", "en") == "gdp_level"


def test_a_code_has_one_chinese_wherever_it_is_shown() -> None:
    """Values share the keys of the page: two groups that have a code in common would show one of the two for both."""
    groups = (
        "approximation",
        "common",
        "direction",
        "genre",
        "price_basis",
        "role",
        "section_kind",
        "source",
        "status",
    )
    found = {(code, said) for group in groups for code, said in terms.terms(group).items()}
    assert [code for code, count in Counter(code for code, _ in found).items() if count > 1] == []


def test_no_other_module_names_these_codes_in_chinese() -> None:
    """What is called 同比 or 已完成 here is called so nowhere else in the code of export, findings and cli."""
    said = {
        chinese
        for group in ("role", "direction", "status", "basis", "result", "diagnostic", "finding")
        for _, chinese in terms.terms(group).values()
        if len(chinese) > 2
    }
    for room in ("export", "findings", "cli", "model", "corpus"):
        for path in (ROOT / "src/govdoc_parse" / room).rglob("*.py"):
            strings = set(re.findall(r'"([^"\n]*[\u4e00-\u9fff][^"\n]*)"', path.read_text(encoding="utf-8")))
            assert strings & said == set(), path
