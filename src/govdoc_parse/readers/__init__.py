"""How it comes in: bytes or files → text."""

from govdoc_parse.readers.file import parse_file
from govdoc_parse.readers.text import UnreadableFileError, decode

__all__ = ["UnreadableFileError", "decode", "parse_file"]
