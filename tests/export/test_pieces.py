"""Markdown and chunks: all of the body, in order."""

from __future__ import annotations

import itertools

import pytest
import regex
from conftest import FIXTURES, SHARED, THOROUGH
from markdown_it import MarkdownIt
from parsed import PATHS, parsed

import govdoc_parse as gp
from govdoc_parse import export
from govdoc_parse.model import Quote

CORPUS = sorted((SHARED / "txt").glob("*.txt"))[::5] if THOROUGH else []
LEFT_OUT = {"furniture", "duplicate", "metadata", "contents"}


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _body(document: gp.Document) -> str:
    return _squeezed("".join(document.text[b.start : b.end] for b in document.blocks if b.kind not in LEFT_OUT))


@pytest.fixture(params=[*PATHS, *CORPUS], ids=lambda path: path.stem)
def document(request: pytest.FixtureRequest) -> gp.Document:
    return parsed(request.param)


def test_pieces_are_disjoint_and_hold_the_body(document: gp.Document) -> None:
    pieces = export.find_pieces(document)
    assert all(a.end <= b.start for a, b in itertools.pairwise(pieces))
    assert _squeezed("".join(piece.text(document) for piece in pieces)) == _body(document)


@pytest.mark.parametrize("budget", [50, 300, 800])
def test_chunks_hold_the_body_within_the_budget(document: gp.Document, budget: int) -> None:
    chunks = export.chunks(document, budget=budget)
    assert all(len(chunk.text) <= budget for chunk in chunks)
    assert _squeezed("".join(chunk.text for chunk in chunks)) == _body(document)
    for chunk in chunks:
        assert _squeezed("".join(document.text[s.start : s.end] for s in chunk.spans)) == _squeezed(chunk.text)
    facts = [fact.index for chunk in chunks for fact in chunk.facts]
    inside = {
        i for i, f in enumerate(document.facts) if any(f.quantity.quote.start in s for c in chunks for s in c.spans)
    }
    assert sorted(facts) == sorted(set(facts)) == sorted(inside)


def test_markdown_holds_the_body(document: gp.Document) -> None:
    written = regex.sub(
        r"\\([\\`*_\[\]<>|~.)#+=-])",
        r"\1",
        export.markdown(document).partition("\n---\n")[2] or export.markdown(document),
    )
    rest = iter(_squeezed(written))
    wanted = _squeezed("".join(p.text(document) for p in export.find_pieces(document) if p.kind != "table"))
    assert all(sign in rest for sign in wanted)


def test_markdown_is_read_as_what_it_says() -> None:
    text = "一、概况\n\n# 1. 新建*泵站* [3]座，<b>投资</b>3亿元。\n\n2. 修渠_道_12公里。\n- 清淤\n| 甲 | 乙 |\n"
    document = gp.parse(text)
    html = MarkdownIt("commonmark").enable("table").render(export.markdown(document))
    assert "<h2>一、概况</h2>" in html
    assert "<em>" not in html
    assert "<b>" not in html
    assert "<ul>" not in html


def test_front_matter_is_yaml_of_json_strings() -> None:
    document = gp.parse_file(FIXTURES / "notice_with_attachment.txt")
    head = export.markdown(document).split("\n---\n")[0]
    assert head.startswith(
        '---\ntitle: "岱川市人民政府办公室关于做好2024年城镇老旧小区改造工作的通知"\nkind: "notice"\n'
    )
    assert 'document_number: "岱政办发〔2024〕9号"' in head


def test_tables_are_tables() -> None:
    document = gp.parse("一、产量\n\n单位：万吨\n产品\t产量\t增长（%）\n水泥\t684.2\t-7.9\n纸\t46.1\t持平\n")
    assert (
        "| 产品 | 产量 | 增长（%） |\n| --- | --- | --- |\n| 水泥 | 684.2 | -7.9 |\n| 纸 | 46.1 | 持平 |"
        in export.markdown(document)
    )


UNEVEN = "有关情况见下表。\n单位\n姓名\n联系方式\n县教育局\n基教股\n李某某\n0876-6120828\n县民政局\n救助股\n王某某\n"


def test_a_table_whose_rows_cannot_be_told_is_a_paragraph() -> None:
    written = export.markdown(gp.parse(UNEVEN))
    assert "|" not in written
    assert _squeezed(written) == _squeezed(UNEVEN)


def test_a_table_knows_the_headings_around_it() -> None:
    document = gp.parse(
        "一、农业\n（一）种植\n产量见下表。\n品种\t产量（吨）\n稻谷\t12540\n小麦\t860\n全年平稳。\n二、工业\n平稳。\n"
    )
    (table,) = (piece for piece in export.find_pieces(document) if piece.kind == "table")
    assert (table.section, table.headings) == ("1.1", ("一、农业", "（一）种植"))


def test_a_title_inside_a_table_is_told_by_the_table() -> None:
    """As a parser of one's own may find it in the first cell of a frame."""
    text = "| 水利工作总结 | 2024年 |\n| 投资 | 3亿元 |\n"
    document = gp.parse(text)
    (table,) = document.tables
    titled = document.model_copy(update={"title": Quote(start=2, end=8, text="水利工作总结")})
    assert [(piece.kind, piece.start) for piece in export.find_pieces(titled)] == [("table", table.span.start)]


def test_a_chunk_knows_its_headings_and_facts() -> None:
    document = gp.parse(
        "安陵县2023年总结\n\n一、工业\n\n（一）产值\n\n产值3亿元，增长8%。\n\n二、农业\n\n粮食产量5万吨。"
    )
    industry, farming = export.chunks(document, name="a.txt")[1:]
    assert industry.headings == ("安陵县2023年总结", "一、工业")
    assert industry.section == "1"
    assert [(fact.index, fact.name, fact.written, fact.value) for fact in industry.facts] == [
        (0, "产值", "3亿元", 300000000),
        (1, "产值", "8%", 8),
    ]
    assert farming.text == "二、农业\n粮食产量5万吨。"
    assert farming.contextual.startswith("安陵县2023年总结 › 二、农业\n")
    metadata = {
        "document": "a.txt", "parent": "a.txt#2", "title": "安陵县2023年总结", "year": 2023, "region": "安陵县", "kind": "work_summary",
        "headings": "安陵县2023年总结 › 二、农业", "section": "2", "start": farming.spans[0].start, "end": farming.spans[-1].end, "facts": 1,
        "indicators": "grain",
    }  # fmt: skip
    assert farming.as_langchain() == {
        "id": f"a.txt#{farming.spans[0].start}",
        "page_content": farming.contextual,
        "metadata": metadata,
    }
    node = farming.as_llama_index()
    assert (node["id_"], node["text"], node["metadata"]) == (farming.id, farming.contextual, metadata)
    assert node["excluded_embed_metadata_keys"] == node["excluded_llm_metadata_keys"] == list(metadata)
    assert export.Chunk.model_validate_json(farming.model_dump_json()) == farming


def test_a_chunk_has_the_date_and_is_of_the_document_where_it_is_in_no_section() -> None:
    (chunk,) = export.chunks(gp.parse("关于植树的通知\n\n各单位：\n植树5万株。\n\n安陵县林业局\n2024年3月1日\n"))
    assert (chunk.id, chunk.parent, chunk.as_langchain()["metadata"]["date"]) == ("0#0", "0", "2024-03-01")


def test_a_heading_goes_with_what_stands_below_it() -> None:
    text = "一、工业\n\n" + "企业平稳运行。" * 8 + "\n\n（一）产值\n\n产值3亿元，增长8%，企业效益好转，订单增加。"
    chunks = export.chunks(gp.parse(text), budget=80)
    assert all(not chunk.text.endswith("（一）产值") for chunk in chunks)


def test_an_empty_document_has_no_chunks_and_empty_markdown() -> None:
    empty = gp.parse("")
    assert export.chunks(empty) == ()
    assert export.markdown(empty).strip() == ""


def test_a_budget_that_is_too_small_is_refused() -> None:
    with pytest.raises(ValueError, match="50 is the least"):
        export.chunks(gp.parse("一、工业"), budget=10)
