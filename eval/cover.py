"""Parse a folder of texts and check every document: quotes, cover, nesting. Prints what breaks, and the figures.

usage: python eval/cover.py FOLDER
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import govdoc_parse

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from invariants import broken_invariants


def main() -> int:
    folder = Path(sys.argv[1])
    failed = size = facts = sections = 0
    spent = 0.0
    for path in sorted(folder.glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        started = time.perf_counter()
        document = govdoc_parse.parse(text)
        spent += time.perf_counter() - started
        size += len(text.encode("utf-8"))
        facts += len(document.facts)
        sections += sum(1 for _ in document.walk())
        for broken in broken_invariants(document):
            failed += 1
            print(f"{path.name}: {broken}")
    print(f"{size / 1e6:.2f} MB, {sections} sections, {facts} facts, {size / 1e6 / spent:.2f} MB/s, {failed} broken")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
