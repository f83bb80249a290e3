"""The unit of a cell: cell, column 单位, row, lowest head, note of the table, or the noun itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from govdoc_parse.stages.facts.decision import Decision, Verdict, decided
from govdoc_parse.stages.facts.tables.heads import Head

_NOTE = re.compile(r"单 *位 *: *(?P<units>[^()|]{1,16})")
_COUNT = re.compile(r"(?P<unit>[户人件起家所台辆头只处座宗例次名项个])数$")
_BATCH = re.compile("(?P<unit>批次|人次|家次|户次)$")
_SCORE = re.compile("得分|分值|总分|评分|自评分")
_RATE = re.compile("(?<!汇)(?<!利)率$")
_UNITLESS = re.compile("指数|系数|[倍]数$")
_COUNTED = re.compile("(?:(?<![预决])数|数量|面积|里程|长度|产量)$")
_SAME = re.compile('[〃"″]|同上')


@dataclass(frozen=True, slots=True)
class Told:
    """All that may tell the unit of a cell."""

    column: str | None
    row: str | None
    head: Head
    label_head: str | None
    notes: tuple[str, ...]
    name: str
    knows: Callable[[str], bool]

    @property
    def takes_row(self) -> bool:
        """Whether the unit of the row holds for the column: not for percentages and ranks."""
        return self.head.sense.own


def _noun(told: Told) -> str | None:
    for text in (told.head.own, told.head.text, told.name):
        if _SCORE.search(text):
            return "分"
        found = _COUNT.search(text) or _BATCH.search(text)
        if found is not None and told.knows(found["unit"]):
            return found["unit"]
    return None


def _rate(told: Told) -> bool:
    return _RATE.search(told.head.own or told.name) is not None or told.head.text.endswith("率")


def _note(told: Told) -> str | None:
    if _UNITLESS.search(told.head.own or told.name):
        return None
    if _COUNTED.search(told.head.own or told.name) and all("元" in unit for unit in told.notes):
        return None  # 班级数 in a table of 万元
    return next((unit for unit in told.notes if unit not in {"%", "‰"}), told.notes[0] if told.notes else None)


DECISIONS: tuple[Decision[str | None], ...] = (
    Decision("rank", lambda t: t.head.sense.role == "rank", "位", ("|县区|产量（吨）|位次|\n|安陵县|31.5|2|",)),
    Decision(
        "lowest_head",
        lambda t: t.head.unit if t.head.partial or not t.takes_row else None,
        lambda _, u: u,
        ("|指标|绝对数|同比增长（%）|\n|产量（吨）|31.5|2.1|",),
    ),
    Decision("percent", lambda t: t.head.sense.percent, "%", ("|指标|绝对数|同比增速|\n|产量（吨）|31.5|2.1|",)),
    Decision(
        "percent_of_note",
        lambda t: not t.takes_row and "%" in t.notes,
        "%",
        ("产量表\n单位：吨、%\n|指标|绝对数|同比增长|\n|稻谷产量|31.5|2.1|",),
    ),
    Decision("unknown_change", lambda t: not t.takes_row, None, ("|指标|绝对数|同比增长|\n|产量（吨）|31.5|2.1%|",)),
    Decision(
        "partial",
        lambda t: t.head.partial and _SCORE.search(t.head.own),
        "分",
        ("|三级指标|指标值|得分|\n|培训|12人|9.5|",),
    ),
    Decision(
        "partial_rate", lambda t: t.head.partial and _rate(t), "%", ("|指标|计划数|完成率|\n|造林（亩）|12.5|95.5|",)
    ),
    Decision("unit_column", lambda t: t.column, lambda _, unit: unit, ("|指标|单位|绝对数|\n|产量|吨|31.5|",)),
    Decision("row", lambda t: t.row, lambda _, unit: unit, ("|指标|绝对数|\n|产量（吨）|31.5|",)),
    Decision("head", lambda t: t.head.unit, lambda _, unit: unit, ("|乡镇|产量（吨）|\n|东坪镇|31.5|",)),
    Decision(
        "head_of_labels", lambda t: t.label_head, lambda _, unit: unit, ("|项目资金（万元）|预算数|\n|财政拨款|31.5|",)
    ),
    Decision("noun", _noun, lambda _, unit: unit, ("|乡镇|救助户数|\n|东坪镇|31|",)),
    Decision("rate", _rate, "%", ("|乡镇|合格率|\n|东坪镇|31.5|",)),
    Decision("note", _note, lambda _, unit: unit, ("支出表\n单位：万元\n|项目|预算数|\n|办公费|31.5|",)),
    Decision("none", lambda _: True, None, ("|乡镇|处理|\n|东坪镇|31|",)),
)


def unit_told(told: Told) -> Verdict[str | None]:
    """The unit for a number without one of its own, and what told it."""
    verdict = decided(DECISIONS, told)
    assert verdict is not None, "the last decision holds for every cell"
    return verdict


def note_units(note: str, knows: Callable[[str], bool]) -> tuple[str, ...]:
    """The units that a note of the table names: 单位：万元、%."""
    found = _NOTE.search(note)
    if found is None:
        return ()
    whole = found["units"].strip()
    parts = [whole] if knows(whole) else re.split("[、,;/ 和]+", whole)
    return tuple(part for part in parts if knows(part))


def column_units(cells: list[str]) -> list[str | None]:
    """The cells of a column 单位 from the top down; 〃 is the one above."""
    out: list[str | None] = []
    for text in cells:
        out.append(out[-1] if out and _SAME.fullmatch(text) else text or None)
    return out
