"""Beyond `max_facts` figures give no facts, beyond `max_cells` rows are in no table; LIMIT_REACHED tells where."""

from __future__ import annotations

import pickle

import pytest

import govdoc_parse as gp

TEXT = "全年造林3亩。\n\n| 指标 | 产量（吨） |\n| 稻谷 | 31.5 |\n| 小麦 | 3.5 |\n| 大豆 | 2.5 |\n"


def told(document: gp.Document) -> list[tuple[str, str]]:
    """Where limits were reached, and what was said of it."""
    reached = (remark for remark in document.diagnostics if remark.code == "LIMIT_REACHED")
    return [(document.text_of(remark.span), remark.message) for remark in reached]


@pytest.mark.parametrize(("limit", "facts", "left"), [(1, 1, 3), (2, 2, 2), (4, 4, 0), (9, 4, 0)])
def test_tables_give_no_facts_beyond_the_limit(limit: int, facts: int, left: int) -> None:
    document = gp.Parser(max_facts=limit).parse(TEXT)
    assert len(document.facts) == facts
    assert document.tables == gp.parse(TEXT).tables
    messages = [message for _, message in told(document)]
    assert messages == ([f"{left} figures of tables gave no fact, see max_facts"] if left else [])


@pytest.mark.parametrize(("limit", "first"), [(0, "3亩"), (1, "5公里"), (3, "8.5%")])
def test_prose_gives_no_facts_beyond_the_limit(limit: int, first: str) -> None:
    text = "一、工作\n全年造林3亩，修路5公里。\n新建学校2所，投资增长8.5%。\n"
    document = gp.Parser(max_facts=limit).parse(text)
    assert document.facts == gp.parse(text).facts[:limit]
    said = f"more than {limit} facts: the figures of the prose from here on gave none, see max_facts"
    assert told(document) == [(first, said)]
    assert document.sections == gp.parse(text).sections
    assert [remark.message_zh for remark in document.diagnostics] == ["数据或表格单元格的数量达到上限，其余未识读"]


def test_prose_up_to_the_limit_says_nothing() -> None:
    assert told(gp.Parser(max_facts=2).parse("全年造林3亩，修路5公里。")) == []
    assert len(gp.Parser(max_facts=1).facts("全年造林3亩，修路5公里。")) == 1


@pytest.mark.parametrize(("limit", "rows", "left"), [(8, 4, 0), (7, 3, 1), (4, 2, 2), (3, 1, 3), (1, 0, 4)])
def test_rows_beyond_the_limit_are_in_no_table(limit: int, rows: int, left: int) -> None:
    document = gp.Parser(max_cells=limit).parse(TEXT)
    table = document.tables[0]
    assert len((*table.head, *table.body)) == rows
    assert (table.head, table.body) == (
        gp.parse(TEXT).tables[0].head[:rows],
        gp.parse(TEXT).tables[0].body[: max(rows - 1, 0)],
    )
    assert [message for _, message in told(document)] == (
        [f"{left} rows are in no table, see max_cells"] if left else []
    )
    assert [fact.quantity.quote.text for fact in document.facts] == ["3亩", "31.5", "3.5", "2.5"][: max(rows, 1)]


def test_the_limit_is_one_for_all_tables_and_counts_cells_where_rows_have_none() -> None:
    uneven = "|甲|乙|丙|丁|\n|1|2|\n|3|4|\n"
    text = f"{uneven}\n造林。\n\n{uneven}"
    assert told(gp.Parser(max_cells=24).parse(text)) == []
    document = gp.Parser(max_cells=16).parse(text)
    assert told(document) == [("|1|2|\n|3|4|", "2 rows are in no table, see max_cells")]
    assert [len(table.body) for table in document.tables] == [2, 0]


def test_readers_take_the_limits_too() -> None:
    data, limited = TEXT.encode(), gp.Parser(max_facts=2, max_cells=4)
    assert len(gp.parse_bytes(data, max_facts=2).facts) == 2
    assert len(gp.parse_bytes(data, max_cells=4).facts) == 2
    assert len(gp.parse_bytes(data, parser=limited).facts) == 2
    assert len(gp.parse_bytes(data, parser=limited, max_facts=3).facts) == 2
    assert len(gp.parse_bytes(data, parser=limited, max_facts=3, max_cells=8).facts) == 3
    assert len(gp.parse_bytes(data).facts) == 4


def test_a_pickled_parser_keeps_its_limits() -> None:
    parser = pickle.loads(pickle.dumps(gp.Parser(max_facts=2, max_cells=3)))
    assert (parser.max_facts, parser.max_cells) == (2, 3)
