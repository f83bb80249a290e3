"""Prints what is wrong with the annotations of tables and panel: `python eval/govfacts/check.py`; exit status 1 if anything is.

Documents are checked one by one by `eval/annotate.py`.
"""

from __future__ import annotations

from scorer.check import panel_faults, table_faults
from scorer.load import tables


def main() -> None:
    faults = [fault for item in tables() for fault in table_faults(item)] + list(panel_faults())
    print("\n".join(faults) or "nothing is wrong")
    raise SystemExit(bool(faults))


if __name__ == "__main__":
    main()
