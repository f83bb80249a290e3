"""How it comes in: the formats in the order in which they are tried, each told by content, CSV alone by the name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NoReturn, TypeAlias

from govdoc_parse.readers import evidence
from govdoc_parse.readers.archive import MAX_BYTES, check_archive
from govdoc_parse.readers.csv_rows import is_csv, read_csv
from govdoc_parse.readers.docx import read_docx
from govdoc_parse.readers.evidence import Evidence, evidence_of
from govdoc_parse.readers.html import read_html
from govdoc_parse.readers.legacy import to_docx
from govdoc_parse.readers.mhtml import read_mhtml
from govdoc_parse.readers.odt import read_odt
from govdoc_parse.readers.ofd import read_ofd
from govdoc_parse.readers.pdf import read_pdf
from govdoc_parse.readers.placed_text import PlacedText
from govdoc_parse.readers.text import UnreadableFileError, decode, decode_page
from govdoc_parse.readers.xlsx import read_xlsx


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader is told besides the bytes: the name for its messages, the limit, the address of a page."""

    name: str = "<bytes>"
    max_bytes: int = MAX_BYTES
    base_url: str = ""


Read: TypeAlias = Callable[[bytes, Asked], PlacedText]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what tells it, what reads it, the extra that reading needs, and the suffixes its files have in folders."""

    name: str
    sniff: Callable[[Evidence], bool]
    read: Read
    extra: str | None = None
    suffixes: tuple[str, ...] = ()


def find_format(data: bytes, name: str = "<bytes>") -> Format:
    """The first format that `data` looks like; `UnreadableFileError` for a damaged archive."""
    found = evidence_of(data, name)
    return next(format_ for format_ in READERS if format_.sniff(found))


def _has(entry: str) -> Callable[[Evidence], bool]:
    return lambda found: entry in found.entries


def _refused(reason: str) -> Read:
    def refuse(_: bytes, asked: Asked) -> NoReturn:
        raise UnreadableFileError(f"{asked.name}: {reason}")

    return refuse


def _text(data: bytes, asked: Asked) -> PlacedText:
    return PlacedText(decode(data, asked.name))


def _csv(data: bytes, asked: Asked) -> PlacedText:
    return read_csv(decode(data, asked.name))


def _page(data: bytes, asked: Asked) -> PlacedText:
    return read_html(decode_page(data, asked.name), asked.base_url, asked.name)


def _mhtml(data: bytes, asked: Asked) -> PlacedText:
    return read_mhtml(data, asked.base_url, asked.name)


def _pdf(data: bytes, asked: Asked) -> PlacedText:
    return read_pdf(data, asked.name, asked.max_bytes)


def _unpacked(read: Callable[[bytes, str], PlacedText]) -> Read:
    def unpack(data: bytes, asked: Asked) -> PlacedText:
        check_archive(data, asked.name, asked.max_bytes)
        return read(data, asked.name)

    return unpack


def _converted(suffix: str, data: bytes, asked: Asked) -> PlacedText:
    return read_docx(to_docx(data, asked.name, suffix), asked.name)


READERS: tuple[Format, ...] = (
    Format("pdf", evidence.is_pdf, _pdf, "pdf", (".pdf",)),
    Format("docx", _has("word/document.xml"), _unpacked(read_docx), "docx", (".docx", ".docm")),
    Format("ofd", _has("OFD.xml"), _unpacked(read_ofd), "ofd", (".ofd",)),
    Format("spreadsheet", _has("xl/workbook.xml"), _unpacked(read_xlsx), "xlsx", (".xlsx", ".xlsm")),
    Format("odt", evidence.is_odt, _unpacked(read_odt), "odt", (".odt",)),
    Format("archive", lambda found: found.is_archive, _refused("an archive; unpack it and read the files in it")),
    Format("encrypted", evidence.is_encrypted, _refused("an encrypted Office file; remove its password first")),
    Format("doc", evidence.is_ole, partial(_converted, ".doc"), "docx", (".doc", ".wps")),
    Format("rtf", evidence.is_rtf, partial(_converted, ".rtf"), "docx", (".rtf",)),
    Format("mhtml", evidence.is_mhtml, _mhtml, "html", (".mhtml", ".mht")),
    Format("binary", evidence.is_binary, _refused("a picture, a program or a packed file, not a document")),
    Format(
        "json",
        evidence.is_json,
        _refused("JSON, not a document; the texts in JSON Lines are read by `govdoc-parse batch FILE.jsonl -o FOLDER`"),
    ),
    Format("html", evidence.is_html, _page, "html", (".htm", ".html", ".shtml", ".xhtml")),
    Format("csv", lambda found: is_csv(found.name), _csv, None, (".csv", ".tsv")),
    Format("text", lambda _: True, _text, None, (".txt", ".md")),
)
"""All that is told apart, in the order of trying; the last takes what nothing else does."""
