"""File or bytes → Document, dispatched by content."""

from __future__ import annotations

import stat
from os import PathLike
from pathlib import Path
from typing import Unpack

from govdoc_parse.extras import MissingExtraError
from govdoc_parse.model.document import Document
from govdoc_parse.model.known import Known
from govdoc_parse.parser import Parser, default_parser
from govdoc_parse.readers.archive import MAX_BYTES, too_large
from govdoc_parse.readers.formats import Asked, find_format
from govdoc_parse.readers.placed_text import PlacedText
from govdoc_parse.readers.text import UnreadableFileError

FAILED = "its reader failed"  # what a message says of a defect of ours


def parse_file(
    path: str | PathLike[str],
    parser: Parser | None = None,
    *,
    max_bytes: int = MAX_BYTES,
    max_facts: int | None = None,
    max_cells: int | None = None,
    base_url: str = "",
    **known: Unpack[Known],
) -> Document:
    """The document in a file: text, HTML, MHTML, DOCX, ODT, PDF, OFD or XLSX, told apart by content, and CSV by its name (.csv, .tsv).

    `parser` is the one to use instead of that of the default lexicon. Formats other than text need their extra
    (`pip install "govdoc-parse[files]"`); without it `MissingExtraError` says so. Text may be UTF-8, UTF-16, GB18030, GBK
    or GB2312. `UnreadableFileError` names the file and what is wrong with it: damaged, encrypted, a scan, an archive, a
    page of frames, or `TooLargeError` for more than `max_bytes`, packed or unpacked. An empty file is a document without
    text, with the diagnostic TEXT_EMPTY. A missing file raises the `OSError` of the system. Of a page, `Document.text` is
    what a reader sees, without navigation, after what the page states of itself in its head alone; the addresses of its
    attachments are made absolute by `base_url`, the address it was loaded from, or else by the address that it states itself.
    `max_facts` and `max_cells` are those of `Parser`, in place of the parser's own. `known` is what the caller knows of the document, as in
    `Parser.parse`.
    """
    data = bytes_of(path, max_bytes)
    return parse_bytes(
        data,
        str(path),
        parser,
        max_bytes=max_bytes,
        max_facts=max_facts,
        max_cells=max_cells,
        base_url=base_url,
        **known,
    )


def check_regular(name: str, mode: int) -> None:
    """Raise `UnreadableFileError` for what is neither a file nor a folder."""
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise UnreadableFileError(f"{name}: a pipe or a device, not a file; standard input is read as -")


def bytes_of(path: str | PathLike[str], max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file; no more than `max_bytes` and one are ever read, however large it says that it is.

    A pipe, a socket or a device is refused before it is opened: it might never end, or never begin.
    """
    kind = Path(path).stat()
    check_regular(str(path), kind.st_mode)
    if kind.st_size > max_bytes:
        raise too_large(str(path), kind.st_size, max_bytes)
    with Path(path).open("rb") as file:
        data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise too_large(str(path), len(data), max_bytes)
    return data


def parse_bytes(
    data: bytes,
    name: str = "<bytes>",
    parser: Parser | None = None,
    *,
    max_bytes: int = MAX_BYTES,
    max_facts: int | None = None,
    max_cells: int | None = None,
    base_url: str = "",
    **known: Unpack[Known],
) -> Document:
    """The document in the bytes of a file, as `parse_file`; `name` is for the messages.

    A page that is a string is `parse_bytes(page.encode())`.
    """
    if not isinstance(data, bytes | bytearray):
        hint = "; use parse() for a text" if isinstance(data, str) else ""
        raise TypeError(f"parse_bytes() takes the content of a file as bytes, not {type(data).__name__}{hint}")
    read = read_placed(data, name, max_bytes=max_bytes, base_url=base_url)
    parser = default_parser() if parser is None else parser
    if max_facts is not None or max_cells is not None:
        parser = parser.with_limits(max_facts, max_cells)
    return read.onto(parser.parse(read.text, read.covered, **known))


def read_text(data: bytes, name: str = "<bytes>", *, max_bytes: int = MAX_BYTES, base_url: str = "") -> str:
    """The text that the parser is given for the bytes of a file."""
    return read_placed(data, name, max_bytes=max_bytes, base_url=base_url).text


def read_placed(data: bytes, name: str = "<bytes>", *, max_bytes: int = MAX_BYTES, base_url: str = "") -> PlacedText:
    """The same with where the text stands in the file, and with remarks about the file."""
    if len(data) > max_bytes:
        raise too_large(name, len(data), max_bytes)
    asked = Asked(name, max_bytes, base_url)
    try:
        return find_format(data, name).read(data, asked)
    except (UnreadableFileError, MissingExtraError):
        raise
    except MemoryError as error:
        raise UnreadableFileError(f"{name}: reading it needs more memory than there is") from error
    except Exception as error:  # whatever a reader stumbles over: one bad file never stops a run
        said = " ".join(f"{type(error).__name__} {error}".split())
        raise UnreadableFileError(f"{name}: {FAILED} ({said}); please report it") from error
