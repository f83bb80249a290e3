"""Word documents: any bytes of an archive, and damage inside of its parts."""

from __future__ import annotations

import govdoc_parse as gp
from fuzz.checks import check, read_or_refused
from fuzz.packages import damaged_package, word_packages
from govdoc_parse.readers.archive import check_archive
from govdoc_parse.readers.docx import read_docx

PACKAGES = ("docx",)
DICTIONARY = "xml.dict"
LARGEST = 10_000_000  # bytes unpacked
seeds, mutate = word_packages, damaged_package


def run(data: bytes) -> None:
    def read() -> str:
        check_archive(data, "x", LARGEST)
        return read_docx(data, "x").text

    text = read_or_refused(read)
    if text is not None:
        check(gp.parse(text), text)
