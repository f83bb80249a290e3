"""Count facts of random tables whose value is not that of their cell and a unit stated for it: none may be.

usage: python eval/table_values.py [--tables N] [--seed N]

Half of the tables are read as pages of HTML with their spans, half as rows between pipes. Prints every wrong fact with its table;
the exit code is 1 if there is any. tests/property/test_random_tables.py does the same for a few hundred.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from generated_tables import made_tables, wrong_facts

import govdoc_parse as gp


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--tables", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=20261201)
    options = parser.parse_args()
    facts = wrong = 0
    for index, made in enumerate(made_tables(options.tables, options.seed)):
        document = gp.parse_bytes(made.html() if index % 2 else made.piped())
        found = wrong_facts(made, document)
        facts, wrong = facts + len(document.facts), wrong + len(found)
        for each in found:
            print(f"table {index}: {each}\n{document.text}")
    print(f"{options.tables} tables, {facts} facts, {wrong} of them wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
