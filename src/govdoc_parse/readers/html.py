"""HTML → the lines that a reader of the page sees, by selectolax (the extra `html`).

Content extractors lose a part of the document (see docs/decisions/0006); so the whole page is rendered, and only what no
reader sees or needs is left out: scripts, hidden elements, navigation, page feet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

import regex

from govdoc_parse.readers.extras import need
from govdoc_parse.readers.html_tables import Cell, grid, table_lines
from govdoc_parse.readers.html_tags import BLOCKS, CELLS, DROPPED, children, count, holds_lines
from govdoc_parse.readers.tables import is_pair

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_HIDDEN = regex.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", regex.IGNORECASE)
_NAVIGATION = regex.compile(
    r"(?:^|[-_ ])(?:bread-?crumbs?|crumbs?|position|curpage|weizhi|dqwz|nav|navbar|menu|foot|footer|copyright|share|bdshare\w*"
    r"|bdsharebuttonbox|print|print-close|close|qr\w*|ewm|erweima|toolbar|sidebar|prevPage|nextPage|pagination|yybb|voice)(?:$|[-_ ])",
    regex.IGNORECASE,
)
_HIGHEST = 9999
_SHORT = 240  # an element of navigation holds no more text; a longer one is part of the document, whatever its class
_HERE = regex.compile(r"(?:您?(?:当前|现在)?(?:的|所在)?位置|当前页面?)[:：]")
_SPACE = regex.compile(r"[ \t\r\n\f]+")
_WIDE = r"[\u3001-\u303f\u4e00-\u9fff\uff01-\uffef]"
_WRAP = regex.compile(
    rf"(?<={_WIDE})[ \t]*[\r\n][ \t\r\n]*(?={_WIDE})"
)  # a line end inside of Chinese text is no blank
_FILE = regex.compile(
    r"\.(?:docx?|xlsx?|pptx?|pdf|ofd|wps|et|rar|zip|7z|rtf|txt|csv)(?:$|[?#])|down(?:load|file)", regex.IGNORECASE
)


def html_text(html: str, base_url: str = "") -> str:
    """The text of a page, a line a paragraph, table rows between pipes, ordered lists with their numbers.

    The 索引号 table becomes lines of `label：value`. The address of a linked attachment stands on a line of its own behind
    the paragraph that links it, absolute where `base_url` or the page tells its place.
    """
    lexbor = need("selectolax.lexbor", "html")
    tree = lexbor.LexborHTMLParser(html)
    page = _Page(base_url or _address(tree))
    body = tree.body
    if body is not None:
        page.block(body)
    page.end_line()
    return "\n".join(page.lines) + "\n" if page.lines else ""


def _address(tree: object) -> str:
    """Where a page says that it stands: `<base>`, the canonical link, or the meta name Url of Chinese systems."""
    for selector, attribute in (("base[href]", "href"), ("link[rel=canonical]", "href"), ("meta[name=Url]", "content")):
        node = tree.css_first(selector)  # type: ignore[attr-defined]
        value = node.attributes.get(attribute) if node is not None else None
        if value and value.startswith("http"):
            return str(value)
    return ""


class _Page:
    """The lines written so far, and the one being written."""

    def __init__(self, base_url: str) -> None:
        self.lines: list[str] = []
        self.addresses: set[int] = set()  # which of the lines are addresses of linked files
        self._pieces: list[str] = []
        self._links: list[str] = []
        self._base = base_url

    def end_line(self) -> None:
        text = _SPACE.sub(" ", "".join(self._pieces)).strip(" ")
        self._pieces.clear()
        if text.strip("\xa0\u3000 "):
            self.lines.append(text)
        if self._links:
            self.addresses |= set(range(len(self.lines), len(self.lines) + len(self._links)))
            self.lines += self._links
            self._links = []

    def block(self, node: LexborNode) -> None:
        """Render the children of a node."""
        for child in children(node):
            self._render(child)

    def _render(self, node: LexborNode) -> None:
        tag = node.tag
        if tag == "-text":
            self._pieces.append(_WRAP.sub("", node.text_content or ""))
        elif tag == "br":
            self.end_line()
        elif tag in DROPPED or (tag or "").startswith("-") or _is_hidden(node) or _is_navigation(node):
            return
        elif tag == "table":
            self.end_line()
            self._table(node)
        elif tag == "ol":
            self.end_line()
            self._ordered(node)
        elif tag in BLOCKS or (tag in CELLS and holds_lines(node)):
            self.end_line()
            self.block(node)
            self.end_line()
        else:
            if tag == "a":
                self._link(node)
            self.block(node)
            if tag in CELLS:
                self._pieces.append(" ")

    def _link(self, node: LexborNode) -> None:
        target = (node.attributes.get("href") or "").strip()
        address = urljoin(self._base, target)
        if _FILE.search(target) and address.startswith("http"):
            self._links.append(address)

    def _ordered(self, node: LexborNode) -> None:
        number = count(node.attributes.get("start"), _HIGHEST)
        for child in children(node):
            if child.tag != "li":
                self._render(child)
                continue
            self._pieces.append(f"{number}. ")
            number += 1
            self.block(child)
            self.end_line()

    def _table(self, node: LexborNode) -> None:
        """A table without tables inside as pairs, rows or the blocks of its cells; else as the blocks that it lays out."""
        if any(inner.mem_id != node.mem_id for inner in node.css("table")):
            self.block(node)
            self.end_line()
            return
        for caption in node.css("caption"):
            self._render(caption)
        self.lines += table_lines(list(grid(node.css("tr"), self._cell)))

    def _cell(self, node: LexborNode) -> Cell:
        inner = _Page(self._base)
        inner.block(node)
        inner.end_line()
        lines = [line for at, line in enumerate(inner.lines) if at not in inner.addresses]
        return Cell(lines, [inner.lines[at] for at in sorted(inner.addresses)])


def _is_hidden(node: LexborNode) -> bool:
    """Whether an element is not shown; a hidden pair of metadata (来源：…) counts as shown, for a script will show it."""
    attributes = node.attributes
    hidden = "hidden" in attributes or _HIDDEN.search(attributes.get("style") or "") is not None
    return hidden and not is_pair(node.text())


def _is_navigation(node: LexborNode) -> bool:
    """Whether an element is one of the page around the document: by its name, or by 当前位置：, and short."""
    attributes = node.attributes
    named = any(_NAVIGATION.search(attributes.get(key) or "") for key in ("class", "id", "role"))
    if not named and node.tag not in {"div", "p", "span", "table", "td"}:
        return False
    text = node.text().strip()
    return len(_SPACE.sub("", text)) <= _SHORT and (named or _HERE.match(text) is not None)
