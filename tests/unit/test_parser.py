"""The edges of parse(): wrong types, odd strings, extension."""

from __future__ import annotations

import pickle
from datetime import date

import pytest
from invariants import broken_invariants

import govdoc_parse as gp
from govdoc_parse.model import Quote, Span


@pytest.mark.parametrize(
    ("value", "said"), [(None, "NoneType"), (b"text", "decode it first"), (3, "int"), (bytearray(b"x"), "bytearray")]
)
def test_anything_but_a_string_is_a_type_error(value: object, said: str) -> None:
    with pytest.raises(TypeError, match=said):
        gp.parse(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "TEXT_EMPTY"),
        ("  \n\u3000\n", "TEXT_EMPTY"),
        ("全年\ud800增长", "TEXT_SURROGATE"),
        ("a\x00b", "TEXT_CONTROL"),
        ("全年\ufffd增长", "TEXT_REPLACED"),
        ("甲\t1\t2\n乙\t3\t4\n", "TABLE_NO_HEADER"),
    ],
)
def test_odd_text_gives_a_document_with_a_diagnostic(text: str, code: str) -> None:
    document = gp.parse(text)
    assert code in {diagnostic.code for diagnostic in document.diagnostics}
    assert list(broken_invariants(document)) == []
    assert gp.Document.model_validate_json(document.model_dump_json()) == document


@pytest.mark.parametrize("digit", ["٢", "𝟚", "\U00011f52", "\U00010d42"], ids=ascii)
@pytest.mark.parametrize(
    "text",
    ["20{}3年上半年", "2022年7月至20{}3年6月", "19{}9.08-2002.02", "20{}1-2025年", "比20{}0年增长3%", "附件{}\n表"],
)
def test_digits_of_other_scripts_are_read_or_passed_over(text: str, digit: str) -> None:
    """The last two are digits since Unicode 15 and 16, which this Python may not know."""
    document = gp.parse(f"一、情况\n{text.format(digit)}，完成投资{digit}亿元。")
    assert list(broken_invariants(document)) == []


def test_a_surrogate_keeps_the_offsets() -> None:
    document = gp.parse("全年\ud800新增学位1620个。")
    assert document.text[2] == "\ufffd"
    assert [fact.quantity.quote.start for fact in document.facts] == [7]


KIT = gp.Unit(id="kit", surfaces=("礼包",), dimension="count", example="发放3礼包")


def test_a_parser_goes_to_another_process() -> None:
    parser = pickle.loads(pickle.dumps(gp.Parser(gp.Lexicon.default().extend(units=[KIT]), words=True)))
    assert (parser.lexicon.units[0], parser.words) == (KIT, True)
    assert parser.parse("发放200礼包。").facts[0].quantity.unit_id == "kit"


def test_a_unit_of_ones_own() -> None:
    parser = gp.Parser(gp.Lexicon.default().extend(units=[KIT]))
    (fact,) = parser.parse("发放200礼包。").facts
    assert (fact.quantity.value, fact.quantity.unit_id) == (200, "kit")
    assert gp.parse("发放200礼包。").facts == ()


def test_facts_know_their_section() -> None:
    document = gp.parse("一、情况\n(一)基础\n新建公路12公里。\n二、计划\n新建公路30公里。")
    assert [fact.section for fact in document.facts] == ["1.1", "2"]


def test_section_at_and_line_column() -> None:
    text = "一、情况\n(一)基础\n新建公路12公里。\n二、计划"
    document = gp.parse(text)
    inner = document.section_at(text.index("新建"))
    assert inner is not None
    assert inner.marker.text == "(一)"
    assert document.section_at(text.index("二、")) is document.sections[1]
    assert document.line_column(text.index("新建")) == (3, 1)
    with pytest.raises(ValueError, match="no offset"):
        document.line_column(len(text) + 1)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_the_model_refuses_a_span_that_is_none(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=r"not a span: \[-?\d, 2\)"):
        Span(start=start, end=end)


def test_the_model_refuses_a_quote_of_another_length() -> None:
    with pytest.raises(ValueError, match="a quote of 3 characters holds 2"):
        Quote(start=0, end=3, text="公里")


def test_the_model_refuses_a_quote_that_is_none() -> None:
    document = gp.parse("新建公路12公里。")
    with pytest.raises(ValueError, match="does not read"):
        gp.Document(text="另一段文字，没有数字。", facts=document.facts)


def test_the_first_clause_of_a_sentence_has_none_before_it() -> None:
    document = gp.parse("每户补助标准为5000元。新建床位100张，改造床位200张调整为养老床位。")
    assert [fact.role for fact in document.facts] == ["standard", "level", "level"]


def test_facts_of_prose_have_no_title() -> None:
    text = "实际利用外资3.2亿美元\n关于投资的报告12份"
    found = gp.facts(text, year=2024)
    assert [(str(f.quantity.quote), f.name, f.row()["year"]) for f in found] == [
        ("3.2亿美元", "实际利用外资", 2024),
        ("12份", "关于投资的报告", 2024),
    ]
    assert all(text[f.quantity.quote.start : f.quantity.quote.end] == f.quantity.quote.text for f in found)
    table = "| 指标 | 数值（万元） |\n|---|---|\n| 公路投资 | 12 |\n"
    assert [f.quantity.value for f in gp.facts(table)] == [120_000]
    assert gp.facts("") == ()


def test_facts_takes_a_string_and_the_words_of_the_caller() -> None:
    with pytest.raises(TypeError, match=r"facts\(\) takes prose as str, not bytes; decode it first"):
        gp.facts(b"x")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="year must be int"):
        gp.facts("x", year="2024")  # type: ignore[arg-type]
    assert gp.facts("今年新建公路12公里。", published=date(2024, 7, 1))[0].row()["year"] == 2024


@pytest.mark.parametrize("text", ["实际利用外资3.2亿美元", "综合评价排名全省第6", "办结12件"])
def test_one_line_with_a_figure_is_prose(text: str) -> None:
    document = gp.parse(text)
    assert document.title is None
    assert len(document.facts) == 1


@pytest.mark.parametrize("text", ["data/report.docx", "https://www.example.gov.cn/a?id=1", "通知.PDF"])
def test_a_path_is_no_text(text: str) -> None:
    assert "LOOKS_LIKE_A_PATH" in [d.code for d in gp.parse(text).diagnostics]


@pytest.mark.parametrize("text", ["见附件report.docx，共3份", "第一行\nreport.docx"])
def test_a_text_that_mentions_a_path_is_one(text: str) -> None:
    assert "LOOKS_LIKE_A_PATH" not in [d.code for d in gp.parse(text).diagnostics]
