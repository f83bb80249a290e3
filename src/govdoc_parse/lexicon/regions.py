"""The administrative divisions of China down to counties, since 1980: names → units with the codes of their time.

The data are `data/regions.tsv`, whose head names year and source. They are read once, when a name is first looked up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from govdoc_parse.lazy import lazy
from govdoc_parse.model.document import Level

FIRST, LAST = 1980, 2026  # the years that the data are of
LONGEST = 16  # characters of a name
SHORT = 2
_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜"
    "|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春"
    "|赫哲|门巴|珞巴|基诺|各"
)
_AUTONOMOUS = lazy(rf"(?:(?:{_PEOPLES})族|蒙古|哈萨克|柯尔克孜){{0,4}}自治(?P<kind>[州县旗])$")
_PROVINCE = lazy("(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A division under one code: its name and the years, both included, in which it had them."""

    code: str
    name: str
    first: int
    last: int

    @property
    def level(self) -> Level:
        """What it is, by its code."""
        if self.code.endswith("0000"):
            return "province"
        return "prefecture" if self.code.endswith("00") else "county"

    @property
    def above(self) -> tuple[str, ...]:
        """The codes of the units it may lie in, the nearest first; a county under a province has no prefecture."""
        codes = {"county": (f"{self.code[:4]}00", f"{self.code[:2]}0000"), "prefecture": (f"{self.code[:2]}0000",)}
        return codes.get(self.level, ())


class Gazetteer:
    """Units by their names, full or usual: 恩施州, 广西, 长阳县."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._named: dict[str, list[Unit]] = {}
        self._coded: dict[str, list[Unit]] = {}
        for unit in units:
            self._coded.setdefault(unit.code, []).append(unit)
            for name in (unit.name, *_usual(unit)):
                self._named.setdefault(name, []).append(unit)

    def named(self, name: str) -> Sequence[Unit]:
        """All units that have had this name."""
        return self._named.get(name, ())

    def coded(self, code: str, year: int | None = None) -> Unit | None:
        """The unit of a code, as it was in a year."""
        return min(self._coded.get(code, ()), key=lambda unit: _distance(unit, year), default=None)

    def resolve(self, names: Sequence[str], year: int | None = None) -> tuple[Unit, ...]:
        """The units that a chain of names may mean (江苏省, 南京市, 鼓楼区), in the year or at the time nearest to it.

        Empty where no unit has the last name inside those before it; several where the name is ambiguous.
        """
        units = self.named(names[-1])
        for name in names[:-1]:
            outer = {unit.code for unit in self.named(name)}
            units = [unit for unit in units if outer.intersection(unit.above)]
        least = min((_distance(unit, year) for unit in units), default=0)
        near = {unit.code: unit for unit in units if _distance(unit, year) == least}
        return tuple(near.values())

    def chain_at(self, text: str, start: int) -> tuple[tuple[str, ...], int]:
        """The names of units one after the other from an offset on, and where they end: 江西省｜萍乡市｜…."""
        names: list[str] = []
        while (name := self._longest(text, start)) and (not names or self.resolve((*names, name))):
            names.append(name)
            start += len(name)
        return tuple(names), start

    def _longest(self, text: str, start: int) -> str | None:
        sizes = range(min(LONGEST, len(text) - start), SHORT - 1, -1)
        return next((name for size in sizes if (name := text[start : start + size]) in self._named), None)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The divisions of the data file, read once."""
    lines = (files("govdoc_parse.lexicon") / "data" / "regions.tsv").read_text(encoding="utf-8").splitlines()
    return Gazetteer([_unit(line) for line in lines if not line.startswith("#")])


def _unit(line: str) -> Unit:
    code, name, first, last = [*line.split("\t"), "", ""][:4]
    return Unit(code, name, int(first or FIRST), int(last or LAST))


def _distance(unit: Unit, year: int | None) -> int:
    """How many years a unit is from a year; a later name is farther than an earlier one. No year means today."""
    at = LAST if year is None else year
    if unit.first <= at <= unit.last:
        return 0
    return 2 * (at - unit.last) if at > unit.last else 2 * (unit.first - at) + 1


def _usual(unit: Unit) -> tuple[str, ...]:
    """How it is called besides: 广西 and 广西省, 恩施州."""
    if unit.level == "province":
        short = _PROVINCE.sub("", unit.name)
        return tuple({short, f"{short}省", f"{short}自治区"} - {unit.name})
    if "自治" not in unit.name:
        return ()
    usual = _AUTONOMOUS.sub(r"\g<kind>", unit.name)
    return (usual,) if usual != unit.name and len(usual) > SHORT else ()
