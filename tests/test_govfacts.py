"""The scorer of GovFacts: what is right counts everywhere, what is wrong in one field lowers that field and the fact."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eval.govfacts.scorer import baseline, load, panel, tables
from eval.govfacts.scorer.compare import close, fields, whole
from eval.govfacts.scorer.match import pairs, placed
from eval.govfacts.scorer.report import page, written
from eval.govfacts.scorer.results import Result, errors, result, save, saved
from eval.govfacts.scorer.tally import ROWS, count, shares

YEAR = ["2023-01-01", "2023-12-31"]
TEXT = "2023年全县外贸总额12.5亿元，同比增长8%。\n计划新建公路约3至5公里，参会 1 200 余人。\n每人补助500元。三年行动。\n表\t7\n"
GOLD: list[dict[str, Any]] = [
    {"line": 1, "q": "12.5亿元", "kind": "money", "value": "1250000000", "unit": "元", "indicator": "外贸总额", "period": YEAR},
    {"line": 1, "q": "8%", "kind": "percent", "value": "8", "unit": "%", "indicator": "外贸总额", "role": "change",
     "direction": "up", "basis": "yoy", "period": YEAR},
    {"line": 2, "q": "3至5公里", "kind": "length", "value": "3", "high": "5", "unit": "公里", "approx": "about", "indicator": "公路",
     "status": "planned", "period": "none"},
    {"line": 2, "q": "1 200 余人", "kind": "count", "value": "1200", "unit": "人", "approx": "over", "indicator": None},
    {"line": 3, "q": "500元", "kind": "money", "value": "500", "unit": "元", "indicator": "补助", "role": "standard"},
    {"line": 3, "q": "三年", "kind": "duration", "value": "3", "unit": "年", "optional": True},
]  # fmt: skip
PLACED = [{**fact, "start": TEXT.index(fact["q"]), "end": TEXT.index(fact["q"]) + len(fact["q"])} for fact in GOLD]


@pytest.fixture
def benchmark_root(tmp_path: Path) -> Path:
    """A benchmark of one document in each half."""
    for half in load.HALVES:
        folder = tmp_path / half / "documents"
        folder.mkdir(parents=True)
        gold = {"id": half, "genre": "news", "ignore_lines": [[4, 4]], "facts": PLACED}
        (folder / f"{half}.json").write_text(json.dumps(gold), encoding="utf-8")
        (folder / f"{half}.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "panel/texts").mkdir(parents=True)
    (tmp_path / "panel/gold.csv").write_text(
        "region,report_year,indicator_id,what,period_year,value,kind\n", encoding="utf-8"
    )
    return tmp_path


@pytest.fixture
def item(benchmark_root: Path) -> load.Item:
    return next(load.documents(benchmark_root))


def _predicted(at: int = -1, **changed: Any) -> list[dict[str, Any]]:
    """The gold as predictions, without offsets; one fact changed."""
    facts = [{name: value for name, value in fact.items() if name in load.FIELDS} for fact in GOLD]
    return [{**fact, **changed} if number == at else fact for number, fact in enumerate(facts)]


def _shares(item: load.Item, facts: list[dict[str, Any]]) -> dict[str, float]:
    return {row: share.value for row, share in shares({item.id: count(item, facts)}).items()}


def test_perfect_predictions_reach_one_in_every_row(item: load.Item) -> None:
    assert _shares(item, _predicted()) == dict.fromkeys(ROWS, 1.0)
    assert count(item, _predicted())["fact"] == (5, 5)  # the optional one is not asked for


@pytest.mark.parametrize(
    ("at", "changed", "rows"),
    [
        (0, {"kind": "rate"}, {"kind"}),
        (2, {"approx": None}, {"approximation", "fact"}),
        (2, {"high": "6"}, {"fact"}),
        (0, {"indicator": "全县外贸总额"}, {"indicator"}),
        (0, {"indicator": "粮食产量"}, {"indicator", "indicator close", "fact", "fact+period"}),
        (4, {"role": "level"}, {"role", "fact"}),
        (1, {"direction": "down"}, {"direction", "fact", "fact+period"}),
        (2, {"status": "actual"}, {"status", "fact"}),
        (4, {"status": "planned"}, set()),  # of standards the status is not compared
        (1, {"basis": "mom"}, {"basis", "fact", "fact+period"}),
        (0, {"period": ["2022-01-01", "2022-12-31"]}, {"period", "fact+period"}),
        (2, {"period": YEAR}, {"no period"}),
    ],
)
def test_a_wrong_field_lowers_its_own_rows_alone(
    item: load.Item, at: int, changed: dict[str, Any], rows: set[str]
) -> None:
    found = _shares(item, _predicted(at, **changed))
    assert {row for row, share in found.items() if share < 1} == rows


def test_a_wrong_number_or_unit_is_found_and_no_fact(item: load.Item) -> None:
    for changed in ({"value": "12.5"}, {"unit": "美元"}):
        found = count(item, _predicted(0, **changed))
        assert found["found recall"] == (5, 5)
        assert found["quantity recall"] == found["quantity precision"] == found["fact"] == (4, 5)
        assert found["kind"] == (4, 4)  # of figures with the right number and unit


def test_what_is_missing_or_made_up_counts(item: load.Item) -> None:
    assert count(item, [])["found recall"] == (0, 5)
    assert "found precision" not in count(item, [])
    made_up = [*_predicted(), {"q": "2023年"}, {"q": "not in the text"}]
    assert count(item, made_up)["found precision"] == (5, 7)


def test_optional_facts_and_lines_to_ignore_do_not_count(item: load.Item) -> None:
    assert count(item, _predicted()[:-1]) == count(item, _predicted())
    assert count(item, [*_predicted(), {"q": "7"}]) == count(item, _predicted())


def test_quotes_are_placed_in_order_and_with_tolerance() -> None:
    text = "增长 5 %，下降５%，占（三成），15%"
    quotes = ["5%", "5%", "占(三成)", "15%", "5%"]
    found, lost = placed([{"q": quote} for quote in quotes], text)
    assert [text[fact["start"] : fact["end"]] for fact in found] == ["5 %", "５%", "占（三成）", "15%"]
    assert lost == [{"q": "5%"}]
    assert placed([{"q": "15%", "start": text.index("15")}, {"q": "15%", "start": 0}], text)[0][1][
        "start"
    ] == text.index("15")


def test_a_right_number_wins_over_a_longer_overlap(item: load.Item) -> None:
    given = [{"q": "2023年全县外贸总额12.5亿元", "value": "1"}, {"q": "12.5亿元", "value": "1250000000", "unit": "元"}]
    matched, spurious = pairs(item, given)
    assert matched[0][1] is not None
    assert matched[0][1]["q"] == "12.5亿元"
    assert len(spurious) == 1


def _verdict(want: dict[str, Any], have: dict[str, Any], text: str) -> dict[str, bool]:
    base = {
        "kind": "percent",
        "value": "62",
        "unit": "%",
        "q": "62%",
        "start": text.index("62"),
        "end": text.index("62") + 3,
    }
    return fields({**base, **want}, {"kind": "percent", "value": "62", "unit": "%", **have}, text)


@pytest.mark.parametrize(
    ("text", "want", "have", "accepted"),
    [
        ("完成年度任务的62%", {"role": "share"}, {"role": "level"}, True),
        ("是上年的62%", {"role": "change", "direction": "down", "basis": "yoy"}, {"role": "share"}, True),
        ("民营企业62%", {"role": "share"}, {"role": "level"}, False),
        ("增长62%", {"role": "change"}, {"role": "change", "basis": "target"}, True),
        ("增长62%", {"role": "change"}, {"role": "change", "basis": "yoy"}, False),
        ("高于全国62%", {"role": "change", "basis": "entity"}, {"role": "change"}, True),
        ("比2020年增长62%", {"role": "change", "basis": "since:2020年"}, {"role": "change", "basis": "since:较2020年"}, True),
        ("比2020年增长62%", {"role": "change", "basis": "since:2020年"}, {"role": "change", "basis": "since:2019年"}, False),
        ("比2022年增长62%", {"role": "change", "basis": "since:2022年", "period": YEAR}, {"role": "change", "basis": "yoy", "period": YEAR}, True),
        ("比上年末增长62%", {"role": "change", "basis": "since:上年末"}, {"role": "change", "basis": "ytd"}, True),
        ("比一季度增长62%", {"role": "change", "basis": "since:一季度"}, {"role": "change", "basis": "yoy"}, False),
        ("到2025年达62%", {"status": "planned", "period": ["2025-01-01", "2025-12-31"]}, {"status": "planned", "period": ["2025-12-31", "2025-12-31"]}, True),
        ("2023年末62%", {"period": ["2023-12-31", "2023-12-31"]}, {"period": YEAR}, True),
        ("2023年62%", {"period": YEAR}, {"period": ["2023-12-31", "2023-12-31"]}, False),
        ("截至2023年末62%", {"period": YEAR}, {"period": ["2023-12-31", "2023-12-31"]}, True),
        ("年均增长62%", {"role": "change", "period": ["2021-01-01", "2025-12-31"]}, {"role": "change", "period": ["2020-01-01", "2025-12-31"]}, True),
        ("2023年62%", {"period": YEAR}, {"period": ["2023-01-01", "2023-06-30"]}, False),
        ("每人62%", {"kind": "money"}, {"kind": "rate"}, True),
        ("补助62%", {"kind": "money"}, {"kind": "rate"}, False),
        ("外资62%", {"unit": "台（套）"}, {"unit": "台"}, True),
    ],
)  # fmt: skip
def test_what_the_guide_takes_either_way_is_taken(
    text: str, want: dict[str, Any], have: dict[str, Any], accepted: bool
) -> None:
    assert all(ok for name, ok in _verdict(want, have, text).items() if "indicator" not in name) == accepted


def test_a_close_indicator_shares_most_characters_or_holds_the_other() -> None:
    want = {"indicator": "规模以上工业增加值", "also": ["工业增速"]}
    assert close(want, "规上工业增加值")
    assert close(want, "全县规模以上工业增加值")
    assert close(want, "工业增速")
    assert not close(want, "服务业")
    assert not close(want, None)
    assert close({"indicator": None}, None)


def test_a_fact_is_whole_without_what_is_not_scored() -> None:
    assert whole({"value": True, "unit": True, "kind": False, "indicator": False, "period": False})
    assert not whole({"value": True, "unit": True, "basis": False})


def test_intervals_are_the_same_every_time_and_need_two_documents() -> None:
    counted = {str(n): {"fact": (n, 10)} for n in range(10)}
    one, other = shares(counted)["fact"], shares(counted)["fact"]
    assert one == other
    assert one.low is not None
    assert one.high is not None
    assert one.low < one.value == 0.45 < one.high
    assert shares({"a": {"fact": (1, 2)}})["fact"].low is None


def test_predictions_are_checked(tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    for given, said in (
        ([], "list `items`"),
        ({"items": [{"id": "A"}]}, "needs `id` and `facts`"),
        ({"items": [{"id": "A", "facts": [{"value": "1"}]}]}, "needs `q`"),
        (
            {"items": [{"id": "A", "facts": [{"q": "1", "approximation": "about"}]}]},
            r"unknown fields \['approximation'\]",
        ),
    ):
        path.write_text(json.dumps(given), encoding="utf-8")
        with pytest.raises(ValueError, match=said):
            load.predictions(path)


def test_errors_are_listed_of_the_open_half_alone(benchmark_root: Path) -> None:
    wrong = [*_predicted(0, indicator="粮食产量")[:-2], {"q": "2023年"}]
    given = load.Predictions("x", "1", dict.fromkeys(load.HALVES, wrong))
    listed = list(errors(given, benchmark_root))
    assert [line.split()[0] for line in listed] == ["open"] * 3
    assert "indicator close" in listed[0]
    assert "missed" in listed[1]
    assert "no such fact: '2023年'" in listed[2]


def test_results_are_kept_and_printed(benchmark_root: Path, tmp_path: Path) -> None:
    given = load.Predictions("x", "1", {half: _predicted() for half in load.HALVES}, 2.0, 50.0, "1 EUR")
    one = result(given, benchmark_root)
    save(tmp_path / "kept.json", [one])
    assert json.loads(json.dumps(saved(tmp_path / "kept.json")[0].documents)) == json.loads(json.dumps(one.documents))
    assert saved(tmp_path / "none.json") == []
    documents = {each.id: count(each, [dict(fact) for fact in each.facts]) for each in load.documents()}
    cells = {each.id: tables.count(each, []) for each in load.tables()}
    ours, plain = Result("ours", "1", documents, cells, seconds=2.0, memory_mb=50.0), Result("plain", "", documents)
    figures = page([ours, plain, Result("answers", "2", dict(list(documents.items())[:2]), cost="1 EUR")])
    assert "| fact | 2,692, 2,603 | 1.000 (1.00–1.00) |" in figures
    assert "answers, 2 of 60 documents" in figures
    assert "| answers | 2 | 2 | – | – | – | 1 EUR |" in figures
    assert figures.count("\n### ") == 4
    head = "# Page\n<!-- govfacts -->\nold\n<!-- end of govfacts -->\nbelow\n"
    assert written(head, "new\n") == "# Page\n<!-- govfacts -->\n\nnew\n\n<!-- end of govfacts -->\nbelow\n"
    with pytest.raises(ValueError, match="no <!-- govfacts -->"):
        written("# Page\n", "new\n")


CELLS: list[dict[str, Any]] = [
    {"cell": "1.5", "row": "东坪镇", "n": "1.5", "value": "15000", "unit": "吨", "kind": "mass", "name": "粮食产量", "also": ["产量"],
     "subject": "东坪镇", "role": "level", "status": "actual", "period": YEAR},
    {"cell": "-2.5", "row": "东坪镇", "n": "-2.5", "value": "-2.5", "unit": "%", "kind": "percent", "name": "粮食产量",
     "subject": "东坪镇", "role": "change", "direction": "down", "basis": "yoy", "status": "actual", "period": YEAR},
]  # fmt: skip


def _read(at: int = -1, **changed: Any) -> list[dict[str, Any]]:
    facts = [{name: value for name, value in cell.items() if name in load.FIELDS} for cell in CELLS]
    return [{**fact, "q": "", **(changed if number == at else {})} for number, fact in enumerate(facts)]


@pytest.mark.parametrize(
    ("changed", "rows"),
    [
        ({}, set()),
        ({"value": "7"}, {row for row in tables.ROWS if row != "basis"} | {"basis"}),
        ({"value": "1.5"}, {"value and unit", "row"}),
        ({"name": "产量"}, set()),
        ({"name": "东坪镇粮食产量", "subject": None}, set()),
        ({"name": "东坪镇粮食产量"}, {"name", "row"}),
        ({"name": "粮食产量", "subject": None}, {"subject", "row"}),
        ({"role": "share"}, {"role", "row"}),
        ({"status": "planned"}, {"status", "row"}),
        ({"period": None}, {"period", "row"}),
        ({"approx": "about"}, {"bounds"}),
    ],
)
def test_a_wrong_field_of_a_cell_lowers_its_own_rows(changed: dict[str, Any], rows: set[str]) -> None:
    table = load.Item("T", "open", "regions", Path(), CELLS, {})
    found = tables.count(table, _read(0, **changed))
    assert {row for row, (right, of) in found.items() if right < of} == rows


def test_a_fall_may_be_signed_or_not() -> None:
    table = load.Item("T", "open", "regions", Path(), CELLS, {})
    assert tables.count(table, _read(1, value="2.5")) == tables.count(table, _read())


def test_the_panel_keeps_outcomes_of_last_year_and_targets_of_this(tmp_path: Path) -> None:
    (tmp_path / "panel").mkdir()
    (tmp_path / "panel/gold.csv").write_text(
        "region,report_year,indicator_id,what,period_year,value,kind\n"
        "甲县,2024,gdp,level,2023,100,core\n甲县,2024,gdp,target_growth,2024,6,core\n甲县,2024,fai,growth,2023,-4,core\n"
        "甲县,2024,retail,level,2023,9,loose\n甲县,2024,grain,level,2023,1,trap\n",
        encoding="utf-8",
    )
    period, next_year = YEAR, ["2024-01-01", "2024-12-31"]
    growth = {"role": "change", "kind": "percent"}
    facts = [
        {"name": "地区生产总值", "value": "100", "kind": "money", "period": period},
        {"name": "地区生产总值", "value": "999", "kind": "money", "period": period},  # the first of several counts
        {"name": "地区生产总值", "value": "6", "period": next_year, "status": "planned", **growth},
        {"name": "固定资产投资", "value": "4", "direction": "down", "period": period, **growth},
        {"name": "社会消费品零售总额", "value": "9", "kind": "money", "period": period},
        {"name": "粮食产量", "value": "1", "kind": "mass", "period": period},
        {"name": "粮食产量", "value": "1", "kind": "mass", "period": next_year},  # no outcome of this year
        {"name": "森林覆盖率", "value": "1", "kind": "percentage_point", "role": "change", "period": period},
        {"name": "常住人口", "value": "1", "kind": "count"},
    ]
    cells = list(panel.cells("2024_甲县", facts))
    assert [(cell[1], cell[2], value) for cell, value in cells] == [
        ("gdp", "level", 100), ("gdp", "target_growth", 6), ("fai", "growth", -4), ("retail", "level", 9), ("grain", "level", 1)
    ]  # fmt: skip
    counts = panel.count({"2024_甲县": cells}, tmp_path)["2024_甲县"]
    assert (counts["all precision"], counts["all recall"]) == ((3, 4), (3, 3))
    assert (counts["level precision"], counts["growth recall"]) == ((1, 2), (1, 1))


def test_the_baseline_stays_a_baseline() -> None:
    source = Path(baseline.__file__).read_text(encoding="utf-8")
    assert sum(bool(line.strip()) for line in source.splitlines()) <= 80
    facts = baseline.of_text("2023年工作总结\n全县完成固定资产投资12.5亿元，同比增长8%，占比近三成。")
    assert [(fact["q"], fact.get("role"), fact["indicator"]) for fact in facts] == [
        ("12.5亿元", None, "固定资产投资"), ("8%", "change", "固定资产投资"), ("三成", "share", "固定资产投资")
    ]  # fmt: skip
    assert [fact["value"] for fact in facts] == ["1250000000.0", "8", "30"]
    assert all(fact["period"] == YEAR for fact in facts)
    assert facts[2]["approx"] == "nearly"
