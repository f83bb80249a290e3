"""Measures how often each rule is right, writes the rates, and tests what they say of how sure a fact is.

usage: python eval/govfacts/confidence.py [--write] [--page [PAGE]]

The verdicts of each rule are counted on GovFacts `reserved`, which no rule was written for, as numbers alone. The documents are
split in two by their place in the order of ids; the rates of each half are tested on the other. `--write` counts both halves into
`src/govdoc_parse/lexicon/data/rates.tsv`, `--page` puts the tables into docs/confidence.md.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from scorer.compare import FACT, fields
from scorer.load import ROOT, Item, documents
from scorer.load import tables as table_items
from scorer.match import pairs
from scorer.ours import neutral
from scorer.report import written
from scorer.tables import ROW, paired

import govdoc_parse as gp
from govdoc_parse.lexicon.rates import Carrier, Counts, Rates
from govdoc_parse.stages.series.confidence import Confidences, carrier_of, signs_of

HOME = ROOT.parent.parent
DATA = HOME / "src/govdoc_parse/lexicon/data/rates.tsv"
PAGE = HOME / "docs/confidence.md"
HEAD = "# carrier, rule, what it said, verdicts that were right, verdicts; written by eval/govfacts/confidence.py\n"
PROSE = {  # verdict → the fields of a fact that it answers for
    "indicator": ("indicator close",), "period": ("period",), "status": ("status",), "role": ("role", "direction"),
    "comparison": ("basis",),
}  # fmt: skip
QUANTITY = ("value", "unit", "high", "approximation")  # of the rule that read the number
TABLE = {
    "axis": ("name", "subject"),
    "unit": ("value and unit",),
    "role": ("role",),
    "status": ("status",),
    "period": ("period",),
}
CUTS = (0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.5)
BINS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 1.01)


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact with what of it is right: nothing where the annotators have no such fact."""

    fact: gp.Fact
    half: int
    ok: dict[str, bool]

    @property
    def right(self) -> bool:
        """Whether every field is right, and the period where one is annotated."""
        wanted = ROW if carrier_of(self.fact) == "table" else (*FACT, "period")
        return bool(self.ok) and all(self.ok.get(name, True) for name in wanted)


def judged() -> Iterator[Judged]:
    """Every fact of the reserved half that the annotation decides on, the carriers apart."""
    for at, item in enumerate(each for each in documents() if each.half == "reserved"):
        yield from (Judged(fact, at % 2, ok) for fact, ok in _of_document(item) if carrier_of(fact) == "prose")
    for at, item in enumerate(each for each in table_items() if each.half == "reserved"):
        facts = [fact for fact in gp.parse_file(item.path).facts if carrier_of(fact) == "table"]
        explained = dict(paired(item, [neutral(fact) for fact in facts]))
        yield from (Judged(fact, at % 2, explained.get(place, {})) for place, fact in enumerate(facts))


def _of_document(item: Item) -> Iterator[tuple[gp.Fact, dict[str, bool]]]:
    facts = gp.parse(item.text).facts
    by_start = {fact.quantity.quote.start: fact for fact in facts}
    matched, spurious = pairs(item, [neutral(fact) for fact in facts])
    for want, have in matched:
        if have is not None:
            yield by_start[have["start"]], fields(want, have, item.text)
    yield from ((by_start[have["start"]], {}) for have in spurious)


def counted(facts: Iterable[Judged]) -> Counts:
    """The verdicts of each rule, and of what it said."""
    right: Counter[tuple[Carrier, str, str]] = Counter()
    of: Counter[tuple[Carrier, str, str]] = Counter()
    for each in facts:
        carrier = carrier_of(each.fact)
        for rule, said in signs_of(each.fact):
            good = _verdict(carrier, rule, each.ok)
            if good is not None:
                for key in {(carrier, rule, ""), (carrier, rule, said)}:
                    right[key] += good
                    of[key] += 1
    return {key: (right[key], of[key]) for key in sorted(of)}


def _verdict(carrier: Carrier, rule: str, ok: dict[str, bool]) -> bool | None:
    """Whether the rule was right; `None` where the annotation says nothing of what it decides."""
    verdict, point, _ = rule.partition(".")
    answers = (TABLE if carrier == "table" else PROSE).get(verdict) if point else None
    if answers is None:  # the rule that found the fact
        return bool(ok) and all(ok.get(name, True) for name in QUANTITY)
    stated = [ok[name] for name in answers if name in ok]
    return all(stated) if stated else None


@dataclass(frozen=True, slots=True)
class Rated:
    """A fact with what the rates of the half that it is not in say of it."""

    half: int
    right: bool
    ok: dict[str, bool]
    product: float
    level: str


def tested(facts: Sequence[Judged], carrier: Carrier) -> list[Rated]:
    """The facts of a carrier, each rated by the other half."""
    rates = [Confidences(Rates(counted(each for each in facts if each.half == half))) for half in (1, 0)]
    given = ((each, rates[each.half]) for each in facts if carrier_of(each.fact) == carrier)
    return [Rated(each.half, each.right, each.ok, by.product(each.fact), by.level(each.fact)) for each, by in given]


def report(facts: Sequence[Judged]) -> str:
    """The tables of the page."""
    prose, table = tested(facts, "prose"), tested(facts, "table")
    parts = [
        "### Facts of prose\n", _levels(prose), _calibration(prose), _frontier(prose), _fields((*FACT, "period"), prose),
        "### Facts of tables\n", _levels(table), _calibration(table), _fields(ROW, table),
    ]  # fmt: skip
    return "\n".join(parts)


def _levels(facts: Sequence[Rated]) -> str:
    rows = []
    for level in ("high", "medium", "low"):
        cells = []
        for half in (0, 1):
            of = [each for each in facts if each.half == half]
            here = [each for each in of if each.level == level]
            cells += [_share(len(here), len(of)), _right(here)]
        rows.append((f"`{level}`", *cells))
    return _table(("confidence", "first half: of all", "right", "second half: of all", "right"), rows)


def _calibration(facts: Sequence[Rated]) -> str:
    rows = []
    for low, high in pairwise(BINS):
        here = [each for each in facts if low <= each.product < high]
        if here:
            mean = sum(each.product for each in here) / len(here)
            rows.append((f"{low:.2f}–{min(high, 1):.2f}", len(here), f"{mean:.3f}".lstrip("0"), _right(here)))
    return _table(("product", "facts", "mean product", "right"), rows)


def _frontier(facts: Sequence[Rated]) -> str:
    kept = [(cut, [each for each in facts if each.product >= cut]) for cut in CUTS]
    return _table(
        ("product at least", "of all", "right"),
        [(f"{cut:.2f}", _share(len(here), len(facts)), _right(here)) for cut, here in kept],
    )


def _fields(names: Sequence[str], facts: Sequence[Rated]) -> str:
    """Which field fails, and how often it alone does."""
    wrong: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for each in facts:
        missed = [name for name in names if not each.ok.get(name, True)] if each.ok else ["no such fact"]
        wrong.update(missed)
        alone.update(missed if len(missed) == 1 else ())
    rows = [(name, count, alone[name]) for name, count in wrong.most_common()]
    return _table(("field", "facts in which it is wrong", "it alone"), rows)


def _right(facts: Sequence[Rated]) -> str:
    return _share(sum(each.right for each in facts), len(facts))


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}".lstrip("0") if whole else "–"


def _table(head: Sequence[object], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(str, cells)) + " |" for cells in lines) + "\n"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true", help=f"count both halves into {DATA.name}")
    options.add_argument("--page", type=Path, nargs="?", const=PAGE, help=f"page for the tables ({PAGE.name})")
    given = options.parse_args()
    facts = list(judged())
    figures = report(facts)
    print(figures)
    if given.write:
        lines = ("\t".join(map(str, (*key, *counts))) + "\n" for key, counts in counted(facts).items())
        DATA.write_text(HEAD + "".join(lines), encoding="utf-8")
    if given.page:
        given.page.write_text(written(given.page.read_text(encoding="utf-8"), figures), encoding="utf-8")


if __name__ == "__main__":
    main()
