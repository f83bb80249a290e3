"""Word documents: numbers as Word prints them, tables, text boxes, footnotes, what is dropped."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from makers import W, docx_text, make_docx, saved

import govdoc_parse as gp
from govdoc_parse.readers.numbering import FORMATS, Level, ListCounter, chinese

DATA = Path(__file__).parent.parent / "data"
OUTLINE = [
    (None, "安陵县林业局2023年工作总结"), (0, "造林绿化"), (1, "抓进度。全年完成造林1.2万亩。"), (1, "抓质量"),
    (2, "检疫苗木86万株。"), (2, "造林成活率达92.5%。"), (0, "森林防火"), (1, "组建护林队14支。"), (2, "培训护林员320人次。"),
]  # fmt: skip


def _markers(document: gp.Document) -> list[tuple[int, str]]:
    return [(depth, section.marker.text) for depth, section in document.walk()]


def test_automatic_chinese_numbering_is_written_out() -> None:
    document = gp.parse_bytes(make_docx(OUTLINE))
    assert _markers(document) == [
        (0, "一、"), (1, "（一）"), (1, "（二）"), (2, "1."), (2, "2."), (0, "二、"), (1, "（一）"), (2, "1."),
    ]  # fmt: skip
    assert [fact.quantity.quote.text for fact in document.facts] == ["1.2万亩", "86万株", "92.5%", "14支", "320人次"]
    assert document.facts[1].section == "1.2.1"


def test_a_list_that_starts_anew_counts_from_one() -> None:
    text = docx_text(make_docx([(0, "甲村"), (0, "乙村"), (0, "丙镇"), (0, "丁镇")], restart_at=2))
    assert text.split() == ["一、甲村", "二、乙村", "一、丙镇", "二、丁镇"]


def test_the_numbering_of_libreoffice() -> None:
    document = gp.parse_file(DATA / "numbered_by_libreoffice.docx")
    assert [marker for _, marker in _markers(document)] == [
        "一、",
        "（一）",
        "（二）",
        "1.",
        "2.",
        "二、",
        "（一）",
        "1.",
    ]


@pytest.mark.parametrize(
    ("number", "text"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百零五"), (110, "一百一十"), (1001, "一千零一"), (9999, "九千九百九十九"), (10000, "10000"), (0, "0")]
)  # fmt: skip
def test_chinese_counting(number: int, text: str) -> None:
    assert chinese(number) == text


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("decimal", "3"), ("decimalZero", "03"), ("upperRoman", "III"), ("lowerRoman", "iii"), ("upperLetter", "C"),
        ("lowerLetter", "c"), ("chineseCountingThousand", "三"), ("ideographTraditional", "丙"), ("ideographZodiac", "寅"),
        ("decimalEnclosedCircle", "③"), ("decimalEnclosedParen", "⑶"), ("decimalEnclosedFullstop", "⒊"), ("decimalFullWidth", "３"),
        ("ideographDigital", "三"),
    ],
)  # fmt: skip
def test_number_formats(name: str, expected: str) -> None:
    assert FORMATS[name](3) == expected


def test_a_level_holds_the_numbers_above_it() -> None:
    counter = ListCounter(
        {0: Level("decimal", "%1", suffix=""), 1: Level("decimal", "%1.%2"), 2: Level("decimal", "%1.%2.%3")}
    )
    assert [counter.marker(level) for level in (0, 1, 1, 2, 0, 1)] == ["1", "1.1\t", "1.2\t", "1.2.1\t", "2", "2.1\t"]


def test_a_level_that_is_not_restarted_counts_on() -> None:
    counter = ListCounter({0: Level("chineseCounting", "%1、"), 1: Level("decimal", "第%2条", restart=0)})
    assert [counter.marker(level) for level in (0, 1, 1, 0, 1)] == ["一、\t", "第1条\t", "第2条\t", "二、\t", "第3条\t"]


def test_a_level_that_is_not_described_has_no_number_and_leaves_no_trace() -> None:
    counter = ListCounter({1: Level("decimal", "%1%2.")})
    assert [counter.marker(level) for level in (0, 1, 3, 1)] == ["", "1.\t", "", "2.\t"]


def test_bullets_have_no_number() -> None:
    assert ListCounter({0: Level("bullet", "")}).marker(0) == ""


def test_tables_keep_their_empty_cells() -> None:
    document = Document()
    document.add_paragraph("指标完成情况表")
    table = document.add_table(rows=3, cols=3)
    for row, cells in zip(
        table.rows, (("指标", "单位", "数值"), ("粮食产量", "万吨", "38.2"), ("合计", "", "38.2")), strict=True
    ):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    parsed = gp.parse_bytes(saved(document))
    assert [cell.text for cell in parsed.tables[0].rows[1]] == ["合计", "", "38.2"]


def test_what_is_no_archive_is_a_damaged_document() -> None:
    with pytest.raises(gp.UnreadableFileError, match=r"a\.docx: a damaged Word document \(File is not a zip file\)"):
        docx_text(b"PK", "a.docx")


def test_footnotes_stand_apart_and_deleted_text_is_dropped() -> None:
    document = Document()
    paragraph = document.add_paragraph("全年完成投资3.6亿元")
    paragraph._p.append(parse_xml(f'<w:del xmlns:w="{W}"><w:r><w:delText>4.1亿元</w:delText></w:r></w:del>'))
    paragraph._p.append(parse_xml(f'<w:ins xmlns:w="{W}"><w:r><w:t>，增长5%。</w:t></w:r></w:ins>'))
    document.sections[0].header.paragraphs[0].text = "内部资料"
    assert docx_text(saved(document)) == "全年完成投资3.6亿元，增长5%。\n"


def test_a_text_box_is_read_once() -> None:
    document = Document()
    paragraph = document.add_paragraph("正文。")
    box = "<w:txbxContent><w:p><w:r><w:t>红头</w:t></w:r></w:p></w:txbxContent>"
    paragraph._p.append(
        parse_xml(
            f'<w:r xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
            f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>'
        )
    )
    assert docx_text(saved(document)) == "正文。\n红头\n"


LEVELS = (
    '<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/>{0}<w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="chineseCounting"/>{1}<w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl>'
)


def _listed(numbering: str, styles: str, paragraphs: str) -> list[str]:
    """The lines of a document with this numbering, in front of the one of the template."""
    document = Document()
    part = document.part.numbering_part.element
    for element in list(part):
        part.remove(element)
    for parent, xml in ((part, numbering), (document.styles.element, styles)):
        parent.extend(list(parse_xml(f'<w:body xmlns:w="{W}">{xml}</w:body>')))
    body = document.element.body
    for element in reversed(parse_xml(f'<w:body xmlns:w="{W}">{paragraphs}</w:body>')):
        body.insert(0, element)
    return docx_text(saved(document)).splitlines()


def _numbered(*paragraphs: tuple[int, str]) -> str:
    """Paragraphs of the highest level, each with the number of its list."""
    return "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for number, text in paragraphs
    )


@pytest.mark.parametrize(
    ("override", "lines"),
    [
        ("", ["一、春灌", "二、防汛", "三、造林"]),
        ("<w:startOverride/>", ["一、春灌", "一、防汛", "二、造林"]),
        ('<w:startOverride w:val="1"/>', ["一、春灌", "一、防汛", "二、造林"]),
        ('<w:startOverride w:val="5"/>', ["一、春灌", "五、防汛", "二、造林"]),
        ('<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="第%1条"/></w:lvl><w:startOverride w:val="3"/>',
         ["一、春灌", "第3条防汛", "二、造林"]),
    ],
)  # fmt: skip
def test_two_lists_of_one_numbering_count_on_unless_one_starts_anew(override: str, lines: list[str]) -> None:
    changed = f'<w:lvlOverride w:ilvl="0">{override}</w:lvlOverride>' if override else ""
    numbering = (
        f'<w:abstractNum w:abstractNumId="1">{LEVELS.format("", "")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="1"/>{changed}</w:num>'
    )
    assert _listed(numbering, "", _numbered((1, "春灌"), (2, "防汛"), (1, "造林"))) == lines


def test_a_document_without_lists_has_none() -> None:
    document = Document()
    part = document.part
    for key, relation in list(part.rels.items()):
        if relation.reltype.endswith("/numbering"):
            del part.rels[key]
    document.element.body.insert(0, parse_xml(f'<w:body xmlns:w="{W}">{_numbered((1, "春灌"))}</w:body>')[0])
    assert docx_text(saved(document)) == "春灌\n"


@pytest.mark.parametrize("link", ['<w:styleLink w:val="List7"/>', ""])
def test_a_list_behind_a_list_style_is_numbered(link: str) -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="List7"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2">{link}{LEVELS.format("", "")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    )
    style = '<w:style w:type="numbering" w:styleId="List7"><w:name w:val="List7"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    paragraphs = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for level, text in ((0, "春灌"), (1, "疏浚渠道"), (0, "防汛"))
    )
    assert _listed(numbering, style, paragraphs) == ["一、春灌", "（一）疏浚渠道", "二、防汛"]


def test_a_heading_stands_at_the_level_that_is_bound_to_its_style() -> None:
    bound = LEVELS.format('<w:pStyle w:val="H1"/>', '<w:pStyle w:val="H2"/>')
    numbering = f'<w:abstractNum w:abstractNumId="1">{bound}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{based}{own}</w:style>'
        for name, based, own in (
            ("H1", "", numbered), ("H2", '<w:basedOn w:val="H1"/>', numbered), ("Narrow", '<w:basedOn w:val="H2"/>', "")
        )
    )  # fmt: skip
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for style, text in (("H1", "水利"), ("H2", "春灌"), ("Narrow", "防汛"), ("H1", "林业"))
    )
    assert _listed(numbering, styles, paragraphs) == ["一、水利", "（一）春灌", "（二）防汛", "二、林业"]
