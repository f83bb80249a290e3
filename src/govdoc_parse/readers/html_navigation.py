"""What of an HTML page is no part of its document: hidden elements, and the navigation around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from govdoc_parse.readers.html_tags import BLOCKS, CELLS
from govdoc_parse.readers.tables import is_pair

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_HIDDEN = regex.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:opacity|font-size)\s*:\s*0(?:\.0+)?(?:px|pt|em|%)?\s*(?:;|$)",
    regex.IGNORECASE,
)
_NAVIGATION = regex.compile(
    r"(?:^|[-_ ])(?:bread-?crumbs?|crumbs?|position|curpage|weizhi|dqwz|nav|navbar|menu|foot|footer|copyright|share|bdshare\w*"
    r"|bdsharebuttonbox|print|print-close|close|qr\w*|ewm|erweima|toolbar|sidebar|prevPage|nextPage|pagination|yybb|voice)(?:$|[-_ ])",
    regex.IGNORECASE,
)
_SHORT = 240  # an element of navigation holds no more text; a longer one is part of the document, whatever its class
_HERE = regex.compile(
    r"(?:(?P<sure>[您你](?:当前|现在|目前)?(?:的|所在|所处)*(?:的)?位置是?|(?:当前|现在|目前)(?:的|所在|所处)*(?:的)?位置|当前页面?)|所在位置|位置)[:：]"
)
_STEP = regex.compile(r"首页|[>＞›»→]")  # between the parts of a trail
_SENTENCE = regex.compile(r"[。；！？]")
_NOTE = regex.compile(r"版权所有|ICP备|网站标识码")
_BUTTON = regex.compile(
    r"打印|关闭|分享|收藏|返回|首页|字[体号]|扫|二维码|[播语]音?[报读]|上一|下一|顶部|微信|微博|导航|版权"
)
_TRAILS = {"div", "p", "span", "table", "td"}
_LINKS = {"a", "button", "label"}
_SIBLINGS = 50  # on either side; a paragraph may hold a button behind each word
_SPACE = regex.compile(r"\s+")


def is_hidden(node: LexborNode) -> bool:
    """Whether an element is not shown; a hidden pair of metadata (来源：…) counts as shown, for a script will show it."""
    attributes = node.attributes
    hidden = "hidden" in attributes or _HIDDEN.search(attributes.get("style") or "") is not None
    return hidden and not is_pair(node.text())


def is_navigation(node: LexborNode) -> bool:
    """Whether an element is one of the page around the document: by its name and what it holds, or by 当前位置：."""
    named = any(_NAVIGATION.search(node.attributes.get(key) or "") for key in ("class", "id", "role"))
    if not named and node.tag not in _TRAILS:
        return False
    text = _SPACE.sub("", node.text())
    if len(text) > _SHORT:
        return False
    return _is_trail(node, text) or (named and (_is_surrounding if _is_block(node) else _is_aside)(node, text))


def _is_surrounding(node: LexborNode, text: str) -> bool:
    """Whether a block named after navigation holds no title and no sentence, or little but links or notes of the page."""
    if _NOTE.search(text) or _mostly_links(node, text):
        return True
    return not _SENTENCE.search(text) and node.tag != "h1" and node.css_first("h1") is None


def _is_aside(node: LexborNode, text: str) -> bool:
    """Whether a named element inside a line is a button or a link there, and no words of a sentence."""
    return not text or ((_BUTTON.search(text) or _mostly_links(node, text)) and not _SENTENCE.search(_line_of(node)))


def _is_trail(node: LexborNode, text: str) -> bool:
    """Whether a text tells the place of the page in its site (当前位置：首页>政务公开), not the place of a thing."""
    here = _HERE.match(text)
    if here is None or _SENTENCE.search(text):
        return False
    rest = text[here.end() :]
    return here["sure"] is not None or not rest or _STEP.search(rest) is not None or node.css_first("a") is not None


def _mostly_links(node: LexborNode, text: str) -> bool:
    if node.tag in _LINKS:
        return True
    linked = sum(len(_SPACE.sub("", link.text())) for link in node.css("a, button, select, option, label"))
    return 2 * linked > len(text)


def _is_block(node: LexborNode | None) -> bool:
    return node is None or node.tag in BLOCKS or node.tag in CELLS


def _line_of(node: LexborNode) -> str:
    """The text of the line that an inline element stands in: its nearest siblings up to the next blocks and line ends."""
    while not _is_block(node.parent):
        node = node.parent  # type: ignore[assignment]
    texts = [node.text()]
    for step in ("prev", "next"):
        beside = getattr(node, step)
        for _ in range(_SIBLINGS):
            if beside is None or beside.tag == "br" or _is_block(beside):
                break
            texts.append(beside.text_content or "" if beside.tag == "-text" else beside.text())
            beside = getattr(beside, step)
    return "".join(texts)
