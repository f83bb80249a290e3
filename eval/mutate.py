"""Damage the texts of a folder in many ways, parse each, and check what must hold. Prints what breaks, and the figures.

usage: python eval/mutate.py FOLDER [--count 3000] [--seed 1] [--jobs 2] [--every 10] [--longest N] [--exports] [--save FOLDER]

Every document is one text with one to three kinds of damage (fuzz/damage.py), the same for the same seed; `--longest` takes a
stretch of lines of so many characters in place of the text. All are checked for the invariants of the tests; one in `--every` also
for the JSON round trip, for the same bytes from a second parser, and for equal facts under either line end. `--exports` writes each
with every export too (exported.py; those that are files for one in `--every`) and holds the Akoma Ntoso against its schema. Where broken lines were joined, facts that differ with the line ends are told and not
counted as broken: a joint is one blank or two, and rules that look so many characters far see one less. `--save` keeps the texts
that fail. The exit code is 1 if anything broke.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import govdoc_parse as gp

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from exported import broken_in_files, broken_in_memory
from invariants import broken_invariants

from fuzz.damage import damaged

SLOW, SHORT = 30.0, 3.0  # seconds a megabyte; seconds that any document may take


@dataclass(frozen=True, slots=True)
class Plan:
    """What is done: to which texts, how long a stretch of each, and what is checked; texts that fail go to `save`."""

    paths: Sequence[Path]
    seed: int
    every: int
    longest: int | None
    exports: bool
    save: Path | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one damaged document: its origin, the damage, what broke, its size and the seconds it took.

    `ends` tells that its facts differ with the line ends, where lines were joined.
    """

    index: int
    name: str
    damage: tuple[str, ...]
    broken: tuple[str, ...]
    size: int
    facts: int
    seconds: float
    ends: bool


def mutant(plan: Plan, index: int) -> tuple[Path, str, tuple[str, ...]]:
    """The damaged document of an index: its file, its text, and the names of the damage."""
    path = plan.paths[index % len(plan.paths)]
    random = Random(f"{plan.seed}:{index}")
    text = path.read_bytes().decode("utf-8")
    if plan.longest is not None:
        text = _stretch(text, plan.longest, random)
    return path, *damaged(text, random)


def _stretch(text: str, longest: int, random: Random) -> str:
    """Lines of a text from any on, one at least, up to so many characters."""
    start = text.rfind("\n", 0, random.randint(0, len(text))) + 1
    end = text.rfind("\n", start, start + longest)
    return text[start : start + longest] if end < 0 else text[start:end]


def outcome(plan: Plan, index: int) -> Outcome:
    """Parse one damaged document and check it; a failing text is written to `save`."""
    path, text, names = mutant(plan, index)
    started = time.process_time()
    broken: list[str] = []
    facts = 0
    seconds = 0.0
    ends = False
    try:
        document = gp.parse(text)
        seconds = time.process_time() - started
        facts = len(document.facts)
        broken += broken_invariants(document)
        broken += broken_in_memory(document) if plan.exports else ()
        if index % plan.every == 0:
            broken += _broken_by_repetition(text, document)
            broken += _broken_files(document) if plan.exports else ()
            different = _differs_with_line_ends(text)
            ends = different and any(each.code == "PARA_SPLIT" for each in document.diagnostics)
            broken += ["the facts differ with the line ends"] if different and not ends else []
    except Exception as error:  # whatever it is, it is a finding, and the run goes on
        last = traceback.extract_tb(error.__traceback__)[-1]
        broken.append(f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno}: {error}")
    data = text.encode("utf-8", "surrogatepass")
    if seconds > max(SHORT, SLOW * len(data) / 1e6):
        broken.append(f"{seconds:.0f} seconds")
    if broken and plan.save is not None:
        (plan.save / f"{plan.seed}-{index}.txt").write_bytes(data)
    return Outcome(index, path.name, names, tuple(broken), len(data), facts, seconds, ends)


def _broken_files(document: gp.Document) -> list[str]:
    with TemporaryDirectory() as folder:
        return list(broken_in_files(document, Path(folder)))


def _broken_by_repetition(text: str, document: gp.Document) -> Iterator[str]:
    """What costs as much as parsing again: JSON and back, and a second parser."""
    written = document.model_dump_json()
    if gp.Document.model_validate_json(written) != document:
        yield "JSON and back is another document"
    if gp.Parser().parse(text).model_dump_json() != written:
        yield "a second parser writes other bytes"


def _differs_with_line_ends(text: str) -> bool:
    unix = text.replace("\r\n", "\n")
    return _facts(gp.parse(unix)) != _facts(gp.parse(unix.replace("\n", "\r\n")))


def _facts(document: gp.Document) -> list[tuple[object, ...]]:
    return [
        (q.value, q.high, q.ratio, q.kind, q.unit_id, f.role, f.direction, f.status, f.period and f.period.start, f.section)
        for f in document.facts
        for q in (f.quantity,)
    ]  # fmt: skip


def main() -> int:
    options = _options()
    paths = sorted(options.folder.glob("*.txt"))
    if not paths:
        print(f"no *.txt in {options.folder}", file=sys.stderr)
        return 2
    if options.save is not None:
        options.save.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()
    job = partial(outcome, Plan(paths, options.seed, options.every, options.longest, options.exports, options.save))
    done: list[Outcome] = []
    with Pool(options.jobs) as pool:
        for each in pool.imap(job, range(options.first, options.first + options.count), chunksize=8):
            done.append(each)
            for line in each.broken:
                print(f"{each.name} --seed {options.seed} --first {each.index} {'+'.join(each.damage)}: {line}", flush=True)  # fmt: skip
    _report(done, time.perf_counter() - started)
    return 1 if any(each.broken for each in done) else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the index of the first document, to run one again")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--every", type=int, default=10, help="check one in so many for what needs parsing again")
    parser.add_argument("--longest", type=int, help="the characters of a stretch of lines that is taken of a text")
    parser.add_argument("--exports", action="store_true", help="write each document with every export")
    parser.add_argument("--save", type=Path, help="a folder for the texts that fail")
    return parser.parse_args()


def _report(done: Sequence[Outcome], seconds: float) -> None:
    size, spent = sum(each.size for each in done), sum(each.seconds for each in done)
    failed = sum(bool(each.broken) for each in done)
    print(
        f"{len(done)} documents, {size / 1e6:.1f} MB, {sum(each.facts for each in done)} facts, {seconds:.0f} s, "
        f"parsed at {size / 1e6 / max(spent, 1e-9):.2f} MB/s a core, {failed} broken"
    )
    print(f"{sum(each.ends for each in done)} have other facts with other line ends, where broken lines were joined")
    slowest = sorted(done, key=lambda each: -each.seconds)[:3]
    print("slowest: " + "; ".join(f"{e.index} {e.seconds:.2f} s ({e.size / 1e3:.0f} kB, {'+'.join(e.damage)})" for e in slowest))  # fmt: skip
    kinds = Counter(name for each in done if each.broken for name in each.damage)
    if kinds:
        print("damage of those that broke: " + ", ".join(f"{name} {count}" for name, count in kinds.most_common()))


if __name__ == "__main__":
    raise SystemExit(main())
