"""The addresses in an HTML page: its own, those of the files it links, those of its frames."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import regex

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_FILE = regex.compile(
    r"\.(?:docx?|xlsx?|pptx?|pdf|ofd|wps|et|rar|zip|7z|rtf|txt|csv)(?:$|[?#])|down(?:load|file)", regex.IGNORECASE
)


def page_address(tree: LexborHTMLParser) -> str:
    """Where a page says that it stands: `<base>`, the canonical link, or the meta name Url of Chinese systems."""
    for selector, attribute in (("base[href]", "href"), ("link[rel=canonical]", "href"), ("meta[name=Url]", "content")):
        node = tree.css_first(selector)
        value = node.attributes.get(attribute) if node is not None else None
        if value and value.startswith("http"):
            return str(value)
    return ""


def file_address(link: LexborNode, base: str) -> Iterator[str]:
    """The address of the file that a link leads to, where it is absolute and well formed."""
    target = (link.attributes.get("href") or "").strip()
    try:
        address = urljoin(base, target)
    except ValueError:
        return
    if _FILE.search(target) and address.startswith("http"):
        yield address


def frames(tree: LexborHTMLParser) -> str:
    """The sources of the frames of a page, for a message."""
    sources = [" ".join((frame.attributes.get("src") or "").split()) for frame in tree.css("frame")]
    return ", ".join(source for source in sources if source) or "the pages in them"
