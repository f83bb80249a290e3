"""The documents, tables and panel of GovFacts: every annotation fits its text and its guide, and both halves are alike."""

from __future__ import annotations

import copy
import csv
import json
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from eval import annotate
from eval.govfacts.scorer import load
from eval.govfacts.scorer.agreement import ROWS, WANTED, agreement, differences, twice
from eval.govfacts.scorer.check import panel_faults, table_faults
from eval.govfacts.scorer.results import result
from eval.govfacts.scorer.tally import shares

DOCUMENTS, TABLES = list(load.documents()), list(load.tables())


@pytest.mark.parametrize("item", DOCUMENTS, ids=lambda item: item.id)
def test_an_annotation_is_complete_and_fits_its_text(item: load.Item) -> None:
    for path in (item.path.with_suffix(".json"), item.path.parent.parent / "second" / f"{item.id}.json"):
        if path.exists():
            stored = path.read_text(encoding="utf-8")
            gold = json.loads(stored)
            annotate.complete(gold, item.text)
            assert annotate.written(gold) == stored, path


@pytest.mark.parametrize("item", TABLES, ids=lambda item: item.id)
def test_every_cell_of_a_table_is_in_its_file(item: load.Item) -> None:
    assert list(table_faults(item)) == []


def test_every_quote_of_the_panel_is_at_its_offset() -> None:
    assert list(panel_faults()) == []


def test_faults_of_tables_and_panel_are_told(tmp_path: Path) -> None:
    broken = copy.deepcopy(next(item for item in TABLES if item.half == "open"))
    cell: dict[str, Any] = {"cell": "777777", "n": "5", "value": "6", "role": "change", "status": "done", "basis": None}
    broken.facts[:] = [cell | {"period": ["2024", "2023"]}, cell | {"role": "level", "basis": "yoy"}]
    broken.gold.update(kind="poem", none=[{"cell": "888888", "why": ""}])
    told = "\n".join(table_faults(broken))
    for fault in (
        "kind poem",
        "not in the file",
        "status 'done'",
        "direction None",
        "no magnitude",
        "period",
        "a basis needs",
        "no reason",
    ):
        assert fault in told
    (tmp_path / "panel/texts").mkdir(parents=True)
    (tmp_path / "panel/texts/2024_甲县.txt").write_text("增长6%", encoding="utf-8")
    header = "region,report_year,indicator_id,what,value,quote,offset,kind"
    rows = "甲县,2024,gdp,growth,6,7%,2,core\n甲县,2024,gnp,growth,,6%,2,core"
    (tmp_path / "panel/gold.csv").write_text(f"{header}\n{rows}\n", encoding="utf-8")
    assert [fault.partition(":")[0] for fault in panel_faults(tmp_path)] == ["line 2", "line 3", "line 3"]


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ({"line": 9}, "no line 9"),
        ({"nth": 2}, "not in line 1"),
        ({"role": "growth"}, "role 'growth'"),
        ({"basis": "yoy"}, "needs the role change"),
        ({"role": "change", "basis": "last"}, "basis 'last'"),
        ({"value": 5}, "has to be a string"),
        ({"period": "2023Q5"}, "not in the shorthand"),
        ({"period": ["2023-02-01", "2023-01-01"]}, "not two days in order"),
        ({"colour": "red"}, "unknown fields"),
    ],
)
def test_an_annotation_that_does_not_fit_is_refused(fact: dict[str, Any], said: str) -> None:
    base = {"line": 1, "q": "5%", "kind": "percent", "value": "5", "unit": "%"}
    with pytest.raises(annotate.Refused, match=said):
        annotate.complete({"genre": "news", "facts": [base | fact]}, "增长5%\n")
    with pytest.raises(annotate.Refused, match="overlap"):
        annotate.complete({"genre": "news", "facts": [base, base]}, "增长5%\n")
    with pytest.raises(annotate.Refused, match="genre"):
        annotate.complete({"genre": "poem", "facts": []}, "")


def test_an_annotation_is_filled_and_what_is_left_is_listed() -> None:
    fact = {"line": 2, "q": "5%", "kind": "percent", "value": "6", "unit": "%", "indicator": "产值", "period": "2023Q2"}
    gold: dict[str, Any] = {"genre": "news", "outline": [[1, "一、", 1, 0, None]], "facts": [fact]}
    assert annotate.complete(gold, "一、2023年\n增长5%，共3个\n") == [
        "line 1: 一、2023年⏎增长5%",
        "line 2: 年⏎增长5%，共3个⏎",
    ]
    assert (fact["start"], fact["end"], fact["period"]) == (10, 12, ["2023-04-01", "2023-06-30"])
    assert list(annotate.warnings(fact, "增长5%")) == [
        "indicator '产值' is not in the text",
        "value 6 is not what '5%' says",
    ]
    periods = {"2023": "2023-01-01/2023-12-31", "2024-02": "2024-02-01/2024-02-29", "2023H2": "2023-07-01/2023-12-31"}
    assert {short: "/".join(annotate.days(short, "")) for short in periods} == periods
    assert annotate.days("2021/2025", "") == ["2021-01-01", "2025-12-31"]
    assert annotate.days("2023-06-30", "") == ["2023-06-30", "2023-06-30"]


@pytest.mark.parametrize("items", [DOCUMENTS, TABLES], ids=["documents", "tables"])
def test_both_halves_hold_all_genres(items: list[load.Item]) -> None:
    """Sorted by genre and id, items go to the open and the reserved half in turn."""
    ordered = sorted(items, key=lambda item: (item.group, item.id))
    assert [item.half for item in ordered] == [load.HALVES[number % 2] for number in range(len(ordered))]
    for _, group in groupby(ordered, key=lambda item: item.group):
        halves = Counter(item.half for item in group)
        assert abs(halves["open"] - halves["reserved"]) <= 1


def test_there_is_enough_of_everything() -> None:
    assert len(DOCUMENTS) >= 60
    assert len(TABLES) >= 60
    assert sum(not fact.get("optional") for item in DOCUMENTS for fact in item.facts) >= 3_500
    with (load.ROOT / "panel/gold.csv").open(encoding="utf-8", newline="") as file:
        reports = {(row["region"], row["report_year"]) for row in csv.DictReader(file)}
    assert len(reports) == 20
    assert set(Counter(region for region, _ in reports).values()) == {2}


def test_the_two_annotations_agree() -> None:
    second = list(twice())
    assert len(second) == len(DOCUMENTS) / 5
    found = shares({item.id: agreement(item, facts) for item, facts in second}, ROWS)
    assert {row for row, wanted in WANTED.items() if found[row].value < wanted} == set()


def test_what_one_annotation_lacks_lowers_the_agreement() -> None:
    item, second = next(twice())
    optional = [fact | {"optional": True} for fact in second]
    assert agreement(item, [fact for fact in second if fact.get("optional")])["found"][0] == 0
    assert "role" not in agreement(item, optional)
    extra = [*second, {"q": item.text[:2], "start": 0}]
    assert sum(want is None for want, _ in differences(item, extra)) == 1


def test_the_example_answers_are_scored() -> None:
    given = load.predictions(load.ROOT / "example_answers.json")
    assert given.seconds == pytest.approx(5.5)
    assert given.cost == "0.02 USD"
    found = result(given)
    assert set(found.documents) == {"A1-03", "A2-07"}
    assert {item.half for item in DOCUMENTS if item.id in found.documents} == {"open"}
    rows = shares(found.documents)
    assert (rows["found precision"].right, rows["found precision"].of) == (14, 15)
    assert (rows["quantity recall"].right, rows["fact"].right) == (14, 13)
    assert rows["indicator close"].value == 1.0
