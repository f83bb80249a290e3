"""File or bytes → Document, dispatched by content."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import Unpack

from govdoc_parse.model.document import Document
from govdoc_parse.model.known import Known
from govdoc_parse.parser import Parser, default_parser
from govdoc_parse.readers.archive import MAX_BYTES, check_archive, too_large
from govdoc_parse.readers.csv_rows import is_csv, read_csv
from govdoc_parse.readers.docx import read_docx
from govdoc_parse.readers.formats import Format, find_format
from govdoc_parse.readers.html import html_text
from govdoc_parse.readers.legacy import to_docx
from govdoc_parse.readers.ofd import read_ofd
from govdoc_parse.readers.pdf import read_pdf
from govdoc_parse.readers.placed_text import PlacedText
from govdoc_parse.readers.text import UnreadableFileError, decode, decode_page
from govdoc_parse.readers.xlsx import read_xlsx

_REFUSED: dict[Format, str] = {
    "encrypted": "an encrypted Office file; remove its password first",
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
    max_facts: int | None = None,
    base_url: str = "",
    **known: Unpack[Known],
) -> Document:
    """The document in a file: text, HTML, DOCX, PDF, OFD or XLSX, told apart by content, and CSV by its name (.csv, .tsv).

    `parser` is the one to use instead of that of the default lexicon. Formats other than text need their extra
    (`pip install 'govdoc-parse[files]'`); without it `MissingExtraError` says so. Text may be UTF-8, UTF-16, GB18030, GBK
    or GB2312. `UnreadableFileError` names the file and what is wrong with it: damaged, encrypted, a scan, an archive, a
    page of frames, or `TooLargeError` for more than `max_bytes`, packed or unpacked. An empty file is a document without
    text, with the diagnostic TEXT_EMPTY. A missing file raises the `OSError` of the system. Of a page, `Document.text` is
    what a reader sees, without navigation, after what the page states of itself in its head alone; the addresses of its
    attachments are made absolute by `base_url`, the address it was loaded from, or else by the address that it states itself.
    `max_facts` is that of `Parser`, in place of the parser's own. `known` is what the caller knows of the document, as in
    `Parser.parse`.
    """
    size = Path(path).stat().st_size
    if size > max_bytes:
        raise too_large(str(path), size, max_bytes)
    data = Path(path).read_bytes()
    return parse_bytes(data, str(path), parser, max_bytes=max_bytes, max_facts=max_facts, base_url=base_url, **known)


def parse_bytes(
    data: bytes,
    name: str = "<bytes>",
    parser: Parser | None = None,
    *,
    max_bytes: int = MAX_BYTES,
    max_facts: int | None = None,
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
    return read.onto((parser if max_facts is None else parser.with_limit(max_facts)).parse(read.text, **known))


def read_text(data: bytes, name: str = "<bytes>", *, max_bytes: int = MAX_BYTES, base_url: str = "") -> str:
    """The text that the parser is given for the bytes of a file."""
    return read_placed(data, name, max_bytes=max_bytes, base_url=base_url).text


def read_placed(data: bytes, name: str = "<bytes>", *, max_bytes: int = MAX_BYTES, base_url: str = "") -> PlacedText:
    """The same with where the text stands in the file, and with remarks about the file."""
    if len(data) > max_bytes:
        raise too_large(name, len(data), max_bytes)
    found = find_format(data, name)
    if found in _REFUSED:
        raise UnreadableFileError(f"{name}: {_REFUSED[found]}")
    if found in {"docx", "ofd", "spreadsheet"}:
        check_archive(data, name, max_bytes)
    match found:
        case "html":
            return PlacedText(html_text(decode_page(data, name), base_url, name=name))
        case "docx":
            return read_docx(data, name)
        case "pdf":
            return read_pdf(data, name, max_bytes)
        case "ofd":
            return read_ofd(data, name)
        case "spreadsheet":
            return read_xlsx(data, name)
        case "doc" | "rtf":
            return read_docx(to_docx(data, name, f".{found}"), name)
        case _:
            text = decode(data, name)
            return read_csv(text) if is_csv(name) else PlacedText(text)
