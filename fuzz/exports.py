"""Everything that a document is exported as, and what is told of its offsets."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import govdoc_parse as gp
from fuzz.checks import ROOT, BrokenError, check, text_of
from fuzz.parse import DICTIONARY, mutate, seeds
from govdoc_parse import export

sys.path.append(str(ROOT / "eval"))
from exported import broken_in_memory

__all__ = ["DICTIONARY", "PACKAGES", "mutate", "run", "seeds"]
PACKAGES = ("lxml", "pyarrow")


def run(data: bytes) -> None:
    document = gp.parse(text_of(data))
    printed = StringIO()
    with redirect_stdout(printed):
        for broken in broken_in_memory(document):
            raise BrokenError(broken)
        _check_lines(document)
        for offset in range(0, len(document.text) + 1, len(document.text) // 9 + 1):
            gp.explain(document, offset)
    if printed.getvalue():
        raise BrokenError("an export prints")


def _check_lines(document: gp.Document) -> None:
    with TemporaryDirectory() as folder:
        export.write_jsonl(document, Path(folder, "documents.jsonl"))
        for again in export.read_jsonl(Path(folder, "documents.jsonl")):
            check(again)
            if again != document:
                raise BrokenError("JSON Lines and back is another document")
