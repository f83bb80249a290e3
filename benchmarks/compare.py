"""This library beside others, on the same text: time per MB, growth, import, memory, hostile strings.

usage: python benchmarks/compare.py [--texts FOLDER] [--only NAME …] [--rounds N] [--write PAGE [--mark NAME]]

`make bench` makes the environment of the peers and runs it. The figures go to standard output as Markdown, and to a file
that pyperf reads (`pyperf compare_to before.json after.json`).
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from pathlib import Path

import pyperf
from rounds import Figures, Terms, Work, measure, read_texts
from subjects import BARE, SUBJECTS, Subject
from table import Table

ROOT = Path(__file__).parent.parent


def main() -> None:
    options = _options()
    if options.read:
        suite = pyperf.BenchmarkSuite.load(str(options.read))
    else:
        chosen = [each for each in SUBJECTS if not options.only or each.name in options.only]
        terms = Terms("process_time" if options.cpu else "perf_counter", options.limit, options.hostile_limit)
        suite = run(chosen, read_texts(options.texts), options.rounds, terms)
        options.json.parent.mkdir(parents=True, exist_ok=True)
        suite.dump(str(options.json), replace=True)
    figures = Table(suite, SUBJECTS).text()
    print(figures)
    if options.write:
        page = options.write.read_text(encoding="utf-8")
        options.write.write_text(written(page, options.mark, figures), encoding="utf-8")


def run(subjects: list[Subject], texts: tuple[str, ...], rounds: int, terms: Terms) -> pyperf.BenchmarkSuite:
    figures = Figures()
    for number in range(1, rounds + 1):
        for subject in (BARE, *subjects):
            started = time.perf_counter()
            measure(subject, Work.of(texts, slow=subject.slow), terms, figures)
            spent = time.perf_counter() - started
            print(f"round {number} of {rounds}: {subject.name}, {spent:.1f} s", file=sys.stderr)
    return figures.suite()


def written(page: str, mark: str, figures: str) -> str:
    """The page with the figures between `<!-- MARK -->` and `<!-- end of MARK -->`."""
    between = re.compile(rf"(?<=<!-- {re.escape(mark)} -->\n).*(?=<!-- end of {re.escape(mark)} -->)", re.S)
    page, count = between.subn(lambda _: f"\n{figures}\n", page)
    if count != 1:
        raise SystemExit(f"no place for the figures: <!-- {mark} --> … <!-- end of {mark} -->")
    return page


def _options() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--texts", type=Path, default=ROOT / "fixtures", help="folder of .txt files (fixtures)")
    options.add_argument(
        "--only", nargs="+", choices=[subject.name for subject in SUBJECTS], help="these subjects only"
    )
    options.add_argument("--rounds", type=int, default=5, help="processes of each subject (5)")
    options.add_argument("--cpu", action="store_true", help="CPU time, for a machine that does other things besides")
    options.add_argument("--limit", type=float, default=60, help="seconds for the texts, and for what grows (60)")
    options.add_argument(
        "--hostile-limit", type=float, default=5, help="seconds for a hostile string (5); 0 to leave them out"
    )
    options.add_argument("--json", type=Path, default=ROOT / ".benchmarks/compare.json", help="file for pyperf")
    options.add_argument("--read", type=Path, help="figures of an earlier run, instead of a new one")
    options.add_argument("--write", type=Path, help="page that gets the figures too")
    options.add_argument("--mark", default="fixtures", help="name of their place in the page (fixtures)")
    return options.parse_args()


if __name__ == "__main__":
    main()
