"""Tables as Arrow, Parquet and data frames (extras `arrow`, `pandas`, `polars`)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from govdoc_parse.export.columns import ColumnType
from govdoc_parse.export.tables import TABLES, Documents, TableName, columns_of, named, table_rows
from govdoc_parse.extras import need
from govdoc_parse.model.fact import Fact
from govdoc_parse.outputs import replacing

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

_ARROW: dict[ColumnType, str] = {
    "string": "string", "int64": "int64", "float64": "float64", "bool": "bool_", "date": "date32", "json": "string"
}  # fmt: skip


def arrow_type(type_: ColumnType) -> pyarrow.DataType:
    """The Arrow type of a column."""
    return getattr(need("pyarrow", "arrow"), _ARROW[type_])()


def arrow_schema(table: TableName = "facts") -> pyarrow.Schema:
    """The schema of a table: the same for every document, each field with its meaning as metadata."""
    pa = need("pyarrow", "arrow")
    fields = [pa.field(c.name, arrow_type(c.type), metadata={"meaning": c.meaning}) for c in columns_of(table)]
    return pa.schema(fields, metadata={"table": table, "schema_version": "1"})


def arrow(documents: Documents, table: TableName = "facts") -> pyarrow.Table:
    """A table of documents as an Arrow table with the schema of `arrow_schema`."""
    pa = need("pyarrow", "arrow")
    schema = arrow_schema(table)
    rows = list(table_rows(documents, table))
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    return pa.Table.from_arrays([pa.array(c, type=f.type) for c, f in zip(columns, schema, strict=True)], schema=schema)


def pandas_frame(documents: Documents, table: TableName = "facts") -> pandas.DataFrame:
    """The same as a pandas data frame, its columns of Arrow types, so that an absent number is `<NA>` and no NaN."""
    pd = need("pandas", "pandas")
    need("pyarrow", "pandas")
    return arrow(documents, table).to_pandas(types_mapper=pd.ArrowDtype)  # type: ignore[no-any-return]


def polars_frame(documents: Documents, table: TableName = "facts") -> polars.DataFrame:
    """The same as a polars data frame."""
    pl = need("polars", "polars")
    return pl.from_arrow(arrow(documents, table))  # type: ignore[no-any-return]


def write_parquet(documents: Documents, folder: str | Path) -> list[Path]:
    """Write the five tables into a folder, a file each (documents.parquet …), and return their paths."""
    pq = need("pyarrow.parquet", "arrow")
    known = dict(named(documents))
    Path(folder).mkdir(parents=True, exist_ok=True)
    written = []
    for table in TABLES:
        path = Path(folder, f"{table}.parquet")
        with replacing(path) as aside:
            pq.write_table(arrow(known, table), aside, compression="zstd")
        written.append(path)
    return written


def read_facts(source: str | Path | pyarrow.Table | Any) -> dict[str, tuple[Fact, ...]]:
    """The facts of a Parquet file or an Arrow table as they were, by the id of their document."""
    if isinstance(source, str | Path):
        source = need("pyarrow.parquet", "arrow").read_table(source, columns=["document", "json"])
    found: dict[str, list[Fact]] = {}
    for document, written in zip(source["document"].to_pylist(), source["json"].to_pylist(), strict=True):
        found.setdefault(document, []).append(Fact.model_validate_json(written))
    return {document: tuple(facts) for document, facts in found.items()}
