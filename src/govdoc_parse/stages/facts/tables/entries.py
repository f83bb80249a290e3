"""A cell that was read → its fact, by decisions on role, direction, status and comparison."""

from __future__ import annotations

from dataclasses import dataclass

from govdoc_parse.fold import fold
from govdoc_parse.model.fact import Comparison, Direction, Fact, Period, Role, Status
from govdoc_parse.model.outline import TableCell
from govdoc_parse.model.span import Quote
from govdoc_parse.stages.facts.comparisons import base_period
from govdoc_parse.stages.facts.decision import FRAME, Decision, decided
from govdoc_parse.stages.facts.shared import Shared
from govdoc_parse.stages.facts.tables.cells import CellReading
from govdoc_parse.stages.facts.tables.heads import Head
from govdoc_parse.stages.facts.tables.rows import Row
from govdoc_parse.stages.facts.tables.terms import Terms
from govdoc_parse.stages.frames.frame import SectionFrame
from govdoc_parse.stages.frames.periods import as_period
from govdoc_parse.stages.text.source import Source
from govdoc_parse.stages.times.calendar import Days

_OF_FACT = set(Fact.model_fields)


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a table: the frame, caption and title, the units of its note, the days that these state.

    `of_rules` tells that the table sets what is granted or charged; `over` that caption or title, the nearer first, say what
    was done (决算, 进展) and not what is planned, `None` if neither.
    """

    terms: Terms
    frame: SectionFrame
    titles: tuple[str, ...]
    notes: tuple[str, ...]
    days: Days | None
    of_rules: bool
    over: bool | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure with all that row, head and title say of it."""

    row: Row
    head: Head
    name: str
    indicator: TableCell | None
    subject: str | None
    subject_cells: tuple[TableCell, ...]
    reading: CellReading
    days: Days | None
    decisions: tuple[str, ...]
    context: Context

    @property
    def to_come(self) -> bool:
        """Whether the table is one of plans."""
        over = self.context.over
        return over is False or (over is None and self.context.frame.expected == "planned")


ROLES: tuple[Decision[Role], ...] = (
    Decision(
        "head",
        lambda e: e.head.sense.role != "level",
        lambda e, _: e.head.sense.role,
        ("|指标|绝对数|同比增速|\n|产量（吨）|31.5|2.1|",),
    ),
    Decision(
        "rank",
        lambda e: e.reading.reading.kind == "rank",
        "rank",
        ("|乡镇|考核结果|\n|东坪镇|第1名|\n|西河镇|第2名|",),
    ),
    Decision(
        "rules",
        lambda e: e.context.of_rules and e.context.terms.says("standard", e.name + e.head.text),
        "standard",
        ("安陵县救助标准表\n单位：元\n|对象|标准|\n|儿童|500|",),
    ),
    Decision("level", lambda _: True, "level", ("|指标|绝对数|\n|产量（吨）|31.5|",)),
)


def _said_by_head(e: Entry) -> Status | None:
    """The status of the head; 指标值 alone is a target only in tables of targets."""
    plain = e.head.text == "指标值" and not e.to_come and "绩效" not in "".join(e.context.titles)
    return None if plain else e.head.status


def _later(e: Entry) -> bool:
    """Whether a figure is of a year after the document's own."""
    reference, days = e.context.frame.reference, e.days
    own = reference.anchor.year if reference.anchor is not None else reference.this_year
    return days is not None and own is not None and days[1].year > own


def _before_plan(e: Entry) -> bool:
    """Whether a figure in a table of plans is of a time before them: 2020年 beside 2025年."""
    scope, days = e.context.days or e.context.frame.reference.scope, e.days
    return e.to_come and days is not None and scope is not None and days[1] < scope[0]


STATUSES: tuple[Decision[Status], ...] = (
    Decision("head", _said_by_head, lambda _, status: status, ("|项目|预算数|\n|办公费（元）|31.5|",)),
    Decision(
        "rules", lambda e: e.context.of_rules, "required", ("安陵县救助标准表\n单位：元\n|对象|标准|\n|儿童|500|",)
    ),
    Decision(
        "before_plan",
        _before_plan,
        "achieved",
        ("专栏1 “十四五”时期主要目标\n|指标|2020年|2025年|\n|产量（吨）|31.5|33.5|",),
    ),
    Decision(
        "later", _later, "planned", ("安陵县2023年产量\n安陵县统计局\n2024年3月1日\n|指标|2026年|\n|产量（吨）|31.5|",)
    ),
    Decision(
        "account",
        lambda e: e.context.over and e.context.frame.expected == "required",
        "achieved",
        ("云溪县水费管理办法\n第一条 为了加强水费管理，制定本办法。\n支出决算表\n|项目|支出（元）|\n|维修|31.5|",),
    ),
    Decision("title", lambda e: e.to_come, "planned", ("安陵县2024年建设计划表\n|项目|投资（元）|\n|水厂|31.5|",)),
    Decision(
        FRAME,
        lambda e: e.context.frame.expected,
        lambda _, expected: expected if expected != "planned" else "achieved",
        ("|指标|绝对数|\n|产量（吨）|31.5|",),
    ),
)


def fact_of(source: Source, entry: Entry, shared: Shared) -> Fact:
    """The public model of a figure."""
    role, status = decided(ROLES, entry), decided(STATUSES, entry)
    assert role is not None, "the last decision holds for every cell"
    assert status is not None, "the last decision holds for every cell"
    period = _period(entry)
    quantity = entry.reading.measure().quantity(source, entry.reading.approximation)
    cells = entry.row.cells
    made = (*entry.decisions, f"role.{role.decision}", f"status.{status.decision}")
    indicator = _indicator(source, entry, shared)
    fields = {
        "quantity": quantity,
        "indicator": indicator,
        "name": indicator if indicator is not None and indicator.text == entry.name else shared.text(entry.name),
        "subject": entry.subject and shared.text(entry.subject),
        "subject_quotes": shared.quotes(source, entry.subject_cells),
        "role": role.value,
        "direction": _direction(entry, role.value),
        "comparison": _comparison(entry, role.value, period),
        "price_basis": None,
        "region": None,
        "actor": None,
        "status": status.value,
        "period": period,
        "rank": None,
        "group": None,
        "endpoint": None,
        "indicator_id": None,
        "flow": False,
        "sentence": shared.span(source, min(cell.start for cell in cells), max(cell.end for cell in cells)),
        "section": entry.context.frame.path,
        "rules": shared.rules(("table_cell", *made)),
        "confidence": None,
    }
    return Fact.of_valid(fields, _OF_FACT)


def _period(entry: Entry) -> Period | None:
    if entry.days is None:
        return None
    frame = entry.context.frame
    return as_period(entry.days, frame.whose if entry.days == frame.reference.scope else "heading")


def _direction(entry: Entry, role: Role) -> Direction | None:
    value = entry.reading.reading.value
    if role != "change" or value is None:
        return None
    return "flat" if value == 0 else "up" if (value > 0) != entry.head.falls else "down"


def _comparison(entry: Entry, role: Role, period: Period | None) -> Comparison | None:
    basis = entry.head.sense.basis
    if role != "change" or basis is None:
        return None
    return Comparison.made_of(basis=basis, period=base_period(basis, entry.head.text, period))


def _indicator(source: Source, entry: Entry, shared: Shared) -> Quote | None:
    """The cell that names the indicator, without number and unit where the name stands in it as it is."""
    cell = entry.indicator
    if cell is None or not cell.text.strip():
        return None
    label = entry.row.label
    of_row = label is not None and cell is entry.row.label_cell
    names = (label.name,) if label is not None and of_row else (entry.name, entry.head.text)
    folded = fold(cell.text)
    for name in names:
        plain = name.replace("（", "(").replace("）", ")")
        if plain and (at := folded.find(plain)) >= 0:
            return shared.quote(source, cell.start + at, cell.start + at + len(plain))
    return shared.quote(source, cell.start, cell.end)
