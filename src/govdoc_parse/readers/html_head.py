"""What a page says of itself outside of its text: `<title>`, the obligatory `<meta>`, and where its text is if not here."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

import regex

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_STATED = (("ArticleTitle", "标题"), ("PubDate", "发布时间"), ("ContentSource", "信息来源"))
_SITE = regex.compile(r"(?:网|网站|门户|平台|政府|首页|频道)$")
_PARTS = regex.compile(r"[_|]| [-–—] ")
_BLANKS = regex.compile(r"\s+")
_DATED = regex.compile(r"发布(?:时间|日期)|日期[:：]|\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}")
_MENUS = 60  # so many lines may stand above the title of a page
_LONGEST_ITEM = 40  # characters of an entry of a menu
_SAID = regex.compile(r"[:：|。〔\d]")
_SHORTEST = 8  # characters of the title of a document
_PROSE = 60  # characters below which a page holds no text of its own
_SHOWN = ("img[src]", "iframe[src]", "embed[src]", "object[data]")


def head_lines(tree: LexborHTMLParser, lines: list[str]) -> list[str]:
    """Title, date and source as lines of `label：value`, those alone that the text of the page does not show."""
    metas = {(meta.attributes.get("name") or "").lower(): meta.attributes.get("content") for meta in tree.css("meta")}
    said = {name: " ".join((metas.get(name.lower()) or "").split()) for name, _ in _STATED}
    shown = _BLANKS.sub("", "".join(lines))
    if not said["ArticleTitle"] and tree.css_first("h1") is None:
        said["ArticleTitle"] = _own_title(tree)
    if _DATED.search(shown[:400]):
        said["PubDate"] = ""
    return [
        f"{label}：{said[name]}" for name, label in _STATED if said[name] and _BLANKS.sub("", said[name]) not in shown
    ]


def without_menus(tree: LexborHTMLParser, lines: list[str]) -> list[str]:
    """The lines without those of the site that stand above the title, where the page says which line that is.

    What states something stays: a label with its value, a row of a table, a date, a document number.
    """
    meta = tree.css_first('meta[name="ArticleTitle" i]')
    stated = " ".join(((meta.attributes.get("content") if meta is not None else "") or "").split())
    wanted = _BLANKS.sub("", stated or _own_title(tree))
    if not wanted:
        return lines
    bare = [_BLANKS.sub("", line) for line in lines[:_MENUS]]
    if wanted not in bare:
        return lines
    at = bare.index(wanted)
    kept = [line for line, text in zip(lines[:at], bare[:at], strict=True) if _states(text, wanted)]
    return [*kept, *lines[at:]]


def _states(line: str, title: str) -> bool:
    return title not in line and (len(line) > _LONGEST_ITEM or _SAID.search(line) is not None)


def elsewhere(tree: LexborHTMLParser, lines: list[str], base: str) -> list[str]:
    """The addresses of the pictures or the viewer that a page shows in place of a text."""
    if sum(map(len, lines)) >= _PROSE or "。" in "".join(lines):
        return []
    names = [node.attributes.get("src") or node.attributes.get("data") for each in _SHOWN for node in tree.css(each)]
    return list(dict.fromkeys(_joined(base, " ".join(name.split())) for name in names if name and name.strip()))


def _joined(base: str, name: str) -> str:
    try:
        return urljoin(base, name)
    except ValueError:  # no address, as a page may hold anything
        return name


def _own_title(tree: LexborHTMLParser) -> str:
    """The title of the browser's window without the names of the site behind it, where it is that of a document."""
    node = tree.css_first("title")
    first = " ".join(_PARTS.split(node.text())[0].split()) if node is not None else ""
    return first if len(first) >= _SHORTEST and not _SITE.search(first) else ""
