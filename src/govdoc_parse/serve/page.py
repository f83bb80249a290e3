"""The page itself and its files, as they are sent."""

from __future__ import annotations

import json
import re
from html import escape
from importlib.resources import files
from importlib.util import find_spec

from govdoc_parse.serve.words import WORDS

_WORD = re.compile(r"\[\[(?P<key>\w+)\]\]")
_LABEL = re.compile(r"aria-label=\"\{\{(?P<key>\w+)\}\}\"")


def index(token: str, max_bytes: int) -> bytes:
    """The page, with the token that its requests carry; without a package for workbooks there is no button for them."""
    page = resource("index.html")
    if find_spec("xlsxwriter") is None:
        page = re.sub(r".*data-save=\"xlsx\".*\n", "", page)
    page = _LABEL.sub(lambda m: f'aria-label="{escape(WORDS[m["key"]][0])}" data-label="{m["key"]}"', page)
    page = _WORD.sub(lambda m: f'<span data-k="{m["key"]}">{escape(WORDS[m["key"]][0])}</span>', page)
    words = json.dumps(WORDS, ensure_ascii=False).replace("<", "\\u003c")
    return page.replace("{token}", token).replace("{limit}", str(max_bytes)).replace("{words}", words).encode()


def style() -> bytes:
    """The style sheet, in the colours of the view."""
    from govdoc_parse.export.view.palette import variables

    return f"{variables()}\n{resource('serve.css')}".encode()


def script() -> bytes:
    """The script."""
    return resource("serve.js").encode()


def example(name: str) -> bytes:
    """One of two reports of an invented county, to try the page with."""
    return resource(f"example_{name}.txt").encode()


def resource(name: str) -> str:
    """The text of a file of this package."""
    return files("govdoc_parse.serve").joinpath(name).read_text(encoding="utf-8")
