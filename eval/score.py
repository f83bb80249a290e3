"""Run the scorer of the annotated documents, where they are there: a folder with gold/, texts/ and eval/score.py beside.

usage: python eval/score.py [FOLDER] [scorer options]      (FOLDER: default ../shared)
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main() -> int:
    arguments = sys.argv[1:]
    folder = Path(arguments.pop(0)) if arguments and not arguments[0].startswith("-") else Path("../shared")
    scorer, gold = folder / "eval" / "score.py", folder / "gold"
    if not scorer.exists() or not gold.exists():
        print(f"no annotated documents under {folder}: nothing to score", file=sys.stderr)
        return 1
    return subprocess.run([sys.executable, str(scorer), str(gold), *arguments], check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
