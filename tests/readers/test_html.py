"""Pages: what a reader sees is kept, navigation is dropped, the 索引号 table stays a table of pairs."""

from __future__ import annotations

from pathlib import Path

import pytest

import govdoc_parse as gp
from govdoc_parse.readers.html import html_text

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>安陵县 通知公告</title>
<meta name="Url" content="https://www.example.gov.cn/art/2023/1.html"><style>p{color:red}</style></head>
<body><nav>首页 政务公开</nav><div class="bt-position"><span>当前位置：</span><a>首页</a> &gt; <a>政府文件</a></div>
<table class="xxgk"><tr><td>索 引 号</td><td>11349825MB0R27615C/2023-00018</td><td>文号</td><td>安政发〔2023〕6号</td></tr>
<tr><td>发布机构</td><td>安陵县人民政府</td><td>有效性</td><td></td></tr></table>
<h1>安陵县人民政府关于做好春耕备耕工作的通知</h1>
<div style="display:none">来源：县政府办</div><div style="display:none">隐藏的栏目导航</div>
<p>各乡镇人民政府：</p><p>今年全县计划播种春小麦12.6万
   亩，比上年增加<b>3%</b>。</p>
<ol><li>备足化肥3200吨。</li><li>检修农机560台。</li></ol>
<table><tr><th>乡镇</th><th>面积（亩）</th><th>备注</th></tr><tr><td>东河镇</td><td>31000</td><td></td></tr>
<tr><td colspan="1">西岭乡</td><td>28500</td><td>含山地</td></tr></table>
<p><a href="/module/download/downfile.jsp?filename=a.pdf">附件：播种计划.pdf</a></p>
<div class="print-close"><a>打印</a> <a>关闭</a></div><footer>版权所有</footer><script>var a = "脚本";</script></body></html>"""


def test_metadata_of_the_table() -> None:
    metadata = gp.parse_bytes(PAGE.encode()).metadata
    assert metadata.index_number == "11349825MB0R27615C/2023-00018"
    assert metadata.document_number == "安政发〔2023〕6号"
    assert metadata.publisher == "安陵县人民政府"
    assert metadata.source == "县政府办"  # hidden, for a script shows it


def test_body_title_and_facts() -> None:
    document = gp.parse_bytes(PAGE.encode())
    assert document.title is not None
    assert document.title.text == "安陵县人民政府关于做好春耕备耕工作的通知"
    assert [fact.quantity.quote.text for fact in document.facts][:4] == ["12.6万亩", "3%", "3200吨", "560台"]


def test_what_no_reader_sees_is_dropped() -> None:
    text = html_text(PAGE)
    for word in ("首页", "当前位置", "隐藏", "打印", "版权", "脚本", "color"):
        assert word not in text


def test_ordered_lists_have_their_numbers() -> None:
    assert "1. 备足化肥3200吨。\n2. 检修农机560台。" in html_text(PAGE)


def test_what_stands_between_the_items_of_a_list_is_kept_without_a_number() -> None:
    assert html_text("<ol>任务<li>备肥</li><p>另行</p><li>检修</li></ol>") == "任务1. 备肥\n另行\n2. 检修\n"


def test_a_table_of_data_keeps_its_columns() -> None:
    table = gp.parse_bytes(PAGE.encode()).tables[0]
    assert [[cell.text for cell in row] for row in (table.header, *table.rows)] == [
        ["乡镇", "面积（亩）", "备注"], ["东河镇", "31000", ""], ["西岭乡", "28500", "含山地"],
    ]  # fmt: skip


def test_the_address_of_an_attachment_is_kept_as_furniture() -> None:
    furniture = [quote.text for quote in gp.parse_bytes(PAGE.encode()).furniture]
    assert "https://www.example.gov.cn/module/download/downfile.jsp?filename=a.pdf" in furniture


def test_an_address_needs_a_place_to_be_absolute() -> None:
    page = '<p><a href="a.docx">附件</a></p>'
    assert html_text(page) == "附件\n"
    assert html_text(page, "https://x.gov.cn/b/") == "附件\nhttps://x.gov.cn/b/a.docx\n"


def test_the_address_of_a_page_is_given_with_its_bytes_or_its_file(tmp_path: Path) -> None:
    page = '<p><a href="a.docx">附件</a></p>'.encode()
    (tmp_path / "b.html").write_bytes(page)
    for document in (
        gp.parse_bytes(page, base_url="https://x.gov.cn/b/"),
        gp.parse_file(tmp_path / "b.html", base_url="https://x.gov.cn/b/"),
    ):
        assert document.text == "附件\nhttps://x.gov.cn/b/a.docx\n"


def test_a_long_element_is_kept_whatever_its_class() -> None:
    assert "办理" in html_text(f"<div class='position'>{'依法办理各项事务。' * 40}</div>")


def test_a_table_for_layout_is_read_as_its_blocks() -> None:
    page = "<table><tr><td><p>第一段。</p><table><tr><td>甲</td><td>乙</td></tr></table></td></tr></table>"
    assert html_text(page) == "第一段。\n| 甲 | 乙 |\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_whatever_the_page_says(encoding: str) -> None:
    assert gp.parse_bytes(PAGE.encode(encoding)).metadata.document_number == "安政发〔2023〕6号"


@pytest.mark.parametrize(
    "page", ["", "<html></html>", "<p>", "<table><tr></table>", "<ol start='x'><li>甲</ol>", "\ud800<p>甲"]
)
def test_odd_pages_are_read(page: str) -> None:
    assert isinstance(html_text(page), str)


def _text(page: str) -> str:
    return gp.parse_bytes(page.encode()).text


ARTICLE = "<p>一、总体要求</p><p>新建堤防8.4公里。</p><p>二、保障</p>"
LINES = "一、总体要求\n新建堤防8.4公里。\n二、保障\n"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (f"<table><tr><td>关于春灌的通知</td></tr><tr><td>{ARTICLE}</td></tr></table>", f"关于春灌的通知\n{LINES}"),
        (f"<table><tr><td>本站栏目</td><td>{ARTICLE}</td></tr></table>", f"本站栏目\n{LINES}"),
        (f"<table><tr><td>一、总体要求<br>{'疏浚渠道。' * 50}</td><td>甲</td></tr></table>", f"一、总体要求\n{'疏浚渠道。' * 50}\n甲\n"),
        (f"<table><tr><td>索引号</td><td>0139/2024</td><td>文号</td><td>云水发〔2024〕12号</td></tr><tr><td colspan=4>{ARTICLE}</td></tr></table>",
         f"索引号：0139/2024\n文号：云水发〔2024〕12号\n{LINES}"),
        (f"<table><tr><td>甲</td><td>乙</td><td>丙</td></tr><tr><td>丁</td><td>{ARTICLE * 12}</td><td>戊</td></tr></table>",
         f"甲 乙 丙\n丁\n{LINES * 12}戊\n"),
        ("<table><tr><td>关于春灌的通知<br>一、要求</td></tr><tr><td><table><tr><td>甲</td><td>乙</td></tr></table></td></tr></table>",
         "关于春灌的通知\n一、要求\n| 甲 | 乙 |\n"),
    ],
)  # fmt: skip
def test_an_article_in_a_table_of_layout_keeps_its_paragraphs(page: str, text: str) -> None:
    assert _text(page) == text


def test_a_table_of_data_with_remarks_of_several_lines_stays_a_table() -> None:
    rows = "<tr><td>1</td><td>水利局</td><td>疏浚渠道。<br>检修泵站。<br>巡查堤防。</td></tr>" * 2
    assert _text(f"<table>{rows}</table>") == "| 1 | 水利局 | 疏浚渠道。检修泵站。巡查堤防。 |\n" * 2


def test_the_lines_of_a_cell_do_not_become_one_number() -> None:
    page = "<table><tr><th>乡镇</th><th>2023年<br>2024年</th><th>面积<br>（亩）</th></tr><tr><td>东河<br>镇</td><td>3.6<br>12.5</td><td>GDP<br>growth</td></tr></table>"
    assert _text(page) == "| 乡镇 | 2023年 2024年 | 面积（亩） |\n| 东河镇 | 3.6 12.5 | GDP growth |\n"


def test_a_cell_over_several_rows_or_columns_shifts_no_column() -> None:
    page = (
        "<table><tr><td rowspan=2>东河镇</td><td>早稻</td><td>31</td></tr><tr><td>晚稻</td><td>28</td></tr>"
        "<tr><td>西岭乡</td><td colspan=2 rowspan=2>未报</td></tr><tr><td>南乡</td></tr></table>"
    )
    assert _text(page) == "| 东河镇 | 早稻 | 31 |\n|  | 晚稻 | 28 |\n| 西岭乡 | 未报 |  |\n| 南乡 |  |  |\n"


@pytest.mark.parametrize("number", ["9" * 5000, "0", "-1", "x", "²"])
def test_an_absurd_number_in_an_attribute_is_no_error(number: str) -> None:
    page = f"<ol start={number}><li>甲</ol><table><tr><td rowspan={number} colspan={number}>乙</td><td>丙</td></tr><tr><td>丁</td><td>戊</td></tr></table>"
    assert all(word in _text(page) for word in "甲乙丙丁戊")


def test_the_caption_of_a_table_stands_above_it() -> None:
    page = "<table><tr><td>甲</td><td>31</td></tr><caption>表1 面积</caption></table>"
    assert _text(page) == "表1 面积\n| 甲 | 31 |\n"


def test_an_address_that_is_text_stays_in_its_cell() -> None:
    page = "<table><tr><td>http://a.gov.cn 门户</td><td><a href='https://a.gov.cn/b.pdf'>计划</a></td></tr></table>"
    assert _text(page) == "| http://a.gov.cn 门户 | 计划 |\nhttps://a.gov.cn/b.pdf\n"


@pytest.mark.parametrize(
    "tag",
    ["div class=item", "b", "b><i", "span", "ol><li", "table><tr><td", "table><tr><td>甲<td", "ul><li", "font", "pre"],
)
def test_nesting_without_bound_loses_nothing(tag: str) -> None:
    page = f"<{tag}>新建堤防8.4公里。" * 5000
    assert html_text(page).count("新建堤防8.4公里。") == 5000


@pytest.mark.parametrize(
    "page",
    [
        "<pre>新建堤防8.4公里\n检修泵站40座\r\n疏浚渠道</pre>",
        "<div style='white-space: pre-wrap'>新建<b>堤防</b>8.4公里\n<span>检修泵站40座\n疏浚渠道</span></div>",
        "<p style='white-space:pre-line'>新建堤防8.4公里\n检修泵站40座\n疏浚渠道</p>",
        "<textarea>\n新建堤防8.4公里\n检修泵站40座\n疏浚渠道</textarea>",
        "<table><tr><td><pre>新建堤防8.4公里\n检修泵站40座\n疏浚渠道</pre></td></tr></table>",
    ],
)
def test_line_ends_that_are_shown_are_kept(page: str) -> None:
    assert html_text(f"<p>通\n知</p>{page}<p>另\n行</p>") == "通知\n新建堤防8.4公里\n检修泵站40座\n疏浚渠道\n另行\n"


@pytest.mark.parametrize("first", ["", "<td>序号</td>"])
def test_a_table_of_documents_is_no_metadata(first: str) -> None:
    number = "<td>1</td>" if first else ""
    page = (
        f"<table><tr>{first}<td>标题</td><td>文号</td><td>发布日期</td></tr>"
        f"<tr>{number}<td>关于春灌的通知</td><td>云水发〔2024〕12号</td><td>2024-03-01</td></tr>"
        f"<tr>{number}<td>关于防汛的通知</td><td>云水发〔2024〕13号</td><td>2024-05-01</td></tr></table>"
    )
    assert " 标题 | 文号 | 发布日期 |\n" in _text(page)
    assert _text(page).count("|\n") == 3
    assert gp.parse_bytes(page.encode()).metadata.document_number is None


def test_labels_in_one_cell_with_their_values_are_metadata() -> None:
    page = "<table><tr><td>索引号：0139/2024</td><td>文号：云水发〔2024〕12号</td></tr><tr><td></td><td>发布机构：县水利局</td></tr></table>"
    assert _text(page) == "索引号：0139/2024\n文号：云水发〔2024〕12号\n发布机构：县水利局\n"


def test_labels_above_each_other_are_metadata() -> None:
    page = "<table><tr><td>索引号</td><td>文号</td></tr><tr><td>发布机构</td><td>县水利局</td></tr></table>"
    assert _text(page) == "索引号：\n文号：\n发布机构：县水利局\n"


@pytest.mark.parametrize(
    "before",
    [
        "&nbsp;",
        "<%-- 模板\n -->--%>",
        "\ufeff\ufeff",
        "<?xml version='1.0'?><?xml-stylesheet href='a.css'?>",
        f"<!-- {'版权' * 3000} -->",
    ],
)
def test_what_stands_before_the_first_tag_is_no_text(before: str) -> None:
    assert gp.parse_bytes(f"{before}<h1>公示</h1><p>甲。</p>".encode()).text == "公示\n甲。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_a_page_with_a_character_cut_in_two_is_read(encoding: str) -> None:
    cut = "关于做好春灌工作".encode("utf-8" if "utf" in encoding else encoding)[:-1]
    page = PAGE.encode(encoding).replace(b"</title>", b"</title><meta name='description' content='" + cut + b"'>")
    assert gp.parse_bytes(page).text == gp.parse_bytes(PAGE.encode()).text
    seen = gp.parse_bytes(PAGE.encode(encoding) + b"<p>" + cut + b"</p>")
    assert [d.span.start for d in seen.diagnostics if d.code == "TEXT_REPLACED"] == [seen.text.index("\ufffd")]


def test_a_page_with_nul_bytes_is_refused() -> None:
    with pytest.raises(gp.UnreadableFileError, match=r"<bytes>: not a text file \(a NUL byte at offset 3\)"):
        gp.parse_bytes(b"<p>\x00\x00</p>" + bytes([200, 201]) * 40)


def test_a_page_with_many_bad_bytes_is_refused() -> None:
    with pytest.raises(gp.UnreadableFileError, match=r"x\.html: not valid UTF-8 at offset \d+"):
        gp.parse_bytes(PAGE.encode() + "<p>灌</p>".encode().replace(b"\x81", b"") * 9, "x.html")


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>面积8.4万m<sup>2</sup>，库容12m<SUP> 3 </SUP>。</p>", "面积8.4万m²，库容12m³。\n"),
        ("<p>辖区86<span>km</span><sup><span>2</span></sup>。</p>", "辖区86km²。\n"),
        ("<p>新建堤防8.4公里<sup>[1]</sup>，渠道3km<sup>[2]</sup>，见team<sup>2</sup>、注<sup>2</sup>。</p>",
         "新建堤防8.4公里[1]，渠道3km[2]，见team2、注2。\n"),
        ("<table><tr><td>面积（m<sup>2</sup>）</td><td>8.4</td></tr></table>", "| 面积（m²） | 8.4 |\n"),
    ],
)  # fmt: skip
def test_powers_of_metres_are_written_and_other_raised_text_is_kept(page: str, text: str) -> None:
    assert html_text(page) == text


def test_an_area_written_with_a_raised_number_is_a_fact() -> None:
    assert [
        f.quantity.quote.text for f in gp.parse_bytes("<p>全年新建厂房8.4万m<sup>2</sup>。</p>".encode()).facts
    ] == ["8.4万m²"]


@pytest.mark.parametrize("link", ["http://[x", "https://[bad]/a.pdf", "//[::1/a.pdf"])
def test_a_malformed_address_is_no_error(link: str) -> None:
    assert html_text(f"<p><a href='{link}'>附件.pdf</a></p>", "https://x.gov.cn/") == "附件.pdf\n"


def test_cells_that_span_all_rows_do_not_widen_the_table_without_end() -> None:
    rows = [
        line.count("|") for line in html_text("<table>" + "<tr><td rowspan=9999 colspan=40>甲</tr>" * 300).splitlines()
    ]
    assert len(rows) == 300
    assert max(rows) < 600


def test_a_page_nested_deeper_than_browsers_go_is_read_in_the_time_of_its_length() -> None:
    assert html_text("<div><span>甲" * 20_000) == "甲\n" * 20_000
