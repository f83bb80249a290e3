from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import govdoc_parse as gp

TEXT = "工作情况\n\n全年新建公路3公里。"


def test_the_year_of_the_caller_dates_what_the_text_does_not() -> None:
    document = gp.parse(TEXT, year=2023)
    assert (document.year, document.facts[0].year) == (2023, 2023)


def test_a_year_that_a_sentence_states_outranks_the_caller() -> None:
    assert gp.parse("2021年新建公路3公里。", year=2023).facts[0].year == 2021


def test_the_day_of_the_caller_outranks_the_page() -> None:
    document = gp.parse("发布日期：2021-03-01\n\n今年新建公路3公里。", published=date(2024, 5, 1))
    assert (document.published, document.facts[0].year) == (date(2024, 5, 1), 2024)


def test_the_kind_of_the_caller_decides_the_status() -> None:
    assert gp.parse(TEXT, kind="work_plan").facts[0].status == "planned"
    assert gp.parse(TEXT, kind="work_plan").kind == "work_plan"


def test_the_region_of_the_caller_is_kept_as_given() -> None:
    region = gp.parse(TEXT, region="安陵县").region
    assert region is not None
    assert region.name == "安陵县"


@pytest.mark.parametrize(
    "known", [{"year": "2023"}, {"year": True}, {"published": "2023-01-01"}, {"region": 1}, {"kind": 1}]
)
def test_a_wrong_type_is_an_error(known: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=next(iter(known))):
        gp.parse(TEXT, **known)


def test_an_unknown_kind_is_an_error_that_lists_the_known() -> None:
    with pytest.raises(ValueError, match="statistical_communique"):
        gp.parse(TEXT, kind="novel")


@pytest.mark.parametrize(
    ("text", "known", "code"),
    [
        ("某县2024年工作总结\n\n新建公路3公里。\n\n某县人民政府\n2024年3月1日", {}, "PERIOD_AFTER_DOCUMENT"),
        ("某县水利局工作总结\n\n新建公路3公里。", {}, "YEAR_UNKNOWN"),
        ("某县2024年工作总结\n\n新建公路3公里。", {"year": 2022}, "YEARS_CONTRADICT"),
    ],
)
def test_years_that_do_not_add_up_are_reported(text: str, known: dict[str, Any], code: str) -> None:
    assert code in {diagnostic.code for diagnostic in gp.parse(text, **known).diagnostics}


def test_the_bytes_of_a_file_take_the_same_keywords() -> None:
    assert gp.parse_bytes(TEXT.encode(), year=2023).facts[0].year == 2023
