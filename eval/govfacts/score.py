"""Scores systems on GovFacts and prints the tables of docs/evaluation.md.

usage: python eval/govfacts/score.py [--predictions FILE …] [--errors N] [--write [PAGE]]

This library and the baseline are run now; figures of the peers come from peers.json (`make govfacts-peers`). FILE holds
predictions in the neutral form, such as the answers of a language model (docs/how-to/score-your-own.md).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from itertools import islice
from pathlib import Path

from scorer.load import ROOT, Predictions, neutral, predictions
from scorer.report import page
from scorer.results import errors, result, saved

PAGE = ROOT.parent.parent / "docs/evaluation.md"
MARKS = ("<!-- govfacts -->\n", "<!-- end of govfacts -->")


def main() -> None:
    options = _options()
    made = [run("ours"), run("baseline")]
    others = [predictions(path) for path in options.predictions]
    results = [result(each) for each in made] + saved(ROOT / "peers.json") + [result(each) for each in others]
    figures = page(results)
    print(figures)
    for error in islice(errors((others or made)[0]), options.errors):
        print(error)
    if options.write:
        write(options.write, figures)


def run(system: str) -> Predictions:
    """The predictions of a system, made by a process of its own."""
    made = subprocess.run([sys.executable, str(ROOT / "predict.py"), system], check=True, stdout=subprocess.PIPE)
    return neutral(json.loads(made.stdout), system)


def write(path: Path, figures: str) -> None:
    """Puts the figures between the marks of a page."""
    text = path.read_text(encoding="utf-8")
    head, first, rest = text.partition(MARKS[0])
    _, last, tail = rest.partition(MARKS[1])
    if not first or not last:
        raise SystemExit(f"{path}: no {MARKS[0].strip()} … {MARKS[1]}")
    path.write_text(f"{head}{first}\n{figures}\n{last}{tail}", encoding="utf-8")


def _options() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--predictions", type=Path, nargs="+", default=[], help="files in the neutral form")
    options.add_argument(
        "--errors", type=int, default=0, help="list N errors of this library on the open half, or of the first FILE"
    )
    options.add_argument("--write", type=Path, nargs="?", const=PAGE, help=f"page for the tables ({PAGE.name})")
    return options.parse_args()


if __name__ == "__main__":
    main()
