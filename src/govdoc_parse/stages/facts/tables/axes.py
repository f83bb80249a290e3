"""Which axis of a half names the indicators: its rows, its heads, or the title alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from govdoc_parse.stages.facts.decision import Decision, Verdict, decided
from govdoc_parse.stages.facts.tables.heads import Head
from govdoc_parse.stages.facts.tables.labels import without_bracket
from govdoc_parse.stages.facts.tables.terms import Terms


class Axis(StrEnum):
    """Where the indicator stands; the other axis gives the subject, the period or the measure."""

    ROWS = "rows"
    HEADS = "heads"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A half as the decisions see it: `label` is the head over the labels, `names` are the labels, `units` those that rows state."""

    label: str
    names: Sequence[str]
    heads: Sequence[Head]
    unit_column: bool
    row_units: bool
    terms: Terms
    labelled: bool


_LONGEST_PLACE = 9  # characters of the name of a place


def _all_measure(sheet: Sheet) -> bool:
    names = sheet.terms.names_quantity
    return all(h.measures and (h.partial or not names("".join(h.nouns[:1]))) for h in sheet.heads)


def _of_entities(sheet: Sheet) -> bool:
    says = sheet.terms.says
    places = sum(len(name) <= _LONGEST_PLACE and says("place_label", name) for name in sheet.names)
    named = says("entity_head", without_bracket(sheet.label)) and not says("vague_head", sheet.label)
    return places * 2 > len(sheet.names) or (named and not any(map(sheet.terms.names_quantity, sheet.names)))


def _heads_name(sheet: Sheet) -> bool:
    return any(head.own and not head.partial and sheet.terms.names_quantity(head.own) for head in sheet.heads)


DECISIONS: tuple[Decision[Axis], ...] = (
    Decision("no_labels", lambda s: not s.labelled, Axis.HEADS, ("|基本支出|项目支出|\n|12.5|13.5|",)),
    Decision(
        "measures_of_entities",
        lambda s: _all_measure(s) and _of_entities(s) and not s.row_units,
        Axis.TITLE,
        ("各县社会消费品零售总额\n|县区|总额|\n|安陵县|38.2|\n|云溪县|29.5|",),
    ),
    Decision("measures", _all_measure, Axis.ROWS, ("|项目|预算数|决算数|\n|办公费|3.5|3.2|",)),
    Decision(
        "measures_of_quantities",
        lambda s: (
            2 * sum(h.measures for h in s.heads) >= len(s.heads)
            and sum(map(s.terms.names_quantity, s.names)) * 2 >= len(s.names)
            and bool(s.names)
            and not _heads_name(s)
        ),
        Axis.ROWS,
        ("|项目|预算数|补充|\n|办公费|3.5|3.2|",),
    ),
    Decision(
        "units_of_products",
        lambda s: (s.unit_column or s.row_units) and _heads_name(s),
        Axis.HEADS,
        ("|品种|单位|均价|\n|大米|元/公斤|5.6|",),
    ),
    Decision(
        "units_of_rows",
        lambda s: s.unit_column or s.row_units,
        Axis.ROWS,
        ("|内容|东坪镇|西河镇|\n|用电（千瓦时）|35|32|",),
    ),
    Decision(
        "units_of_naming_heads",
        lambda s: any(
            h.unit and s.terms.names_quantity(h.own) and not h.partial and h.sense.role == "level" for h in s.heads
        ),
        Axis.HEADS,
        ("|指标|产量（吨）|\n|稻谷|35.5|",),
    ),
    Decision(
        "indicators",
        lambda s: s.terms.says("indicator_head", s.label),
        Axis.ROWS,
        ("|指标|东坪镇|西河镇|\n|用电|35|32|",),
    ),
    Decision(
        "units_of_heads",
        lambda s: any(h.unit and h.own and h.sense.role == "level" for h in s.heads),
        Axis.HEADS,
        ("|内容|造林（亩）|\n|东坪|35.5|",),
    ),
    Decision("entities", _of_entities, Axis.HEADS, ("|乡镇|造林|抚育|\n|东坪镇|35.5|3.5|",)),
    Decision(
        "rows_name",
        lambda s: any(map(s.terms.names_quantity, s.names)) and not _heads_name(s),
        Axis.ROWS,
        ("|内容|自然人|企业|\n|申请数量|35|3|",),
    ),
    Decision("heads", lambda _: True, Axis.HEADS, ("|内容|造林|抚育|\n|东坪|35.5|3.5|",)),
)


def axis_of(sheet: Sheet) -> Verdict[Axis]:
    """The axis, and which decision found it."""
    verdict = decided(DECISIONS, sheet)
    assert verdict is not None, "the last decision holds for every sheet"
    return verdict
