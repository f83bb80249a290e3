"""export.case: what it prints for a place is a case that passes."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from parsed import PATHS, parsed_text
from test_cases import READERS

import govdoc_parse as gp
from govdoc_parse.export import case

PLAN = """云溪县水利局2024年上半年工作总结

一、工作完成情况
（一）推进工程建设。上半年完成水利投资3.6亿元，同比增长12.5%。建设仍在推进。
二、下半年工作打算
全年完成水利投资7亿元。其中，中央资金2亿元。

表1 主要指标
单位：万元
指标\t金额\t增长（%）
水利投资\t36000\t12.5
"""


def made(text: str, at: str | int) -> tuple[str, list[str]]:
    """The text and the facts of a case, after its facts are found in its text."""
    document = parsed_text(text)
    (found,) = tomllib.loads(case(document, text.index(at) if isinstance(at, str) else at))["case"]
    assert READERS["facts"](found) == found["expect"]
    return found["text"], found["expect"]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_case_of_any_place_passes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for offset in (offset for offset in range(0, len(text), 151) if text[offset].strip()):
        made(text, offset)


@pytest.mark.parametrize(
    ("at", "before", "expected"),
    [
        ("3.6亿元", "", ["3.6亿元 | 水利投资 | level achieved", "12.5% | 水利投资 | change up yoy achieved"]),
        ("建设仍在", "", []),
        ("7亿元", "二、下半年工作打算\n", ["7亿元 | 水利投资 | level planned"]),
        ("云溪县", "", []),
        ("36000", "表1 主要指标\n单位：万元\n指标\t金额\t增长（%）\n", ["36000 | 水利投资 | level achieved", "12.5 | 水利投资 | change up achieved"]),
    ],
)  # fmt: skip
def test_a_text_is_as_short_as_it_may_be(at: str, before: str, expected: list[str]) -> None:
    text, facts = made(PLAN, at)
    assert facts == expected
    assert text.startswith(before)
    assert "\n" not in text[len(before) :]


def test_what_the_document_says_besides_is_a_comment() -> None:
    """The title makes it a plan, and is no part of the case."""
    text = "安陵县水利局2025年工作计划\n\n新建泵站5座。"
    printed = case(gp.parse(text), text.index("5座"))
    assert "# in the document: 5座 | 泵站 | level planned" in printed or "2025年工作计划" in printed


def test_a_text_may_hold_what_toml_escapes() -> None:
    text = '"新建\\\x7f5家"。'
    assert made(text, 2)[0] == text


def test_many_facts_are_a_line_each() -> None:
    text = "新建医院5家、学校6所、桥梁7座、公园8个、水库9座、车站10个、停车场11个。"
    printed = case(gp.parse(text), 0)
    assert printed.count("\n  ") == 7
    assert made(text, 0)[0] == text


@pytest.mark.parametrize(("text", "offset"), [("", 0), ("新建5家。\n\n新建6家。", 6), ("新建5家。\n", 6)])
def test_a_place_without_text_is_an_error(text: str, offset: int) -> None:
    with pytest.raises(ValueError, match=f"no text at offset {offset}"):
        case(gp.parse(text), offset)


def test_the_end_of_a_line_belongs_to_it() -> None:
    assert made("新建5家。\n新建6家。\n", 5)[0] == "新建5家。"
