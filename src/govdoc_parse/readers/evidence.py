"""bytes → what tells their format: the first of them, and the names in an archive."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import regex

from govdoc_parse.readers.archive import entry_names

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
_JSON = regex.compile(rb'(?:\xef\xbb\xbf)?\s*+(?:\[\s*+)?\{\s*+"(?:[^"\\\n]|\\.){0,200}"\s*+:')
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BINARY = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\x7fELF", b"MZ\x90")  # fmt: skip
_SNIFFED = 4096


@dataclass(frozen=True, slots=True)
class Evidence:
    """The bytes of a file, the first of them, its name, and the names of its entries if it is a zip archive."""

    data: bytes
    head: bytes
    name: str
    entries: frozenset[str] = field(default_factory=frozenset)

    @property
    def is_archive(self) -> bool:
        """Whether the bytes are a zip archive."""
        return self.head.startswith(b"PK\x03\x04")


def evidence_of(data: bytes, name: str) -> Evidence:
    """What `data` tells; `UnreadableFileError` for a damaged archive."""
    found = Evidence(data, data[:_SNIFFED], name)
    return replace(found, entries=entry_names(data, name)) if found.is_archive else found


def is_pdf(found: Evidence) -> bool:
    """`%PDF-` in the first kilobyte."""
    return found.head.lstrip()[:5] == b"%PDF-" or b"%PDF-" in found.head[:1024]


def is_odt(found: Evidence) -> bool:
    """An Open Document archive with a text."""
    return found.is_archive and b"application/vnd.oasis.opendocument.text" in found.head


def is_ole(found: Evidence) -> bool:
    """A compound file, as Office wrote before 2007 and writes what it encrypts."""
    return found.head.startswith(_OLE)


def is_encrypted(found: Evidence) -> bool:
    """A compound file that holds an encrypted one."""
    return is_ole(found) and _ENCRYPTED in found.data


def is_rtf(found: Evidence) -> bool:
    r"""`{\rtf` at the start."""
    return found.head.lstrip().startswith(b"{\\rtf")


def is_mhtml(found: Evidence) -> bool:
    """A page with its pictures as one mail (RFC 2557)."""
    return _MHTML.search(found.head) is not None


def is_json(found: Evidence) -> bool:
    """An object, or a list of objects, at the start."""
    return _JSON.match(found.head) is not None


def is_binary(found: Evidence) -> bool:
    """The first bytes of pictures, programs and packed files; no text on the BMI."""
    return found.head.startswith(_BINARY) or (found.head.startswith(b"BM") and b"\x00" in found.head[:16])


def is_html(found: Evidence) -> bool:
    """A tag of HTML at the start, behind comments, in UTF-16 too."""
    return _begins_with_tag(found.data) or _begins_with_tag(_narrowed(found.data))


def _begins_with_tag(data: bytes) -> bool:
    before = _BEFORE.match(data)
    start = before.end() if before else 0
    head = data[start : start + _SNIFFED]
    return _HTML.match(head) is not None or _HTML_INLINE.match(head) is not None


def _narrowed(data: bytes) -> bytes:
    """The ASCII of a UTF-16 text, for the patterns of HTML."""
    if b"\x00" not in data[:_SNIFFED]:
        return b""
    return regex.sub(rb"^(?:\xff\xfe|\xfe\xff)+|\x00", b"", data)
