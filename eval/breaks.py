"""Put one line end or one blank at every place of a paragraph, read it again, and count the places at which a figure changes.

usage: python eval/breaks.py PATH… [--paragraphs 300] [--errors 5]

The paragraphs are those of the texts (or folders of texts) with figures, each read under a title and a heading. What is put in:
LF, CRLF, CR, a blank and a no-break space (not between two digits, where a blank may part two numbers). A line end in front of a well-formed marker that continues a numbering may change
what is read; it counts like the rest. The exit code is 1 if more than one place in a hundred changes a figure.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from invariance import Fact, plain, texts

import govdoc_parse as gp

HEAD = "岱川市2024年工作总结\n\n一、工作情况\n\n"
PUT_IN = {"LF": "\n", "CRLF": "\r\n", "CR": "\r", "blank": " ", "NBSP": "\u00a0"}
MOST = 0.01  # of the places


def figures(text: str) -> list[Fact]:
    """What is read in a paragraph, whatever its blanks."""
    facts = gp.parse(HEAD + text).facts
    return [
        (plain(f.quantity.quote.text), f.quantity.value, f.quantity.high, plain(f.quantity.unit), f.role, f.direction, f.status)
        for f in facts
    ]  # fmt: skip


def paragraphs(files: list[Path]) -> Iterator[str]:
    """Each paragraph of prose of some texts once, as it stands on its line."""
    found: dict[str, None] = {}
    for file in files:
        document = gp.parse(file.read_text(encoding="utf-8"))
        for each in (*document.preamble, *(p for _, section in document.walk() for p in section.paragraphs)):
            text = document.text[each.spans[0].start : each.spans[-1].end]
            if text.endswith("。") and not any(character in text for character in "\n\t|") and figures(text):
                found[text] = None
    yield from found


def main() -> int:
    """Print a line for each character that is put in, and the first places that change."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--paragraphs", type=int, default=300)
    parser.add_argument("--errors", type=int, default=5, help="changes of a kind to print")
    options = parser.parse_args()
    tried: Counter[str] = Counter()
    changed: Counter[str] = Counter()
    read = list(paragraphs(texts(options.paths)))[: options.paragraphs]
    for text in read:
        before = figures(text)
        places = [at for at in range(1, len(text)) if not text[at - 1].isspace() and not text[at].isspace()]
        for kind, character in PUT_IN.items():
            for at in places:
                if not character.strip(" \u00a0") and text[at - 1].isdecimal() and text[at].isdecimal():
                    continue
                tried[kind] += 1
                if figures(text[:at] + character + text[at:]) != before:
                    changed[kind] += 1
                    if changed[kind] <= options.errors:
                        print(f"{kind}: {text[max(0, at - 20) : at]}⏎{text[at : at + 20]}", flush=True)
    for kind in PUT_IN:
        print(f"{kind:6} {changed[kind]} of {tried[kind]} places, {changed[kind] / max(1, tried[kind]):.2%}")
    print(f"{len(read)} paragraphs")
    return 1 if any(changed[kind] > MOST * tried[kind] for kind in PUT_IN) else 0


if __name__ == "__main__":
    raise SystemExit(main())
