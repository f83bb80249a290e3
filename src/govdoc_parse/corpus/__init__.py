"""Many documents: batches of texts or files in, tables out; the same rows on one machine and on many."""

from govdoc_parse.corpus.batches import parse_batches, parse_table
from govdoc_parse.corpus.schema import ERRORS, TABLES, batch_schema, explode, table_schema

__all__ = ["ERRORS", "TABLES", "batch_schema", "explode", "parse_batches", "parse_table", "table_schema"]
