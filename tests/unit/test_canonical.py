from __future__ import annotations

import pytest

import govdoc_parse as gp
from govdoc_parse.lexicon import Indicator


def _ids(text: str, parser: gp.Parser | None = None) -> list[tuple[str, str | None]]:
    document = gp.parse(text) if parser is None else parser.parse(text)
    return [(fact.quantity.quote.text, fact.indicator_id) for fact in document.facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("民间投资增长6%，固定资产投资增长5%。", [("6%", "inv_private"), ("5%", "fai")]),
        ("民间固定资产投资增长6%。", [("6%", "inv_private")]),
        ("全市生产总值186亿元。", [("186亿元", "gdp")]),
        ("经济增长5.2%。", [("5.2%", "gdp")]),
        ("规上工业增加值增速居全市第2位。", [("第2位", "iva")]),
        ("三产占比46.2%。", [("46.2%", "services_share")]),
        ("因公出国（境）费2.4万元。", [("2.4万元", "three_public_abroad")]),
        ("高新技术企业研发费用3.1亿元。", [("3.1亿元", None)]),
        ("粮食产量52万亩。", [("52万亩", None)]),
        ("城镇调查失业率5.3%。", [("5.3%", "unemp")]),
        ("城镇登记失业率3.1%。", [("3.1%", "unemp_reg")]),
        ("古树名木1200株。", [("1200株", None)]),
        ("一般公共预算收入拟安排13.2亿元。", [("13.2亿元", "budget_rev")]),
        ("一般公共预算收入预算12亿元，完成12.6亿元。", [("12亿元", "budget_rev"), ("12.6亿元", "budget_rev")]),
        ("2025年力争一般公共预算支出预算安排13.2亿元。", [("13.2亿元", "budget_exp")]),
        ("2024年一般公共预算支出安排13.2亿元。", [("13.2亿元", None)]),
        ("粮食播种面积52万亩、产量21.3万吨。", [("52万亩", "grain_area"), ("21.3万吨", "grain")]),
        ("一般公共预算收入增长2%、支出首次超过70亿元。", [("2%", "budget_rev"), ("70亿元", "budget_exp")]),
        ("旅游收入增长2%、支出首次超过70亿元。", [("2%", "tourism_rev"), ("70亿元", None)]),
        ("江宁区粮食产量3万吨。", [("3万吨", "grain")]),
    ],
)
def test_an_id_is_of_a_whole_name(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert _ids(text) == expected


def test_cells_have_ids_as_sentences_have() -> None:
    text = "表1　主要指标\n指标\t单位\t2024年\n地区生产总值\t亿元\t186.4\n粮食产量\t万吨\t21.3\n"
    assert [fact.indicator_id for fact in gp.parse(text).facts] == ["gdp", "grain"]


def test_a_row_of_the_caller_wins() -> None:
    row = Indicator(id="trees", name="古树名木", kinds=("count",), english="Old trees", example="古树名木1200株。")
    parser = gp.Parser(gp.Lexicon.default().extend(indicators=[row]))
    assert _ids("古树名木1200株。", parser) == [("1200株", "trees")]


@pytest.mark.parametrize(
    ("text", "flows"),
    [
        ("新增高新技术企业35家以上、科技型中小企业60家，高新技术企业共有95家。", [True, True, False]),
        ("高新技术企业1.55万家。", [False]),
        ("新增重点实验室5家、总数达13家。", [True, False]),
        ("城镇新增就业4.7万人、养老床位900张。", [True, False]),
        ("新增企业占比12%。", [False]),
        ("新建厂房3座。水库12座。", [True, False]),
    ],
)
def test_an_addition_is_no_stock(text: str, flows: list[bool]) -> None:
    assert [fact.flow for fact in gp.parse(text).facts] == flows
