"""Small files that would unpack to gigabytes: how much memory they take, measured in a process of their own."""

from __future__ import annotations

import random
import subprocess
import sys
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import docx
import pytest
from makers import make_ofd

import govdoc_parse as gp
from govdoc_parse.readers import MAX_BYTES

MOST = 400  # megabytes; Python with the readers imported takes some 60
_CODE = """
import re, sys
from pathlib import Path
import govdoc_parse as gp
try:
    said = f"read {len(gp.parse_file(sys.argv[1], max_bytes=int(sys.argv[2])).text)}"
except gp.UnreadableFileError as error:
    said = f"{type(error).__name__} {error}"
if sys.platform == "linux":  # where ru_maxrss begins with what the parent has
    used = int(re.search("VmHWM:[^0-9]*([0-9]+) kB", Path("/proc/self/status").read_text())[1]) // 1_000
else:
    import resource
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_000_000
print(used, said)
"""


def outcome(data: bytes, folder: Path, max_bytes: int = MAX_BYTES) -> str:
    """What reading a file says, once it is known that it took little memory."""
    path = folder / "a.bin"
    path.write_bytes(data)
    command = [sys.executable, "-c", _CODE, str(path), str(max_bytes)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    used, _, said = done.stdout.strip().partition(" ")
    assert int(used) < MOST, said
    return said.replace(str(path), path.name)


def _ofd(delta: str) -> bytes:
    """A page with one line of 5,600 characters."""
    line = "完成投资3亿元。"
    code = (f'X="0" DeltaX="{delta}"', line * 700)
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(make_ofd(line))) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed:
        for entry in made.infolist():
            text = made.read(entry).decode()
            changed.writestr(
                entry, text.replace('X="0"', code[0]).replace(line, code[1]) if "Page_" in entry.filename else text
            )
    return out.getvalue()


@pytest.mark.parametrize("delta", ["g 1000000000 5 " * 10_000, "g 1000000000 5", "g -5 5 " * 10_000])
def test_steps_of_an_ofd_that_count_on_for_ever(delta: str, tmp_path: Path) -> None:
    """10,000 times a count of 10⁹ took gigabytes, and at the end as many steps were kept as there are characters."""
    data = _ofd(delta)
    assert len(data) < 3_000
    assert outcome(data, tmp_path) == "read 5611"  # with the header of the page


def _docx(repeated: bytes, count: int, part: str = "word/document.xml") -> bytes:
    """A DOCX with a text that is repeated at the start of a part."""
    out, made = BytesIO(), BytesIO()
    document = docx.Document()
    document.add_paragraph("甲")
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            head, mark, tail = source.read(entry).partition(b"<w:body>" if part == "word/document.xml" else b"\n")
            target.writestr(entry, head + mark + (repeated * count if entry.filename == part else b"") + tail)
        if part not in source.namelist():
            target.writestr(part, repeated * count)
    return out.getvalue()


def test_a_docx_that_unpacks_to_much_xml_is_refused(tmp_path: Path) -> None:
    """Of 168 kB, 90 MB of empty paragraphs: their tree took a gigabyte."""
    data = _docx(b"<w:p/>", 15_000_000)
    assert len(data) < 200_000
    said = outcome(data, tmp_path)
    assert said.startswith("TooLargeError a.bin: unpacked: more than 25,000,000 bytes of XML, a quarter of max_bytes")


def test_an_archive_has_a_quarter_of_the_limit_for_xml() -> None:
    noise = b"<!--" + random.Random(1).randbytes(600_000).hex().encode() + b"-->"
    with pytest.raises(gp.TooLargeError, match=r"a\.docx: unpacked: more than 1,250,000 bytes of XML, a"):
        gp.parse_bytes(_docx(noise, 2), "a.docx", max_bytes=5_000_000)
    assert gp.parse_bytes(_docx(noise, 2), "a.docx", max_bytes=20_000_000).text == "甲\n"


@pytest.mark.parametrize("start", [b"<a/>", b"\xef\xbb\xbf <a/>", "<a/>".encode("utf-16"), b" " * 2_000_000])
def test_xml_is_known_by_its_start_and_not_by_its_name(start: bytes) -> None:
    with pytest.raises(gp.TooLargeError, match=r"word/media/a\.png unpacks to more than 200 times its size"):
        gp.parse_bytes(_docx(start + b"<b/>" * 1_500_000, 1, "word/media/a.png"), "a.docx")


def test_a_picture_may_be_packed_however_well() -> None:
    assert gp.parse_bytes(_docx(bytes([137]) * 30_000_000, 1, "word/media/a.png"), "a.docx").text == "甲\n"


def make_streams(*streams: tuple[str, bytes], contents: str = "4 0 R", resources: str = "") -> bytes:
    """A PDF of one page from the dictionaries and data of its streams, whose objects are 4, 5 …; its contents are the first."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {contents}/Resources<<{_FONT}{resources}>>>>",
    ]
    written = [text.encode() for text in objects]
    written += [f"<</Length {len(data)}{more}>>stream\n".encode() + data + b"\nendstream" for more, data in streams]
    out, offsets = b"%PDF-1.7\n", []
    for number, data in enumerate(written, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + data + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = f"trailer<</Root 1 0 R/Size {len(written) + 1}>>\nstartxref\n{len(out)}\n%%EOF"
    return out + f"xref\n0 {len(written) + 1}\n0000000000 65535 f \n".encode() + table + end.encode()


_FONT = "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
WORDS = b"BT /F 12 Tf 50 700 Td (50%) Tj ET "


def packed(start: bytes, repeated: bytes = b"", count: int = 0, end: bytes = b"", times: int = 1) -> tuple[str, bytes]:
    """A stream with a part that is repeated, packed so many times; it is never there unpacked."""
    packer = zlib.compressobj(9)
    block, left = repeated * 10_000, repeated * (count % 10_000)
    parts = [packer.compress(start), *(packer.compress(block) for _ in range(count // 10_000))]
    data = b"".join([*parts, packer.compress(left + end), packer.flush()])
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    return f"/Filter[{'/FlateDecode ' * times}]", data


def _lzw(*codes: int) -> bytes:
    """Codes of 9 bits."""
    bits = int("".join(f"{code:09b}" for code in (*codes, 257)), 2)
    length = 9 * (len(codes) + 1)
    return (bits << -length % 8).to_bytes((length + 7) // 8, "big")


BLANKS = (
    256,
    32,
    *range(258, 510),
)  # in LZW: each code is the one before with one blank more, and the table begins anew


def _filtered(name: str, data: tuple[str, bytes]) -> tuple[str, bytes]:
    return f"/Filter[/FlateDecode/{name}]", data[1]


FORM = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
ROWS = "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns {}>>"
BOMBS = {
    "blanks packed three times": ([packed(WORDS, b" ", 1_000_000_000, times=3)], "unpacked: "),
    "many streams, each within the limit": ([packed(WORDS, b" ", 6_000_000, times=2)] * 20, "drawn on page 1: "),
    "a form drawn over and over": ([packed(WORDS, b"/X Do ", 100_000), (FORM, WORDS + b" " * 1_000)], "drawn on page 1: "),
    "forms that draw others": ([packed(b"", b"/X0 Do ", 30), *((FORM, f"/X{n} Do ".encode() * 30) for n in range(1, 9))], "drawn on page 1: "),
    "text": ([packed(b"BT /F 12 Tf 50 700 Td (", b"a", 10_000_000, b") Tj ET", 2)], "drawn on page 1: "),
    "more on a page than pages hold": ([packed(WORDS, b" ", 13_000_000, times=2)], "drawn on page 1: "),
    "runs of a byte": ([_filtered("RunLengthDecode", packed(b"", b"\x81 ", 500_000))], "unpacked: "),
    "LZW": ([_filtered("LZWDecode", packed(_lzw(*BLANKS * 4_000)))], "unpacked: "),
    "ASCII85": ([_filtered("ASCII85Decode", packed(b"", b"z", 30_000_000))], "unpacked: "),
    "rows": ([(ROWS.format(900), packed(b"", b"\x00", 20_000_000)[1])], "unpacked: "),
    "a row": ([(ROWS.format(10**9), packed(WORDS)[1])], "longer than the data"),
    "a picture for content": ([(f"/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns {10**9}>>", bytes(9))], "a picture"),
}  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_pdf_that_unpacks_to_too_much_is_refused(bomb: str, tmp_path: Path) -> None:
    streams, said = BOMBS[bomb]
    numbers = range(4, 4 + len(streams))
    forms = "".join(f"/X{number - 5} {number} 0 R" for number in numbers[1:]) + "/X 5 0 R"
    contents = " ".join(f"{number} 0 R" for number in numbers if FORM not in streams[number - 4][0])
    data = make_streams(*streams, contents=f"[{contents}]", resources=f"/XObject<<{forms}>>")
    assert len(data) < 200_000
    what = outcome(data, tmp_path, 10_000_000 if "form" in bomb else MAX_BYTES)  # forms take long to draw
    assert said in what
    assert what.startswith("TooLargeError a.bin: " if ": " in said else "UnreadableFileError a.bin: a damaged PDF")


def _objects(filler: int, kind: str) -> bytes:
    """A PDF whose page is in a stream of objects, with a list of so many numbers, and whose table is a stream as well."""
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<{_FONT}>>>>"
    start = f"7 0 8 {len(page) + 1} {page} ["
    name, data = packed(start.encode(), b"1 ", filler, b"]", times=2)
    whole = make_streams(packed(WORDS), (f"{kind}/N 2/First {start.index('<')}{name}", data))
    whole = whole[: whole.index(b"xref\n")].replace(b"Kids[3", b"Kids[7")
    rows = [
        (0, 0, 0),
        *((1, whole.index(b"%d 0 obj" % number), 0) for number in range(1, 6)),
        (0, 0, 0),
        (2, 5, 0),
        (2, 5, 1),
    ]
    table = b"".join(bytes([row[0], *row[1].to_bytes(3, "big"), row[2]]) for row in rows)
    entries = f"9 0 obj\n<</Type/XRef/W[1 3 1]/Size 9/Root 1 0 R/Length {len(table)}>>stream\n".encode() + table
    return whole + entries + f"\nendstream\nendobj\nstartxref\n{len(whole)}\n%%EOF".encode()


@pytest.mark.parametrize("kind", ["/Type/ObjStm", ""])
def test_objects_in_a_stream_are_read_within_the_limit(kind: str, tmp_path: Path) -> None:
    """Each number of a list takes 60 times its bytes."""
    assert gp.parse_bytes(_objects(10, kind)).text == "50%\n"
    assert outcome(_objects(10_000_000, kind), tmp_path).startswith("TooLargeError a.bin: unpacked: ")


@pytest.mark.parametrize(
    ("name", "data"),
    [("ASCIIHexDecode", WORDS.hex().encode() + b">"), ("LZWDecode", _lzw(256, *WORDS)), ("RunLengthDecode", bytes([len(WORDS) - 1]) + WORDS + b"\x80")],
)  # fmt: skip
def test_content_in_other_codes_is_read(name: str, data: bytes) -> None:
    assert gp.parse_bytes(make_streams((f"/Filter/{name}", data))).text == "50%\n"


def test_the_limit_of_what_a_pdf_unpacks_to_can_be_raised() -> None:
    data = make_streams(packed(WORDS, b" ", 200_000))
    with pytest.raises(gp.TooLargeError, match="drawn on page 1: 200,034 bytes, more than the limit of 125,000; raise"):
        gp.parse_bytes(data, max_bytes=1_000_000)
    assert gp.parse_bytes(data, max_bytes=2_000_000).text == "50%\n"


@pytest.mark.parametrize("more", [b"0 0 m 9 9 l S ", b"q ", b"/X Do "])
def test_a_page_full_of_graphics_keeps_its_text(more: bytes) -> None:
    picture = ("/Type/XObject/Subtype/Image/Width 1/Height 1", b"\x00")
    drawn = make_streams(packed(more * 5, more, 10_100, WORDS), picture, resources="/XObject<</X 5 0 R>>")
    assert gp.parse_bytes(drawn).text == "50%\n"


def test_a_path_of_many_steps_is_cut_off() -> None:
    assert gp.parse_bytes(make_streams(packed(b"0 0 m ", b"1 1 l ", 10_100, b"S " + WORDS))).text == "50%\n"


def _composite(words: bytes, mapped: tuple[str, bytes], widths: str = "") -> bytes:
    """A PDF with a font of two bytes a code, which a stream maps to text."""
    part = f"<</Type/Font/Subtype/CIDFontType2/BaseFont/A{widths}>>"
    font = f"/Font<</F<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 5 0 R/DescendantFonts[{part}]>>>>"
    text = b"BT /F 12 Tf 50 700 Td (" + words + b") Tj ET"
    return make_streams(("", text), mapped).replace(_FONT.encode(), font.encode())


def test_a_glyph_that_stands_for_a_long_text_counts_as_that() -> None:
    mapped = b"begincmap 1 beginbfchar <0041> <" + b"0042" * 1_000 + b"> endbfchar endcmap"
    data = _composite(b"\x00A" * 255, packed(mapped))
    assert gp.parse_bytes(data).text == "B" * 255_000 + "\n"
    with pytest.raises(gp.TooLargeError, match="drawn on page 1"):
        gp.parse_bytes(data, max_bytes=1_000_000)


ONE = packed(b"begincmap 1 beginbfrange <0041> <0042> <4E00> endbfrange endcmap")


@pytest.mark.parametrize(
    ("mapped", "widths", "said"),
    [
        (packed(b"1 beginbfrange <00000041> <3FFFFFFF> <4E00> endbfrange"), "", "a font of more than 1,000,000 codes"),
        (packed(b"1 begincidrange <" + b"00" * 5_000 + b"> <" + b"FF" * 5_000 + b"> 1 endcidrange"), "", "a font of more than"),
        (ONE, "/W[1 [500] 0 999999999 500]", "a font of more than 1,000,000 codes"),
        (ONE, "/W2[0 999999999 500 1 1]", "a font of more than 1,000,000 codes"),
        (packed(b"begincmap", b" 1", 2_500_000, b" endcmap"), "", "mapped in more than 4,000,000 bytes"),
    ],
)  # fmt: skip
def test_a_font_of_more_codes_than_there_are_is_refused(
    mapped: tuple[str, bytes], widths: str, said: str, tmp_path: Path
) -> None:
    what = outcome(_composite(b"\x00A\x00B", mapped, widths), tmp_path)
    assert what.startswith("UnreadableFileError a.bin: a damaged PDF (a font ")
    assert said in what


def test_a_font_with_ranges_is_read() -> None:
    odd = packed(b"1 beginbfrange <0041> <0042> <4E00> 1 2 3 endbfrange")
    for mapped in (ONE, odd):
        assert gp.parse_bytes(_composite(b"\x00A\x00B", mapped, "/W[0 65535 1000 7 [500 600]]")).text == "一丁\n"


def test_a_pdf_that_opens_without_a_password_is_read() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("", "owner", canPrint=0))
    canvas.drawString(100, 100, "50%")
    canvas.save()
    assert gp.parse_bytes(out.getvalue()).text == "50%\n"


def test_what_follows_a_stream_is_ignored() -> None:
    _, data = packed(WORDS, b" ", 70_000)
    assert gp.parse_bytes(make_streams(("/Filter/FlateDecode", data + b"\n\n"))).text == "50%\n"


def test_a_stream_with_a_wrong_checksum_is_read() -> None:
    _, data = packed(WORDS)
    assert gp.parse_bytes(make_streams(("/Filter/FlateDecode", data[:-1] + b"\x00"))).text == "50%\n"
