"""Parse a corpus with Ray Data: one folder of Parquet files for each table.

usage: python examples/ray_job.py INPUT OUTPUT

INPUT is a Parquet file or a folder of them, or JSON lines (*.jsonl), with the columns `document` (an id) and `text`, or
`content` (the bytes of a file) in its place. OUTPUT gets documents/, sections/, facts/, cells/, diagnostics/ and errors/;
of a table without rows Ray writes nothing.
"""

from __future__ import annotations

import sys

import ray

from govdoc_parse import corpus


def main(source: str, target: str) -> None:
    read = ray.data.read_json if source.endswith(".jsonl") else ray.data.read_parquet
    parsed = read(source).map_batches(corpus.parse_batches, batch_format="pyarrow").materialize()
    for table in corpus.TABLES:
        rows = parsed.map_batches(corpus.explode, batch_format="pyarrow", fn_args=[table])
        rows.write_parquet(f"{target}/{table}", mode="error")  # rather than add to what an earlier job wrote
    failed = parsed.map_batches(corpus.explode, batch_format="pyarrow", fn_args=["errors"]).count()
    print(f"{parsed.count()} documents, {failed} of them with an error: {target}")


if __name__ == "__main__":
    main(*sys.argv[1:])
