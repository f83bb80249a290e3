"""bytes → what kind of file they are, by their content and never by a name."""

from __future__ import annotations

from typing import Literal, TypeAlias

import regex

from govdoc_parse.readers.archive import entry_names

Format: TypeAlias = Literal[
    "text", "html", "docx", "pdf", "ofd", "doc", "rtf", "encrypted", "spreadsheet", "archive", "binary", "mhtml", "odt"
]

_BEFORE = regex.compile(  # what may stand before the first tag of a page
    rb"(?:\xef\xbb\xbf|\s|&nbsp;|<\?xml.*?\?>|<!--.*?-->|<%.*?%>)*+", regex.IGNORECASE | regex.DOTALL
)
_HTML = regex.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|table|thead|tbody|tr|td|div|p|span|center|style|script|link|base|h[1-6]|article"
    rb"|section|main|header|footer|nav|aside|ul|ol|dl|br|hr|img|form|iframe|frameset|blockquote|pre|fieldset)[\s>/]",
    regex.IGNORECASE,
)
_HTML_INLINE = regex.compile(  # short names that prose puts in angle brackets too: with an attribute, or closed again
    rb"<(a|b|i|u|em|strong|font)(?:\s+[a-z-]+\s*=|\s*>.*?</\1\s*>)", regex.IGNORECASE | regex.DOTALL
)
_MHTML = regex.compile(rb"^MIME-Version:.{0,2000}?multipart/related", regex.IGNORECASE | regex.DOTALL | regex.MULTILINE)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BINARY = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\x7fELF", b"MZ\x90")  # fmt: skip
_SNIFFED = 4096


def find_format(data: bytes, name: str) -> Format:
    """The format of a file; `text` where nothing speaks against it."""
    head = data[:_SNIFFED]
    if head.lstrip()[:5] == b"%PDF-" or b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _archive(data, name)
    if head.startswith(_OLE):
        return "encrypted" if _ENCRYPTED in data else "doc"
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if _MHTML.search(head):
        return "mhtml"
    if head.startswith(_BINARY) or (head.startswith(b"BM") and b"\x00" in head[:16]):  # and no text on the BMI
        return "binary"
    return "html" if _is_html(data) or _is_html(_narrowed(data)) else "text"


def _archive(data: bytes, name: str) -> Format:
    names = entry_names(data, name)
    if "word/document.xml" in names:
        return "docx"
    if "OFD.xml" in names:
        return "ofd"
    if "xl/workbook.xml" in names:
        return "spreadsheet"
    return "odt" if b"application/vnd.oasis.opendocument" in data[:_SNIFFED] else "archive"


def _is_html(data: bytes) -> bool:
    before = _BEFORE.match(data)
    start = before.end() if before else 0
    head = data[start : start + _SNIFFED]
    return _HTML.match(head) is not None or _HTML_INLINE.match(head) is not None


def _narrowed(data: bytes) -> bytes:
    """The ASCII of a UTF-16 text, for the patterns of HTML."""
    if b"\x00" not in data[:_SNIFFED]:
        return b""
    return regex.sub(rb"^(?:\xff\xfe|\xfe\xff)+|\x00", b"", data)
