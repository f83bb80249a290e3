"""How it leaves: functions over a Document."""

from govdoc_parse.export.akn import akoma_ntoso
from govdoc_parse.export.cases import case
from govdoc_parse.export.chunks import Chunk, chunks
from govdoc_parse.export.columns import Column
from govdoc_parse.export.explain import Explanation, explain
from govdoc_parse.export.files import read_jsonl, write_csv, write_excel, write_jsonl
from govdoc_parse.export.frames import arrow, arrow_schema, pandas_frame, polars_frame, read_facts, write_parquet
from govdoc_parse.export.jupyter import fact_table_html
from govdoc_parse.export.markdown import markdown
from govdoc_parse.export.page import page
from govdoc_parse.export.pieces import Piece, find_pieces
from govdoc_parse.export.rows import FACT_COLUMNS, fact_rows
from govdoc_parse.export.schema import json_schema
from govdoc_parse.export.summary import summary
from govdoc_parse.export.tables import TABLES, TableName, table_rows
from govdoc_parse.export.view import html

__all__ = [
    "FACT_COLUMNS",
    "TABLES",
    "Chunk",
    "Column",
    "Explanation",
    "Piece",
    "TableName",
    "akoma_ntoso",
    "arrow",
    "arrow_schema",
    "case",
    "chunks",
    "explain",
    "fact_rows",
    "fact_table_html",
    "find_pieces",
    "html",
    "json_schema",
    "markdown",
    "page",
    "pandas_frame",
    "polars_frame",
    "read_facts",
    "read_jsonl",
    "summary",
    "table_rows",
    "write_csv",
    "write_excel",
    "write_jsonl",
    "write_parquet",
]
