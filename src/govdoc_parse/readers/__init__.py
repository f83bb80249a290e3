"""How it comes in: bytes or files → text."""

from govdoc_parse.extras import MissingExtraError
from govdoc_parse.readers.archive import MAX_BYTES, TooLargeError
from govdoc_parse.readers.file import parse_bytes, parse_file, read_text
from govdoc_parse.readers.many import ParseFailure, parse_files
from govdoc_parse.readers.text import UnreadableFileError, decode

__all__ = [
    "MAX_BYTES",
    "MissingExtraError",
    "ParseFailure",
    "TooLargeError",
    "UnreadableFileError",
    "decode",
    "parse_bytes",
    "parse_file",
    "parse_files",
    "read_text",
]
