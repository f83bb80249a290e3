"""Quantified statements."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Literal, TypeAlias

from govdoc_parse.model.quantity import Quantity
from govdoc_parse.model.span import Model, Quote, Span

Role: TypeAlias = Literal["level", "change", "share", "rank", "standard"]
Direction: TypeAlias = Literal["up", "down", "flat"]
Status: TypeAlias = Literal["achieved", "ongoing", "estimated", "planned", "required"]
Basis: TypeAlias = Literal[
    "yoy",
    "prev_year",
    "prev_year_full",
    "mom",
    "qoq",
    "prev_period",
    "ytd",
    "fixed_year",
    "plan_period",
    "entity",
    "target",
    "standard",
]
Endpoint: TypeAlias = Literal["from", "to", "milestone"]
PriceBasis: TypeAlias = Literal["constant", "current"]
Confidence: TypeAlias = Literal["high", "medium", "low"]
Scope: TypeAlias = Literal["clause", "sentence", "paragraph", "heading", "title", "anchor", "correction"]


class Period(Model):
    """The days a figure is for, both ends included.

    `quote` is the time expression when the text states one; `inherited_from` tells where it stood: `clause` (beside
    the figure), `sentence`, `paragraph`, `heading`, `title` or `anchor` (the document's own date); `correction` is what a person said.
    """

    start: date
    end: date
    quote: Quote | None = None
    inherited_from: Scope


class Comparison(Model):
    """What a change is measured against: 同比 → `yoy`, 较去年全年 → `prev_year_full`, 比2020年 → `fixed_year`.

    `quote` is the wording; `None` where the basis is taken over from an earlier change (比上年增长…，下同).
    `period` is the base period where the document allows it to be told.
    """

    basis: Basis
    quote: Quote | None = None
    period: Period | None = None


class Rank(Model):
    """The field of a rank: 位列17个一级指标中第9位 → of 17; 居全国第二 → scope 全国."""

    of: int | None = None
    scope: Quote | None = None


def _name(fact: Any) -> str | None:
    """The name; its slot holds the indicator where the name is its wording."""
    held: Quote | str | None = fact._name
    return held.text if isinstance(held, Quote) else held


class Fact(Model):
    """One quantified statement.

    `indicator` is the shortest noun phrase of the text that says what is measured; `name` the indicator as one would
    write it in a table, composed or inherited where the text is elliptic. `subject` is the entity that a figure is
    of where it is not the region: the row of a table (东坪镇, a project, 自然人), composed like `name` of the cells
    `subject_quotes`, or the township, firm, zone or project that opens a clause. `direction` stands with changes, and with
    levels reached by a change (提高到48%). `price_basis` tells constant (可比价, 不变价, 实际增长) from current prices
    (现价, 名义增长) where the text does. `region` (全市, 安陵县) and `actor` (县教育局) are named at the opening of the clause
    or earlier in the sentence. `group` is shared by the facts of one distributive list or 其中 chain.
    `indicator_id` is the row of `indicators.toml` that `name` is a spelling of, `None` for names that are in no row.
    `flow` tells what a period added (新增高新技术企业800家) from the stock (高新技术企业1.55万家).
    `endpoint` tells the value that a change starts from (由｜91.2%提高到93.5%, 较上年｜26400万元增长) and the one it comes to;
    a `milestone` is a mark that was passed, not the value itself (突破｜千亿元｜大关).
    `sentence` is the sentence; `section` the position path of the section in the tree, counted from 1 (`"1.3.1"` is
    `document.sections[0].children[2].children[0]`), `None` before the first heading. `rules` are the ids of what
    decided: the rule of the quantity, the case of the indicator, then the decisions on period, status, role and comparison.
    `confidence` is how often facts that these rules decide are right, as measured on documents that no rule was written for.
    """

    worked_out: ClassVar[Mapping[str, Callable[[Any], Any]]] = {"name": _name}

    quantity: Quantity
    indicator: Quote | None = None
    name: str | None = None
    subject: str | None = None
    subject_quotes: tuple[Quote, ...] = ()
    role: Role
    direction: Direction | None = None
    comparison: Comparison | None = None
    price_basis: PriceBasis | None = None
    region: Quote | None = None
    actor: Quote | None = None
    status: Status
    period: Period | None = None
    rank: Rank | None = None
    group: int | None = None
    endpoint: Endpoint | None = None
    indicator_id: str | None = None
    flow: bool = False
    sentence: Span
    section: str | None = None
    rules: tuple[str, ...]
    confidence: Confidence | None = None

    @property
    def year(self) -> int | None:
        """The year of `period`, of its last day if it spans several; `None` without a period."""
        return self.period.end.year if self.period else None

    def row(self, text: str | None = None) -> dict[str, str | Decimal | int | None]:
        """Returns the fact as a flat dictionary, a row of a table; it always has all keys, and never raises.

        Keys, in this order: `name`, `value` (in `unit`; the low end of a range), `unit`, `written` (the quantity as it is
        in the text), `role`, `direction`, `status`, `year`, `period_start` and `period_end` (ISO dates, both included),
        `region`, `section` and `sentence`. What the fact does not state is `None`. A fact knows only where its sentence
        is: pass `document.text` to get the wording, else `sentence` is `None`. `year` is an int, `value` a `Decimal`, all
        else are strings. The full table of facts is `export.table_rows`.
        """
        quantity, period, sentence = self.quantity, self.period, self.sentence
        return {
            "name": self.name,
            "value": quantity.value,
            "unit": quantity.unit,
            "written": quantity.quote.text,
            "role": self.role,
            "direction": self.direction,
            "status": self.status,
            "year": self.year,
            "period_start": period.start.isoformat() if period else None,
            "period_end": period.end.isoformat() if period else None,
            "region": self.region.text if self.region else None,
            "section": self.section,
            "sentence": None if text is None else text[sentence.start : sentence.end],
        }
