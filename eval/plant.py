"""Plant errors in documents whose figures agree, and count those that `check` finds.

usage: python eval/plant.py [FOLDER …] [--count 400] [--seed 1] [--missed]

Every relation that the printed figures of a document state, and that holds, is a place for errors: one digit of one of its
numbers is changed so that rounding can't explain it any more. The codes take turns, so that each kind of relation has as many errors
as the documents allow. An error is found if a finding on figures has the changed number among its places. Without FOLDER the
documents are the fixtures and the open half of GovFacts. `--missed` lists the errors that were not found.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import cycle
from pathlib import Path
from random import Random

import govdoc_parse as gp
from govdoc_parse.findings.check import relations
from govdoc_parse.findings.relation import Relation

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT / "fixtures", ROOT / "eval/govfacts/open")
NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Planted:
    """A text with one changed number at `[start, end)`, and the relation that it breaks."""

    file: Path
    relation: Relation
    text: str
    start: int
    end: int


def plant(file: Path, text: str, relation: Relation, chance: Random) -> Planted | None:
    """The text with another number; `None` where the place has no Arabic numeral."""
    quotes = (relation.place,) if relation.below else (relation.place, *relation.others)
    quote = chance.choice(quotes)
    found = NUMERAL.search(text, quote.start, quote.end)
    if found is None:
        return None
    new = _larger(relation, found[0]) if relation.below else _other(found[0], chance)
    changed = text[: found.start()] + new + text[found.end() :]
    return Planted(file, relation, changed, found.start(), found.start() + len(new))


def _other(numeral: str, chance: Random) -> str:
    """The numeral with another first digit, far enough from it."""
    digit = int(numeral[0])
    others = [each for each in range(1, 10) if abs(each - digit) > 1]
    return f"{chance.choice(others)}{numeral[1:]}"


def _larger(relation: Relation, numeral: str) -> str:
    """A number that a part can't have beside its whole, a rank beyond its field."""
    times = relation.computed.high / relation.stated.value
    given = numeral.replace(",", "")
    decimals = given.partition(".")[2]
    larger = str(int(Decimal(given) * times) + 2)
    return f"{larger}.{decimals}" if decimals else larger


def is_found(planted: Planted) -> bool:
    """Whether a finding on figures has the changed number among its places."""
    findings = gp.check(gp.parse(planted.text), select=["F"])
    return any(p.start < planted.end and planted.start < p.end for each in findings for p in each.places)


def errors(folders: list[Path], count: int, seed: int) -> Iterator[Planted]:
    """So many planted errors, all different, the codes in turn."""
    chance = Random(seed)
    places: dict[str, list[tuple[Path, str, Relation]]] = defaultdict(list)
    for folder in folders:
        for file in sorted(path for path in folder.rglob("*.txt") if not path.name.endswith(".golden.txt")):
            document = gp.parse_file(file)
            for relation in relations(document):
                if relation.holds:
                    places[relation.code].append((file, document.text, relation))
    print("relations that hold:", dict(sorted((code, len(found)) for code, found in places.items())))
    seen: set[str] = set()
    for code in cycle(sorted(places)):
        planted = next(
            (
                each
                for _ in range(50)
                if (each := plant(*chance.choice(places[code]), chance)) is not None and each.text not in seen
            ),
            None,
        )
        if planted is not None:
            seen.add(planted.text)
            yield planted
            count -= 1
        if not count:
            return


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--missed", action="store_true")
    given = parser.parse_args()
    tried: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for planted in errors(given.folders or list(FOLDERS), given.count, given.seed):
        code = planted.relation.code
        tried[code] += 1
        if is_found(planted):
            found[code] += 1
        elif given.missed:
            around = planted.text[max(0, planted.start - 60) : planted.end + 40].replace("\n", "⏎")
            print(code, planted.file.name, planted.text[planted.start : planted.end], "|", around)
    for code in sorted(tried):
        print(f"{code}  {found[code]:4} of {tried[code]:4}")
    print(f"all   {found.total():4} of {tried.total():4}  {found.total() / tried.total():.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
