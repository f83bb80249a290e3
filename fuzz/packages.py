"""Word and OFD packages: small ones to begin with, and damage inside of their parts, behind the check sums of the archive."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from random import Random
from zlib import error as zlib_error

from fuzz.damage import damaged_bytes
from fuzz.markup import damaged_xml

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_O = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def pack(parts: Mapping[str, bytes]) -> bytes:
    """The parts as an archive, without compression, so that a part shows in its bytes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return out.getvalue()


def damaged_package(data: bytes, random: Random) -> bytes:
    """The package with one part changed: by its elements mostly, else by bytes; any other bytes damaged as bytes."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib_error, ValueError, OSError, EOFError, NotImplementedError, RuntimeError):
        parts = {}
    if not parts:
        return damaged_bytes(data, random)
    name = random.choice(sorted(parts, key=lambda part: (part.count("/"), part)))
    largest = max(parts, key=lambda part: len(parts[part]))
    name = random.choice((name, largest, largest))  # where the text stands
    match random.randrange(12):
        case 0:
            parts[name] = damaged_bytes(parts[name], random)
        case 1:
            del parts[name]
        case 2:
            parts[name] = parts[random.choice(sorted(parts))]
        case _:
            parts[name] = damaged_xml(parts[name], random)
    return pack(parts)


def _relations(**targets: str) -> bytes:
    listed = "".join(
        f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'.encode()


def word_package(body: str) -> bytes:
    """A Word document of a body, with lists, styles and notes that it may name."""
    kinds = {"document": "document.main", "numbering": "numbering", "styles": "styles", "footnotes": "footnotes"}
    listed = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    types = f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{listed}</Types>'  # fmt: skip
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, start, form, text in (
            (0, 1, "chineseCounting", "%1、"), (1, 3, "chineseCountingThousand", "（%2）"), (2, 1, "decimal", "%1.%2.%3"),
            (3, 26, "upperLetter", "%4）"), (4, 9, "lowerRoman", "%5."), (5, 20, "decimalEnclosedCircle", "%6"), (6, 1, "bullet", "●"),
            (7, 100, "ideographDigital", "第%8条"), (8, 7, "decimalFullWidth", "%9．"),
        )
    )  # fmt: skip
    numbering = (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="1"><w:styleLink w:val="List"/>{levels}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="List"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>'
    )
    styles = (
        f'<w:styles {_W}><w:style w:styleId="Normal"/><w:style w:styleId="List"><w:basedOn w:val="Normal"/><w:pPr><w:numPr>'
        '<w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    )
    notes = f'<w:footnotes {_W}><w:footnote w:id="1" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>含税。</w:t></w:r></w:p></w:footnote></w:footnotes>'  # fmt: skip
    return pack(
        {
            "[Content_Types].xml": types.encode(),
            "_rels/.rels": _relations(officeDocument="word/document.xml"),
            "word/_rels/document.xml.rels": _relations(
                numbering="numbering.xml", styles="styles.xml", footnotes="footnotes.xml"
            ),
            "word/document.xml": f"<w:document {_W} {_M} {_MC}><w:body>{body}</w:body></w:document>".encode(),
            "word/numbering.xml": numbering.encode(),
            "word/styles.xml": styles.encode(),
            "word/footnotes.xml": notes.encode(),
        }
    )


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(level: int, text: str) -> str:
    """A paragraph of the first list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def word_packages() -> Iterator[bytes]:
    """Word documents with all that the reader knows of."""
    yield word_package("".join(numbered(level, "完成投资3.6亿元。") for level in (0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 0)))
    cell = "<w:tc><w:tcPr>{0}</w:tcPr>{1}</w:tc>"
    row = "<w:tr><w:trPr>{0}</w:trPr>{1}</w:tr>"
    head = cell.format('<w:gridSpan w:val="2"/>', paragraph("指标")) + cell.format("", paragraph("数值"))
    below = cell.format('<w:vMerge w:val="restart"/>', paragraph("投资") + paragraph("亿元")) + cell.format("", "<w:p/>") * 2  # fmt: skip
    merged = cell.format("<w:vMerge/>", "<w:p/>") + cell.format("", "<w:tbl>" + row.format("", head) + "</w:tbl>")
    yield word_package(
        "<w:tbl>" + row.format("", head) + row.format('<w:gridBefore w:val="1"/>', below) + row.format("", merged) + "</w:tbl>"
    )  # fmt: skip
    yield word_package(
        paragraph("一、工作情况", '<w:pStyle w:val="List"/>')
        + "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:ins><w:r><w:t>新增</w:t><w:br/><w:tab/></w:r></w:ins><w:del><w:r><w:t>减少</w:t></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:noBreakHyphen/></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f>"
        "<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>4</m:t></m:r></m:sup></m:sSup></m:oMath></w:p>"
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + paragraph("框中") + "</w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent>" + paragraph("框中") + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        '<m:oMathPara><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></m:oMathPara><w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    )  # fmt: skip


def ofd_package(*pages: str) -> bytes:
    """An OFD file of pages, each the text objects in it."""
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/{n}.xml"/>' for n in range(len(pages)))
    parts = {
        "OFD.xml": f"<ofd:OFD {_O}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>".encode(),
        "Doc_0/Document.xml": f"<ofd:Document {_O}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>".encode(),
    }  # fmt: skip
    for number, page in enumerate(pages):
        whole = f"<ofd:Page {_O}><ofd:Content><ofd:Layer>{page}</ofd:Layer></ofd:Content></ofd:Page>"
        parts[f"Doc_0/Pages/{number}.xml"] = whole.encode()
    return pack(parts)


def _line(y: float, text: str, more: str = "", code: str = "") -> str:
    return f'<ofd:TextObject Boundary="25 {y} 160 5" Size="4.2" {more}><ofd:TextCode X="0" Y="4" {code}>{text}</ofd:TextCode></ofd:TextObject>'


def ofd_packages() -> Iterator[bytes]:
    """OFD files with all that the reader knows of."""
    yield ofd_package(
        _line(12, "安陵县人民政府公报") + _line(40, "　　一、工作情况。上半年完成投资3.6亿元，", code='DeltaX="g 9 4.2 2.1"')
        + _line(47, "同比增长12.5%。") + _line(285, "- 1 -"),
        _line(12, "安陵县人民政府公报") + _line(60, "草稿", 'CTM="0.7 0.7 -0.7 0.7 0 0"') + _line(70, "隐藏", 'Visible="false"')
        + _line(80, "放大", 'CTM="2 0 0 2 0 0"') + _line(285, "- 2 -"),
    )  # fmt: skip
