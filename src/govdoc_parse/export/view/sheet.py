"""The table of facts as data for the script, which writes those that are shown as CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from govdoc_parse.export.columns import Value
from govdoc_parse.export.harmless import harmless
from govdoc_parse.export.tables import columns_of, table_rows
from govdoc_parse.export.view.escape import visible
from govdoc_parse.model.document import Document
from govdoc_parse.model.fact import Fact

Cell: TypeAlias = str | tuple[int, int]  # the cell as `write_csv` writes it, or where it is in the text
Packed: TypeAlias = tuple[list[Cell], list[int]]  # the different cells, and which of them each row has


def sheet(document: Document, name: str) -> dict[str, object]:
    """Names of the columns, and the cells of each: as `write_csv` writes them, each different cell once.

    A sentence that is in the text as the cell has it is given by its offsets. With one cell for all rows no row says which.
    """
    columns = [(at, column.name) for at, column in enumerate(columns_of("facts")) if column.type != "json"]
    rows = list(table_rows({name: document}))
    spans = {(fact.sentence.start, fact.sentence.end) for fact in document.facts}
    sentences = {span: visible(document.text[slice(*span)]) for span in spans}  # once for all facts of a sentence
    return {
        "columns": [name for _, name in columns],
        "cells": [
            _packed([_cell(row[at], name, fact, sentences) for row, fact in zip(rows, document.facts, strict=True)])
            for at, name in columns
        ],
    }


def _cell(value: Value, column: str, fact: Fact, sentences: Mapping[tuple[int, int], str]) -> Cell:
    if value is None:
        return ""
    written, span = str(harmless(value)), (fact.sentence.start, fact.sentence.end)
    return span if column == "sentence" and written == sentences[span] else written


def _packed(cells: Sequence[Cell]) -> Packed:
    places = {cell: place for place, cell in enumerate(dict.fromkeys(cells))}
    return list(places), [places[cell] for cell in cells] if len(places) > 1 else []
