"""Every export of one document, and what must hold for what comes out; eval/mutate.py and the fuzz target `exports` run it."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import govdoc_parse as gp
from govdoc_parse import export

sys.path.append(str(Path(__file__).parent.parent / "tests" / "export"))
from akn_reading import broken_promises, read, read_schema

_BUDGETS = (50, 300, 800)
_PLACES = 3  # of a document are explained and made cases of
_SCHEMA = read_schema()


def broken_in_memory(document: gp.Document) -> Iterator[str]:
    """One line for each thing that does not hold of the exports that need no file; an error is left to the caller."""
    for write in (export.markdown, export.page, export.html, export.summary, str):
        write(document).encode()
    gp.check(document)
    export.fact_table_html(document.facts).encode()
    yield from broken_promises(document, read(document), _SCHEMA)
    for budget in _BUDGETS:
        yield from _broken_chunks(document, budget)
    export.find_pieces(document)
    if len(export.fact_rows(document)) != len(document.facts):
        yield "rows of facts are more or fewer than the facts"
    export.panel([document])
    export.panel_conflicts([document])
    export.compare(document, document)
    for table in export.TABLES:
        if export.arrow(document, table).num_rows != len(list(export.table_rows(document, table))):
            yield f"the Arrow table {table} has other rows"


def broken_in_files(document: gp.Document, folder: Path) -> Iterator[str]:
    """The same for the exports that are files, each written into a folder, and for those that parse the document again."""
    named = {"a": document}
    for table in export.TABLES:
        export.write_csv(named, folder / "table.csv", table)
        with (folder / "table.csv").open(encoding="utf-8-sig", newline="") as file:
            if len(list(csv.reader(file))) != 1 + len(list(export.table_rows(named, table))):
                yield f"the CSV of {table} has other rows"
    export.write_jsonl(named, folder / "documents.jsonl")
    if list(export.read_jsonl(folder / "documents.jsonl")) != [document]:
        yield "JSON Lines and back is another document"
    export.write_excel(named, folder / "tables.xlsx")
    export.write_parquet(named, folder / "tables")
    if export.read_facts(folder / "tables" / "facts.parquet") != ({"a": document.facts} if document.facts else {}):
        yield "Parquet and back gives other facts"
    export.pandas_frame(named)
    export.polars_frame(named)
    for suffix in export.PANEL_FORMATS:
        export.write_panel(named, folder / f"panel{suffix}")
        export.write_panel(named, folder / f"wide{suffix}", wide=True)
        export.write_comparison(named, named, folder / f"compared{suffix}")
    export.write_comparison(named, named, folder / "compared.html")
    yield from _broken_places(document)


def _broken_places(document: gp.Document) -> Iterator[str]:
    for offset in range(0, len(document.text) + 1, len(document.text) // _PLACES + 1):
        gp.explain(document, offset)
    for fact in document.facts[:: len(document.facts) // _PLACES + 1]:
        if "[[case]]" not in export.case(document, fact.quantity.quote.start):
            yield f"no case of the fact at {fact.quantity.quote.start}"


def _broken_chunks(document: gp.Document, budget: int) -> Iterator[str]:
    at = 0
    for chunk in export.chunks(document, budget=budget):
        if len(chunk.text) > budget:
            yield "a chunk is larger than the budget"
        for span in chunk.spans:
            if not at <= span.start <= span.end <= len(document.text):
                yield "chunks are not in order"
            at = span.end
