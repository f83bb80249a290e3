"""A page is told from a text by what it begins with."""

from __future__ import annotations

import pytest

from govdoc_parse.readers.formats import find_format

TAGS = ["h1", "h2", "article", "section", "font", "b", "strong", "ul", "ol", "dl", "br", "a", "img", "form", "main", "header", "nav", "iframe", "frameset", "p", "div", "table"]  # fmt: skip


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("written", ["<{0} class='x'>公示</{0}>", "<{0}>公示</{0}>", "<{1}>公示</{1}>"])
def test_a_page_may_begin_with_any_tag(tag: str, written: str) -> None:
    assert find_format(written.format(tag, tag.upper()).encode(), "x").name == "html"


@pytest.mark.parametrize(
    "before",
    [
        "&nbsp;\n",
        "<%-- 模板 --%>",
        '<%@ page contentType="text/html" %>\n',
        '<?xml version="1.0"?>\n<?xml-stylesheet href="a.css"?>',
        "\ufeff\ufeff",
        f"<!-- {'版权说明。' * 2000} -->\n<!-- 二 -->",
    ],
)
def test_what_may_stand_before_the_first_tag(before: str) -> None:
    page = before + "<h1>公示</h1>"
    assert find_format(page.encode(), "x").name == "html"
    assert find_format(page.encode("utf-16"), "x").name == "html"


@pytest.mark.parametrize(
    "text",
    [
        "网页用<h1>标题</h1>和<div>排版。",
        "<附件>关于春灌的通知",
        "<A>类项目12个，<B>类项目30个。",
        "<a>类项目12个。",
        "a<b，b>c",
        "<!-- 未写完的注释 <p>",
        "<?xml version='1.0'?><公文>甲</公文>",
        "&nbsp;新建堤防8.4公里。<br>",
        "",
    ],
)
def test_a_text_that_mentions_tags_is_text(text: str) -> None:
    assert find_format(text.encode(), "x").name == "text"


def test_a_picture_is_told_from_a_text_that_begins_alike() -> None:
    assert find_format("BMI指数高于28的学生占12%。".encode(), "x").name == "text"
    assert find_format(b"BM\x36\x00\x0c\x00\x00\x00\x00\x00\x36\x00", "x").name == "binary"
