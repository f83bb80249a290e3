"""Where the text of a file stands in it: pages and boxes, paragraphs, and how many places are kept."""

from __future__ import annotations

import pytest
from makers import make_docx, make_ofd, make_pdf, saved

import govdoc_parse as gp
from govdoc_parse.model import Place
from govdoc_parse.readers.placed_text import bounded

TEXT = "安陵县2023年统计公报\n" + "".join(
    f"第{n}项工作完成投资{n}亿元，同比增长{n}%，全县各部门单位共同推进重点任务落实。\n" for n in range(1, 60)
)


@pytest.mark.parametrize("make", [make_pdf, make_ofd])
def test_a_figure_is_found_on_its_page(make: object) -> None:
    document = gp.parse_bytes(make(TEXT))  # type: ignore[operator]
    assert document.places
    for fact in document.facts:
        place = document.place_at(fact.quantity.quote.start)
        assert place is not None
        assert place.box is not None
        assert place.page is not None
    pages = [place.page for place in document.places]
    assert pages == sorted(pages)  # type: ignore[type-var]
    assert len(set(pages)) > 1
    lines = [place for place in document.places if place.page == 1]
    assert [place.box[1] for place in lines if place.box] == sorted(place.box[1] for place in lines if place.box)
    assert gp.Document.model_validate_json(document.model_dump_json()) == document


def test_places_lie_in_the_text_and_do_not_overlap() -> None:
    document = gp.parse_bytes(make_pdf(TEXT))
    ends = [0]
    for place in document.places:
        assert ends[-1] <= place.start < place.end <= len(document.text)
        ends.append(place.end)
    assert document.place_at(len(document.text)) is None
    assert gp.parse(TEXT).place_at(0) is None


def test_paragraphs_of_a_word_document_are_counted() -> None:
    document = gp.parse_bytes(make_docx([(0, "甲村"), (0, "乙村造林3亩")]))
    place = document.place_at(document.text.index("造林"))
    assert place is not None
    assert place.paragraph == 2


def test_a_table_of_word_counts_as_one_paragraph() -> None:
    import docx

    word = docx.Document()
    word.add_paragraph("全县造林3亩。")
    word.add_paragraph("")
    table = word.add_table(rows=2, cols=2)
    for at, text in enumerate(("指标", "面积（亩）", "造林", "8")):
        table.cell(at // 2, at % 2).text = text
    word.add_paragraph("全县修路5公里。")
    document = gp.parse_bytes(saved(word))
    found = [document.place_at(fact.quantity.quote.start) for fact in document.facts]
    assert [place.paragraph for place in found if place] == [1, 3, 4]


def _place(at: int, page: int | None, cell: str | None = None) -> Place:
    box = None if page is None else (1.0, float(at), 9.0, float(at + 1))
    return Place(start=at, end=at + 1, page=page, box=box, cell=cell)


def test_neighbours_share_a_place_beyond_the_limit() -> None:
    places = [_place(at, 1 + at // 3) for at in range(6)]
    assert bounded(places, 6) == tuple(places)
    assert [(p.start, p.end, p.page, p.box) for p in bounded(places, 2)] == [
        (0, 3, 1, (1.0, 0.0, 9.0, 3.0)),
        (3, 6, 2, (1.0, 3.0, 9.0, 6.0)),
    ]
    cells = [_place(at, None, f"A{at + 1}") for at in range(5)]
    assert [(p.cell, p.box) for p in bounded(cells, 3)] == [("A1:A2", None), ("A3:A4", None), ("A5", None)]
