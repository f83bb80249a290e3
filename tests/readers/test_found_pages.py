"""Pages, Word and OFD files as they are found: notes, separators, unseen text, what a page says in its head, Big5."""

from __future__ import annotations

import pytest
from docx import Document
from docx.oxml import parse_xml
from makers import W, docx_text, make_docx, saved

import govdoc_parse as gp
from govdoc_parse.readers.html import html_text
from govdoc_parse.readers.raised import CLOSE, OPEN, with_raised
from govdoc_parse.readers.text import decode

BIG5 = "二、下一步工作計劃\n新建學校2所，改造棚戶區860戶。全年完成投資3.6億元。\n"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>投资42<sup>1</sup>亿元，覆盖率58.6<sup>2</sup>%。</p>", "投资42[1]亿元，覆盖率58.6[2]%。\n"),
        ("<p>蓄水3.2×10<sup>8</sup>立方米，厂房12米<sup>2</sup>。</p>", "蓄水3.2×10⁸立方米，厂房12米²。\n"),
        ("<p>名称<sup>TM</sup>。</p>", "名称TM。\n"),
    ],
)
def test_raised_digits_are_powers_or_notes(page: str, text: str) -> None:
    assert html_text(page) == text


def test_a_raised_run_of_word_is_no_digit_of_the_figure() -> None:
    document = Document()
    paragraph = document.add_paragraph("粮食12.3")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run("万吨，厂房30m")
    paragraph.add_run("2").font.superscript = True
    assert docx_text(saved(document)) == "粮食12.3[1]万吨，厂房30m²\n"
    assert with_raised(f"甲{OPEN}注{CLOSE}") == "甲注"


@pytest.mark.parametrize(
    ("suffix", "line"),
    [
        ("", "1.\t500万元以下"),
        ('<w:suff w:val="space"/>', "1. 500万元以下"),
        ('<w:suff w:val="nothing"/>', "1. 500万元以下"),
    ],
)
def test_a_number_of_word_and_a_figure_are_two(suffix: str, line: str) -> None:
    document = Document()
    numbering = document.part.numbering_part.element
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>{suffix}<w:lvlText w:val="%1."/></w:lvl>'
    numbering.insert(0, parse_xml(f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="77">{level}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num xmlns:w="{W}" w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    properties = document.add_paragraph("500万元以下")._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr xmlns:w="{W}"><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'))
    assert docx_text(saved(document)) == f"{line}\n"
    assert docx_text(make_docx([(0, "造林3亩")])) == "一、造林3亩\n"


def test_a_page_says_title_date_and_source_in_its_head() -> None:
    metas = {"ArticleTitle": "安陵县召开春耕现场会", "PubDate": "2024-03-21 09:30", "ContentSource": "县农业农村局"}
    head = "".join(f'<meta name="{name}" content="{value}">' for name, value in metas.items())
    text = html_text(f"<head>{head}</head><body><p>今年春播18万亩。</p></body>")
    assert text == "标题：安陵县召开春耕现场会\n发布时间：2024-03-21 09:30\n信息来源：县农业农村局\n今年春播18万亩。\n"
    shown = html_text(
        f"<head>{head}</head><body><h1>安陵县召开春耕 现场会</h1><p>2024-03-21 来源：县农业农村局</p></body>"
    )
    assert shown == "安陵县召开春耕 现场会\n2024-03-21 来源：县农业农村局\n"


def test_the_menus_above_the_title_that_a_page_names_are_left_out() -> None:
    """What states something stays; what is about the document (its interpretation) goes, and so it does where only <title> tells."""
    menus = "<p>走进安陵 About Anling</p><p>政务公开</p><p>文号：安政办〔2024〕6号</p><p>《安陵县春耕方案》政策解读 2024-03-22</p>"
    body = f"<body>{menus}<p>安陵县春耕方案</p><p>播种18万亩。</p></body>"
    wanted = "文号：安政办〔2024〕6号\n安陵县春耕方案\n播种18万亩。\n"
    assert html_text(f'<head><meta name="ArticleTitle" content="安陵县春耕方案"></head>{body}') == wanted
    longer = body.replace("安陵县春耕方案", "安陵县2024年春耕工作方案")
    titled = html_text(f"<head><title>安陵县2024年春耕工作方案 - 安陵县政府网</title></head>{longer}")
    assert titled == wanted.replace("安陵县春耕方案", "安陵县2024年春耕工作方案")
    other = html_text(f"<head><title>安陵县2024年秋收工作方案</title></head>{body}")
    assert other.startswith("标题：安陵县2024年秋收工作方案\n走进安陵 About Anling\n政务公开\n")


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("安陵县水利工程建设情况_安陵县政府网", ["标题：安陵县水利工程建设情况", "完成投资3.6亿元。"]),
        ("安陵县人民政府门户网站", ["完成投资3.6亿元。"]),
        ("首页", ["完成投资3.6亿元。"]),
    ],
)
def test_the_title_of_the_window_is_the_title_where_it_names_a_document(title: str, lines: list[str]) -> None:
    assert html_text(f"<title>{title}</title><p>完成投资3.6亿元。</p>").splitlines() == lines


def test_a_page_of_pictures_says_where_its_text_is() -> None:
    page = '<h1>安陵县2025年部门预算</h1><img src="1.jpg"><iframe src="https://a.example/2.pdf"></iframe><img src="http://[x"><img src=" ">'
    document = gp.parse_bytes(page.encode(), base_url="https://b.example/c/")
    assert document.text.splitlines() == [
        "安陵县2025年部门预算",
        "https://b.example/c/1.jpg",
        "http://[x",
        "https://a.example/2.pdf",
    ]
    assert [d.code for d in document.diagnostics if d.code == "BODY_ELSEWHERE"] == ["BODY_ELSEWHERE"]
    assert "jpg" not in html_text('<p>全年完成投资3.6亿元。</p><img src="1.jpg">')


@pytest.mark.parametrize("style", ["opacity:0", "font-size: 0px;", "display:none"])
def test_text_that_a_page_does_not_show_is_left_out(style: str) -> None:
    assert html_text(f'<p>造林3亩。</p><p style="{style}">造林9亩。</p>') == "造林3亩。\n"
    assert html_text('<p style="opacity:0.8;font-size:0.9em">造林3亩。</p>') == "造林3亩。\n"


def test_big5_is_read() -> None:
    assert decode(BIG5.encode("big5")) == BIG5
    assert [f.quantity.value for f in gp.parse_bytes(BIG5.encode("big5")).facts][1:] == [860, 360_000_000]
    assert decode("全年完成投资3.6亿元。".encode("gb18030")) == "全年完成投资3.6亿元。"
    assert decode("瀏覽繁體網頁".encode("gbk")) == "瀏覽繁體網頁"


def test_what_looks_like_big5_and_is_not_is_read_as_gb18030() -> None:
    with pytest.raises(gp.UnreadableFileError, match="GB18030"):
        decode(BIG5.encode("big5") + b"\xa4\x40" * 9 + b"\xff\xff")
