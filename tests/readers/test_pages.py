"""PDF and OFD: the lines of the pages give the outline and the facts of the text they were made from."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from makers import HEADER, make_ofd, make_pdf, pages_text

import govdoc_parse as gp
from govdoc_parse.readers.placed import Page, PlacedLine

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
# Their tables are set with tabs, which a page keeps as places; tests/readers/test_pdf.py and test_ofd.py have ruled ones.
OF_TABLES = {
    "department_account",
    "disclosure_report",
    "performance_form",
    "project_list",
    "subsidy_standards",
    "target_table",
}
NAMES = sorted(p.stem for p in FIXTURES.glob("*.txt") if ".golden" not in p.name and p.stem not in OF_TABLES)


def _text(name: str) -> str:
    return (FIXTURES / f"{name}.txt").read_bytes().decode("utf-8")


def _outline(document: gp.Document) -> list[tuple[int, str, str]]:
    return [(d, s.marker.text, "".join(s.heading.text.split()) if s.heading else "") for d, s in document.walk()]


def _facts(document: gp.Document) -> list[tuple[str, str | None, str, str]]:
    return [("".join(f.quantity.quote.text.split()), f.name, f.role, f.status) for f in document.facts]


@pytest.mark.parametrize("name", NAMES)
def test_a_pdf_of_a_fixture(name: str) -> None:
    document, original = gp.parse_bytes(make_pdf(_text(name))), gp.parse(_text(name))
    assert _outline(document) == _outline(original)
    assert _facts(document) == _facts(original)
    assert HEADER not in document.text


@pytest.mark.parametrize("name", [n for n in NAMES if "\t" not in _text(n)])
def test_an_ofd_of_a_fixture(name: str) -> None:
    document, original = gp.parse_bytes(make_ofd(_text(name))), gp.parse(_text(name))
    assert _outline(document) == _outline(original)
    assert _facts(document) == _facts(original)
    assert HEADER not in document.text


def test_a_ruled_table_is_rows_of_cells() -> None:
    table = gp.parse_bytes(
        make_pdf("指标表\n指标\t2022年\t2023年\n粮食产量（万吨）\t36.1\t38.2\n猪肉产量（万吨）\t4.5\t4.8\n")
    ).tables[0]
    assert [cell.text for cell in table.rows[1]] == ["猪肉产量（万吨）", "4.5", "4.8"]


def _line(text: str, left: float, right: float, top: float, size: float = 10) -> PlacedLine:
    return PlacedLine(text, left, right, top, top + size, size)


def _page(*lines: PlacedLine) -> Page:
    return Page(800, lines)


def test_full_lines_go_on_and_short_ones_end() -> None:
    page = _page(
        _line("全县完成", 120, 500, 300), _line("投资3亿元。", 100, 200, 320), _line("民生改善。", 120, 300, 340)
    )
    assert pages_text([page]) == "全县完成投资3亿元。\n民生改善。\n"


def test_words_in_latin_letters_stay_apart() -> None:
    page = _page(_line("采用 Web", 120, 500, 300), _line("Service 接口。", 100, 260, 320), _line("完。", 120, 140, 340))
    assert pages_text([page]).startswith("采用 Web Service 接口。")


def test_page_numbers_and_repeated_headers_are_dropped() -> None:
    pages = [
        _page(_line("县志", 100, 140, 30), _line(f"第{n}段。", 120, 200, 300), _line(f"- {n} -", 290, 310, 770))
        for n in (1, 2, 3)
    ]
    assert pages_text(pages) == "第1段。\n第2段。\n第3段。\n"


def test_a_line_in_the_margin_that_is_said_once_is_kept() -> None:
    pages = [
        _page(
            _line("安陵县人民政府文件", 200, 400, 40), _line("正文。", 120, 160, 300), _line("全文。", 120, 500, 320)
        ),
        _page(_line("续文。", 120, 160, 300)),
    ]
    assert pages_text(pages) == "安陵县人民政府文件\n正文。\n全文。\n续文。\n"


@pytest.mark.parametrize(
    "heads",
    [
        ["一、总体要求", "二、目标任务", "三、工作安排", "四、保障措施"],
        ["（一）疏浚渠道八条", "（二）检修泵站四座", "（三）新建堤防两处"],
        ["1.疏浚渠道八条", "2.检修泵站四座", "3、新建堤防两处"],
        ["第一章 总则", "第二章 职责", "第三章 附则"],
        ["附件：", "附件 1", "附件2"],
    ],
)
def test_numbered_lines_begin_lines_though_they_are_all_that_a_page_holds(heads: list[str]) -> None:
    page = _page(*(_line(head, 100, 100 + 10 * len(head), 200 + 20 * n) for n, head in enumerate(heads)))
    assert pages_text([page]).splitlines() == heads


@pytest.mark.parametrize("start", ["一、二季度投资", "3.6亿元", "第三条规定的", "（三）项规定的", "附件的"])
def test_a_sentence_may_go_on_with_what_looks_like_a_number_of_a_part(start: str) -> None:
    page = _page(_line("全县完成", 120, 500, 300), _line(start, 100, 200, 320), _line("完。", 120, 140, 340))
    assert pages_text([page]).startswith(f"全县完成{start}\n")


def test_short_lines_of_a_wide_page_are_not_full() -> None:
    names = ["云溪镇", "安陵镇人民政府", "水利局"]
    lines = tuple(_line(name, 100, 100 + 10 * len(name), 200 + 20 * n) for n, name in enumerate(names))
    assert pages_text([Page(800, lines, 600)]).splitlines() == names


def test_pages_of_another_width_have_edges_of_their_own() -> None:
    upright = Page(800, (_line("全县完成", 120, 500, 300), _line("投资3亿元。", 100, 200, 320)), 600)
    broad = Page(600, tuple(_line("各乡镇", 100, 700, 200 + 20 * n) for n in range(9)), 800)
    assert pages_text([upright, broad]).splitlines()[0] == "全县完成投资3亿元。"


def test_a_page_that_is_one_table_keeps_its_rows() -> None:
    rows = [PlacedLine(f"| {n} | 甲 |", 100, 500, 300 + n, 400, 1.0, table=True) for n in range(3)]
    assert pages_text([_page(*rows)]).splitlines() == ["| 0 | 甲 |", "| 1 | 甲 |", "| 2 | 甲 |"]


def test_no_lines_give_no_text() -> None:
    assert pages_text([_page()]) == ""


def _staggered(count: int) -> Page:
    return _page(*(_line(f"第{n}行文字", 50 + 20 * n, 300 + 20 * n, 20 * n) for n in range(count)))


@pytest.mark.parametrize("count", [1, 10, 11, 40])
def test_lines_that_all_begin_elsewhere_are_read(count: int) -> None:
    """No left edge is shared by a tenth of the lines, as in a poster or a poem."""
    assert pages_text([_staggered(count)]).count("行文字") == count


def test_a_pdf_whose_lines_all_begin_elsewhere_is_read() -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for n in range(20):
        canvas.drawString(50 + 12 * n, 780 - 30 * n, f"Line {n}")
    canvas.save()
    assert gp.parse_bytes(out.getvalue()).text.count("Line") == 20


@pytest.mark.parametrize(("size", "text"), [(0, ""), (12, "nothing\n")])
def test_text_of_no_size_is_not_seen(size: float, text: str) -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.setFont("Helvetica", size)
    canvas.drawString(50, 500, "nothing")
    canvas.setFont("Helvetica", 12)
    canvas.drawString(50, 400, "seen")
    canvas.save()
    assert gp.parse_bytes(out.getvalue()).text == f"{text}seen\n"
