"""PDF files, their content written plainly, so that damage of bytes reaches it."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import govdoc_parse as gp
from fuzz.checks import check, read_or_refused
from govdoc_parse.readers.pdf import read_pdf

PACKAGES = ("pdfplumber", "pdfminer")
DICTIONARY = "pdf.dict"
VALUES = (b"0", b"-1", b"1", b"90", b"1e9", b"-99999999999999999999", b"0.0001", b"[]", b"<<>>", b"()", b"<5B89>", b"/F1", b"null", b"true", b"9 0 R", b"1 0 R")  # fmt: skip


def page(content: str, more: str = "") -> bytes:
    """A PDF of one page with a content stream and one Chinese font."""
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R{more}>>",
        f"<</Length {len(content)}>>\nstream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 7 0 R/DW 1000>>",
        "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/Ascent 880/Descent -120/StemV 93>>",
    )  # fmt: skip
    out = "%PDF-1.4\n"
    places = []
    for number, described in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{described}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"  # fmt: skip
    return out.encode("latin-1")


def written(x: float, y: float, text: str, size: float = 12) -> str:
    """A line of text as an operator of a content stream."""
    return f"BT /F1 {size} Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET"


def seeds() -> Iterator[bytes]:
    lines = [
        written(96, 700, "一、工作情况。上半年完成投资3.6亿元，同比增长12.5%，新建堤防8.4公里，改造"),
        written(72, 680, "供水管网40公里。"),
    ]
    yield page("\n".join([*lines, written(280, 40, "— 1 —", 9)]))
    grid = [f"{x} {y} 120 20 re S" for x in (72, 192) for y in (600, 580)]
    cells = [written(x, y, text) for x, y, text in ((76, 605, "指标"), (196, 605, "数值"), (76, 585, "投资"), (196, 585, "3.6亿元"))]  # fmt: skip
    yield page("\n".join([*grid, *cells]), "/Rotate 90")
    yield page("q 0.7 0.7 -0.7 0.7 300 300 cm " + written(0, 0, "草稿", 60) + " Q\n" + written(72, 500, "12米") + written(98, 506, "2", 6))  # fmt: skip


def run(data: bytes) -> None:
    text = read_or_refused(lambda: read_pdf(data, "x").text)
    if text is not None:
        check(gp.parse(text), text)


def mutate(data: bytes, random: Random) -> bytes:
    """Tokens lost, doubled, moved or replaced."""
    tokens = data.split(b" ")
    for _ in range(random.choice((1, 1, 3, 10))):
        at, other = random.randrange(len(tokens)), random.randrange(len(tokens))
        match random.randrange(4):
            case 0 if len(tokens) > 1:
                del tokens[at]
            case 1:
                tokens[other:other] = tokens[at : at + random.choice((1, 5, 20))] * random.choice((1, 1, 3, 30))
            case 2:
                tokens[at] = tokens[other]
            case _:
                tokens[at] = random.choice(VALUES)
    return b" ".join(tokens)
