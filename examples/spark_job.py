"""Parse a corpus with Apache Spark: one folder of Parquet files for each table.

usage: spark-submit examples/spark_job.py INPUT OUTPUT

INPUT is a Parquet file or a folder of them, or JSON lines (*.jsonl), with the columns `document` (an id) and `text`, or
`content` (the bytes of a file) in its place. OUTPUT gets documents/, sections/, facts/, cells/, diagnostics/ and errors/.
"""

from __future__ import annotations

import sys

from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from govdoc_parse import corpus

TASKS = 4  # a core: documents differ in length, and a core that is done early takes the next task


def main(source: str, target: str) -> None:
    spark = SparkSession.builder.appName("govdoc-parse").getOrCreate()
    read = spark.read.json if source.endswith(".jsonl") else spark.read.parquet
    # Parsing costs far more than reading, so the documents are dealt out by their number and not as the files lie.
    documents = read(source).repartition(spark.sparkContext.defaultParallelism * TASKS)
    schema = from_arrow_schema(corpus.batch_schema())
    parsed = documents.mapInArrow(corpus.parse_batches, schema).cache()  # parsed once, read for each table
    for table in corpus.TABLES:
        parsed.selectExpr(f"inline({table})").write.parquet(f"{target}/{table}")
    failed = parsed.filter("size(errors) > 0").count()
    print(f"{parsed.count()} documents, {failed} of them with an error: {target}")
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
