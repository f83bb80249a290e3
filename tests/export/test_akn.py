"""The mapping to Akoma Ntoso, case by case."""

from __future__ import annotations

import pytest
from akn_reading import NS, OWN, broken_promises, ids, plain, read, read_schema
from lxml import etree

import govdoc_parse as gp

LAW = """安陵县河道管理条例

（2023年5月6日安陵县第五届人民代表大会常务委员会第八次会议通过）

第一编　总则

第一章　一般规定

第一节　适用范围

第一条　为了加强河道管理，制定本条例。

第二条　有下列情形之一的，处五千元以上二万元以下罚款：

（一）擅自采砂的；

（二）有下列行为，逾期不改正的：

1.堆放垃圾；

2.种植高秆作物。

前款规定的罚款，由县水行政主管部门决定。

第二条之一　单位有前条行为的，加重处罚。

第二编　附则

第一章　施行

第一条　本条例自2023年7月1日起施行。
"""
REPORT = """索引号：013927465/2024-00081
文号：
主题分类：水利、水务
发布机构：云溪县水利局
发布日期：2024-07-12

云溪县水利局2024年上半年工作总结

上半年，全局各项工作有序推进。

一、工作完成情况
（一）推进工程建设。上半年完成水利投资3.6亿元，同比增长12.5%，新建堤防约8公里。
（二）保障农村供水。
——改造管网40余公里。
——新建泵站2—3座，第9位。
二、下半年工作打算
工作计划如下：
1.加快项目进度。
1.加强管护。

云溪县水利局
2024年7月8日
"""


def test_a_law() -> None:
    root = read(gp.parse(LAW))
    assert (root[0].tag, root[0].get("name")) == (NS + "act", "条例")
    assert ids(root, "part", "chapter", "section", "article") == [
        "part_1", "part_1__chp_1", "part_1__chp_1__sec_1", "art_1", "art_2", "art_2-1",
        "part_2", "part_2__chp_1", "part_2__chp_1__art_1",
    ]  # fmt: skip
    assert ids(root, "paragraph", "point", "indent")[1:-2] == [
        "art_2__para_1", "art_2__para_1__point_1", "art_2__para_1__point_2", "art_2__para_1__point_2__indent_1",
        "art_2__para_1__point_2__indent_2", "art_2__para_2",
    ]  # fmt: skip
    assert ids(root, "intro") == ["art_2__para_1__intro", "art_2__para_1__point_2__intro"]
    date = root.find(f".//{NS}preface//{NS}docDate")
    assert date is not None
    assert date.get("date") == "2023-05-06"


def test_a_report() -> None:
    root = read(gp.parse(REPORT))
    assert (root[0].tag, root[0].get("name")) == (NS + "statement", "工作总结")
    assert [(e.get("eId"), e.get("class")) for e in root.iter(NS + "level", NS + "indent")] == [
        ("lvl_1", "gw-1 cn_dun"),
        ("lvl_1__lvl_1", "gw-2 cn_paren"),
        ("lvl_1__lvl_2", "gw-2 cn_paren"),
        ("lvl_1__lvl_2__indent_1", "dash"),
        ("lvl_1__lvl_2__indent_2", "dash"),
        ("lvl_2", "gw-1 cn_dun"),
        ("lvl_2__lvl_1", "gw-3 ar_dot"),
        ("lvl_2__lvl_1_2", "gw-3 ar_dot"),  # 1. stands twice
    ]
    assert [e.text for e in root.iter(NS + "heading")][:2] == ["工作完成情况", "推进工程建设。"]
    assert [_text(e) for e in root.iter(NS + "intro")] == ["工作计划如下："]
    assert _text(root.find(f".//{NS}preface//{NS}docTitle")) == "云溪县水利局2024年上半年工作总结"
    authority, date = root.find(f".//{NS}conclusions//{NS}organization"), root.find(f".//{NS}conclusions//{NS}date")
    assert authority is not None
    assert (_text(authority), date is not None and date.get("date")) == ("云溪县水利局", "2024-07-08")
    assert authority.getparent().tag == NS + "signature"


def test_identification() -> None:
    root = read(gp.parse(REPORT))
    work = "/akn/cn/statement/work-summary/2024-07-08/013927465-2024-00081"
    assert [e.get("value") for e in root.iter(NS + "FRBRuri")] == [
        work, f"{work}/zho@2024-07-12", f"{work}/zho@2024-07-12.xml"
    ]  # fmt: skip
    assert [(e.get("date"), e.get("name")) for e in root.iter(NS + "FRBRdate")][:2] == [
        ("2024-07-08", "成文"),
        ("2024-07-12", "发布"),
    ]
    assert [(e.get("name"), e.get("value")) for e in root.iter(NS + "FRBRalias")] == [
        ("索引号", "013927465/2024-00081")
    ]
    assert [(e.get("showAs"), e.get("dictionary")) for e in root.iter(NS + "keyword")] == [
        ("水利、水务", "#subject_category")
    ]


def test_header_pairs_keep_their_offsets_the_empty_one_too() -> None:
    document = gp.parse(REPORT)
    fields = list(read(document).iter(OWN + "field"))
    assert [(e.get("name"), e.text) for e in fields] == [
        ("索引号", "013927465/2024-00081"), ("文号", None), ("主题分类", "水利、水务"), ("发布机构", "云溪县水利局"), ("发布日期", "2024-07-12"),
    ]  # fmt: skip
    for field in fields:
        assert _quote(document, field, "labelStart", "labelEnd") == field.get("name")
        if field.text is None:
            assert (field.get("start"), field.get("key")) == (None, "document_number")
        else:
            assert _quote(document, field) == field.text


def test_quantities_are_normalized_where_they_are_exact() -> None:
    root = read(gp.parse(REPORT))
    assert [(_text(e), e.get("normalized"), e.get("refersTo")) for e in root.iter(NS + "quantity")] == [
        ("3.6亿元", "360000000", "#money.CNY"),
        ("12.5%", "12.5", "#percent"),
        ("8公里", None, "#length.km"),
        ("40余公里", None, "#length.km"),
        ("2—3座", None, "#count.building"),
        ("第9位", "9", "#rank"),
    ]
    first, change, *_ = root.iter(OWN + "fact")
    assert (first.get("value"), first.get("unitId"), first.get("status")) == ("360000000", "CNY", "achieved")
    assert first.get("ref") == "#lvl_1__lvl_1__content__p_1__quantity_1"
    assert [(e.tag.removeprefix(OWN), e.get("basis")) for e in change if e.get("basis")] == [("comparison", "yoy")]
    high = next(e for e in root.iter(OWN + "fact") if e.get("high"))
    assert (high.get("value"), high.get("high")) == ("2", "3")


def test_offsets_of_elements_lead_to_their_text() -> None:
    document = gp.parse(REPORT)
    root = read(document)
    elements = {"#" + e.get("eId", ""): e for e in root.iter(NS + "p", NS + "num", NS + "heading")}
    places = {e.get("ref"): e.get("spans", "") for e in root.iter(OWN + "place")}
    assert elements.keys() <= places.keys()
    for ref, element in elements.items():
        spans = [tuple(map(int, span.split("-"))) for span in places[ref].split()]
        assert "".join(document.text[a:b] for a, b in spans) == "".join(element.itertext())


def test_no_blank_is_added_where_text_stands() -> None:
    root = read(gp.parse("一、投资\n3.6亿元\n\n二、增长\n增长3.6%。\n"))
    shown = ["".join(e.itertext()) for e in root.iter(NS + "p", NS + "num", NS + "heading")]
    assert shown == [text.strip() for text in shown]


@pytest.mark.parametrize("text", ["", " \n　", "我要打印 关闭窗口"])
def test_an_empty_document(text: str) -> None:
    document = gp.parse(text)
    root = read(document)
    assert list(broken_promises(document, root, read_schema())) == []
    assert (root[0].tag, root[0].get("name"), plain(root)) == (NS + "doc", "公文", "")
    assert next(e.get("value") for e in root.iter(NS + "FRBRuri")) == "/akn/cn/doc/0001-01-01/nn"
    assert {e.get("name") for e in root.iter(NS + "FRBRdate")} == {"不详"}


def test_forbidden_characters() -> None:
    text = "索引号：A\x001/2\n发布机构：某\x02局\n某县\x07总结\n一、情\x08况\n完成\x00投资3\x01亿元，\x0b增长3%\ufffe。\nA & <b>]]>"
    document = gp.parse(text)
    root = read(document)
    assert list(broken_promises(document, root, read_schema())) == []
    assert "情\ufffd况" in plain(root)
    assert "A&<b>]]>" in plain(root)
    assert document.text == text


def test_a_table() -> None:
    root = read(
        gp.parse(
            "一、农业\n表1 主要产品产量\n单位：万吨\n指标\t产量\t增长%\n粮食\t12.5\t3.1\n蔬菜\t\t2.2\n\n二、工业\n平稳。\n"
        )
    )
    table = next(root.iter(NS + "table"))
    assert table.get("eId") == "lvl_1__content__table_1"
    assert [[(cell.tag.removeprefix(NS), _text(cell)) for cell in row] for row in table.iter(NS + "tr")] == [
        [("th", "指标"), ("th", "产量"), ("th", "增长%")],
        [("td", "粮食"), ("td", "12.5"), ("td", "3.1")],
        [("td", "蔬菜"), ("td", ""), ("td", "2.2")],
    ]
    assert _text(table.find(f"{NS}caption")) == "表1 主要产品产量 单位：万吨"
    assert next(root.iter(NS + "quantity")).get("eId") == "lvl_1__content__table_1__tr_2__td_2__p_1__quantity_1"


def test_the_unit_inside_a_caption_is_written_once() -> None:
    root = read(gp.parse("附表1 灌区续建投资（单位：亿元）\n灌区\t计划\t完成\n东灌区\t3.2\t2.9\n西灌区\t1.8\t1.7\n"))
    assert _text(root.find(f".//{NS}caption")) == "附表1 灌区续建投资（单位：亿元）"


def test_a_table_whose_rows_cannot_be_told_is_its_lines() -> None:
    cells = ["单位", "姓名", "联系方式", "县教育局", "基教股", "李某某", "0876-6120828", "县民政局", "救助股", "王某某"]
    document = gp.parse("\n".join(["有关情况见下表。", *cells]))
    root = read(document)
    assert list(broken_promises(document, root, read_schema())) == []
    assert [e.text for e in root.iter(NS + "p") if e.get("class") == "table"] == cells
    assert list(root.iter(NS + "table")) == []


def test_a_law_of_which_the_title_is_all_there_is() -> None:
    document = gp.parse("标题：安陵县河道管理条例\n发布机构：安陵县人民政府\n")
    root = read(document)
    assert list(broken_promises(document, root, read_schema())) == []
    assert (root[0].tag, root[0].get("name")) == (NS + "act", "条例")
    assert _text(root.find(f".//{NS}preface//{NS}docTitle")) == "安陵县河道管理条例"
    assert _text(root.find(f".//{NS}body")) == ""


def test_an_annexed_law_is_an_attachment() -> None:
    text = (
        "安陵县人民政府关于印发《安陵县河道管理办法》的通知\n各乡镇人民政府：\n现印发给你们，请执行。\n附件：1.清单\n安陵县人民政府\n2023年6月20日\n"
        "（此件公开发布）\n安陵县河道管理办法\n第一条　为了管理河道，制定本办法。\n第二条　本办法自印发之日起施行。\n附件1\n清单\n一、人员\n3人。\n"
    )
    document = gp.parse(text)
    root = read(document)
    assert list(broken_promises(document, root, read_schema())) == []
    assert (root[0].tag, root[0].get("name")) == (NS + "statement", "通知")
    inner = [(e.get("eId"), e[0].tag.removeprefix(NS), e[0].get("name")) for e in root.iter(NS + "attachment")]
    assert inner == [("att_1", "act", "办法"), ("att_2", "doc", "清单")]
    assert ids(root, "article", "level") == ["att_1__art_1", "att_1__art_2", "att_2__lvl_1"]
    assert [e.get("ref") for e in root.iter(OWN + "attachment")] == ["#att_1", "#att_2"]
    this = [e.get("value", "").rpartition("/")[2] for e in root.iter(NS + "FRBRthis")]
    assert this[::3] == ["!main", "!attachment_1", "!attachment_2"]


@pytest.mark.parametrize(
    ("title", "tag", "name"),
    [
        ("安陵县河道管理条例（草案）", "bill", "条例"),
        ("安陵县河道管理办法（试行）", "act", "办法"),
        ("安陵县河道治理实施方案（2024—2026年）", "doc", "方案"),
        ("安陵县水利局关于开展检查的通知", "statement", "通知"),
        ("解读《安陵县河道管理办法》", "doc", "解读"),
    ],
)
def test_the_root_tells_the_kind(title: str, tag: str, name: str) -> None:
    root = read(gp.parse(f"{title}\n\n本文件说明有关事项，请遵照执行。\n"))
    assert (root[0].tag, root[0].get("name")) == (NS + tag, name)


def test_addressees_are_authorities_with_a_role() -> None:
    root = read(gp.parse("安陵县水利局关于开展检查的通知\n各乡镇人民政府，县（区）水利站：\n现通知如下。\n"))
    authorities = list(root.iter(NS + "organization"))
    assert [_text(e) for e in authorities] == ["各乡镇人民政府", "县（区）水利站"]
    assert all("#addressee" in e.get("refersTo", "") for e in authorities)


def test_a_paragraph_put_before_changes_no_number() -> None:
    before, after = read(gp.parse(LAW)), read(gp.parse(LAW.replace("第一编　总则", "序言一段。\n\n第一编　总则")))
    names = ("part", "chapter", "section", "article", "paragraph", "point", "indent")
    assert ids(before, *names) == ids(after, *names)


def _text(element: etree._Element | None) -> str:
    return "" if element is None else "".join("".join(element.itertext()).split("\n")).strip()


def _quote(document: gp.Document, element: etree._Element, start: str = "start", end: str = "end") -> str:
    return document.text[int(element.get(start, "")) : int(element.get(end, ""))]


def test_the_marks_of_a_markdown_heading_stand_with_its_number() -> None:
    root = read(gp.parse("云溪县水利局工作总结\n\n## 一、水利建设\n完成投资3亿元。"))
    assert [e.text for e in root.iter(NS + "num")] == ["## 一、"]
