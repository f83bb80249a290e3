"""Documents made by hand, as no parser gives them."""

from __future__ import annotations

from decimal import Decimal

from akn_reading import NS, broken_promises, plain, read, read_schema

import govdoc_parse as gp
from govdoc_parse.model import Block, DateValue, MetadataEntry, Paragraph, Quote, Signature, Span, TableCell


def test_a_lone_surrogate() -> None:
    quote = Quote(start=0, end=3, text="总\ud800结")
    document = gp.Document(text="总\ud800结", title=quote, blocks=(Block(start=0, end=3, kind="title"),))
    assert plain(read(document)) == "总\ufffd结"


def test_a_quantity_across_a_line_break() -> None:
    text = "完成投资15.2亿\n元，增长较快。"
    quantity = gp.Quantity(
        quote=Quote(start=4, end=11, text="15.2亿\n元"), kind="money", value=Decimal(1520000000), unit="元", unit_id="CNY", rule="plain"
    )  # fmt: skip
    sentence = Span(start=0, end=len(text))
    document = gp.Document(
        text=text,
        preamble=(Paragraph(spans=(Span(start=0, end=9), Span(start=10, end=len(text)))),),
        blocks=(Block(start=0, end=9, kind="body"), Block(start=10, end=len(text), kind="body")),
        facts=(gp.Fact(quantity=quantity, role="level", status="achieved", sentence=sentence, rules=("by_hand",)),),
    )
    root = read(document)
    assert list(broken_promises(document, root, read_schema())) == []
    assert ["".join(e.itertext()) for e in root.iter(NS + "p")] == ["完成投资15.2亿元，增长较快。"]
    assert [(e.text, e.get("normalized")) for e in root.iter(NS + "quantity")] == [("15.2亿元", "1520000000")]


def test_text_around_subsections() -> None:
    """A parser gives a section its text before its subsections; a document made by hand may hold it elsewhere."""
    text = "一、甲\n前文。\n1.乙\n中文。\n2.丙\n后文。"
    lines = [(0, 3), (4, 7), (8, 11), (12, 15), (16, 19), (20, 23)]
    document = gp.Document(
        text=text,
        blocks=tuple(Block(start=a, end=b, kind="body") for a, b in lines),
        sections=(
            gp.Section(
                style="cn_dun", marker=_at(text, 0, 2), ordinal=1, heading=_at(text, 2, 3), level=4, span=Span(start=0, end=23),
                paragraphs=tuple(Paragraph(spans=(Span(start=a, end=b),)) for a, b in lines[1::2]),
                children=tuple(
                    gp.Section(style="ar_dot", marker=_at(text, a, a + 2), ordinal=n, heading=_at(text, a + 2, b), level=6, span=Span(start=a, end=b))
                    for n, (a, b) in enumerate(lines[2::2], start=1)
                ),
            ),
        ),
    )  # fmt: skip
    root = read(document)
    assert list(broken_promises(document, root, read_schema())) == []
    level = next(root.iter(NS + "level"))
    names = ["num", "heading", "intro", "level", "hcontainer", "level", "wrapUp"]
    assert [e.tag.removeprefix(NS) for e in level] == names


def test_body_text_that_no_paragraph_holds_is_not_lost() -> None:
    text = "第一行。\n第二行。"
    document = gp.Document(
        text=text,
        blocks=(Block(start=0, end=4, kind="body"), Block(start=5, end=9, kind="body")),
        preamble=(Paragraph(spans=()), Paragraph(spans=(Span(start=5, end=9),))),
    )
    root = read(document)
    assert list(broken_promises(document, root, read_schema())) == []
    assert [e.text for e in root.iter(NS + "p")] == ["第一行。", "第二行。"]


def test_marks_that_overlap_or_are_empty_are_written_once() -> None:
    """A fact that reaches into the next paragraph is marked where it begins; of two marks the longer stands."""
    text = "投资3亿\n元，占地20亩。"
    lines = [(0, 4), (5, len(text))]
    facts = tuple(_fact(text, *span) for span in ((2, 6), (3, 4), (9, 12), (12, 12)))
    document = gp.Document(
        text=text,
        blocks=tuple(Block(start=a, end=b, kind="body") for a, b in lines),
        preamble=tuple(Paragraph(spans=(Span(start=a, end=b),)) for a, b in lines),
        facts=facts,
    )
    root = read(document)
    assert ["".join(e.itertext()) for e in root.iter(NS + "p")] == ["投资3亿", "元，占地20亩。"]
    assert [e.text for e in root.iter(NS + "quantity")] == ["3亿", "20亩"]


def test_a_head_and_a_signature_that_say_less_than_usual() -> None:
    """A name that is normalized beyond its wording is no mark; neither is what has no value, no key or no date."""
    text = "县水利局、县民政局：\n安陵县人民政府\n"
    entries = (
        MetadataEntry(key="addressees", label=None, value=_at(text, 0, 9), normalized=("县水务局", "县民政局"), layout="head"),
        MetadataEntry(key="document_number", label=None, value=None, layout="head"),
        MetadataEntry(key=None, label=None, value=_at(text, 0, 4), layout="head"),
    )  # fmt: skip
    document = gp.Document(
        text=text,
        blocks=(Block(start=0, end=10, kind="addressee"), Block(start=11, end=18, kind="issuer")),
        metadata=gp.Metadata(entries=entries),
        signature=Signature(issuers=(_at(text, 11, 18),), date=None),
    )
    root = read(document)
    assert list(broken_promises(document, root, read_schema())) == []
    assert [e.text for e in root.iter(NS + "organization")] == ["县民政局", "安陵县人民政府"]
    assert [e.tag for e in root.iter(NS + "date", NS + "docNumber")] == []


def _fact(text: str, start: int, end: int) -> gp.Fact:
    quantity = gp.Quantity(quote=_at(text, start, end), kind="count", value=Decimal(1), rule="plain")
    span = Span(start=0, end=len(text))
    return gp.Fact(quantity=quantity, role="level", status="achieved", sentence=span, rules=("by_hand",))


def _at(text: str, start: int, end: int) -> Quote:
    return Quote(start=start, end=end, text=text[start:end])


def _cell(text: str, start: int, end: int, column: int) -> TableCell:
    return TableCell(start=start, end=end, text=text[start:end], column=column)


def test_a_date_that_names_no_day_and_a_table_without_a_header() -> None:
    text = "修路\t3公里\n云溪县水利局\n2023年2月30日"
    document = gp.Document(
        text=text,
        blocks=(Block(start=0, end=6, kind="table"), Block(start=7, end=13, kind="issuer"), Block(start=14, end=24, kind="date")),
        tables=(gp.Table(span=Span(start=0, end=6), body=((_cell(text, 0, 2, 0), _cell(text, 3, 6, 1)),)),),
        signature=Signature(issuers=(_at(text, 7, 13),), date=DateValue(quote=_at(text, 14, 24), value=None)),
    )  # fmt: skip
    root = read(document)
    assert list(broken_promises(document, root, read_schema())) == []
    assert ["".join(e.itertext()).strip() for e in root.iter(NS + "th", NS + "td")] == ["修路", "3公里"]
    assert [e.text for e in root.iter(NS + "organization")] == ["云溪县水利局"]
    assert list(root.iter(NS + "date")) == []
