"""HTML → the lines that a reader of the page sees, by selectolax (the extra `html`).

Content extractors lose a part of the document (see docs/decisions/0006); so the whole page is rendered, and only what no
reader sees or needs is left out: scripts, hidden elements, navigation, page feet.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

import regex

from govdoc_parse.extras import need
from govdoc_parse.readers.covers import uncovered_lines
from govdoc_parse.readers.html_head import elsewhere, head_lines, without_menus
from govdoc_parse.readers.html_limits import within_limits
from govdoc_parse.readers.html_links import file_address, frames, page_address
from govdoc_parse.readers.html_navigation import is_hidden, is_navigation
from govdoc_parse.readers.html_tables import Cell, grid, table_lines
from govdoc_parse.readers.html_tags import BLOCKS, CELLS, DROPPED, children, count, holds_lines, keeps_lines, layouts
from govdoc_parse.readers.placed_text import PlacedText
from govdoc_parse.readers.raised import NEAR, settled
from govdoc_parse.readers.text import UnreadableFileError

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    _Step: TypeAlias = LexborNode | Callable[[], "list[_Step]"]

_HIGHEST = 9999
_DEEPEST = 512  # browsers nest no deeper; to look there for navigation costs the square of the depth
_SPACE = regex.compile(r"[ \t\r\n\f]+")
_WIDE = r"[\u3001-\u303f\u4e00-\u9fff\uff01-\uffef]"
_WRAP = regex.compile(
    rf"(?<={_WIDE})[ \t]*[\r\n][ \t\r\n]*(?={_WIDE})"
)  # a line end inside of Chinese text is no blank
_TEMPLATE = regex.compile(
    r"<%(?:(?!<%).)*?%>", regex.DOTALL
)  # code of the server, left by mistake; no tag to a browser
_LINE_END = regex.compile(r"\r\n?|\n")


def html_text(html: str, base_url: str = "", name: str = "<html>") -> str:
    """The text alone of a page, as `read_html`."""
    return read_html(html, base_url, name).text


def read_html(html: str, base_url: str = "", name: str = "<html>") -> PlacedText:
    """The text of a page, a line a paragraph, table rows between pipes, ordered lists with their numbers.

    What the page says of its title, date and source in its head alone stands in front, the addresses of the pictures or the
    viewer that it shows in place of a text behind. The 索引号 table becomes lines of `label：value`. The address of a linked attachment stands on a line of its own behind
    the paragraph that links it, absolute where `base_url` or the page tells its place. `name` is for the messages.
    """
    lexbor = need("selectolax.lexbor", "html")
    tree = lexbor.LexborHTMLParser(within_limits(_TEMPLATE.sub("", html.lstrip("\ufeff"))))
    page = _Page(base_url or page_address(tree), layouts(tree))
    if tree.body is None:  # the HTML standard gives every page a body, or a frameset in its place
        raise UnreadableFileError(f"{name}: a page of frames without a text of its own; read {frames(tree)} instead")
    page.read(tree.body)
    page.lines = without_menus(tree, page.lines)
    beyond = elsewhere(tree, page.lines, base_url or page_address(tree))
    whole = [*head_lines(tree, page.lines), *page.lines, *(each for each in beyond if each not in page.lines)]
    lines, covered = uncovered_lines(whole)
    return PlacedText("\n".join(lines) + "\n" if lines else "", covered=covered)


class _Page:
    """The lines written so far, and the one being written."""

    def __init__(self, base_url: str, layouts: AbstractSet[int]) -> None:
        self.lines: list[str] = []
        self.addresses: set[int] = set()  # which of the lines are addresses of linked files
        self._pieces: list[str] = []
        self._links: list[str] = []
        self._kept = 0  # so many elements around keep their line ends
        self._base = base_url
        self._layouts = layouts

    def end_line(self) -> None:
        text = _SPACE.sub(" ", "".join(self._pieces)).strip(" ")
        self._pieces.clear()
        if text.strip("\xa0\u3000 "):
            self.lines.append(text)
        if self._links:
            self.addresses |= set(range(len(self.lines), len(self.lines) + len(self._links)))
            self.lines += self._links
            self._links = []

    def read(self, node: LexborNode) -> None:
        """Render what is inside a node; what is left to do stands on a stack, for pages are nested without bound."""
        steps = [(step, 0) for step in reversed(self._inside(node))]
        while steps:
            step, depth = steps.pop()
            more = step() if callable(step) else self._render(step, depth)
            steps += [(each, depth + 1) for each in reversed(more)]
        self.end_line()

    def _inside(self, node: LexborNode) -> list[_Step]:
        if not keeps_lines(node):
            return list(children(node))
        self._kept += 1
        return [*children(node), self._end_kept]

    def _end_kept(self) -> list[_Step]:
        self._kept -= 1
        return []

    def _text(self, text: str) -> None:
        if not self._kept:
            self._pieces.append(_WRAP.sub("", text))
            return
        first, *others = _LINE_END.split(text)
        self._pieces.append(first)
        for line in others:
            self.end_line()
            self._pieces.append(line)

    def _render(self, node: LexborNode, depth: int) -> list[_Step]:
        """Write what a node begins with; the steps that write the rest of it."""
        tag = node.tag or "-"
        if tag == "-text":
            self._text(node.text_content or "")
        elif tag == "br":
            self.end_line()
        elif tag in DROPPED or tag.startswith("-") or is_hidden(node) or (depth < _DEEPEST and is_navigation(node)):
            return []
        elif tag in BLOCKS or (tag in CELLS and holds_lines(node)):
            self.end_line()
            return [*self._block(node), self._end_block]
        else:
            return [*self._inline(node), *([self._gap] if tag in CELLS else [])]
        return []

    def _block(self, node: LexborNode) -> list[_Step]:
        if node.tag == "table" and node.mem_id not in self._layouts:
            self._table(node)
            return []
        return self._numbered(node) if node.tag == "ol" else self._inside(node)

    def _inline(self, node: LexborNode) -> list[_Step]:
        if node.tag == "a":
            self._links += file_address(node, self._base)
        elif (power := self._power(node)) is not None:
            self._pieces.append(power)
            return []
        return self._inside(node)

    def _power(self, node: LexborNode) -> str | None:
        """Raised digits as what they are: 12米<sup>2</sup> is no 122, 42<sup>1</sup>亿元 no 421亿元."""
        text = node.text().strip() if node.tag == "sup" else ""
        made = settled(text, "".join(self._pieces[-3:])[-NEAR:])
        return made if made != text else None

    def _end_block(self) -> list[_Step]:
        self.end_line()
        return []

    def _gap(self) -> list[_Step]:
        self._pieces.append(" ")
        return []

    def _numbered(self, node: LexborNode) -> list[_Step]:
        number = count(node.attributes.get("start"), _HIGHEST)
        steps: list[_Step] = []
        for child in children(node):
            if child.tag == "li":
                steps.append(partial(self._item, child, number))
                number += 1
            else:
                steps.append(child)
        return steps

    def _item(self, node: LexborNode, number: int) -> list[_Step]:
        self._pieces.append(f"{number}. ")
        return [*self._inside(node), self._end_block]

    def _table(self, node: LexborNode) -> None:
        for caption in node.css("caption"):
            self.lines += self._cell(caption).lines
        self.lines += table_lines(list(grid(node.css("tr"), self._cell)))

    def _cell(self, node: LexborNode) -> Cell:
        inner = _Page(self._base, frozenset())
        inner.read(node)
        lines = [line for at, line in enumerate(inner.lines) if at not in inner.addresses]
        return Cell(lines, [inner.lines[at] for at in sorted(inner.addresses)])
