"""Makes files of the formats that the readers take: PDF with hard-wrapped lines, OFD, DOCX with automatic numbering."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from govdoc_parse.readers.docx import read_docx
from govdoc_parse.readers.pages import running_text
from govdoc_parse.readers.placed import Page

LEFT, RIGHT, TOP, BOTTOM, LEADING, SIZE = 72.0, 523.0, 762.0, 80.0, 20.0, 12.0
HEADER = "安陵县人民政府公报"


def wide(text: str) -> float:
    """The width of a text in characters."""
    return sum(1.0 if ord(c) > 0x2000 else 0.5 for c in text)


def wrapped(paragraph: str) -> Iterator[tuple[float, str]]:
    """The lines of a paragraph as an office prints them: two characters of indent, no mark at the start of a line."""
    line, indent, width = "", 2.0, 2.0
    for character in paragraph:
        more = wide(character)
        if width + more > (RIGHT - LEFT) / SIZE and character not in "，。；：、）”》":
            yield indent, line
            line, indent, width = "", 0.0, 0.0
        line += character
        width += more
    yield indent, line


def make_pdf(text: str) -> bytes:
    """A PDF of a text: a header and a page number on every page, rows with tabs as a ruled table."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    number, y = 1, TOP

    def end_page() -> None:
        nonlocal number, y
        canvas.setFont("STSong-Light", 9)
        canvas.drawString(LEFT, 805, HEADER)
        canvas.drawCentredString(297, 40, f"— {number} —")
        canvas.showPage()
        number, y = number + 1, TOP

    def draw(x: float, line: str) -> None:
        canvas.setFont("STSong-Light", SIZE)
        for character in line:
            canvas.drawString(x, y, character)
            x += SIZE * wide(character)

    for paragraph in text.splitlines():
        if "\t" in paragraph:
            cells = paragraph.split("\t")
            if y < BOTTOM:
                end_page()
            width = (RIGHT - LEFT) / len(cells)
            for index, cell in enumerate(cells):
                canvas.rect(LEFT + index * width, y - 5, width, LEADING)
                draw(LEFT + index * width + 4, cell.strip())
            y -= LEADING
            continue
        for indent, line in wrapped(paragraph.strip()) if paragraph.strip() else ():
            if y < BOTTOM:
                end_page()
            draw(LEFT + indent * SIZE, line)
            y -= LEADING
    end_page()
    canvas.save()
    return out.getvalue()


def make_ofd(text: str) -> bytes:
    """An OFD file of a text (GB/T 33190), millimetres from the top left, a text object a line."""
    size, leading, left, top, bottom = 4.2, 7.0, 25.0, 30.0, 265.0
    pages: list[list[str]] = [[]]
    y = top
    for paragraph in text.splitlines():
        for indent, line in wrapped(paragraph.strip()) if paragraph.strip() else ():
            if y > bottom:
                pages.append([])
                y = top
            pages[-1].append(_text_object(left + indent * size, y, size, line))
            y += leading
    for number, page in enumerate(pages, start=1):
        page.append(_text_object(100, 285, 3.2, f"- {number} -"))
        page.append(_text_object(left, 12, 3.2, HEADER))
    out = BytesIO()
    namespace = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("OFD.xml", f"<ofd:OFD {namespace}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")  # fmt: skip
        listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
        archive.writestr("Doc_0/Document.xml", f"<ofd:Document {namespace}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>")  # fmt: skip
        for n, page in enumerate(pages):
            body = f"<ofd:Page {namespace}><ofd:Content><ofd:Layer>{''.join(page)}</ofd:Layer></ofd:Content></ofd:Page>"
            archive.writestr(f"Doc_0/Pages/Page_{n}/Content.xml", body)
    return out.getvalue()


def _text_object(x: float, y: float, size: float, line: str) -> str:
    box = f"{x:.2f} {y:.2f} {size * wide(line):.2f} {size:.2f}"
    return f'<ofd:TextObject Boundary="{box}" Size="{size}"><ofd:TextCode X="0" Y="{size}">{escape(line)}</ofd:TextCode></ofd:TextObject>'


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CHINESE_LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def make_docx(
    paragraphs: Sequence[tuple[int | None, str]], levels: Sequence[tuple[str, str]] = CHINESE_LEVELS, restart_at: int | None = None
) -> bytes:  # fmt: skip
    """A Word document whose paragraphs are numbered automatically at a level (0 the highest), or not (`None`).

    From the paragraph `restart_at` on, a second list of the same abstract numbering starts anew.
    """
    from docx import Document
    from docx.oxml import parse_xml

    document = Document()
    numbering = document.part.numbering_part.element
    described = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate(levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="77">{described}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num xmlns:w="{W}" w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    anew = "".join(
        f'<w:lvlOverride w:ilvl="{i}"><w:startOverride w:val="1"/></w:lvlOverride>' for i in range(len(levels))
    )
    numbering.append(parse_xml(f'<w:num xmlns:w="{W}" w:numId="78"><w:abstractNumId w:val="77"/>{anew}</w:num>'))
    for index, (level, text) in enumerate(paragraphs):
        paragraph = document.add_paragraph(text)
        if level is not None:
            number = 78 if restart_at is not None and index >= restart_at else 77
            paragraph._p.get_or_add_pPr().append(
                parse_xml(f'<w:numPr xmlns:w="{W}"><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
            )
    return saved(document)


def saved(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def docx_text(data: bytes, name: str = "<bytes>") -> str:
    """The text alone of a Word document."""
    return read_docx(data, name).text


def pages_text(pages: Sequence[Page]) -> str:
    """The text alone of pages."""
    return running_text(pages).text


def make_xlsx(sheets: dict[str, Sequence[Sequence[Any]]]) -> bytes:
    """A workbook of these sheets; a cell that is a pair is a value with its number format."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row, cells in enumerate(rows, start=1):
            for column, cell in enumerate(cells, start=1):
                value, form = cell if isinstance(cell, tuple) else (cell, None)
                made = sheet.cell(row, column, value)
                made.number_format = form or made.number_format
    out = BytesIO()
    book.save(out)
    return out.getvalue()
