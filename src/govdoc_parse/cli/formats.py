"""What the command line writes, and where: one document or a table of many, on standard output or in files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from govdoc_parse.cli.language import of_files
from govdoc_parse.outputs import replacing

if TYPE_CHECKING:
    from govdoc_parse.model import Document

Render: TypeAlias = Callable[["Document", str], str]
"""Makes the text of a document and of the name of its file."""


class Format(StrEnum):
    """What `parse` writes."""

    json = "json"
    jsonl = "jsonl"
    outline = "outline"
    facts = "facts"
    markdown = "markdown"
    chunks = "chunks"
    html = "html"
    akn = "akn"
    csv = "csv"
    excel = "excel"
    parquet = "parquet"


def outline_text(document: Document, _: str = "") -> str:
    """The outline as `page` shows it."""
    from govdoc_parse.export import page

    return page(document).partition("# outline\n")[2].partition("\n# ")[0].rstrip("\n") + "\n"


def facts_text(document: Document, file: str) -> str:
    """The facts as tab-separated values under a header, the file in the first column."""
    from govdoc_parse.export import FACT_COLUMNS, fact_rows

    name = " ".join(file.split())
    rows = [("file", *FACT_COLUMNS), *((name, *row) for row in fact_rows(document))]
    return "".join("\t".join(row) + "\n" for row in rows)


def chunks_text(document: Document, file: str) -> str:
    """The chunks as JSON Lines."""
    from govdoc_parse.export import chunks

    return "".join(chunk.model_dump_json() + "\n" for chunk in chunks(document, name=file))


def line_text(document: Document, file: str) -> str:
    """The document on one line of JSON, the file first."""
    from govdoc_parse.export.files import json_line

    return json_line(file, document)


def exported(name: str) -> Render:
    """The function of `export` with this name, imported when it is called."""

    def render(document: Document, _: str) -> str:
        made: str = getattr(import_module("govdoc_parse.export"), name)(document)
        return made

    return render


RENDERED: Mapping[Format, tuple[str, Render]] = {
    Format.json: (".json", lambda document, _: document.model_dump_json(indent=1) + "\n"),
    Format.jsonl: (".jsonl", line_text),
    Format.outline: (".outline.txt", outline_text),
    Format.facts: (".facts.tsv", facts_text),
    Format.markdown: (".md", exported("markdown")),
    Format.chunks: (".chunks.jsonl", chunks_text),
    Format.html: (".view.html", exported("html")),
    Format.akn: (".akn.xml", exported("akoma_ntoso")),
}
SUFFIXES: Mapping[str, tuple[Format, ...]] = {
    ".json": (Format.json,),
    ".jsonl": (Format.jsonl, Format.chunks),
    ".ndjson": (Format.jsonl, Format.chunks),
    ".tsv": (Format.facts,),
    ".txt": (Format.outline, Format.facts),
    ".md": (Format.markdown,),
    ".html": (Format.html,),
    ".htm": (Format.html,),
    ".xml": (Format.akn,),
    ".csv": (Format.csv,),
    ".xlsx": (Format.excel,),
}
"""What a file of a suffix may hold; the first where no format is named."""
ONE_FILE = frozenset({Format.jsonl, Format.facts, Format.chunks})  # many documents go one behind the other


def format_of(output: Path | None, format_: Format | None) -> Format:
    """The format that is named, or else that of the suffix of the output, or else JSON.

    Raises `ValueError` where the suffix says something else than the name, or nothing that is known.
    """
    suffix = "" if output is None or output.is_dir() else output.suffix.lower()
    known = SUFFIXES.get(suffix)
    if format_ is None:
        if known is None and suffix:
            raise ValueError(
                f"{output}: no format has the suffix {suffix}; name one with -f, or write {', '.join(SUFFIXES)}"
            )
        return Format.json if known is None else known[0]
    if known is not None and format_ not in known and format_ is not Format.parquet:
        raise ValueError(f"{output}: the suffix {suffix} is that of {' or '.join(known)}, and -f says {format_}")
    return format_


class Target(NamedTuple):
    """What is written: which table in which format; `raw` leaves text that a spreadsheet would take for a formula."""

    format_: Format
    table: str
    raw: bool = False


def write_table(documents: Mapping[str, Document], target: Target, output: Path) -> None:
    """Write all documents into one CSV, one workbook, or one folder of Parquet files."""
    from govdoc_parse import export

    if target.format_ is Format.csv:
        export.write_csv(documents, output, target.table, raw=target.raw, language=of_files())  # type: ignore[arg-type]
    elif target.format_ is Format.excel:
        export.write_excel(documents, output, language=of_files())
    else:
        export.write_parquet(documents, output)


def checked(document: Document, target: Target) -> Document:
    """The document itself; raises what would keep it out of the tables of a format, such as a number that fits no column."""
    from govdoc_parse import export

    for name in (target.table,) if target.format_ is Format.csv else export.TABLES:
        if target.format_ is Format.parquet:
            export.arrow(document, name)  # type: ignore[arg-type]
        else:
            list(export.table_rows(document, name))  # type: ignore[arg-type]
    return document


def write_each(texts: Iterable[tuple[str, str]], format_: Format, folder: Path) -> int:
    """Write the text made of each file into one of the folder, named after the first, and return how many were written.

    Two files of one name in different folders get a number, so that none is written over.
    """
    suffix = RENDERED[format_][0]
    folder.mkdir(parents=True, exist_ok=True)
    taken: dict[str, int] = {}
    count = 0
    for file, text in texts:
        stem = "stdin" if file == "-" else Path(file).stem
        taken[stem] = taken.get(stem, 0) + 1
        name = stem if taken[stem] == 1 else f"{stem}-{taken[stem]}"
        write_text(folder / f"{name}{suffix}", text)
        count += 1
    return count


def write_text(path: Path, text: str) -> None:
    """Write text as UTF-8 with line feeds, also on Windows: beside the file, which is replaced when all is written."""
    with replacing(path) as aside:
        aside.write_text(text, encoding="utf-8", newline="\n")
