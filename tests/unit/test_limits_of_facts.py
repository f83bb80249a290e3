"""Beyond `max_facts` the cells of tables stay in `tables` and give no facts."""

from __future__ import annotations

import pickle

import pytest

import govdoc_parse as gp

TEXT = "全年造林3亩。\n\n| 指标 | 产量（吨） |\n| 稻谷 | 31.5 |\n| 小麦 | 3.5 |\n| 大豆 | 2.5 |\n"


@pytest.mark.parametrize(("limit", "facts", "left"), [(0, 1, 3), (1, 1, 3), (2, 2, 2), (4, 4, 0), (9, 4, 0)])
def test_tables_give_no_facts_beyond_the_limit(limit: int, facts: int, left: int) -> None:
    document = gp.Parser(max_facts=limit).parse(TEXT)
    assert len(document.facts) == facts
    assert document.tables == gp.parse(TEXT).tables
    told = [remark.message for remark in document.diagnostics if remark.code == "LIMIT_REACHED"]
    assert told == ([f"{left} figures of tables gave no fact, see max_facts"] if left else [])


def test_readers_take_the_limit_too() -> None:
    assert len(gp.parse_bytes(TEXT.encode(), max_facts=2).facts) == 2
    assert len(gp.parse_bytes(TEXT.encode(), parser=gp.Parser(max_facts=2)).facts) == 2
    assert len(gp.parse_bytes(TEXT.encode(), parser=gp.Parser(max_facts=2), max_facts=3).facts) == 3
    assert len(gp.parse_bytes(TEXT.encode()).facts) == 4


def test_a_pickled_parser_keeps_its_limit() -> None:
    assert pickle.loads(pickle.dumps(gp.Parser(max_facts=2))).max_facts == 2
