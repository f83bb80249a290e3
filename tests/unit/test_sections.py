"""What belongs to which section, where it ends, and how long a heading may be."""

from __future__ import annotations

from itertools import pairwise

import pytest

import govdoc_parse as gp

ARTICLE = (
    "第一条 申请人应当提交下列材料：\n（一）申请书；\n（二）身份证明。\n"
    "材料不全的，应当一次告知。\n第二条 本办法自印发之日起施行。"
)


def _bodies(text: str) -> dict[str, list[str]]:
    return {
        section.marker.text: [" / ".join(text[s.start : s.end] for s in p.spans) for p in section.paragraphs]
        for _, section in gp.parse(text).walk()
    }


def _heading(text: str) -> str | None:
    heading = gp.parse(text).sections[0].heading
    return heading.text if heading else None


def test_what_follows_the_items_of_an_article_is_of_the_article() -> None:
    assert _bodies(ARTICLE) == {
        "第一条": ["申请人应当提交下列材料：", "材料不全的，应当一次告知。"],
        "（一）": ["申请书；"],
        "（二）": ["身份证明。"],
        "第二条": ["本办法自印发之日起施行。"],
    }


@pytest.mark.parametrize(
    "text",
    [
        "一、工作要求\n各单位要加强领导，落实责任，\n按时完成任务，确保取得\n实效",
        "一、加强领导，各单位要落实责任，\n按时完成任务，确保取得\n实效，不得拖延",
        ARTICLE.partition("\n第二条")[0],
    ],
)
def test_a_section_ends_where_its_last_paragraph_does(text: str) -> None:
    assert gp.parse(text).sections[0].span.end == len(text)


def test_a_paragraph_over_two_lines_is_one_of_two_spans() -> None:
    text = "一、工作要求\n各单位要加强领导，落实责任，\n按时完成任务，确保取得"
    assert _bodies(text) == {"一、": ["各单位要加强领导，落实责任， / 按时完成任务，确保取得"]}


@pytest.mark.parametrize(
    ("length", "behind", "whole"),
    [
        (40, "。各乡镇抓紧办理。", True),  # closed by 。
        (41, "。各乡镇抓紧办理。", False),
        (45, "", True),  # alone on its line
        (46, "", False),
    ],
)
def test_a_heading_has_its_longest_length(length: int, behind: str, whole: bool) -> None:
    name = "路" * length
    assert (_heading(f"一、{name}{behind}") or "").startswith(name) == whole


@pytest.mark.parametrize(("length", "whole"), [(40, True), (41, False)])
def test_two_questions_are_one_heading_up_to_its_longest_length(length: int, whole: bool) -> None:
    questions = f"能否提取？{'路' * (length - 6)}？"
    assert (_heading(f"一、{questions}") == questions) == whole


def test_a_heading_of_nothing_over_two_lines_ends_where_it_begins() -> None:
    text = "一、。完成完成完成完成0.00个百分点8.3∶41.4∶50.3个8.3∶41.4∶50.3个\n索引号\n索引号"
    (section,) = gp.parse(text).sections
    assert section.heading is None or section.heading.text == ""
    spans = [span for paragraph in section.paragraphs for span in paragraph.spans]
    assert all(before.end <= after.start for before, after in pairwise(spans))
