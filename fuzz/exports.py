"""Everything that a document is exported as, and what is told of its offsets."""

from __future__ import annotations

from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import govdoc_parse as gp
from fuzz.checks import BrokenError, check, text_of
from fuzz.parse import DICTIONARY, mutate, seeds
from govdoc_parse import export

__all__ = ["DICTIONARY", "PACKAGES", "mutate", "run", "seeds"]
PACKAGES = ("lxml", "pyarrow")


def run(data: bytes) -> None:
    document = gp.parse(text_of(data))
    printed = StringIO()
    with redirect_stdout(printed):
        for write in (export.markdown, export.page, export.html, export.akoma_ntoso):
            write(document).encode()
        for table in export.TABLES:
            export.arrow(document, table)
        for budget in (50, 300, 800):
            _check_chunks(document, budget)
        _check_files(document)
        for offset in range(0, len(document.text) + 1, len(document.text) // 9 + 1):
            gp.explain(document, offset)
    if printed.getvalue():
        raise BrokenError("an export prints")


def _check_chunks(document: gp.Document, budget: int) -> None:
    at = 0
    for chunk in export.chunks(document, budget=budget):
        if len(chunk.text) > budget:
            raise BrokenError("a chunk is larger than the budget")
        for span in chunk.spans:
            if not at <= span.start <= span.end <= len(document.text):
                raise BrokenError("chunks are not in order")
            at = span.end


def _check_files(document: gp.Document) -> None:
    with TemporaryDirectory() as folder:
        export.write_csv(document, Path(folder, "facts.csv"))
        export.write_jsonl(document, Path(folder, "documents.jsonl"))
        for again in export.read_jsonl(Path(folder, "documents.jsonl")):
            check(again)
            if again != document:
                raise BrokenError("JSON Lines and back is another document")
