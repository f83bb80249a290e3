"""The unit of a cell: cell, column 单位, row, lowest head, note of the table, or the noun itself."""

from __future__ import annotations

from dataclasses import dataclass

from govdoc_parse.lazy import lazy
from govdoc_parse.stages.facts.decision import Decision, Verdict, decided
from govdoc_parse.stages.facts.tables.heads import Head
from govdoc_parse.stages.facts.tables.terms import Terms

_NOTE = lazy(r"单 *位 *: *(?P<units>[^()|]{1,16})")
_BETWEEN = lazy("[、,;/ 和]+")


@dataclass(frozen=True, slots=True)
class Told:
    """All that may tell the unit of a cell."""

    column: str | None
    row: str | None
    head: Head
    label_head: str | None
    notes: tuple[str, ...]
    name: str
    terms: Terms

    @property
    def takes_row(self) -> bool:
        """Whether the unit of the row holds for the column: not for percentages and ranks."""
        return self.head.sense.own

    def says(self, kind: str) -> bool:
        """Whether the noun of the head, else the name, holds words of a kind."""
        return self.terms.says(kind, self.head.own or self.name)


def _noun(told: Told) -> str | None:
    for text in (told.head.own, told.head.text, told.name):
        if told.terms.says("score", text):
            return "分"
        found = told.terms.find("count_noun", text)
        if found is not None and told.terms.knows(found[0].removesuffix("数")):
            return found[0].removesuffix("数")
    return None


def _rate(told: Told) -> bool:
    return told.says("rate") or told.head.text.endswith("率")


def _note(told: Told) -> str | None:
    if told.says("unitless") or (told.says("counted") and all("元" in unit for unit in told.notes)):
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
    Decision(
        "percent_of_head",
        lambda t: t.head.unit in {"%", "‰"},
        lambda t, _: t.head.unit,
        ("|项目|单位|收费标准|减免比例（%）|\n|保教费|元|450|30|",),
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
        lambda t: t.head.partial and t.terms.says("score", t.head.own),
        "分",
        ("|三级指标|指标值|得分|\n|培训|12人|9.5|",),
    ),
    Decision(
        "weight",
        lambda t: t.head.partial and t.head.own.endswith("权重"),
        None,
        ("|三级指标|指标值|权重|\n|培训（人）|12|10|",),
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


def note_units(note: str, terms: Terms) -> tuple[str, ...]:
    """The units that a note of the table names: 单位：万元、%."""
    found = _NOTE.search(note)
    if found is None:
        return ()
    whole = found["units"].strip()
    return tuple(filter(terms.knows, [whole] if terms.knows(whole) else _BETWEEN.split(whole)))


def column_units(cells: list[str], terms: Terms) -> list[str | None]:
    """The cells of a column 单位 from the top down; 〃 is the one above."""
    out: list[str | None] = []
    for text in cells:
        out.append(out[-1] if out and terms.says("ditto", text) else text or None)
    return out
