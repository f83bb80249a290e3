"""Plant errors in documents whose figures agree, and count those that `check` finds.

usage: python eval/plant.py [FOLDER …] [--count 400] [--seed 1] [--missed]

The places are found in the text by patterns of this script, which ask the library nothing: a whole with its parts, a list that adds
up, a structure, a change between two levels, a level with its increase, a share, a completion, a rank, a total in
a table. A place counts if its printed numbers agree. One digit of one of its numbers is then changed so
that rounding can't explain it any more, the kinds in turn, no error twice. An error is found if a finding on figures has the changed number
among its places. Without FOLDER the documents are the fixtures and the open half of GovFacts. `--missed` lists the errors that were
not found.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from random import Random

import govdoc_parse as gp

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT / "fixtures", ROOT / "eval/govfacts/open")
HALF = str.maketrans("０１２３４５６７８９．％，：；（）　", "0123456789.%,:;() ")
N = r"(?<![\d.])(?<!\d,)(\d+(?:,\d{3})*(?:\.\d+)?)(?![\d.])"
UNIT = r"((?:[万亿]|千|百万)?(?:元|人次|人|家|个|项|户|件|亩|吨|公里|处|所|张|套|名|平方米)|个百分点|%)"
Q = rf"{N} ?{UNIT}"
UP = "增长|增加|提高|上升|提升|增|升|扩大"
DOWN = "下降|减少|降低|回落|下调|压减|降|减"
WORDS = r"[^。;:\d\n]{0,16}?"
PATTERNS: dict[str, re.Pattern[str]] = {
    "part": re.compile(rf"{Q},其中[:,]?{WORDS}{Q}(?!以|及以)"),
    "sum": re.compile(rf"{Q}[,:(]其中[:,]?((?:{WORDS}{Q}[,、;和]?){{2,5}})"),
    "structure": re.compile(r"(?<![\d.:])\d+(?:\.\d+)?(?:[:∶]\d+(?:\.\d+)?){2}(?![\d.:])"),
    "move": re.compile(rf"[由从]{WORDS}{Q}{WORDS}[到至为]{WORDS}{Q},{WORDS}(?:{UP}|{DOWN}){WORDS}{Q}"),
    "levels": re.compile(rf"{Q},?[^。;:\d\n,]{{0,8}}[比较](?:上年|去年|年初|年度){WORDS}{Q}{WORDS}(?:{UP}|{DOWN}){WORDS}{Q}"),
    "increase": re.compile(rf"{Q},{WORDS}(?:净?增加?|增长|减少|下降){WORDS}{Q},{WORDS}(?:{UP}|{DOWN}){WORDS}{Q}"),
    "share": re.compile(rf"{Q},?占[^。;\d\n]{{1,20}}?{Q}的{WORDS}{N} ?(%)"),
    "completion": re.compile(
        rf"(?:计划|目标|任务|预算)[^。;\d\n]{{0,10}}{Q},{WORDS}完成{WORDS}{Q},{WORDS}(?:完成率|的|完成){WORDS}{N} ?(%)"
    ),
    "fraction": re.compile(rf"{Q},其中[:,]?{WORDS}{Q},?占(?:比|总数的|全部的)?(?:为|达到?)?{N} ?(%)"),
    "rank": re.compile(r"(\d+)个[^。;,\d\n]{1,10}中[^。;,\d\n]{0,6}第(\d+)位"),
}  # fmt: skip
SIZES = {"千": 10**3, "百万": 10**6, "万": 10**4, "亿": 10**8}


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number at `[start, end)`, its unit, and what it may stand for."""

    start: int
    end: int
    text: str
    unit: str
    size: int

    @property
    def value(self) -> Decimal:
        return Decimal(self.text.replace(",", "")) * self.size

    @property
    def half(self) -> Decimal:
        """Half a unit of the last digit; nothing of a count below a hundred."""
        whole = "." not in self.text and self.size == 1 and self.unit != "%"
        if whole and (self.value < 100 or self.value % 10):
            return Decimal(0)
        return Decimal(5).scaleb(-1 - len(self.text.partition(".")[2])) * self.size


@dataclass(frozen=True, slots=True)
class Place:
    """Numbers that agree: the first follows from the others, or must not be above the second (`below`).

    Of a list after 其中 no text says that it is complete, so one part is made larger than the whole leaves room for.
    """

    kind: str
    file: Path
    text: str
    numbers: tuple[Number, ...]
    below: bool = False


Reach = tuple[Decimal, Decimal]


def reach(compute: Callable[[Sequence[Decimal]], Decimal], numbers: Sequence[Number]) -> Reach:
    """The least and the most that a computation may come to, each number rounded to either side."""
    corners: list[list[Decimal]] = [[]]
    for number in numbers:
        ends = {number.value - number.half, number.value + number.half}
        corners = [[*corner, end] for corner in corners for end in ends]
    results = [compute(corner) for corner in corners]
    return min(results), max(results)


def meets(stated: Number, given: Reach) -> bool:
    return given[0] <= stated.value + stated.half and stated.value - stated.half <= given[1]


def numbers_in(text: str, start: int, end: int) -> list[Number]:
    found = re.compile(rf"{N} ?{UNIT}?").finditer(text, start, end)
    return [_number(match) for match in found]


def _number(match: re.Match[str]) -> Number:
    magnitude, unit = re.fullmatch(r"(百万|[千万亿]?)(.*)", match[2] or "").groups()  # type: ignore[union-attr]
    return Number(match.start(1), match.end(1), match[1], unit, SIZES.get(magnitude, 1))


def places_of(file: Path, text: str) -> Iterator[Place]:
    """Every place of a text whose numbers agree."""
    folded = text.translate(HALF)
    for kind, pattern in PATTERNS.items():
        for match in pattern.finditer(folded):
            numbers = numbers_in(folded, *match.span())
            ordered = JUDGES[kind](numbers)
            if ordered is not None:
                yield Place(kind, file, text, tuple(ordered), below=kind in {"part", "rank", "sum"})
    yield from _of_tables(file, text, folded)


def _part(given: Sequence[Number]) -> Sequence[Number] | None:
    whole, part = given[:2]
    fits = whole.unit == part.unit and whole.unit != "%" and part.value < whole.value
    return (part, whole) if fits else None


def _sum(given: Sequence[Number]) -> Sequence[Number] | None:
    whole, *parts = given
    same = [part for part in parts if part.unit == whole.unit]
    if len(same) < 2 or len(same) < len(parts) or not meets(whole, reach(lambda values: sum(values, Decimal(0)), same)):
        return None
    return (same[-1], whole)


def _structure(given: Sequence[Number]) -> Sequence[Number] | None:
    total = sum((number.value for number in given), Decimal(0))
    return given if len(given) == 3 and abs(total - 100) <= Decimal("0.1") else None


def _move(given: Sequence[Number]) -> Sequence[Number] | None:
    before, after, change = given[:3]
    if before.unit != after.unit or not before.value:
        return None
    return _changed(before, after, change)


def _levels(given: Sequence[Number]) -> Sequence[Number] | None:
    after, before, change = given[:3]
    return _changed(before, after, change) if before.unit == after.unit and before.value else None


def _changed(before: Number, after: Number, change: Number) -> Sequence[Number] | None:
    if change.unit == "%" and before.unit != "%":
        computed = reach(lambda v: abs(v[1] - v[0]) / v[0] * 100, (before, after))
    elif change.unit == ("个百分点" if before.unit == "%" else before.unit):
        computed = reach(lambda v: abs(v[1] - v[0]), (before, after))
    else:
        return None
    return (change, before, after) if meets(change, computed) else None


def _increase(given: Sequence[Number]) -> Sequence[Number] | None:
    level, more, growth = given[:3]
    if level.unit != more.unit or growth.unit != "%" or level.unit == "%" or more.value >= level.value:
        return None
    fits = any(
        meets(growth, reach(lambda v, s=sign: v[1] / (v[0] - s * v[1]) * 100, (level, more))) for sign in (1, -1)
    )  # type: ignore[misc]
    return (growth, level, more) if fits else None


def _share(given: Sequence[Number]) -> Sequence[Number] | None:
    part, whole, share = given[:3]
    if part.unit != whole.unit or not whole.value or part.unit == "%":
        return None
    return (share, part, whole) if meets(share, reach(lambda v: v[0] / v[1] * 100, (part, whole))) else None


def _completion(given: Sequence[Number]) -> Sequence[Number] | None:
    return _share((given[1], given[0], given[2]))


def _fraction(given: Sequence[Number]) -> Sequence[Number] | None:
    return _share((given[1], given[0], given[2]))


def _rank(given: Sequence[Number]) -> Sequence[Number] | None:
    field, rank = given[:2]
    return (rank, field) if rank.value <= field.value else None


JUDGES: dict[str, Callable[[Sequence[Number]], Sequence[Number] | None]] = {
    "part": _part, "sum": _sum, "structure": _structure, "move": _move, "levels": _levels, "increase": _increase, "share": _share,
    "completion": _completion, "fraction": _fraction, "rank": _rank,
}  # fmt: skip
ROW = re.compile(r"^\|?[^\n|\t。]+(?:[|\t][^\n|\t]*)+$", re.M)
CELL = re.compile(r"(?<![^|\t\n]) *(-?\d[\d,]*(?:\.\d+)?) *(?![^|\t\n])")


def _of_tables(file: Path, text: str, folded: str) -> Iterator[Place]:
    """A row of totals below or above rows that add up."""
    block: list[re.Match[str]] = []
    for row in [*ROW.finditer(folded), None]:
        if row is not None and (not block or row.start() == block[-1].end() + 1):
            block.append(row)
            continue
        yield from _totals(file, text, folded, block)
        block = [row] if row is not None else []


def _totals(file: Path, text: str, folded: str, block: Sequence[re.Match[str]]) -> Iterator[Place]:
    rows = [(_label(match[0]), _cells(folded, match)) for match in block]
    totals = [cells for label, cells in rows if re.fullmatch(r"[总合] ?计", label)]
    others = [cells for label, cells in rows if cells and not re.fullmatch(r"[总合] ?计", label)]
    if len(totals) != 1 or len(others) < 2:
        return
    for column, total in totals[0].items():
        parts = [cells[column] for cells in others if column in cells]
        if len(parts) > 1 and sum((part.value for part in parts), Decimal(0)) == total.value:
            yield Place("total", file, text, (total, *parts))


def _label(row: str) -> str:
    return re.split(r"[|\t]", row.strip("|"))[0].strip()


def _cells(folded: str, row: re.Match[str]) -> dict[int, Number]:
    found = {}
    for match in CELL.finditer(folded, row.start(), row.end()):
        column = len(re.findall(r"[|\t]", folded[row.start() : match.start(1)]))
        if not match[1].startswith("-"):
            found[column] = Number(match.start(1), match.end(1), match[1], "", 1)
    return found


@dataclass(frozen=True, slots=True)
class Planted:
    """A text with one changed number at `[start, end)`."""

    place: Place
    text: str
    start: int
    end: int


def plant(place: Place, chance: Random) -> Planted:
    """The text with another number."""
    number = place.numbers[0] if place.below else chance.choice(place.numbers)
    new = _larger(place) if place.below else _other(number.text, chance)
    return Planted(
        place, place.text[: number.start] + new + place.text[number.end :], number.start, number.start + len(new)
    )


def _other(numeral: str, chance: Random) -> str:
    """The numeral with another first digit, far enough from it."""
    digit = int(numeral[0])
    others = [each for each in range(1, 10) if abs(each - digit) > 1]
    return f"{chance.choice(others)}{numeral[1:]}"


def _larger(place: Place) -> str:
    """A number that a part can't have beside its whole, a rank beyond its field."""
    small, large = place.numbers
    given = int((large.value + large.half) / small.size) + 2
    decimals = small.text.partition(".")[2]
    return f"{given}.{decimals}" if decimals else str(given)


def is_found(planted: Planted) -> bool:
    """Whether a finding on figures has the changed number among its places."""
    findings = gp.check(gp.parse(planted.text), select=["F"])
    return any(p.start < planted.end and planted.start < p.end for each in findings for p in each.places)


def errors(folders: Sequence[Path], count: int, seed: int) -> Iterator[Planted]:
    """So many planted errors, all different, the kinds in turn as long as they have places left."""
    chance = Random(seed)
    places: dict[str, list[Place]] = defaultdict(list)
    for folder in folders:
        for file in sorted(path for path in folder.rglob("*.txt") if not path.name.endswith(".golden.txt")):
            for place in places_of(file, file.read_text("utf-8")):
                places[place.kind].append(place)
    print("places:", dict(sorted((kind, len(found)) for kind, found in places.items())))
    seen: set[str] = set()
    while places and count:
        for kind in sorted(places):
            tries = (plant(chance.choice(places[kind]), chance) for _ in range(50))
            planted = next((each for each in tries if each.text not in seen), None)
            if planted is None:
                del places[kind]
            elif count:
                seen.add(planted.text)
                count -= 1
                yield planted


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--missed", action="store_true")
    given = parser.parse_args()
    tried: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for planted in errors(given.folders or FOLDERS, given.count, given.seed):
        kind = planted.place.kind
        tried[kind] += 1
        if is_found(planted):
            found[kind] += 1
        elif given.missed:
            around = planted.text[max(0, planted.start - 60) : planted.end + 60].replace("\n", "⏎")
            print(kind, planted.place.file.name, planted.text[planted.start : planted.end], "|", around)
    for kind in sorted(tried):
        print(f"{kind:10}  {found[kind]:4} of {tried[kind]:4}")
    print(f"{'all':10}  {found.total():4} of {tried.total():4}  {found.total() / tried.total():.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
