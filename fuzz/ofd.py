"""OFD files: any bytes of an archive, and damage inside of its parts."""

from __future__ import annotations

import govdoc_parse as gp
from fuzz.checks import check, read_or_refused
from fuzz.docx import DICTIONARY, LARGEST
from fuzz.packages import damaged_package, ofd_packages
from govdoc_parse.readers.archive import check_archive
from govdoc_parse.readers.ofd import read_ofd

__all__ = ["DICTIONARY", "mutate", "run", "seeds"]
seeds, mutate = ofd_packages, damaged_package


def run(data: bytes) -> None:
    def read() -> str:
        check_archive(data, "x", LARGEST)
        return read_ofd(data, "x").text

    text = read_or_refused(read)
    if text is not None:
        check(gp.parse(text), text)
