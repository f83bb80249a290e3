"""How it leaves: functions over a Document."""

from govdoc_parse.export.akn import akoma_ntoso
from govdoc_parse.export.cases import case
from govdoc_parse.export.chunks import Chunk, chunks
from govdoc_parse.export.columns import Column
from govdoc_parse.export.compare import COMPARISON, Comparison, compare, write_comparison
from govdoc_parse.export.explain import Explanation, explain
from govdoc_parse.export.files import read_jsonl, write_csv, write_excel, write_jsonl
from govdoc_parse.export.frames import arrow, arrow_schema, pandas_frame, polars_frame, read_facts, write_parquet
from govdoc_parse.export.jupyter import fact_table_html
from govdoc_parse.export.markdown import markdown
from govdoc_parse.export.page import page
from govdoc_parse.export.panel import PanelRow, panel, panel_conflicts
from govdoc_parse.export.panel_columns import PANEL
from govdoc_parse.export.panel_files import PANEL_FORMATS, write_panel, write_panel_rows
from govdoc_parse.export.pieces import Piece, find_pieces
from govdoc_parse.export.rows import FACT_COLUMNS, fact_rows
from govdoc_parse.export.schema import json_schema
from govdoc_parse.export.summary import summary
from govdoc_parse.export.tables import TABLES, TableName, table_rows
from govdoc_parse.export.view import html, write_views

__all__ = [
    "COMPARISON",
    "FACT_COLUMNS",
    "PANEL",
    "PANEL_FORMATS",
    "TABLES",
    "Chunk",
    "Column",
    "Comparison",
    "Explanation",
    "PanelRow",
    "Piece",
    "TableName",
    "akoma_ntoso",
    "arrow",
    "arrow_schema",
    "case",
    "chunks",
    "compare",
    "explain",
    "fact_rows",
    "fact_table_html",
    "find_pieces",
    "html",
    "json_schema",
    "markdown",
    "page",
    "pandas_frame",
    "panel",
    "panel_conflicts",
    "polars_frame",
    "read_facts",
    "read_jsonl",
    "summary",
    "table_rows",
    "write_comparison",
    "write_csv",
    "write_excel",
    "write_jsonl",
    "write_panel",
    "write_panel_rows",
    "write_parquet",
    "write_views",
]
