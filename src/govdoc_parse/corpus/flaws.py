"""What is wrong with a corpus as a whole: ids that several documents have, packages that were missing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from govdoc_parse.extras import need


def repeated_ids(output: Path) -> Mapping[str, int]:
    """The ids that more than one document or error has, each with how many."""
    pq = need("pyarrow.parquet", "arrow")
    pa = need("pyarrow", "arrow")
    columns = [pq.read_table(output / table, columns=["document"])["document"] for table in ("documents", "errors")]
    counts = pa.chunked_array([chunk for column in columns for chunk in column.chunks], pa.string()).value_counts()
    return {str(row["values"]): row["counts"] for row in counts.to_pylist() if row["counts"] > 1}


def missing_extras(output: Path) -> tuple[str, ...]:
    """The messages of `MissingExtraError` among the errors, each once, with the first document that it kept out."""
    columns = ["document", "error", "message"]
    rows = need("pyarrow.parquet", "arrow").read_table(output / "errors", columns=columns).to_pylist()
    first: dict[str, str] = {}
    for row in rows:
        if row["error"] == "MissingExtraError":
            first.setdefault(row["message"], row["document"])
    return tuple(f"{document}: {message}" for message, document in first.items())
