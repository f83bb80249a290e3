"""How it leaves: functions over a Document."""

from govdoc_parse.export.akn import akoma_ntoso
from govdoc_parse.export.explain import Explanation, explain
from govdoc_parse.export.page import page
from govdoc_parse.export.rows import FACT_COLUMNS, fact_rows
from govdoc_parse.export.schema import json_schema

__all__ = ["FACT_COLUMNS", "Explanation", "akoma_ntoso", "explain", "fact_rows", "json_schema", "page"]
