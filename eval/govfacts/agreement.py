"""Prints how far the two annotations of the documents annotated twice agree: `python eval/govfacts/agreement.py`."""

from __future__ import annotations

from scorer.agreement import ROWS, WANTED, agreement, twice
from scorer.tally import shares


def main() -> None:
    counted = {item.id: agreement(item, second) for item, second in twice()}
    table = shares(counted, ROWS)
    print(f"{len(counted)} documents annotated twice\n")
    print("| field | agreement | 95 % interval | pairs | wanted |\n|---|---|---|---|---|")
    for row, share in table.items():
        wanted = f"{WANTED[row]:.2f}" if row in WANTED else ""
        print(f"| {row} | {share.value:.3f} | {share.low:.3f}–{share.high:.3f} | {share.of:,} | {wanted} |")


if __name__ == "__main__":
    main()
