"""Every export of one document, for benchmarks/growth.py."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import govdoc_parse as gp
from govdoc_parse import export


def _written(write: Callable[[dict[str, gp.Document], Path], object]) -> Callable[[gp.Document], object]:
    def call(document: gp.Document) -> None:
        with TemporaryDirectory() as folder:
            write({"a": document}, Path(folder))

    return call


def _lines_and_back(documents: dict[str, gp.Document], folder: Path) -> None:
    export.write_jsonl(documents, folder / "a.jsonl")
    list(export.read_jsonl(folder / "a.jsonl"))


def _last(document: gp.Document) -> int:
    return len(document.text.rstrip()) - 1


EXPORTS: dict[str, Callable[[gp.Document], object]] = {
    "check": gp.check,
    "chunks": export.chunks,
    "pieces": export.find_pieces,
    "markdown": export.markdown,
    "html": export.html,
    "page": export.page,
    "summary": export.summary,
    "fact rows": export.fact_rows,
    "fact table": lambda document: export.fact_table_html(document.facts),
    "akoma ntoso": export.akoma_ntoso,
    "panel": lambda document: list(export.panel([document])),
    "conflicts": lambda document: export.panel_conflicts([document]),
    "compare": lambda document: export.compare(document, document),
    "json": lambda document: document.model_dump_json(),
    "str": str,
    "explain": lambda document: gp.explain(document, _last(document)),
    "case": lambda document: export.case(document, _last(document)),
    "json lines and back": _written(_lines_and_back),
    "excel": _written(lambda documents, folder: export.write_excel(documents, folder / "a.xlsx")),
    "parquet": _written(export.write_parquet),
    "pandas": export.pandas_frame,
    "polars": export.polars_frame,
    "facts and back": lambda document: export.read_facts(export.arrow(document)),
    **{
        f"rows of {name}": lambda document, name=name: list(export.table_rows(document, name)) for name in export.TABLES
    },
    **{
        f"csv of {name}": _written(
            lambda documents, folder, name=name: export.write_csv(documents, folder / "a.csv", name)
        )
        for name in export.TABLES
    },
    **{
        f"panel{suffix}": _written(
            lambda documents, folder, suffix=suffix: export.write_panel(documents, folder / f"a{suffix}")
        )
        for suffix in export.PANEL_FORMATS
    },
    "comparison.html": _written(
        lambda documents, folder: export.write_comparison(documents, documents, folder / "a.html")
    ),
}  # type: ignore[misc]
