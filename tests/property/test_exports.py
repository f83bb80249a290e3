"""What holds for the exports of every document, and for what is told of its offsets."""

from __future__ import annotations

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import examples
from documents import DOCUMENTS
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import govdoc_parse as gp
from govdoc_parse import export
from govdoc_parse.export.tables import columns_of, table_rows

TEXTS = st.one_of(DOCUMENTS, st.text(max_size=120))
LEFT_OUT = {"furniture", "duplicate", "metadata", "contents"}
PLACES = 40  # of a text are explained
FEW = settings(max_examples=examples(60))


def _squeezed(text: str) -> str:
    return "".join(text.split())


@FEW
@given(TEXTS)
def test_every_offset_is_explained(text: str) -> None:
    document = gp.parse(text)
    for offset in {*range(0, len(text), max(1, len(text) // PLACES)), len(text)}:
        for found in gp.explain(document, offset):
            assert 0 <= found.span.start <= found.span.end <= len(text)
            assert "\n" not in found.what + found.rule


@given(TEXTS)
def test_every_fact_is_explained_at_its_number(text: str) -> None:
    document = gp.parse(text)
    for fact in document.facts:
        found = {(item.what, item.rule) for item in gp.explain(document, fact.quantity.quote.start)}
        assert ("quantity", fact.quantity.rule) in found
        assert {"block", "role"} <= {what for what, _ in found}


@given(TEXTS, st.integers(50, 200))
def test_chunks_hold_the_body_within_the_budget(text: str, budget: int) -> None:
    document = gp.parse(text)
    chunks = export.chunks(document, budget=budget)
    body = "".join(document.text[b.start : b.end] for b in document.blocks if b.kind not in LEFT_OUT)
    assert _squeezed("".join(chunk.text for chunk in chunks)) == _squeezed(body)
    assert all(len(chunk.text) <= budget for chunk in chunks)


@given(TEXTS)
def test_pages_are_written_in_one_piece(text: str) -> None:
    document = gp.parse(text)
    assert export.markdown(document).encode().decode() == export.markdown(document)
    page = export.page(document)
    assert next(line for line in page.splitlines() if line.startswith("# ")) == "# document"
    assert page.count("\n# facts\n") == 1
    facts = page.partition("\n# facts\n")[2].partition("\n# diagnostics\n")[0]
    assert len(facts.splitlines()) == len(document.facts)


@FEW
@given(
    st.one_of(
        TEXTS, st.sampled_from(["<script>alert(1)</script>", "</title><b>", '" onload="x', "<!--", "]]>", "&lt;"])
    )
)
def test_no_text_becomes_markup_of_the_view(text: str) -> None:
    tree = LexborHTMLParser(export.html(gp.parse(text)))
    plain = LexborHTMLParser(export.html(gp.parse("完成投资")))
    assert len(tree.css("script, style, link, iframe")) == len(plain.css("script, style, link, iframe"))
    assert not tree.css("[onload], [onclick], [onerror]")


@FEW
@pytest.mark.parametrize("table", export.TABLES)
@given(st.lists(TEXTS, max_size=2))
def test_a_table_is_the_same_as_rows_arrow_and_csv(table: export.TableName, texts: list[str]) -> None:
    documents = [gp.parse(text) for text in texts]
    rows = list(table_rows(documents, table))
    found = export.arrow(documents, table)
    assert found.schema.equals(export.arrow_schema(table), check_metadata=True)
    assert [tuple(row.values()) for row in found.to_pylist()] == rows
    shown = [place for place, column in enumerate(columns_of(table)) if column.type != "json"]
    with TemporaryDirectory() as folder:
        path = Path(folder, "table.csv")
        export.write_csv(documents, path, table)
        with path.open(encoding="utf-8-sig", newline="") as file:
            head, *written = csv.reader(file)
    assert head == [columns_of(table)[place].name for place in shown]
    assert written == [["" if row[place] is None else str(row[place]) for place in shown] for row in rows]


@FEW
@given(st.lists(TEXTS, max_size=3))
def test_documents_and_facts_come_back_from_files(texts: list[str]) -> None:
    documents = [gp.parse(text) for text in texts]
    with TemporaryDirectory() as folder:
        export.write_jsonl(documents, Path(folder, "documents.jsonl"))
        assert list(export.read_jsonl(Path(folder, "documents.jsonl"))) == documents
    facts = export.read_facts(export.arrow(documents))
    assert facts == {str(place): document.facts for place, document in enumerate(documents) if document.facts}
