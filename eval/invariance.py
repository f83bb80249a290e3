"""Write texts in other ways that a reader does not see, parse each, and tell where a fact changed.

usage: python eval/invariance.py PATH… [--only KIND …] [--errors 5]

PATH is a text or a folder of them. Each is parsed as it is and once for each kind of writing: other line ends, blanks,
full-width characters, blank lines, and characters without width. Compared are quote, value, high end, unit, name, role, status and
period of every fact, without the blanks and the width that the writing changed. The exit code is 1 if a fact changed.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

import govdoc_parse as gp
from govdoc_parse.fold import fold

Fact = tuple[object, ...]

_UNSEEN = re.compile("[\\s\u200b\ufeff\u00ad\u2060]+")
_WIDE = {at: at + 0xFEE0 for at in range(0x21, 0x7F)}
_MARKUP = re.compile(r"https?://|<[a-z/]|\|.*\|")
_ZERO = "\u200b"
_EVERY = 7  # one zero-width character in so many places, on average


def full_width(text: str) -> str:
    """ASCII letters, digits and marks in full width, but for lines of markup, which no reader takes for their meaning."""
    lines = text.split("\n")
    return "\n".join(line if _MARKUP.search(line) else line.translate(_WIDE) for line in lines)


def lone_returns(text: str) -> str:
    """Line ends as a lone CR, and one LF among them where a line end stands alone."""
    lone = list(re.finditer(r"(?<!\n)\n(?!\n)", text))
    at = lone[-1].start() if lone else -1
    return "".join("\r" if character == "\n" and place != at else character for place, character in enumerate(text))


def zero_width(text: str) -> str:
    """Characters without width at random places inside lines, the same for the same text."""
    chance = Random(len(text))
    out: list[str] = []
    for before, character in zip(" " + text, text, strict=False):
        inside = not before.isspace() and not character.isspace()
        out += _ZERO if inside and chance.randrange(_EVERY) == 0 else "", character
    return "".join(out)


WRITINGS: dict[str, Callable[[str], str]] = {
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "cr": lone_returns,
    "nbsp": lambda text: re.sub("[ \u3000]", "\u00a0", text),
    "bom": lambda text: "\ufeff" + text,
    "nfd": lambda text: unicodedata.normalize("NFD", text),
    "full_width": full_width,
    "blank_lines": lambda text: re.sub("\n\n+", lambda match: "\n" * 2 * len(match[0]), text),
    "zero_width": zero_width,
}


def seen(fact: gp.Fact) -> Fact:
    """What is compared of a fact."""
    quantity = fact.quantity
    period = (fact.period.start, fact.period.end) if fact.period else None
    words = (quantity.quote.text, quantity.unit, fact.name)
    return (*map(plain, words), quantity.value, quantity.high, fact.role, fact.status, period)


def plain(text: str | None) -> str:
    """A string without what a writing may change."""
    return _UNSEEN.sub("", fold(unicodedata.normalize("NFC", text or "")))


def differences(before: Iterable[Fact], after: Iterable[Fact]) -> list[str]:
    """Facts that only one of two readings has."""
    first, second = Counter(before), Counter(after)
    lost = [f"- {fact}" for fact in (first - second).elements()]
    return lost + [f"+ {fact}" for fact in (second - first).elements()]


def texts(paths: Iterable[Path]) -> list[Path]:
    """The files that are meant, in order."""
    return [file for path in paths for file in (sorted(path.glob("*.txt")) if path.is_dir() else [path])]


def main() -> int:
    """Print a line a kind, and the first differences of each."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--only", nargs="+", choices=sorted(WRITINGS), default=list(WRITINGS))
    parser.add_argument("--errors", type=int, default=5, help="differences of a kind to print")
    options = parser.parse_args()
    files = texts(options.paths)
    if not files:
        print("no *.txt there", file=sys.stderr)
        return 2
    counts: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    facts = 0
    for file in files:
        text = file.read_bytes().decode("utf-8").replace("\r\n", "\n")
        before = [seen(fact) for fact in gp.parse(text).facts]
        facts += len(before)
        for kind in options.only:
            changed = differences(before, map(seen, gp.parse(WRITINGS[kind](text)).facts))
            counts[kind] += bool(changed)
            for line in changed[: max(0, options.errors - shown[kind])]:
                print(f"{kind} {file.name} {line}", flush=True)
                shown[kind] += 1
    for kind in options.only:
        print(f"{kind:12} {counts[kind]} of {len(files)} texts with other facts")
    print(f"{len(files)} texts, {facts} facts")
    return 1 if any(counts.values()) else 0


if __name__ == "__main__":
    raise SystemExit(main())
