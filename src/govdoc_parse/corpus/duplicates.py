"""duplicates.parquet: the documents of a corpus that say what another says."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govdoc_parse.corpus.fingerprints import read_minhash
from govdoc_parse.extras import need
from govdoc_parse.outputs import naming

if TYPE_CHECKING:
    import pyarrow

DUPLICATES = "duplicates.parquet"
_NEAR = 0.9  # of the shingles of both that a near-duplicate shares


def duplicates_schema() -> pyarrow.Schema:
    """The schema of the table of duplicates."""
    pa = need("pyarrow", "arrow")
    return pa.schema(
        [("document", pa.string()), ("of", pa.string()), ("kind", pa.string()), ("similarity", pa.float64())]
    )


def write_duplicates(output: Path) -> int:
    """Write a row for each document that repeats another, and return how many.

    `of` is the first by id of those that say the same; `kind` is `same` for the same words, else `near`, and `similarity` the
    share of common shingles as MinHash estimates it. The rows depend on the documents alone and not on their order.
    """
    pa, pq = need("pyarrow", "arrow"), need("pyarrow.parquet", "arrow")
    prints = pq.read_table(output / "fingerprints", columns=["document", "text_hash", "minhash"])
    rows = sorted(_same(prints.to_pylist()))
    columns = list(zip(*rows, strict=True)) if rows else [(), (), (), ()]
    schema = duplicates_schema()
    arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
    aside = output / f".{DUPLICATES}"
    with naming(aside), aside.open("wb") as file:
        pq.write_table(pa.Table.from_arrays(arrays, schema=schema), file, compression="zstd")
        file.flush()
        os.fsync(file.fileno())
    aside.replace(output / DUPLICATES)
    return len(rows)


def _same(prints: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str, str, float]]:
    """Yields document, original, kind and similarity: first of those with the same words, then of those with nearly the same."""
    groups: dict[str, list[str]] = {}
    sketches: dict[str, str] = {}
    for row in prints:
        if row["text_hash"] is not None:
            groups.setdefault(row["text_hash"], []).append(row["document"])
            if row["minhash"] is not None:
                sketches[row["text_hash"]] = row["minhash"]
    near = dict(_near({min(groups[hashed]): written for hashed, written in sketches.items()}))
    for documents in groups.values():
        first, *others = sorted(documents)
        of, similarity = near.get(first, (first, 1.0))
        kind = "same" if of == first else "near"
        yield from ((each, of, kind, similarity) for each in ([] if of == first else [first]) + others)


def _near(sketches: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, float]]]:
    """Yields documents that are nearly the same as another, with the first by id of all that hang together, and how near."""
    if len(sketches) < 2:
        return
    index = need("datasketch", "duplicates").MinHashLSH(threshold=_NEAR)
    hashes = {document: read_minhash(written) for document, written in sorted(sketches.items())}
    first: dict[str, str] = {}
    for document, minhash in hashes.items():
        index.insert(document, minhash, check_duplication=False)
        for other in index.query(minhash):
            if minhash.jaccard(hashes[other]) >= _NEAR:
                low, high = sorted((_root(first, document), _root(first, other)))
                first[high] = low
    for document, minhash in hashes.items():
        of = _root(first, document)
        if of != document:
            yield document, (of, round(float(minhash.jaccard(hashes[of])), 3))


def _root(first: dict[str, str], document: str) -> str:
    while first.get(document, document) != document:
        document = first[document]
    return document
