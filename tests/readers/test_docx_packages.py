"""Word documents that are none to python-docx: templates, macros, the strict variant, relations that lead nowhere."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from makers import make_docx

import govdoc_parse as gp

DOCUMENT = make_docx([(None, "安陵县水利局通知"), (0, "疏浚渠道86公里。"), (0, "检修泵站40座。")])
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def _changed(change: Callable[[str, str], str]) -> bytes:
    """The document with each part of XML changed by its name."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(DOCUMENT)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            xml = name.endswith((".xml", ".rels"))
            target.writestr(name, change(name, content.decode()) if xml else content)
    return out.getvalue()


def _strict(_: str, xml: str) -> str:
    for kind in ("wordprocessingml", "officeDocument", "drawingml"):
        xml = xml.replace(f"http://schemas.openxmlformats.org/{kind}/2006/", f"http://purl.oclc.org/ooxml/{kind}/")
    return xml


def _dangling(name: str, xml: str) -> str:
    relation = '<Relationship Id="rId999" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="NULL"/>'
    return xml.replace("</Relationships>", f"{relation}</Relationships>") if name.startswith("word/") else xml


def _of_type(new: str) -> Callable[[str, str], str]:
    return lambda _, xml: xml.replace(TYPE, new)


PACKAGES = {
    "with macros": _of_type("application/vnd.ms-word.document.macroEnabled.main+xml"),
    "template": _of_type(TYPE.replace("document.main", "template.main")),
    "template with macros": _of_type("application/vnd.ms-word.template.macroEnabledTemplate.main+xml"),
    "strict": _strict,
    "relation that leads nowhere": _dangling,
    "strict, and a relation that leads nowhere": lambda name, xml: _strict(name, _dangling(name, xml)),
}


@pytest.mark.parametrize("case", PACKAGES)
def test_what_word_opens_is_read(case: str) -> None:
    assert gp.parse_bytes(_changed(PACKAGES[case])).text == gp.parse_bytes(DOCUMENT).text


def test_an_address_outside_of_the_document_stays() -> None:
    link = '<Relationship Id="rId998" Type="x" Target="http://a.example/" TargetMode="External"/></Relationships>'
    data = _changed(lambda name, xml: _dangling(name, xml).replace("</Relationships>", link))
    assert "疏浚渠道" in gp.parse_bytes(data).text


@pytest.mark.parametrize("content_type", ["application/x-other", "application/vnd.ms-word.unknown"])
def test_the_error_helps_and_tells_no_address(content_type: str) -> None:
    with pytest.raises(gp.UnreadableFileError, match=r"^a\.docm: .*save it as \.docx") as caught:
        gp.parse_bytes(_changed(_of_type(content_type)), "a.docm")
    assert "BytesIO" not in str(caught.value)
