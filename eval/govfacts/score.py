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
from scorer.report import page, written
from scorer.results import errors, result, saved

PAGE = ROOT.parent.parent / "docs/evaluation.md"


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
        text = options.write.read_text(encoding="utf-8")
        options.write.write_text(written(text, figures), encoding="utf-8")


def run(system: str) -> Predictions:
    """The predictions of a system, made by a process of its own."""
    made = subprocess.run([sys.executable, str(ROOT / "predict.py"), system], check=True, stdout=subprocess.PIPE)
    return neutral(json.loads(made.stdout), system)


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
