"""Margins of pages: page numbers and running headers go, what only recurs stays."""

from __future__ import annotations

import pytest

from govdoc_parse.readers.margins import without_margins
from govdoc_parse.readers.placed import Page, PlacedLine


def _line(text: str, top: float, size: float = 12) -> PlacedLine:
    return PlacedLine(text, 72, 72 + size * len(text), top, top + size, size)


def _kept(tops: list[str], size: float = 12) -> list[str]:
    """What is left of the first line of each page."""
    pages = [Page(842, (_line(top, 60, size), _line(f"正文{n}。", 400))) for n, top in enumerate(tops)]
    return [line.text for page in without_margins(pages) for line in page if line.top == 60]


@pytest.mark.parametrize(
    "tops",
    [
        ["疏浚渠道。", "检修泵站。", "附件1", "附件2"],
        ["附件 1", "附件 2", "附件 3"],
        ["表1　春灌面积", "表2　春灌面积", "表3　春灌面积"],
        ["第一章 总则", "第一章 总则", "第一章 总则"],
        ["一、基本情况", "一、基本情况"],
        ["1.疏浚渠道", "2.疏浚渠道", "3.疏浚渠道"],
        ["完成投资3亿元，", "完成投资5亿元，", "完成投资7亿元，"],
        ["确保春灌用水。", "确保春灌用水。", "确保春灌用水。"],
        ["云溪县水利局", "云溪县水利局", "检修泵站", "疏浚渠道"],
    ],
)
def test_lines_of_the_text_at_the_top_of_pages_are_kept(tops: list[str]) -> None:
    assert _kept(tops) == tops


@pytest.mark.parametrize(
    "tops",
    [
        ["云溪县公报", "云溪县公报"],
        ["云溪县公报 第1页", "云溪县公报 第2页", "云溪县公报 第3页"],
        ["云溪县公报 — 1 —", "云溪县公报 — 2 —", "云溪县公报 — 3 —"],
        ["2024年第6期 1/3", "2024年第6期 2/3", "2024年第6期 3/3"],
        ["云溪县公报 9", "云溪县公报 10", "云溪县公报 11"],
        ["公报", "12 水利", "公报", "14 水利", "公报", "16 水利"],
    ],
)
def test_headers_of_most_pages_are_dropped_with_their_page_numbers(tops: list[str]) -> None:
    assert _kept(tops) == []


def test_a_small_header_that_ends_a_sentence_is_a_header() -> None:
    assert _kept(["内部资料，注意保存。"] * 3, size=9) == []


@pytest.mark.parametrize(
    "number",
    [
        "3",
        "- 3 -",
        "— 3 —",
        "—3—",
        "· 3 ·",
        "〔3〕",
        "3/12",
        "3 ／ 12",
        "第3页",
        "第 3 页",
        "第三页",
        "3页",
        "第1页/共3页",
        "第 1 页，共 3 页",
        "第1页,共3页",
        "第1页 共3页",
        "第一页　共三页",
        "共3页，第1页",
        "— 第 1 页 共 3 页 —",
        "Page 1 of 3",
        "PAGE 1/3",
        "P3",
        "p. 3",
    ],
)
def test_the_number_of_a_single_page_is_dropped(number: str) -> None:
    assert _kept([number]) == []


@pytest.mark.parametrize("line", ["共3页", "第3页见附件", "3公里", "第三章", "页", "Page", "第1页，共3页，检修泵站"])
def test_what_is_more_than_the_number_of_a_page_is_kept(line: str) -> None:
    assert _kept([line]) == [line]
