"""Corrections are applied by their quotes, and marked."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from command_line import run

import govdoc_parse as gp
from govdoc_parse.corrections import corrections_of
from govdoc_parse.export.view.card import cards

TEXT = "安陵县2023年工作总结\n\n一、主要指标\n一般公共预算收入15.2亿元，增长4%。新增就业1200人。\n"
HEAD = "document,start,quote,field,value,who,why\n"


def _row(field: str, value: str, quote: str = "收入15.2亿元", start: int = 0) -> gp.Correction:
    return gp.Correction(document="report.txt", start=start, quote=quote, field=field, value=value)


def _first(*rows: gp.Correction, text: str = TEXT) -> gp.Fact:
    return gp.apply_corrections(gp.parse(text), rows).facts[0]


@pytest.mark.parametrize(
    ("field", "value", "read"),
    [
        ("name", "财政收入", lambda fact: fact.name == "财政收入"),
        ("name", "", lambda fact: fact.name is None),
        ("indicator_id", "fiscal_total", lambda fact: fact.indicator_id == "fiscal_total"),
        ("subject", "东坪镇", lambda fact: fact.subject == "东坪镇" and fact.subject_quotes == ()),
        ("role", "change", lambda fact: fact.role == "change"),
        ("direction", "up", lambda fact: fact.direction == "up"),
        ("direction", "", lambda fact: fact.direction is None),
        ("status", "planned", lambda fact: fact.status == "planned"),
        ("unit", "美元", lambda fact: (fact.quantity.unit, fact.quantity.unit_id) == ("美元", None)),
        ("value", "1500000000", lambda fact: fact.quantity.value == fact.quantity.lower.value == Decimal(1500000000)),
        ("period", "2022-01-01..2022-12-31", lambda fact: (fact.year, fact.period.inherited_from) == (2022, "correction")),
        ("period", "", lambda fact: fact.period is None),
    ],
)  # fmt: skip
def test_a_field_is_corrected_and_marked(field: str, value: str, read: Any) -> None:
    fact = _first(_row(field, value))
    assert read(fact)
    assert fact.rules[-1] == f"corrected.{field}"
    assert fact.confidence == "high"
    assert fact.quantity.quote.text == "15.2亿元"
    assert gp.Fact.model_validate(fact.model_dump()) == fact


def test_a_fact_that_is_none_goes() -> None:
    document = gp.apply_corrections(gp.parse(TEXT), [_row("fact", "none")])
    assert [fact.quantity.quote.text for fact in document.facts] == ["4%", "1200人"]
    assert gp.Document.model_validate(document.model_dump()) == document


def test_a_quote_is_found_in_another_version_of_the_text() -> None:
    text = TEXT.replace("一、主要指标", "一、主要指标\n新增的一段话。")
    assert _first(_row("name", "财政收入", start=TEXT.index("收入15")), text=text).name == "财政收入"


def test_of_two_places_the_one_where_it_stood_is_meant() -> None:
    text = TEXT + "二、其他\n去年同类收入15.2亿元。\n"
    document = gp.parse(text)
    second = gp.apply_corrections(document, [_row("name", "别的收入", start=text.rindex("收入15.2"))])
    assert [fact.name for fact in second.facts if "corrected.name" in fact.rules] == ["别的收入"]
    assert second.facts[0] == document.facts[0]


@pytest.mark.parametrize(
    ("text", "quote", "why"),
    [
        (TEXT, "收入16亿元", "it is not in the text, or more than once"),
        (TEXT + "其他收入15.2亿元。", "收入15.2亿元", "it is not in the text, or more than once"),
        (TEXT, "一般公共预算", "no fact ends there"),
    ],
)
def test_a_row_without_its_place_is_reported(text: str, quote: str, why: str) -> None:
    before = gp.parse(text)
    document = gp.apply_corrections(before, [_row("name", "财政收入", quote)])
    (stale,) = [each for each in document.diagnostics if each.code == "CORRECTION_STALE"]
    assert stale.message == f"name of “{quote}” is not corrected: {why}"
    assert document.facts == before.facts


def test_a_document_without_corrections_stays_itself() -> None:
    document = gp.parse(TEXT)
    assert gp.apply_corrections(document, []) is document


@pytest.mark.parametrize("name", ["report.txt", "out/report.txt", "out\\report.txt", "report.html"])
def test_rows_are_of_a_document_by_its_name(name: str) -> None:
    rows = [
        _row("name", "甲").model_copy(update={"document": document})
        for document in ("report.txt", "report", "other.txt")
    ]
    found = [row.document for row in corrections_of(rows, name)]
    assert found == (["report"] if name.endswith("html") else ["report.txt", "report"])


def test_a_file_is_read_with_its_marks(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text("\ufeff" + HEAD + 'a.txt,3,"收入15.2亿元",name,"财政,收入",李,原文如此\n', encoding="utf-8")
    (row,) = gp.read_corrections(path)
    assert (row.start, row.value, row.who, row.why) == (3, "财政,收入", "李", "原文如此")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("a.txt,0,,name,甲,,", "a correction needs a quote"),
        ("a.txt,0,收入,colour,甲,,", "no field 'colour'; there are value, unit, name"),
        ("a.txt,0,收入,role,甲,,", "'甲' is none of level, change"),
        ("a.txt,0,收入,value,甲,,", "'甲' is no number"),
        ("a.txt,0,收入,period,去年,,", "Invalid isoformat string"),
        ("a.txt,甲,收入,name,甲,,", "start"),
    ],
)
def test_a_bad_row_is_named(line: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text(HEAD + line + "\n", encoding="utf-8")
    with pytest.raises(gp.CorrectionError, match=r"corrections\.csv, line 2: .*" + said):
        gp.read_corrections(path)


def test_a_file_without_the_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text("document,start\n", encoding="utf-8")
    with pytest.raises(gp.CorrectionError, match="no column quote, field, value"):
        gp.read_corrections(path)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text(TEXT.replace("工作总结", "政府工作报告"), encoding="utf-8")
    rows = HEAD + "report.txt,0,预算收入15.2亿元,period,2022-01-01..2022-12-31,李,上年数\n"
    (tmp_path / "corrections.csv").write_text(rows, encoding="utf-8")
    return tmp_path


def test_parse_applies_them(files: Path) -> None:
    done = run("parse", str(files / "report.txt"), "--corrections", str(files / "corrections.csv"))
    first = gp.Document.model_validate_json(done.stdout).facts[0]
    assert (first.year, first.rules[-1]) == (2022, "corrected.period")


def test_panel_applies_them(files: Path) -> None:
    out = files / "panel.csv"
    run("panel", str(files / "report.txt"), "-o", str(out), "--corrections", str(files / "corrections.csv"))
    assert ",level,2022," in out.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("command", [("check",), ("view", "--no-open"), ("panel", "-o", "panel.csv")])
def test_a_row_whose_quote_is_gone_is_told(
    command: tuple[str, ...], files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(files)
    rows = HEAD + "report.txt,0,预算收入99.9亿元,period,2022-01-01..2022-12-31,李,\n"
    (files / "corrections.csv").write_text(rows, encoding="utf-8")
    done = run(*command, "report.txt", "--corrections", "corrections.csv")
    assert "period of “预算收入99.9亿元” is not corrected" in done.stderr.decode()


@pytest.mark.parametrize("rows", ["document\n", None])
def test_a_bad_file_ends_the_program(rows: str | None, files: Path) -> None:
    path = files / "bad.csv"
    if rows is not None:
        path.write_text(rows, encoding="utf-8")
    done = run("parse", str(files / "report.txt"), "--corrections", str(path))
    assert done.returncode == 2
    assert "bad.csv" in done.stderr.decode()


def test_the_page_has_a_row_for_each_fact_that_finds_it_again() -> None:
    document = gp.parse(TEXT)
    for fact, card in zip(document.facts, cards(document), strict=True):
        start, quote = card["q"]
        assert "\n" not in quote
        row = _row("name", "别的", quote, start)
        (changed,) = [each for each in gp.apply_corrections(document, [row]).facts if each not in document.facts]
        assert changed.quantity == fact.quantity
