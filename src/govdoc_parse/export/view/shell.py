"""What each page of the view has around its content: head and policy, the bar on top, data and script."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib.resources import files

from govdoc_parse.export.view.escape import escape, script_json
from govdoc_parse.export.view.palette import variables
from govdoc_parse.export.view.words import english, labelled, switched, word, words
from govdoc_parse.terms import Language

Links = Sequence[tuple[str, int | None]]
Keys = Sequence[tuple[str, str]]


def shell_html(
    title: str, body: str, data: Mapping[str, object], script: str, mark: str = "", language: Language | None = None
) -> str:
    """A page that fetches nothing and runs no script but its own: `frame.js` and the script of this name.

    `data` becomes elements of JSON by their ids, the words of the interface among them; `mark` is markup for the head;
    `language` is the one that the page opens in, else the one of the browser.
    """
    code = _resource("frame.js") + _resource(script)
    held = {"words": words(), **data}
    written = "".join(
        f'<script type="application/json" id="{name}">{script_json(value)}</script>\n' for name, value in held.items()
    )
    stated = f' data-language="{language}"' if language else ""
    return (
        f'<!DOCTYPE html>\n<html lang="en"{stated}>\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(code)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="referrer" content="no-referrer">\n{mark}<link rel="icon" href="data:,">\n'
        f"<title>{escape(title or english('untitled'))}</title>\n"
        f"<style>{variables()}\n{_resource('view.css')}</style>\n</head>\n<body>\n{body}\n"
        f'<footer><p>{word("footer")} <span lang="en">govdoc_parse</span></p></footer>\n'
        f"{written}<script>{code}</script>\n</body>\n</html>\n"
    )


def bar_html(shown: str, links: Links, keys: Keys, *, outline: bool) -> str:
    """The bar that stays on top: the way to each part of the page with how much is there, and the switches.

    `keys` are keys with what they do; `outline` puts the button of the drawer in front.
    """
    menu = (
        '<button type="button" id="menu" aria-expanded="false" aria-controls="outline">'
        f'<i aria-hidden="true"></i>{word("outline")}</button>'
    )
    ways = "".join(
        f'<a href="#{key}">{word(key)}{"" if count is None else f" <small>{count:,}</small>"}</a>'
        for key, count in links
    )
    listed = "".join(f"<div><dt><kbd>{escape(key)}</kbd></dt><dd>{word(said)}</dd></div>" for key, said in keys)
    return (
        f'<header class="bar">{menu if outline else ""}'
        f'<p class="where" lang="zh-Hans" aria-hidden="true">{escape(shown)}</p><nav{labelled("pages")}>{ways}</nav>'
        f'<details class="keys"><summary>{word("keys")}</summary><div><dl>{listed}</dl>'
        f'<label><input type="checkbox" id="keys-on" checked> {word("keys_on")}</label></div></details>'
        f'<button type="button" id="language"{switched("language")} lang="zh-Hans">{english("language")}</button>'
        f'<button type="button" id="theme"{labelled("theme")}><i aria-hidden="true"></i></button></header>'
    )


def skip_html(name: str) -> str:
    """A link to a part of the page that is seen when it has the focus; `skip_NAME` is its word."""
    return f'<a class="skip" href="#{name}">{word(f"skip_{name}")}</a>'


def part_html(name: str, inner: str) -> str:
    """A part of the page with its heading."""
    return (
        f'<section id="{name}" class="part" aria-labelledby="h-{name}" tabindex="-1"><h2 id="h-{name}">'
        f"{word(name)}</h2>{inner}</section>\n"
    )


def _resource(name: str) -> str:
    return files("govdoc_parse.export.view").joinpath(name).read_text(encoding="utf-8")


def _policy(script: str) -> str:
    """Nothing is fetched; the one script that runs is named by its hash, whatever the text may hold."""
    digest = b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")
    return (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"script-src 'sha256-{digest}'"
    )
