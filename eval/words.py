"""What the nouns of jieba's dictionary change in a folder of texts, and what they cost: with `words` and without.

usage: python eval/words.py FOLDER
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import govdoc_parse


def main() -> None:
    texts = {p.name: p.read_bytes().decode("utf-8") for p in sorted(Path(sys.argv[1]).glob("*.txt"))}
    parsers = {words: govdoc_parse.Parser(words=words) for words in (False, True)}
    spent = dict.fromkeys(parsers, 0.0)
    total = changed = 0
    for name, text in texts.items():
        found = {}
        for words, parser in parsers.items():
            started = time.perf_counter()
            found[words] = parser.parse(text).facts
            spent[words] += time.perf_counter() - started
        total += len(found[False])
        for plain, other in zip(found[False], found[True], strict=True):
            if plain.name != other.name:
                changed += 1
                print(f"{name}: {plain.quantity.quote.text}: {plain.name} -> {other.name}")
    size = sum(len(text.encode("utf-8")) for text in texts.values()) / 1e6
    print(
        f"{total} facts, {changed} names changed; {size / spent[False]:.2f} MB/s without, {size / spent[True]:.2f} with"
    )


if __name__ == "__main__":
    main()
