"""What is left of the indicators if half of the verbs of the lexicon are unknown, as those of the next document may be.

usage: python eval/without_verbs.py [SHARED_DIR]      (SHARED_DIR: default ../shared)

Four times, half of the surfaces of the verbs that are cut off a phrase (kinds `governor` and `verb`) are drawn at random with
fixed seeds and taken out, and the indicators of SHARED_DIR/gold/indicators.jsonl are scored. Prints a line a draw; no error is shown.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from random import Random

from govdoc_parse import Lexicon, Parser

DRAWS, KINDS = 4, {"governor", "verb"}


def without_half(lexicon: Lexicon, seed: int) -> Lexicon:
    """The lexicon without half of the surfaces of its verbs; a row that has none left goes."""
    words = sorted({word for row in lexicon.words if row.kind in KINDS for word in row.surfaces})
    kept = set(Random(seed).sample(words, len(words) // 2))
    rows = []
    for row in lexicon.words:
        surfaces = row.surfaces if row.kind not in KINDS else tuple(word for word in row.surfaces if word in kept)
        rows += [row.model_copy(update={"surfaces": surfaces})] if surfaces else []
    return lexicon.model_copy(update={"words": tuple(rows)})


def exact(parser: Parser, shared: Path) -> float:
    """The share of the indicators that are read as the reader read them."""
    wanted = defaultdict(list)
    for line in (shared / "gold" / "indicators.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        wanted[row["doc"]].append(row)
    right = total = 0
    for name, rows in wanted.items():
        text = (shared / "corpus" / "txt" / f"{name}.txt").read_bytes().decode("utf-8")
        found = {fact.quantity.quote.start: fact.indicator for fact in parser.parse(text).facts}
        for row in rows:
            inside = next((at for at in sorted(found) if row["start"] <= at < row["end"]), None)
            indicator = None if inside is None else found[inside]
            total += 1
            right += _squeezed(indicator.text if indicator is not None else "") == _squeezed(row["indicator"] or "")
    return right / total


def _squeezed(text: str) -> str:
    return "".join(text.split())


def main() -> None:
    shared = Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).resolve().parent.parent.parent / "shared"
    lexicon = Lexicon.default()
    print(f"all verbs: exact {exact(Parser(lexicon), shared):.3f}")
    for seed in range(DRAWS):
        print(f"half of them, draw {seed + 1}: exact {exact(Parser(without_half(lexicon, seed)), shared):.3f}")


if __name__ == "__main__":
    main()
