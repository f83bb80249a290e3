"""How it comes in: bytes or files → text."""

from govdoc_parse.extras import MissingExtraError
from govdoc_parse.readers.archive import MAX_BYTES, TooLargeError
from govdoc_parse.readers.file import parse_bytes, parse_file, read_text
from govdoc_parse.readers.text import UnreadableFileError, decode

__all__ = [
    "MAX_BYTES",
    "MissingExtraError",
    "TooLargeError",
    "UnreadableFileError",
    "decode",
    "parse_bytes",
    "parse_file",
    "read_text",
]
