"""Write the facts of many text files into one CSV file, a row a fact.

usage: python examples/to_csv.py OUT.csv FILE…
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from govdoc_parse import UnreadableFileError, parse_file
from govdoc_parse.export import FACT_COLUMNS, fact_rows


def main() -> None:
    target, *files = map(Path, sys.argv[1:])
    with target.open("w", encoding="utf-8-sig", newline="") as out:  # the BOM lets spreadsheets read the Chinese
        writer = csv.writer(out)
        writer.writerow(("file", *FACT_COLUMNS))
        for file in files:
            try:
                document = parse_file(file)
            except (OSError, UnreadableFileError) as error:
                print(error, file=sys.stderr)
                continue
            writer.writerows((file.name, *row) for row in fact_rows(document))


if __name__ == "__main__":
    main()
