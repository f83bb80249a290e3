from __future__ import annotations

from importlib.resources import files

import govdoc_parse as gp
from govdoc_parse import export
from govdoc_parse.lexicon.rates import Rates, measured, read_counts
from govdoc_parse.stages.facts import comparisons, periods, roles, statuses
from govdoc_parse.stages.facts.statement import IndicatorCase
from govdoc_parse.stages.facts.tables import axes, entries
from govdoc_parse.stages.quantities.rules import RULES
from govdoc_parse.stages.series.confidence import Confidences, carrier_of, level_of, signs_of

DECISIONS = {
    ("prose", "period"): periods, ("prose", "status"): statuses, ("prose", "role"): roles, ("prose", "comparison"): comparisons,
    ("table", "axis"): axes,
}  # fmt: skip
LEVEL = "安陵县2023年工作总结\n\n一、主要指标\n一般公共预算收入15.2亿元。\n"


def _counts() -> dict[tuple[str, str, str], tuple[int, int]]:
    data = files("govdoc_parse.lexicon") / "data" / "rates.tsv"
    return dict(read_counts(data.read_text("utf-8").splitlines()))


def test_every_rate_is_of_a_rule_that_there_is() -> None:
    known = {(carrier, f"{what}.{each.name}") for (carrier, what), m in DECISIONS.items() for each in m.DECISIONS}
    known |= {("table", f"role.{each.name}") for each in entries.ROLES}
    known |= {("table", f"status.{each.name}") for each in entries.STATUSES}
    known |= {("prose", f"indicator.{case}") for case in IndicatorCase} | {("prose", name) for name, *_ in RULES}
    known |= {("prose", "period.none"), ("table", "period.none"), ("table", "table_cell")}
    unknown = {key[:2] for key in _counts() if not key[1].startswith("unit.")} - known
    assert not unknown, "run eval/govfacts/confidence.py --write"


def test_rules_that_decide_most_facts_are_measured() -> None:
    for carrier, rule in (
        ("prose", "plain"),
        ("prose", "status.frame"),
        ("prose", "role.level"),
        ("prose", "role.change"),
    ):
        right, of = _counts()[carrier, rule, ""]
        assert 0 < right <= of
        assert of > 100


def test_what_was_said_is_counted_within_its_rule() -> None:
    counts = _counts()
    for (carrier, rule, _), (right, of) in counts.items():
        whole = counts[carrier, rule, ""]
        assert right <= of <= whole[1]
        assert right <= whole[0]


def test_a_rate_is_shrunk() -> None:
    rates = Rates(read_counts(["# a remark", "prose\trole.level\t\t8\t8", "prose\trole.level\tmoney\t0\t2"]))
    assert rates.rate("prose", "role.level", "") == 0.9
    assert rates.rate("prose", "role.level", "area") == 0.9
    assert rates.rate("prose", "role.level", "money") == (0 + 2 * 0.9) / 4
    assert rates.rate("prose", "role.share", "") == 0.5
    assert rates.rate("table", "role.level", "") == 0.5


def test_a_fact_is_as_sure_as_the_rules_that_decided_it() -> None:
    (sure,) = gp.parse(LEVEL).facts
    assert sure.confidence == "high"
    nameless = gp.parse("12家。").facts
    assert [fact.confidence for fact in nameless] == ["low"]


def test_a_fact_decided_by_a_rule_that_was_never_measured_is_low() -> None:
    (fact,) = gp.parse(LEVEL).facts
    own = fact.model_copy(update={"rules": (*fact.rules, "status.of_my_own")})
    assert [each.confidence for each in Confidences(measured()).rated((fact, own))] == ["high", "low"]


def test_facts_of_tables_are_medium_at_most() -> None:
    facts = gp.parse("表1　主要指标\n指标\t单位\t2024年\n地区生产总值\t亿元\t186.4\n粮食产量\t万吨\t21.3\n").facts
    assert {carrier_of(fact) for fact in facts} == {"table"}
    assert {fact.confidence for fact in facts} == {"medium"}


def test_the_words_stand_for_shares() -> None:
    assert [level_of(product) for product in (0.9, 0.75, 0.7, 0.5, 0.4)] == ["high", "high", "medium", "medium", "low"]


def test_a_fact_without_a_period_has_a_sign_for_it() -> None:
    (fact,) = gp.parse("安陵县水库\n\n一、概况\n水面120亩。\n").facts
    assert fact.period is None
    assert ("period.none", "none") in signs_of(fact)


def test_tables_out_and_panel_carry_it() -> None:
    document = gp.parse(LEVEL.replace("工作总结", "政府工作报告"))
    assert [row.confidence for row in export.panel([document])] == ["high"]
    (row,) = export.table_rows(document)
    assert dict(zip((column.name for column in export.TABLES["facts"]), row, strict=True))["confidence"] == "high"
