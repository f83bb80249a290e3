"""Makes and scores the panel of government work reports: region, year, headline indicator, outcome or target."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from .load import ROOT, Fact
from .tally import Counts

Cell = tuple[str, str, str, int]  # document, indicator, measure, year
MEASURES = ("level", "growth", "target_level", "target_growth")
INDICATORS = {
    "gdp": r"(?:地区|国内)?生产总值|GDP", "gdp_pc": r"人均(?:地区|国内)?生产总值|人均GDP", "budget_rev": r"(?:地方)?一般公共预算收入",
    "fai": r"(?:全社会)?固定资产投资(?:额)?", "retail": r"社会消费品零售总额|社零总额", "iva": r"(?:规模以上|规上)工业增加值",
    "trade": r"(?:外贸|货物(?:贸易)?)?进出口(?:总额|总值|额)?", "inc_all": r"(?:全体|全[省市县])?居民(?:人均可支配)?收入",
    "inc_urban": r"城镇(?:常住)?居民(?:人均可支配)?收入", "inc_rural": r"农村(?:常住)?居民(?:人均可支配)?收入|农民人均可支配收入",
    "cpi": r"居民消费价格(?:总水平|指数)?(?:涨幅)?|CPI(?:涨幅)?", "emp_new": r"城镇新增就业(?:人数)?|新增城镇就业(?:人数)?",
    "unemp": r"城镇调查失业率", "grain": r"粮食(?:总)?产量|粮食", "rd_int": r".*(?:研发|R&D).*(?:强度|比重|占.*(?:生产总值|GDP).*)",
    "energy_int": r"(?:单位(?:地区|国内)?(?:生产总值|GDP)|万元(?:生产总值|GDP))能耗", "pop": r"(?:年末)?常住人口",
    "urb_rate": r"(?:常住人口)?城镇化率", "forest": r"森林覆盖率", "hitech_n": r"(?:国家)?高新技术企业(?:数量|总数)?",
}  # fmt: skip
PATTERNS = {name: re.compile(pattern) for name, pattern in INDICATORS.items()}
BASES = (None, "yoy")  # no 高于全国, no 比2020年


def texts(root: Path = ROOT) -> Iterator[Path]:
    """Yields the reports, named YEAR_REGION."""
    yield from sorted((root / "panel/texts").glob("*.txt"))


def cells(document: str, facts: list[Fact]) -> Iterator[tuple[Cell, float]]:
    """Yields what a careful user keeps of the facts of one report: outcomes of last year, targets of this, the first of several."""
    report, seen = int(document[:4]), set()
    for fact in facts:
        period = fact.get("period")
        name = re.sub(r"\s", "", fact.get("name") or fact.get("indicator") or "")
        found = next((key for key, pattern in PATTERNS.items() if pattern.fullmatch(name)), None)
        if (
            not found
            or not isinstance(period, list)
            or period[0][:4] != period[1][:4]
            or fact.get("basis") not in BASES
        ):
            continue
        role, kind = fact.get("role", "level"), fact.get("kind")
        growth = (role == "change" and kind == "percent") or (found == "cpi" and kind == "percent")
        if role not in ("level", "change") or (role == "change" and not growth) or kind == "percentage_point":
            continue
        planned = fact.get("status") == "planned"
        measure = ("target_" if planned else "") + ("growth" if growth else "level")
        cell = (document, found, measure, int(period[1][:4]))
        if cell[3] == report - (not planned) and cell not in seen and fact.get("value") is not None:
            seen.add(cell)
            value = abs(float(fact["value"]))
            yield cell, -value if growth and fact.get("direction") == "down" else value


def gold(root: Path = ROOT) -> tuple[dict[Cell, set[float]], dict[Cell, set[float]]]:
    """Returns the cells that must be there, and those that may be: an earlier year's value, a debatable figure."""
    core, free = defaultdict[Cell, set[float]](set), defaultdict[Cell, set[float]](set)
    with (root / "panel/gold.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["kind"] in ("core", "baseline", "loose"):
                document = f"{row['report_year']}_{row['region']}"
                cell = (document, row["indicator_id"], row["what"], int(row["period_year"]))
                (core if row["kind"] == "core" else free)[cell].add(float(row["value"]))
    return core, free


def count(given: dict[str, list[tuple[Cell, float]]], root: Path = ROOT) -> dict[str, Counts]:
    """Counts each report: precision and recall of all cells and of each measure."""
    core, free = gold(root)
    counted = {}
    for document, predicted in given.items():
        right, wrong, hit = defaultdict[str, int](int), defaultdict[str, int](int), set()
        for cell, value in predicted:
            if _same(value, core.get(cell, ())):
                right[cell[2]] += 1
                hit.add(cell)
            elif not _same(value, free.get(cell, ())):
                wrong[cell[2]] += 1
        counts: Counts = {}
        for group, measures in (("all", MEASURES), *((measure, (measure,)) for measure in MEASURES)):
            of = [cell for cell in core if cell[0] == document and cell[2] in measures]
            good = sum(right[measure] for measure in measures)
            counts[f"{group} precision"] = good, good + sum(wrong[measure] for measure in measures)
            counts[f"{group} recall"] = sum(cell in hit for cell in of), len(of)
        counted[document] = counts
    return counted


def _same(value: float, wanted: set[float] | tuple[()]) -> bool:
    return any(abs(value - number) <= 1e-9 * max(1.0, abs(number)) for number in wanted)
