"""Many documents as tables, with the same rows on one machine and on many.

`parse_corpus` parses files and collections on the processors of one machine and writes Parquet; `query` asks them in SQL.
`parse_batches` is for engines that map functions over Arrow data, such as Spark and Ray; `batch_schema` is what it
yields, and `explode` makes one of `TABLES` of it.
"""

from govdoc_parse.corpus.batches import parse_batches
from govdoc_parse.corpus.query import query
from govdoc_parse.corpus.run import Progress, Summary, parse_corpus
from govdoc_parse.corpus.schema import TABLES, CorpusError, batch_schema, explode

__all__ = [
    "TABLES",
    "CorpusError",
    "Progress",
    "Summary",
    "batch_schema",
    "explode",
    "parse_batches",
    "parse_corpus",
    "query",
]
