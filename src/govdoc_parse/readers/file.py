"""File or bytes → Document, dispatched by content."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import Unpack

from govdoc_parse.model.document import Document
from govdoc_parse.model.known import Known
from govdoc_parse.parser import Parser, parse
from govdoc_parse.readers.archive import MAX_BYTES, check_archive, too_large
from govdoc_parse.readers.docx import docx_text
from govdoc_parse.readers.formats import Format, find_format
from govdoc_parse.readers.html import html_text
from govdoc_parse.readers.legacy import to_docx
from govdoc_parse.readers.ofd import ofd_text
from govdoc_parse.readers.pdf import pdf_text
from govdoc_parse.readers.text import UnreadableFileError, decode, decode_page

_REFUSED: dict[Format, str] = {
    "encrypted": "an encrypted Office file; remove its password first",
    "spreadsheet": "a spreadsheet; save the sheet as text (CSV) or HTML first",
    "archive": "an archive; unpack it and read the files in it",
    "mhtml": "a page saved with its pictures (MHTML); save it as HTML first",
    "odt": "an Open Document file; save it as DOCX first",
    "binary": "a picture, a program or a packed file, not a document",
}


def parse_file(
    path: str | PathLike[str],
    parser: Parser | None = None,
    *,
    max_bytes: int = MAX_BYTES,
    base_url: str = "",
    **known: Unpack[Known],
) -> Document:
    """The document in a file: text, HTML, DOCX, PDF or OFD, told apart by content, whatever the name says.

    `parser` is the one to use instead of that of the default lexicon. Formats other than text need their extra
    (`pip install 'govdoc-parse[files]'`); without it `MissingExtraError` says so. Text may be UTF-8, UTF-16, GB18030, GBK
    or GB2312. `UnreadableFileError` names the file and what is wrong with it: damaged, encrypted, a scan, an archive, a
    page of frames, or `TooLargeError` for more than `max_bytes`, packed or unpacked. An empty file is a document without
    text, with the diagnostic TEXT_EMPTY. A missing file raises the `OSError` of the system. Of a page, `Document.text` is
    what a reader sees, without navigation, after what the page states of itself in its head alone; the addresses of its attachments are made absolute by `base_url`, the
    address it was loaded from, or else by the address that it states itself. `known` is what the caller knows of the
    document, as in `Parser.parse`.
    """
    size = Path(path).stat().st_size
    if size > max_bytes:
        raise too_large(str(path), size, max_bytes)
    return parse_bytes(Path(path).read_bytes(), str(path), parser, max_bytes=max_bytes, base_url=base_url, **known)


def parse_bytes(
    data: bytes,
    name: str = "<bytes>",
    parser: Parser | None = None,
    *,
    max_bytes: int = MAX_BYTES,
    base_url: str = "",
    **known: Unpack[Known],
) -> Document:
    """The document in the bytes of a file, as `parse_file`; `name` is for the messages.

    A page that is a string is `parse_bytes(page.encode())`.
    """
    if not isinstance(data, bytes | bytearray):
        hint = "; use parse() for a text" if isinstance(data, str) else ""
        raise TypeError(f"parse_bytes() takes the content of a file as bytes, not {type(data).__name__}{hint}")
    text = read_text(data, name, max_bytes=max_bytes, base_url=base_url)
    return parse(text, **known) if parser is None else parser.parse(text, **known)


def read_text(data: bytes, name: str = "<bytes>", *, max_bytes: int = MAX_BYTES, base_url: str = "") -> str:
    """The text that the parser is given for the bytes of a file."""
    if len(data) > max_bytes:
        raise too_large(name, len(data), max_bytes)
    found = find_format(data, name)
    if found in _REFUSED:
        raise UnreadableFileError(f"{name}: {_REFUSED[found]}")
    if found in {"docx", "ofd"}:
        check_archive(data, name, max_bytes)
    match found:
        case "html":
            return html_text(decode_page(data, name), base_url, name=name)
        case "docx":
            return docx_text(data, name)
        case "pdf":
            return pdf_text(data, name, max_bytes)
        case "ofd":
            return ofd_text(data, name)
        case "doc" | "rtf":
            return docx_text(to_docx(data, name, f".{found}"), name)
        case _:
            return decode(data, name)
