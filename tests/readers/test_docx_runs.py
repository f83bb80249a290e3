"""What stands inside of Word paragraphs and around them: notes, formulas, tracked changes, text boxes, breaks."""

from __future__ import annotations

import pytest
from docx import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from makers import W, saved

from govdoc_parse.readers.docx import docx_text

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


def test_a_block_of_a_form_is_kept() -> None:
    assert _body(f"<w:sdt><w:sdtPr/><w:sdtContent>{_p(_r('检修泵站40座'))}</w:sdtContent></w:sdt>") == "检修泵站40座\n"
