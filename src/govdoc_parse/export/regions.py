"""The region that a figure is of: the document's, one around it (全省 in a city's report), or one named beside the figure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from govdoc_parse.lexicon.regions import Unit, gazetteer
from govdoc_parse.model.document import Document, Level, Region
from govdoc_parse.model.fact import Fact

_WHOLE = re.compile("[全我本](?P<kind>国|省|市|县|区|州|盟|旗|镇|乡|村|街道)$")
_NATION = "中华人民共和国"


@dataclass(frozen=True, slots=True)
class NamedRegion:
    """A region by name and, where they are known, by code and level."""

    name: str
    code: str | None = None
    level: Level | None = None


def region_of(document: Document, fact: Fact) -> NamedRegion | None:
    """The region of a figure: named beside it, or the subject of its row in a table of regions, or else the document's."""
    return _region_of(document.region, document.year, fact.region.text if fact.region else None, fact.subject)


@lru_cache(maxsize=4096)
def _region_of(region: Region | None, year: int | None, stated: str | None, subject: str | None) -> NamedRegion | None:
    if stated is not None:
        return _stated(region, year, stated)
    unit = None if subject is None else _unit(region, year, subject)
    if unit is not None:
        return NamedRegion(unit.name, unit.code, unit.level)
    return None if region is None else NamedRegion(region.name, region.code, region.level)


def _stated(region: Region | None, year: int | None, stated: str) -> NamedRegion | None:
    whole = _WHOLE.match(stated)
    if whole is None:
        unit = _unit(region, year, stated)
        return NamedRegion(stated) if unit is None else NamedRegion(unit.name, unit.code, unit.level)
    if whole["kind"] == "国":
        return NamedRegion(_NATION, level="nation")
    if region is None:
        return None
    if region.name.endswith(whole["kind"]):
        return NamedRegion(region.name, region.code, region.level)
    return _around(region, year, whole["kind"])


def _around(region: Region, year: int | None, kind: str) -> NamedRegion | None:
    """The unit of a kind around a region: of 全省 in a report of 南京市 江苏省."""
    code = region.code or region.parent or ""
    for outer in (code, f"{code[:4]}00", f"{code[:2]}0000"):
        unit = gazetteer().coded(outer, year)
        if unit is not None and unit.name.endswith(kind):
            return NamedRegion(unit.name, unit.code, unit.level)
    return None


def _unit(region: Region | None, year: int | None, name: str) -> Unit | None:
    """The unit of a name, inside the document's region if several have it; one character after the name is its kind."""
    units = gazetteer().resolve((name,), year)
    code = "" if region is None else region.code or region.parent or ""
    inside = [unit for unit in units if code and unit.code.startswith(code.rstrip("0"))]
    units = tuple(inside or units)
    return units[0] if len(units) == 1 else None
