"""What of an HTML page is no part of its document: hidden elements, and the navigation around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from govdoc_parse.readers.tables import is_pair

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_HIDDEN = regex.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", regex.IGNORECASE)
_NAVIGATION = regex.compile(
    r"(?:^|[-_ ])(?:bread-?crumbs?|crumbs?|position|curpage|weizhi|dqwz|nav|navbar|menu|foot|footer|copyright|share|bdshare\w*"
    r"|bdsharebuttonbox|print|print-close|close|qr\w*|ewm|erweima|toolbar|sidebar|prevPage|nextPage|pagination|yybb|voice)(?:$|[-_ ])",
    regex.IGNORECASE,
)
_SHORT = 240  # an element of navigation holds no more text; a longer one is part of the document, whatever its class
_HERE = regex.compile(r"(?:您?(?:当前|现在)?(?:的|所在)?位置|当前页面?)[:：]")
_SPACE = regex.compile(r"\s+")


def is_hidden(node: LexborNode) -> bool:
    """Whether an element is not shown; a hidden pair of metadata (来源：…) counts as shown, for a script will show it."""
    attributes = node.attributes
    hidden = "hidden" in attributes or _HIDDEN.search(attributes.get("style") or "") is not None
    return hidden and not is_pair(node.text())


def is_navigation(node: LexborNode) -> bool:
    """Whether an element is one of the page around the document: by its name, or by 当前位置：, and short."""
    attributes = node.attributes
    named = any(_NAVIGATION.search(attributes.get(key) or "") for key in ("class", "id", "role"))
    if not named and node.tag not in {"div", "p", "span", "table", "td"}:
        return False
    text = node.text().strip()
    return len(_SPACE.sub("", text)) <= _SHORT and (named or _HERE.match(text) is not None)
