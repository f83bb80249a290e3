"""Many documents: batches of texts or files in, tables out; the same rows on one machine and on many."""

from govdoc_parse.corpus.batches import parse_batches, parse_table
from govdoc_parse.corpus.query import missing_chunks, query
from govdoc_parse.corpus.run import Progress, Summary, parse_corpus
from govdoc_parse.corpus.schema import ERRORS, TABLES, CorpusError, batch_schema, explode, table_schema

__all__ = [
    "ERRORS",
    "TABLES",
    "CorpusError",
    "Progress",
    "Summary",
    "batch_schema",
    "explode",
    "missing_chunks",
    "parse_batches",
    "parse_corpus",
    "parse_table",
    "query",
    "table_schema",
]
