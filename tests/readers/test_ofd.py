"""OFD: places, hidden and slanted text, numbers that are none."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

import govdoc_parse as gp
from govdoc_parse.readers import read_text

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
FULL = "全县春灌工作进展顺利，疏浚渠道八十六公里，检修泵站四十座，完成"


def _ofd(*objects: str, box: str = "0 0 210 297") -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("OFD.xml", f"<ofd:OFD {SPACE}><ofd:DocRoot>D.xml</ofd:DocRoot></ofd:OFD>")
        archive.writestr(
            "D.xml",
            f'<ofd:D {SPACE}><ofd:PhysicalBox>{box}</ofd:PhysicalBox><ofd:Page ID="1" BaseLoc="P.xml"/></ofd:D>',
        )
        archive.writestr("P.xml", f"<ofd:Page {SPACE}>{''.join(objects)}</ofd:Page>")
    return out.getvalue()


def _changed(data: bytes, name: str, old: str, new: str) -> bytes:
    """The archive with a text replaced in one of its entries."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.namelist():
            content = source.read(entry)
            target.writestr(entry, content.replace(old.encode(), new.encode()) if entry == name else content)
    return out.getvalue()


def _text(text: str, y: float, x: float = 25, code: str = "", box: str = "0 0 210 297", **more: str) -> str:
    """A text object, by default one with the whole page for its boundary."""
    attributes = " ".join(f'{name}="{value}"' for name, value in ({"Size": "5"} | more).items())
    return (
        f'<ofd:TextObject Boundary="{box}" {attributes}><ofd:TextCode X="{x}" Y="{y}" {code}>{text}'
        "</ofd:TextCode></ofd:TextObject>"
    )


def test_text_ends_where_its_letters_end_and_not_its_box() -> None:
    data = _ofd(_text("保障措施", 100), _text("加快春灌进度", 108), _text(FULL, 116), _text("投资3亿元。", 124))
    assert read_text(data) == f"保障措施\n加快春灌进度\n{FULL}投资3亿元。\n"


def test_a_page_without_text_adds_none() -> None:
    out = BytesIO(_ofd(_text("完成投资3亿元。", 100)))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("Q.xml", f"<ofd:Page {SPACE}/>")
        archive.writestr("D2.xml", f'<ofd:D {SPACE}><ofd:Page ID="2" BaseLoc="Q.xml"/></ofd:D>')
    both = _changed(out.getvalue(), "OFD.xml", "</ofd:OFD>", "<ofd:DocRoot>D2.xml</ofd:DocRoot></ofd:OFD>")
    assert read_text(both) == "完成投资3亿元。\n"


def test_a_letter_with_a_box_of_its_own_is_as_wide_as_that() -> None:
    letters = [_text(c, 4, x=0, box=f"{25 + 5 * n} 100 5 5") for n, c in enumerate("新建8.4公里。")]
    assert read_text(_ofd(*letters)) == "新建8.4公里。\n"


def test_text_is_as_wide_as_its_steps() -> None:
    full = _text("完成投资", 100, code='DeltaX="g 2 49 49"')
    assert read_text(_ofd(full, _text("3亿元。", 108))) == "完成投资3亿元。\n"
    assert read_text(_ofd(_text("完成投资", 100, code='DeltaX="g 3 5"'), full.replace('Y="100"', 'Y="108"'))) == "完成投资\n完成投资\n"  # fmt: skip
    endless = _text("完成投资", 100, code='DeltaX="g 999999999999 49"')
    assert read_text(_ofd(endless, _text("3亿元。", 108))) == "完成投资3亿元。\n"


def test_blanks_at_the_start_of_text_indent_it() -> None:
    data = _ofd(_text(FULL, 100), _text("　　检修泵站四十座。", 108))
    assert read_text(data) == f"{FULL}\n检修泵站四十座。\n"


def test_a_matrix_scales_and_moves_text() -> None:
    scaled = _text("完成投资", 1, x=0, box="25 100 160 6", Size="1", CTM="5 0 0 5 0 0")
    behind = _text("3亿元。", 1, x=0, box="25 100 160 6", Size="1", CTM="5 0 0 5 20 0")
    assert read_text(_ofd(behind, scaled)) == "完成投资3亿元。\n"


@pytest.mark.parametrize(
    "more",
    [
        {"Visible": "false"},
        {"Fill": "false"},
        {"Alpha": "0"},
        {"CTM": "0.7 -0.7 0.7 0.7 0 0"},
        {"CTM": "0.87 0.5 -0.5 0.87 0 0"},
        {"Size": "0"},
    ],
)
def test_hidden_and_slanted_text_is_dropped(more: dict[str, str]) -> None:
    assert read_text(_ofd(_text("检修泵站。", 100), _text("内部资料", 150, **more))) == "检修泵站。\n"


def test_text_of_transparent_colour_is_dropped_and_an_outline_kept() -> None:
    unseen = _text("内部资料", 150).replace("<ofd:TextCode", '<ofd:FillColor Alpha="0"/><ofd:TextCode')
    drawn = _text("造林。", 108, Fill="false", Stroke="true")
    assert read_text(_ofd(_text("检修泵站。", 100), unseen, drawn)) == "检修泵站。\n造林。\n"


@pytest.mark.parametrize("number", ["nan", "1e999", "-inf", "1e300", "x"])
@pytest.mark.parametrize("place", ["Size", "Boundary", "X", "CTM", "DeltaX", "page"])
def test_numbers_that_are_no_places_are_refused(number: str, place: str) -> None:
    data = {
        "Size": lambda: _ofd(_text("甲", 100, Size=number)),
        "Boundary": lambda: _ofd(_text("甲", 100, box=f"0 {number} 210 297")),
        "X": lambda: _ofd(_text("甲", 100).replace('X="25"', f'X="{number}"')),
        "CTM": lambda: _ofd(_text("甲", 100, CTM=f"1 0 0 1 {number} 0")),
        "DeltaX": lambda: _ofd(_text("甲乙", 100, code=f'DeltaX="{number}"')),
        "page": lambda: _ofd(_text("甲", 100), box=f"0 0 210 {number}"),
    }[place]()
    with pytest.raises(gp.UnreadableFileError, match="damaged OFD"):
        read_text(data)


def test_a_page_that_is_listed_many_times_is_read_once() -> None:
    crasher = Path(__file__).parents[1] / "crashers" / "ofd" / "one_page_listed_many_times.ofd"
    assert read_text(crasher.read_bytes()) == "完成投资3亿元。\n"
