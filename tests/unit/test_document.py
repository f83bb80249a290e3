from __future__ import annotations

from datetime import date

import pytest

import govdoc_parse as gp

TEXT = "松河县2024年工作总结\n\n一、主要指标\n全年旅游收入12.6亿元，\n增长18.1%。常住人口28.4万人。\n二、工作打算\n力争2025年常住人口达到29万人。\n"
DOCUMENT = gp.parse(TEXT)


def test_repr_is_one_line_and_str_an_outline() -> None:
    assert repr(DOCUMENT) == "<Document 松河县2024年工作总结 · work_summary · 2 sections · 4 facts>"
    assert str(DOCUMENT).splitlines()[1:] == ["一、 主要指标 (3)", "二、 工作打算 (1)"]
    assert repr(gp.parse("新建公路3公里。")) == "<Document without a title · 0 sections · 1 fact>"
    assert str(gp.parse("")) == "<Document without a title · 0 sections · 0 facts>"


def test_find_gives_the_facts_of_an_indicator() -> None:
    assert [fact.quantity.quote.text for fact in DOCUMENT.find("常住人口")] == ["28.4万人", "29万人"]
    assert [fact.quantity.quote.text for fact in DOCUMENT.find("pop", year=2025)] == ["29万人"]
    assert [fact.quantity.quote.text for fact in DOCUMENT.find("人口", year=2024)] == ["28.4万人"]
    assert DOCUMENT.find("粮食产量") == ()


def test_text_of_is_the_text_of_a_part() -> None:
    section = DOCUMENT.sections[1]
    assert DOCUMENT.text_of(section).startswith("二、工作打算")
    assert DOCUMENT.text_of(section.paragraphs[0]) == "力争2025年常住人口达到29万人。"
    assert DOCUMENT.text_of(DOCUMENT.facts[2]) == "常住人口28.4万人。"
    assert DOCUMENT.text_of(DOCUMENT.facts[2].quantity.quote) == "28.4万人"


def test_completion_offers_no_name_of_an_older_pydantic() -> None:
    names = dir(DOCUMENT)
    assert {"facts", "find", "model_dump", "walk"} <= set(names)
    assert not {"dict", "json", "copy", "parse_obj"} & set(names)


REPORT = "云渡市2025年政府工作报告\n\n{}\n\n各位代表：\n\n一、2024年工作回顾\n\n粮食产量21.3万吨。\n{}"


@pytest.mark.parametrize(
    ("below", "end", "expected"),
    [
        ("2025年1月21日在云渡市第三届人民代表大会第五次会议上", "", date(2025, 1, 21)),
        ("——2025年1月21日在云渡市第三届人民代表大会第五次会议上", "", date(2025, 1, 21)),
        ("（2025年1月21日）", "", date(2025, 1, 21)),
        ("（2025年1月21日）", "\n云渡市人民政府\n2025年1月25日\n", date(2025, 1, 25)),
        ("云渡市人民政府市长　祝明澜", "", None),
    ],
)
def test_the_date_is_that_of_the_signature_or_else_of_the_line_below_the_title(
    below: str, end: str, expected: date | None
) -> None:
    assert gp.parse(REPORT.format(below, end)).date == expected


def test_the_date_of_the_page_is_the_last_resort() -> None:
    page = "发布日期：2025-02-03\n\n云渡市水利工作情况\n\n新建堤防3公里。\n"
    assert gp.parse(page).date == date(2025, 2, 3)
    assert gp.parse(page, published=date(2025, 2, 1)).date == date(2025, 2, 1)
