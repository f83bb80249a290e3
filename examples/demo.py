"""Print what is read in a report: header, outline, facts, and why one figure was read as it was.

usage: python examples/demo.py [FILE]

FILE is a text file; without it, a half-year report of an invented county. Needs no extras.
"""

from __future__ import annotations

import sys
from pathlib import Path

import govdoc_parse as gp

REPORT = Path(__file__).parent.parent / "fixtures" / "county_bureau_half_year.txt"
SHOWN = 24  # facts


def main(path: str | Path) -> None:
    document = gp.parse_file(path)
    print(document.title)
    for entry in document.metadata.entries:
        print(f"  {entry.key}: {entry.normalized or ''}")
    for depth, section in document.walk():
        print("  " * depth + f"{section.marker} {section.heading or ''}")
    print()
    for fact in document.facts[:SHOWN]:
        row = fact.row()
        print(*(row[key] for key in ("name", "written", "role", "status", "year")), sep=" | ")
    print(f"… {len(document.facts)} facts in all")
    for fact in [fact for fact in document.facts[:SHOWN] if fact.role == "change"][-1:]:
        quote = fact.quantity.quote
        print(f"\nWhy {quote} at {quote.start}?")
        for found in gp.explain(document, quote.start):
            print(f"  {found.what}: {found.rule} {' '.join(found.evidence.split())}")


if __name__ == "__main__":
    main(*sys.argv[1:] or [REPORT])
