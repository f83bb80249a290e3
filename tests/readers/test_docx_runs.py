"""What stands inside of Word paragraphs and around them: notes, formulas, tracked changes, text boxes, breaks."""

from __future__ import annotations

import pytest
from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from makers import W, docx_text, saved

NAMESPACES = (
    f'xmlns:w="{W}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _body(xml: str) -> str:
    """The text of a document with this body."""
    document = Document()
    body = document.element.body
    for element in reversed(parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>")):
        body.insert(0, element)
    return docx_text(saved(document))


def _p(runs: str) -> str:
    return f"<w:p>{runs}</w:p>"


def _r(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


def test_footnotes_and_endnotes_stand_behind_the_text() -> None:
    document = Document()
    document.add_paragraph("全年造林8.4万亩。")
    for kind, text in (("endnote", "见林业年报。"), ("footnote", "含补植。")):
        xml = (
            f'<w:{kind}s {NAMESPACES}><w:{kind} w:type="separator" w:id="0">{_p(_r("—"))}</w:{kind}>'
            f'<w:{kind} w:id="1">{_p(_r(text))}</w:{kind}></w:{kind}s>'
        )
        part = Part(PackURI(f"/word/{kind}s.xml"), "application/xml", xml.encode(), document.part.package)
        document.part.relate_to(part, f"{RELATIONS}/{kind}s")
    assert docx_text(saved(document)) == "全年造林8.4万亩。\n\n[1] 含补植。\n[2] 见林业年报。\n"


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("<m:r><m:t>8.4</m:t></m:r>", "8.4"),
        ("<m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f>", "3/4"),
        ("<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>4</m:t></m:r></m:sup></m:sSup>", "10⁴"),
        ("<m:sSup><m:e><m:r><m:t>a</m:t></m:r></m:e><m:sup><m:r><m:t>n</m:t></m:r></m:sup></m:sSup>", "a^n"),
    ],
)
def test_a_formula_stands_in_its_place(formula: str, expected: str) -> None:
    assert _body(_p(f"{_r('面积为')}<m:oMath>{formula}</m:oMath>{_r('公顷')}")) == f"面积为{expected}公顷\n"


@pytest.mark.parametrize("around", ["customXml", "ins", "moveTo", "smartTag"])
def test_what_is_wrapped_is_kept_around_and_inside_of_a_paragraph(around: str) -> None:
    inside = _p(f"{_r('疏浚渠道')}<w:{around}>{_r('86公里')}</w:{around}>")
    assert _body(f"<w:{around}>{inside}</w:{around}>{_p(_r('完'))}") == "疏浚渠道86公里\n完\n"


def test_a_formula_between_the_paragraphs_is_a_line() -> None:
    formula = "<m:oMathPara><m:oMath><m:r><m:t>S=8.4</m:t></m:r></m:oMath></m:oMathPara>"
    assert _body(f"{_p(_r('面积为'))}{formula}{_p(_r('公顷'))}") == "面积为\nS=8.4\n公顷\n"


def test_a_tab_and_a_hyphen_that_is_not_broken_are_characters() -> None:
    assert (
        _body(_p(f"{_r('甲')}<w:r><w:tab/></w:r>{_r('COVID')}<w:r><w:noBreakHyphen/></w:r>{_r('19')}"))
        == "甲\tCOVID-19\n"
    )


def test_a_block_of_a_form_is_kept() -> None:
    assert _body(f"<w:sdt><w:sdtPr/><w:sdtContent>{_p(_r('检修泵站40座'))}</w:sdtContent></w:sdt>") == "检修泵站40座\n"


def _box(content: str) -> str:
    return f"<w:r><w:pict><w:txbxContent>{content}</w:txbxContent></w:pict></w:r>"


def test_a_text_box_inside_of_a_text_box_is_read_once() -> None:
    assert _body(_p(_r("正文") + _box(_p(_r("外框") + _box(_p(_r("内框"))))))) == "正文\n外框\n内框\n"


@pytest.mark.parametrize("first", ["", "<mc:Choice Requires='wps'><w:pict/></mc:Choice>"])
def test_a_picture_without_text_gives_way_to_its_fallback(first: str) -> None:
    choice = f"<mc:AlternateContent>{first}<mc:Fallback>{_box(_p(_r('红头')))}</mc:Fallback></mc:AlternateContent>"
    assert _body(_p(f"{_r('正文')}<w:r>{choice}</w:r>")) == "正文\n红头\n"


def test_alternatives_are_read_once_wherever_they_stand() -> None:
    def both(xml: str) -> str:
        choices = f"<mc:Choice Requires='w14'>{xml}</mc:Choice><mc:Choice Requires='w15'>{xml}</mc:Choice>"
        return f"<mc:AlternateContent>{choices}<mc:Fallback>{xml}</mc:Fallback></mc:AlternateContent>"

    assert _body(_p(both(_r("疏浚渠道"))) + both(_p(_r("检修泵站")))) == "疏浚渠道\n检修泵站\n"


@pytest.mark.parametrize(
    ("value", "text"),
    [("", "甲丙\n"), (' w:val="1"', "甲丙\n"), (' w:val="0"', "甲乙丙\n"), (' w:val="false"', "甲乙丙\n")],
)
def test_hidden_text_is_left_out(value: str, text: str) -> None:
    assert _body(_p(_r("甲") + _r("乙", f"<w:rPr><w:vanish{value}/></w:rPr>") + _r("丙"))) == text


def test_a_hidden_paragraph_leaves_no_line() -> None:
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    assert _body(_p(_r("甲")) + _p(f"<w:pPr>{hidden}</w:pPr>{_r('乙', hidden)}") + _p(_r("丙"))) == "甲\n丙\n"


def test_of_a_character_with_its_sound_the_character_is_kept() -> None:
    ruby = f"<w:ruby><w:rubyPr/><w:rt>{_r('hàn')}</w:rt><w:rubyBase>{_r('汉')}</w:rubyBase></w:ruby>"
    assert _body(_p(f"{_r('武')}<w:r>{ruby}</w:r>{_r('市')}")) == "武汉市\n"


@pytest.mark.parametrize("kind", ["page", "column", "textWrapping"])
def test_a_break_ends_the_line(kind: str) -> None:
    breaks = f'<w:r><w:br w:type="{kind}"/></w:r>'
    assert (
        _body(_p(f"{breaks}{_r('一、疏浚渠道86公里。')}{breaks}{_r('二、保障')}{breaks}"))
        == "一、疏浚渠道86公里。\n二、保障\n"
    )
