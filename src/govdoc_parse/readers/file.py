"""File → Document."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from govdoc_parse.model.document import Document
from govdoc_parse.parser import Parser, parse
from govdoc_parse.readers.text import decode


def parse_file(path: str | PathLike[str], parser: Parser | None = None) -> Document:
    """The document in a text file, by the default lexicon or by the parser given.

    UTF-8 with or without BOM, UTF-16, GB18030, GBK and GB2312 are recognised; `UnreadableFileError` names the file and
    the offset of bytes that are none of these. A missing file raises the `OSError` of the system.
    """
    text = decode(Path(path).read_bytes(), str(path))
    return parse(text) if parser is None else parser.parse(text)
