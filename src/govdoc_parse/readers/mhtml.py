"""MHTML (RFC 2557) → the text of its page: a page with its pictures as one mail, as browsers save it."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message

from govdoc_parse.readers.html import read_html
from govdoc_parse.readers.placed_text import PlacedText
from govdoc_parse.readers.text import UnreadableFileError, decode_page

_PAGES = ("text/html", "application/xhtml+xml")


def read_mhtml(data: bytes, base_url: str = "", name: str = "<mhtml>") -> PlacedText:
    """The text of the first page in the file, as `read_html`; its own address stands in for a missing `base_url`.

    `UnreadableFileError` where no part is a page. The charset of a part is not heeded, as that of a page is not.
    """
    mail = message_from_bytes(data)
    page = next((part for part in mail.walk() if part.get_content_type() in _PAGES), None)
    content = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(content, bytes):
        raise UnreadableFileError(f"{name}: a saved page (MHTML) without a page in it")
    return read_html(decode_page(content, name), base_url or _address(page) or _address(mail), name)


def _address(part: Message) -> str:
    """Where a part was loaded from, if that is an address of the web."""
    for header in ("Content-Location", "Snapshot-Content-Location"):
        address = str(part.get(header) or "").strip()
        if address.startswith(("http://", "https://")):
            return address
    return ""
