"""PDF: what is drawn on a page gives the text that one reads on it."""

from __future__ import annotations

import logging
import tracemalloc
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

import govdoc_parse as gp
from govdoc_parse.readers import read_text
from govdoc_parse.readers.quiet import quiet

FONT = "STSong-Light"
FULL = "上半年全县春灌工作进展顺利，疏浚渠道八十六公里，检修泵站四十座，"
REST = "完成投资3.6亿元。"
Draw = Callable[[Any], None]


def _pdf(*pages: Draw, size: tuple[float, float] = (595, 842)) -> bytes:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    for draw in pages:
        canvas.setFont(FONT, 12)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _prose(canvas: Any, top: float = 700, times: int = 4) -> None:
    """Indented paragraphs of two lines."""
    for n in range(times):
        canvas.drawString(96, top - 40 * n, FULL)
        canvas.drawString(72, top - 40 * n - 20, REST)


def _turned(canvas: Any, x: float, y: float, angle: float, draw: Draw) -> None:
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate(angle)
    draw(canvas)
    canvas.restoreState()


PROSE = f"{FULL}{REST}\n" * 4


@pytest.mark.parametrize("angle", [30, 45, -30, 60, 315])
def test_a_slanted_watermark_is_no_text(angle: float) -> None:
    def page(canvas: Any) -> None:
        _prose(canvas)
        canvas.setFont(FONT, 60)
        _turned(canvas, 200, 640, angle, lambda c: c.drawCentredString(0, 0, "内部资料"))

    assert read_text(_pdf(page)) == PROSE


def test_oblique_letters_are_text() -> None:
    def page(canvas: Any) -> None:
        text = canvas.beginText()
        text.setTextTransform(1, 0, 0.2, 1, 72, 700)
        text.textLine(REST)
        canvas.drawText(text)

    assert read_text(_pdf(page)) == f"{REST}\n"


@pytest.mark.parametrize(("angle", "x", "y"), [(90, 595, 0), (-90, 0, 842), (180, 595, 842)])
def test_a_page_drawn_sideways_is_read_with_its_table(angle: float, x: float, y: float) -> None:
    def sideways(canvas: Any) -> None:
        canvas.drawString(72, 500, "附表")
        for row, cells in enumerate([("乡镇", "面积"), ("云溪", "86"), ("安陵", "40")]):
            for column, cell in enumerate(cells):
                canvas.rect(72 + 100 * column, 440 - 20 * row, 100, 20)
                canvas.drawString(76 + 100 * column, 445 - 20 * row, cell)

    text = read_text(_pdf(_prose, lambda canvas: _turned(canvas, x, y, angle, sideways)))
    assert [line.strip() for line in text.removeprefix(PROSE).splitlines()] == [
        "附表",
        "| 乡镇 | 面积 |",
        "| 云溪 | 86 |",
        "| 安陵 | 40 |",
    ]


@pytest.mark.parametrize("shifts", [((0, 0), (0.3, 0)), ((0, 0), (0.3, 0), (0, 0.3), (0.3, 0.3)), ((0, 0), (0, 0))])
def test_letters_printed_twice_to_look_bold_are_read_once(shifts: tuple[tuple[float, float], ...]) -> None:
    def page(canvas: Any) -> None:
        for dx, dy in shifts:
            canvas.drawString(96 + dx, 760 + dy, "（一）新建堤防88.4公里，")
            for column in range(4):
                canvas.rect(72 + 100 * (column % 2), 400 + 20 * (column // 2), 100, 20)
                canvas.drawString(76 + dx + 100 * (column % 2), 405 + dy + 20 * (column // 2), f"{column}88")
        _prose(canvas)

    text = read_text(_pdf(page))
    assert "（一）新建堤防88.4公里，\n" in text
    assert "| 288 | 388 |" in text


def test_an_empty_form_leaves_no_row() -> None:
    def page(canvas: Any) -> None:
        for column in range(4):
            canvas.rect(72 + 100 * (column % 2), 400 + 20 * (column // 2), 100, 20)
        _prose(canvas)

    assert read_text(_pdf(page)) == PROSE


def test_small_narrow_letters_that_are_doubled_stay_doubled() -> None:
    def page(canvas: Any) -> None:
        canvas.setFont("Helvetica", 4)
        canvas.drawString(96, 600, "villaiii1100")

    assert read_text(_pdf(page)) == "villaiii1100\n"


def _area(canvas: Any, x: float, y: float, rise: float, power: str, after: str) -> None:
    canvas.setFont(FONT, 12)
    canvas.drawString(x, y, "8.4万m")
    end = x + canvas.stringWidth("8.4万m", FONT, 12)
    canvas.setFont(FONT, 7)
    canvas.drawString(end, y + rise, power)
    canvas.setFont(FONT, 12)
    canvas.drawString(end + 4, y, after)


@pytest.mark.parametrize("rise", [3, 4.5, 6])
@pytest.mark.parametrize(("power", "sign"), [("2", "²"), ("3", "³")])
def test_a_raised_power_behind_a_metre_stands_on_its_line(rise: float, power: str, sign: str) -> None:
    def page(canvas: Any) -> None:
        _area(canvas, 96, 760, rise, power, "。")
        for column in range(4):
            canvas.rect(72 + 100 * (column % 2), 400 + 20 * (column // 2), 100, 20)
            _area(canvas, 76 + 100 * (column % 2), 405 + 20 * (column // 2), rise, power, "")

    text = read_text(_pdf(page))
    assert text.startswith(f"8.4万m{sign}。\n")
    assert f"| 8.4万m{sign} | 8.4万m{sign} |" in text


def test_a_raised_number_behind_another_word_is_no_power() -> None:
    def page(canvas: Any) -> None:
        canvas.drawString(96, 500, "春灌面积")
        canvas.setFont(FONT, 7)
        canvas.drawString(144, 501, "2")

    assert read_text(_pdf(page)) == "春灌面积2\n"


def _peak(data: bytes) -> int:
    tracemalloc.start()
    read_text(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_many_pages_take_little_more_memory_than_few() -> None:
    few, many = _pdf(*[_prose] * 2), _pdf(*[_prose] * 16)
    read_text(few)  # loads the maps of the fonts
    assert _peak(many) < 2 * _peak(few)


def test_the_reason_of_a_damaged_file_is_whole() -> None:
    with pytest.raises(gp.UnreadableFileError, match=r"a damaged PDF \(.*\S\)$"):
        read_text(b"%PDF-1.4\n")


def test_what_pdfminer_logs_while_reading_is_not_seen(caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("pdfminer.pdfpage")

    def page(canvas: Any) -> None:
        canvas._code.append("/P0 g")
        _prose(canvas)

    assert read_text(_pdf(page)) == PROSE
    assert not caplog.records
    logger.warning("behind")
    assert [record.message for record in caplog.records] == ["behind"]


def test_silence_ends_with_the_last_that_asked_for_it() -> None:
    logger = logging.getLogger("test_quiet")
    first, second = quiet("test_quiet"), quiet("test_quiet")
    logger.setLevel(logging.INFO)
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert not logger.isEnabledFor(logging.ERROR)
    second.__exit__(None, None, None)
    assert logger.level == logging.INFO


def _table_page(rows: list[tuple[float, str, str]]) -> bytes:
    """A ruled table of labels, each so many points behind the edge of its cell, and figures."""

    def page(canvas: Any) -> None:
        canvas.setFont(FONT, 10)
        for row, (indent, label, figure) in enumerate(rows):
            bottom = 700 - 20 * row
            canvas.rect(72, bottom, 200, 20)
            canvas.rect(272, bottom, 100, 20)
            canvas.drawString(76 + indent, bottom + 6, label)
            canvas.drawString(330, bottom + 6, figure)

    return _pdf(page)


def test_the_indent_of_a_label_is_kept_as_blanks() -> None:
    rows = [
        (0, "指标", "数值"),
        (0, "造林（亩）", "86"),
        (20, "东片", "40"),
        (20, "西片", "46"),
        (0, "修路（公里）", "3"),
    ]
    assert read_text(_table_page(rows)).splitlines() == [
        "| 指标 | 数值 |",
        "| 造林（亩） | 86 |",
        "| 　　东片 | 40 |",
        "| 　　西片 | 46 |",
        "| 修路（公里） | 3 |",
    ]


def test_labels_in_the_middle_of_their_cells_have_no_indent() -> None:
    rows = [(40, "指标", "数值"), (25, "造林（亩）", "86"), (37, "修路", "3")]
    assert read_text(_table_page(rows)).splitlines() == ["| 指标 | 数值 |", "| 造林（亩） | 86 |", "| 修路 | 3 |"]
